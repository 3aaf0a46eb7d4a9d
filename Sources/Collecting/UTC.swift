import Glibc

/// Times as the manifest and the spec write them.
package enum UTC {
    /// `2026-05-04T10:02:05Z`.
    package static func text(_ seconds: Int64) -> String {
        var (seconds, fields) = (time_t(seconds), tm())
        gmtime_r(&seconds, &fields)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(fields.tm_year + 1900)-\(two(fields.tm_mon + 1))-\(two(fields.tm_mday))"
            + "T\(two(fields.tm_hour)):\(two(fields.tm_min)):\(two(fields.tm_sec))Z"
    }

    /// A moment as people write it: a day, a day and a time with or without zone, or `24h` before `now`.
    package static func moment(_ text: String, now: Int64) -> Int64? {
        if text.contains(where: \.isLetter), let span = Amount.seconds(text) {
            return now - Int64(span)
        }
        if text.utf8.count == 10, text.utf8.allSatisfy({ $0 != UInt8(ascii: ":") }) {
            return LogTime(Array("\(text)T00:00:00".utf8)[...], year: 1970)?.seconds
        }
        guard text.utf8.count > 10, text.first?.isNumber == true else { return nil }
        return LogTime(Array(text.utf8)[...], year: 1970)?.seconds
    }
}
