import Glibc

/// Finds the time a line of a log begins with, well enough to tell where a window starts.
///
/// It knows the ways of writing that servers use, and reads a time without a zone as the host's own; a
/// window is widened by the host's offset for such lines, because they may be in UTC.
struct LogTime {
    /// Bytes at the start of a line in which the time may stand.
    private static let reach = 200

    /// Seconds since 1970.
    let seconds: Int64
    /// The line says which zone, so the host's offset does not matter.
    let hasZone: Bool

    /// The time of a line; `year` is taken where the line names none.
    init?(_ line: ArraySlice<UInt8>, year: Int32) {
        var cursor = Cursor(line.prefix(LogTime.reach))
        while cursor.goToWord() {
            let start = cursor.at
            if let time = LogTime.stamp(&cursor, year) {
                self = time
                return
            }
            cursor.at = start
            cursor.skipWord()
        }
        return nil
    }

    private init(seconds: Int64, hasZone: Bool) {
        self.seconds = seconds
        self.hasZone = hasZone
    }

    private static func stamp(_ cursor: inout Cursor, _ year: Int32) -> LogTime? {
        let start = cursor.at
        if let month = cursor.month() {
            // `May  4 10:02:05`, and `May 04 10:02:05.123 2026` of Apache.
            guard cursor.blanks(), let day = cursor.number(1...2), cursor.blanks(),
                var fields = clock(&cursor)
            else { return nil }
            (fields.tm_mon, fields.tm_mday) = (month, day)
            cursor.fraction()
            let mark = cursor.at
            if cursor.blanks(), let stated = cursor.number(4...4), (1970...2199).contains(stated) {
                return time(fields, stated, &cursor)
            }
            cursor.at = mark
            return time(fields, year, &cursor)
        }
        if cursor.take("IWEF"), let month = cursor.number(2...2), (1...12).contains(month) {
            cursor.at -= 2
            // klog: `I0504 10:02:05.123456`.
            if let both = cursor.number(4...4), cursor.blanks(), var fields = clock(&cursor) {
                (fields.tm_mon, fields.tm_mday) = (both / 100 - 1, both % 100)
                return time(fields, year, &cursor)
            }
        }
        cursor.at = start
        guard let first = cursor.number(1...10) else { return nil }
        switch cursor.at - start {
        case 4:
            guard (1970...2199).contains(first), cursor.take("-/."),
                let month = cursor.number(2...2), cursor.take("-/."),
                let day = cursor.number(2...2), cursor.take("T _:"), var fields = clock(&cursor)
            else { return nil }
            (fields.tm_mon, fields.tm_mday) = (month - 1, day)
            cursor.fraction()
            return time(fields, first, &cursor)
        case 10:
            // Seconds since 1970, with or without a fraction or three more digits.
            guard (1_000_000_000...4_000_000_000).contains(Int64(first)) else { return nil }
            return LogTime(seconds: Int64(first), hasZone: true)
        case 1...2:
            // `04/May/2026:10:02:05 +0000`, `04 May 2026 10:02:05.123`, `04-May-2026 10:02:05`.
            guard cursor.take("/ -"), let month = cursor.month(), cursor.take("/ -"),
                let year = cursor.number(4...4), cursor.take(": "), var fields = clock(&cursor)
            else { return nil }
            (fields.tm_mon, fields.tm_mday) = (month, first)
            cursor.fraction()
            return time(fields, year, &cursor)
        default: return nil
        }
    }

    private static func clock(_ cursor: inout Cursor) -> tm? {
        var fields = tm()
        guard let hour = cursor.number(2...2), cursor.take(":"),
            let minute = cursor.number(2...2), hour < 24, minute < 60
        else { return nil }
        (fields.tm_hour, fields.tm_min) = (hour, minute)
        if cursor.take(":"), let second = cursor.number(2...2) { fields.tm_sec = second }
        return fields
    }

    private static func time(_ fields: tm, _ year: Int32, _ cursor: inout Cursor) -> LogTime? {
        guard (0...11).contains(fields.tm_mon), (1...31).contains(fields.tm_mday) else {
            return nil
        }
        var fields = fields
        fields.tm_year = year - 1900
        fields.tm_isdst = -1
        if let offset = cursor.zone() {
            return LogTime(seconds: Int64(timegm(&fields)) - Int64(offset), hasZone: true)
        }
        return LogTime(seconds: Int64(mktime(&fields)), hasZone: false)
    }
}

/// Reads words and numbers from the bytes of a line.
private struct Cursor {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { Array($0.utf8) }

    private let bytes: ArraySlice<UInt8>
    var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    private var byte: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

    private static func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    mutating func goToWord() -> Bool {
        while let byte, !Self.isWord(byte) { at += 1 }
        return byte != nil
    }

    mutating func skipWord() {
        while let byte, Self.isWord(byte) { at += 1 }
    }

    mutating func take(_ any: String) -> Bool {
        guard let byte, any.utf8.contains(byte) else { return false }
        at += 1
        return true
    }

    mutating func blanks() -> Bool {
        let start = at
        while byte == UInt8(ascii: " ") { at += 1 }
        return at > start
    }

    /// A number of so many digits; longer ones are none.
    mutating func number(_ digits: ClosedRange<Int>) -> Int32? {
        var (value, count, next) = (0, 0, at)
        while next < bytes.endIndex, (48...57).contains(bytes[next]), count < digits.upperBound {
            value = value * 10 + Int(bytes[next]) - 48
            count += 1
            next += 1
        }
        guard count >= digits.lowerBound, value <= Int(Int32.max) else { return nil }
        at = next
        return Int32(value)
    }

    mutating func month() -> Int32? {
        guard at + 3 <= bytes.endIndex else { return nil }
        let word = bytes[at..<at + 3].map { $0 | 0x20 }
        guard let index = Self.months.firstIndex(of: word) else { return nil }
        if at + 3 < bytes.endIndex, Self.isWord(bytes[at + 3]) { return nil }
        at += 3
        return Int32(index)
    }

    mutating func fraction() {
        guard take(".,") else { return }
        while let byte, (48...57).contains(byte) { at += 1 }
    }

    /// `Z`, `+02:00`, ` +0200`, ` UTC`: seconds east of Greenwich; `nil` when there is none.
    mutating func zone() -> Int32? {
        if take("Z") { return 0 }
        _ = take(" ")
        if bytes[at...].starts(with: "UTC".utf8) || bytes[at...].starts(with: "GMT".utf8) {
            return 0
        }
        guard let sign = byte, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return nil
        }
        at += 1
        guard let hours = number(2...2) else { return nil }
        _ = take(":")
        guard let minutes = number(2...2), hours < 15, minutes < 60 else { return nil }
        let offset = hours * 3600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -offset : offset
    }
}
