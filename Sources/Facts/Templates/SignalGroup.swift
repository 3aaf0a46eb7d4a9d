/// Alike messages in which programs announce trouble.
package struct SignalGroup: Sendable {
    /// Where the group's messages stand in one file.
    package struct Spot: Sendable {
        package let file: Int
        /// The first of them there.
        package let line: Int
        package let stamp: Stamp?
        /// The first line, at most 600 bytes of it.
        package let text: String
        package var lastStamp: Stamp?
        package var count = 1
        /// Set once zone and year of the file are known.
        package var first: Moment?
        package var last: Moment?

        init(file: Int, line: Int, stamp: Stamp?, text: String) {
            self.file = file
            self.line = line
            self.stamp = stamp
            self.text = text
            lastStamp = stamp
        }
    }

    /// The message with its variable parts as `<*>`.
    package var template = ""
    /// The loudest of them.
    package var level: Level?
    package var count = 1
    /// The first few files they stand in, in the order of the bundle.
    package var spots: [Spot]
    /// How many there were in the busiest minute.
    package var busiest = 1
    /// The innermost exception of the first of them that has a trace.
    package var exception: String?
    /// The rule patterns that matched in the same events.
    package var patterns: Set<Int> = []
    private var minute: Int64?
    private var inMinute = 1

    private static let mostSpots = 4
    private static let mostPatterns = 64

    init(_ spot: Spot, level: Level?) {
        spots = [spot]
        self.level = level
        minute = Self.minute(spot.stamp)
    }

    /// The place that is shown: the earliest, where times tell.
    package var spot: Spot {
        spots.min { a, b in
            if let x = a.first, let y = b.first { return x < y }
            return a.first != nil && b.first == nil
        } ?? spots[0]
    }

    package var first: Moment? { spots.compactMap(\.first).min() }
    package var last: Moment? { spots.compactMap(\.last).max() }
    package var place: Place { Place(file: spot.file, line: spot.line) }
    package var text: String { spot.text }

    mutating func note(
        _ file: Int, _ line: Int, _ stamp: Stamp?, _ level: Level?, _ text: () -> String
    ) {
        count += 1
        if let level { self.level = max(self.level ?? level, level) }
        let now = Self.minute(stamp)
        inMinute = now != nil && now == minute ? inMinute + 1 : 1
        minute = now
        busiest = max(busiest, inMinute)
        if let last = spots.last, last.file == file {
            spots[spots.count - 1].count += 1
            if let stamp { spots[spots.count - 1].lastStamp = stamp }
        } else if spots.count < Self.mostSpots {
            spots.append(Spot(file: file, line: line, stamp: stamp, text: text()))
        }
    }

    mutating func note(patterns new: [Int]) {
        if !new.isEmpty, patterns.count < Self.mostPatterns { patterns.formUnion(new) }
    }

    /// Takes over a group whose messages turned out to be the same.
    mutating func absorb(_ other: SignalGroup) {
        count += other.count
        if let level = other.level { self.level = max(self.level ?? level, level) }
        busiest = max(busiest, other.busiest)
        exception = exception ?? other.exception
        patterns.formUnion(other.patterns)
        for spot in other.spots {
            if let index = spots.firstIndex(where: { $0.file == spot.file }) {
                spots[index].count += spot.count
                if let last = spot.lastStamp?.microseconds,
                    last > spots[index].lastStamp?.microseconds ?? .min
                {
                    spots[index].lastStamp = spot.lastStamp
                }
            } else if spots.count < Self.mostSpots {
                spots.append(spot)
            }
        }
    }

    private static func minute(_ stamp: Stamp?) -> Int64? {
        stamp.map { $0.microseconds / 60_000_000 }
    }
}
