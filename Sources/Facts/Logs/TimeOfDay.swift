/// A time of day as written: `10:02`, `10:02:05.123456`, `9:02:05 PM`, `10.02.05`, `100205`.
struct TimeOfDay {
    var microseconds: Int64
    var end: Int
    var hasSeconds: Bool

    /// Reads a time of day at `index`. `dots` also allows `10.02.05`, `compact` allows `100205`.
    init?(_ line: LineBytes, at index: Int, dots: Bool = false, compact: Bool = false) {
        var hour: Int
        var minute: Int
        var second = 0
        var position: Int
        hasSeconds = true
        let run = line.digits(at: index, limit: 7)
        if run == 1 || run == 2 {
            let separator = line[index + run]
            guard separator == UInt8(ascii: ":") || (dots && separator == UInt8(ascii: ".")),
                let m = line.two(at: index + run + 1)
            else { return nil }
            hour = line.number(at: index, length: run)
            minute = m
            position = index + run + 3
            if line[position] == separator, let s = line.two(at: position + 1) {
                second = s
                position += 3
            } else {
                hasSeconds = false
            }
        } else if compact, run == 6 {
            hour = line.number(at: index, length: 2)
            minute = line.number(at: index + 2, length: 2)
            second = line.number(at: index + 4, length: 2)
            position = index + 6
        } else {
            return nil
        }
        guard hour < 25, minute < 60, second < 61, !line[position].isDigit else { return nil }
        var micro: Int64 = 0
        if hasSeconds, let fraction = TimeOfDay.fraction(line, at: position) {
            micro = fraction.microseconds
            position = fraction.end
        }
        if hour <= 12, let half = TimeOfDay.half(line, at: position) {
            hour = hour % 12 + (half.afternoon ? 12 : 0)
            position = half.end
        }
        guard hour < 24 || (minute == 0 && second == 0) else { return nil }
        microseconds = Int64(hour * 3600 + minute * 60 + second) * 1_000_000 + micro
        end = position
    }

    /// The fraction behind the seconds: `.1` to `.123456789`; with a comma or colon only in groups of
    /// three digits, so that the next column of a table is not taken for one.
    private static func fraction(_ line: LineBytes, at index: Int) -> (
        microseconds: Int64, end: Int
    )? {
        let separator = line[index]
        guard
            separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",")
                || separator == UInt8(ascii: ":")
        else { return nil }
        let length = line.digits(at: index + 1)
        guard length > 0, length <= 12 else { return nil }
        if separator != UInt8(ascii: "."), length % 3 != 0 { return nil }
        return (fractionMicroseconds(line, at: index + 1, length: length), index + 1 + length)
    }

    /// The first six of `length` fraction digits as microseconds.
    static func fractionMicroseconds(_ line: LineBytes, at index: Int, length: Int) -> Int64 {
        var value = Int64(line.number(at: index, length: min(length, 6)))
        var digits = length
        while digits < 6 {
            value *= 10
            digits += 1
        }
        return value
    }

    private static func half(_ line: LineBytes, at index: Int) -> (afternoon: Bool, end: Int)? {
        var position = index
        // Java 20 and later print a narrow no-break space here.
        if line[position] == 0x20 {
            position += 1
        } else if line.has("\u{202F}", at: position) {
            position += 3
        }
        let letter = line[position] | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
        position += 1
        if line[position] == UInt8(ascii: ".") { position += 1 }
        guard line[position] | 0x20 == UInt8(ascii: "m") else { return nil }
        position += 1
        if line[position] == UInt8(ascii: "."), position > index + 3 { position += 1 }
        guard !line[position].isWord else { return nil }
        return (letter == UInt8(ascii: "p"), position)
    }
}
