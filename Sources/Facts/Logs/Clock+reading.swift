extension Clock {
    /// Reads a time that starts exactly at `index`, whatever its shape. Dates that name no time of day are
    /// no time. `dayFirst` tells how to read `03/04/2026` while nothing has settled it.
    init?(_ line: LineBytes, at index: Int, dayFirst: Bool? = nil) {
        let first = line[index]
        let found: Clock?
        if first.isDigit {
            found = Clock.numeric(line, at: index, dayFirst: dayFirst)
        } else if first.isLetter {
            found = Clock.named(line, at: index)
        } else if first == UInt8(ascii: "@") {
            found = Clock.tai(line, at: index)
        } else {
            return nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func numeric(_ line: LineBytes, at index: Int, dayFirst: Bool?) -> Clock? {
        let run = line.digits(at: index)
        let separator = line[index + run]
        switch run {
        case 4:
            guard let date = CalendarDate(yearFirst: line, at: index) else { return nil }
            let form: Form = separator == UInt8(ascii: "/") ? .slashes : .iso
            return joined(
                line, index, date, form, dots: separator == UInt8(ascii: "-"), compact: true)
        case 1, 2:
            if separator == UInt8(ascii: ":") { return timeOnly(line, at: index) }
            return dayOrMonthFirst(line, at: index, run: run, dayFirst: dayFirst)
        case 6, 8:
            guard let date = CalendarDate(compact: line, at: index, length: run),
                separator == 0x20 || separator == UInt8(ascii: "-")
                    || separator == UInt8(ascii: "T")
                    || separator == UInt8(ascii: "_") || separator == UInt8(ascii: ":")
                    || separator == 0x09 || separator == UInt8(ascii: ",")
            else { return nil }
            return joined(line, index, date, .compact, dots: false, compact: true)
        case 12, 14, 17:
            return digitsOnly(line, at: index, length: run)
        case 10, 13, 16, 19:
            return epoch(line, at: index, length: run)
        default:
            return nil
        }
    }

    /// The clock made of `date` and the time of day that must follow it.
    static func joined(
        _ line: LineBytes, _ start: Int, _ date: CalendarDate, _ form: Form, dots: Bool = false,
        compact: Bool = false
    ) -> Clock? {
        var index = date.end
        if line[index] == UInt8(ascii: "T"), line[index + 1].isDigit {
            index += 1
        } else {
            let joint = index
            while isJoint(line[index]), index - joint < 6 { index += 1 }
            if line.has("time=", at: index) {
                index += 5
                if line[index] == UInt8(ascii: "\"") { index += 1 }
            } else if line.has("at ", at: index) {
                index += 3
            }
            guard index > joint else { return nil }
        }
        let dotted = dots && line[date.end] == UInt8(ascii: "-")
        guard let time = TimeOfDay(line, at: index, dots: dotted, compact: compact),
            time.hasSeconds || date.statesYear
        else { return nil }
        let clock = Clock(start, date, time, form)
        return dotted ? clock.withMinutes(line) : clock.withZone(line)
    }

    /// DB2 writes its zone in minutes: `2026-05-04-10.02.05.123456+120`.
    private func withMinutes(_ line: LineBytes) -> Clock {
        let sign = line[end]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            line.digits(at: end + 1, limit: 4) == 3
        else { return withZone(line) }
        var clock = self
        let minutes =
            Int64(line.number(at: end + 1, length: 3)) * (sign == UInt8(ascii: "-") ? -1 : 1)
        clock.microseconds -= minutes * 60_000_000
        clock.end += 4
        clock.statesZone = true
        return clock
    }

    @inline(__always)
    private static func isJoint(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","),
            UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "@"),
            UInt8(ascii: "/"):
            true
        default:
            false
        }
    }

    init(_ start: Int, _ date: CalendarDate, _ time: TimeOfDay, _ form: Form) {
        let days = Moment.days(year: date.year, month: date.month, day: date.day)
        self.init(
            microseconds: Int64(days) * 86_400_000_000 + time.microseconds, start: start,
            end: time.end, form: form, statesYear: date.statesYear, order: date.order)
    }

    /// The clock with the zone written behind it, if one is.
    func withZone(_ line: LineBytes) -> Clock {
        guard let zone = ZoneMark(line, at: end) else { return self }
        var clock = self
        clock.microseconds -= Int64(zone.offset) * 1_000_000
        clock.end = zone.end
        clock.statesZone = true
        return clock
    }

    /// `10:02:05` without a date.
    private static func timeOnly(_ line: LineBytes, at index: Int) -> Clock? {
        guard let time = TimeOfDay(line, at: index), time.hasSeconds,
            !line[time.end].isWord, line[time.end] != UInt8(ascii: ":")
        else { return nil }
        return Clock(
            microseconds: time.microseconds, start: index, end: time.end, form: .timeOnly,
            statesYear: false, statesDate: false)
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their length.
    static func epoch(_ line: LineBytes, at index: Int, length: Int) -> Clock? {
        let seconds = line.number(at: index, length: 10)
        guard seconds >= 631_152_000, seconds < 4_102_444_800 else { return nil }
        var end = index + length
        var micro: Int64 = 0
        if length > 10 {
            micro = TimeOfDay.fractionMicroseconds(line, at: index + 10, length: length - 10)
        } else if line[end] == UInt8(ascii: ".") {
            let digits = line.digits(at: end + 1)
            if digits > 0 {
                micro = TimeOfDay.fractionMicroseconds(line, at: end + 1, length: digits)
                end += 1 + digits
            }
        }
        guard !line[end].isWord, length == 10 || line[end] != UInt8(ascii: "-") else { return nil }
        if length > 10, line[end] == UInt8(ascii: "."), line[end + 1].isDigit {
            end += 1 + line.digits(at: end + 1)
        }
        return Clock(
            microseconds: Int64(seconds) * 1_000_000 + micro, start: index, end: end, form: .epoch,
            statesZone: true)
    }

    /// `20260504100205`, `260504100205`, `20260504100205123`.
    private static func digitsOnly(_ line: LineBytes, at index: Int, length: Int) -> Clock? {
        let century = line.number(at: index, length: 2)
        let long = length != 12 && (century == 19 || century == 20)
        guard long || length == 12,
            let date = CalendarDate(compact: line, at: index, length: long ? 8 : 6)
        else { return nil }
        let base = date.end
        let hour = line.number(at: base, length: 2)
        let minute = line.number(at: base + 2, length: 2)
        let second = line.number(at: base + 4, length: 2)
        guard hour < 24, minute < 60, second < 61 else { return nil }
        let days = Moment.days(year: date.year, month: date.month, day: date.day)
        var micro: Int64 = 0
        var end = index + length
        if length == 17 {
            micro = Int64(line.number(at: base + 6, length: 3)) * 1000
        } else if line[end] == UInt8(ascii: "."), line[end + 1].isDigit {
            let digits = line.digits(at: end + 1)
            micro = TimeOfDay.fractionMicroseconds(line, at: end + 1, length: digits)
            end += 1 + digits
        }
        guard !line[end].isLetter || line[end] == UInt8(ascii: "Z") else { return nil }
        let ofDay = Int64(hour * 3600 + minute * 60 + second) * 1_000_000 + micro
        let clock = Clock(
            microseconds: Int64(days) * 86_400_000_000 + ofDay, start: index, end: end,
            form: .compact)
        return clock.withZone(line)
    }

    /// TAI64N, as daemontools and runit print it: `@40000000` and seconds, then nanoseconds, in hex.
    /// TAI is 37 seconds ahead of UTC since 2017. <https://cr.yp.to/libtai/tai64.html>
    private static func tai(_ line: LineBytes, at index: Int) -> Clock? {
        guard line.has("@40000000", at: index) else { return nil }
        var value: UInt64 = 0
        for offset in 9..<25 {
            let byte = line[index + offset]
            let letter = (byte | 0x20) &- 0x61
            guard byte.isDigit || letter < 6 else { return nil }
            value = value << 4 | UInt64(byte.isDigit ? byte & 0x0F : letter + 10)
        }
        guard !line[index + 25].isWord else { return nil }
        let seconds = Int64(value >> 32) - 37
        let micro = Int64(value & 0xFFFF_FFFF) / 1000
        guard seconds > 631_152_000, seconds < 4_102_444_800 else { return nil }
        return Clock(
            microseconds: seconds * 1_000_000 + micro, start: index, end: index + 25, form: .tai,
            statesZone: true)
    }
}
