/// What one file says about its clock, gathered while it is read; `TimeResolver` compares it with the other
/// files' once the bundle is read.
package struct ClockEvidence: Sendable {
    package var path: String
    /// When the file was last written, microseconds since 1970 UTC, if the bundle says so.
    package var fileModified: Int64?
    package private(set) var stamps = 0
    package private(set) var zoned = 0
    package private(set) var yeared = 0
    package private(set) var dated = 0
    package private(set) var first: Stamp?
    package private(set) var last: Stamp?
    package private(set) var latest: Stamp?
    /// A clock without a year went from December to January.
    package private(set) var passesNewYear = false
    /// Whether `03/04/2026` is 3 April here; `nil` if no line told.
    package var dayFirst: Bool?
    /// Seconds the bare clock is ahead of UTC, from lines that carry both.
    package private(set) var pairedOffset: Int?
    /// Some of the file's events, to compare with those of other files.
    var keys = EventKeys()
    private var days: Int64 = 0
    private var lastOfDay: Int64 = -1

    package init(path: String, fileModified: Int64? = nil) {
        self.path = path
        self.fileModified = fileModified
    }

    /// Counts a stamp in; the returned one has the midnights passed so far, where it has no date.
    package mutating func note(_ stamp: Stamp) -> Stamp {
        let stamp = stamp.statesDate ? stamp : dayCounted(stamp)
        stamps += 1
        if stamp.statesZone { zoned += 1 }
        if stamp.statesYear { yeared += 1 }
        if stamp.statesDate { dated += 1 }
        if !stamp.statesYear, stamp.statesDate, let last, !last.statesYear,
            last.microseconds - stamp.microseconds > 200 * ClockEvidence.day
        {
            passesNewYear = true
        }
        if first == nil { first = stamp }
        last = stamp
        if latest.map({ stamp.microseconds > $0.microseconds }) ?? true { latest = stamp }
        return stamp
    }

    /// A clock that falls back by more than an hour has passed midnight.
    private mutating func dayCounted(_ stamp: Stamp) -> Stamp {
        if lastOfDay - stamp.microseconds > 3_600_000_000 { days += 1 }
        lastOfDay = stamp.microseconds
        return Stamp(
            microseconds: stamp.microseconds + days * ClockEvidence.day,
            statesZone: stamp.statesZone,
            statesYear: false, statesDate: false)
    }

    /// Compares the two clocks of one line, of which one states its zone.
    mutating func note(pair own: Clock, _ other: Clock) {
        guard own.statesZone != other.statesZone, own.statesDate, other.statesDate else { return }
        guard own.statesYear, other.statesYear else { return }
        let (bare, exact) = own.statesZone ? (other, own) : (own, other)
        let difference = bare.microseconds - exact.microseconds
        if let offset = ClockEvidence.quarterHours(difference, tolerance: 90) {
            pairedOffset = offset
        }
    }

    /// The difference in whole quarter hours, in seconds, if it is nearly that and one a zone can have.
    static func quarterHours(_ difference: Int64, tolerance: Int64) -> Int? {
        let quarter: Int64 = 900_000_000
        let rounded =
            (difference + (difference >= 0 ? quarter / 2 : -quarter / 2)) / quarter * quarter
        guard abs(difference - rounded) <= tolerance * 1_000_000, abs(rounded) <= 14 * 3_600_000_000
        else { return nil }
        return Int(rounded / 1_000_000)
    }

    static let day: Int64 = 86_400_000_000
}
