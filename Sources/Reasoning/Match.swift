import Facts

/// A signature, or a part of one, that held.
struct Match: Sendable {
    /// Where something stands in time and in its file.
    struct Point: Sendable, Hashable {
        let time: Moment?
        let place: Place
        let head: Int

        /// Whether this is not later than `other`; by time, or by line within a file without times.
        func comesBefore(_ other: Point) -> Bool {
            if let time, let later = other.time, time != later { return time < later }
            if place.file == other.place.file { return place.line < other.place.line }
            return time == nil || other.time == nil || time == other.time
        }
    }

    var captures: [String: String]
    /// Indices into the facts' events and settings, in the order of the text.
    var events: [Int]
    var settings: [Int] = []
    /// Files looked at in which a setting was missing.
    var silentFiles: [Int] = []
    var first: Point
    var last: Point
    var count: Int
    var points: [String: Point] = [:]
    var isOutOfScope = false

    /// Whether both can be parts of the same story: no capture of the same name differs.
    func agrees(with other: Match) -> Bool {
        let (small, large) =
            captures.count < other.captures.count
            ? (captures, other.captures) : (other.captures, captures)
        return small.allSatisfy { name, value in
            large[name].map { $0.caseInsensitiveEquals(value) } ?? true
        }
    }

    /// This and another part together.
    func joined(with other: Match) -> Match {
        var result = self
        result.captures.merge(other.captures) { mine, _ in mine }
        result.events += other.events.filter { !events.contains($0) }
        result.settings += other.settings
        result.silentFiles += other.silentFiles
        result.first = first.comesBefore(other.first) || other.events.isEmpty ? first : other.first
        if events.isEmpty { result.first = other.first }
        result.last =
            other.last.comesBefore(last) && !events.isEmpty || other.events.isEmpty
            ? last : other.last
        result.points.merge(other.points) { mine, _ in mine }
        result.isOutOfScope = isOutOfScope || other.isOutOfScope
        return result
    }
}

extension String {
    func caseInsensitiveEquals(_ other: String) -> Bool {
        self == other || lowercased() == other.lowercased()
    }
}
