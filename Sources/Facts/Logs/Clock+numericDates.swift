extension CalendarDate {
    /// `2026-05-04`, `2026/5/4`, `2026.05.04`, `2026:05:04`, `2026-May-04`, `2026 May 04`.
    init?(yearFirst line: LineBytes, at index: Int) {
        let year = line.number(at: index, length: 4)
        let separator = line[index + 4]
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"), 0x20: break
        default: return nil
        }
        var position = index + 5
        let month: Int
        if line[position].isLetter {
            guard let named = MonthName(line, at: position), line[named.end] == separator
            else { return nil }
            month = named.number
            position = separator == 0x20 ? line.skippingBlanks(named.end) : named.end + 1
        } else {
            guard separator != 0x20 else { return nil }
            let run = line.digits(at: position, limit: 3)
            guard run == 1 || run == 2, line[position + run] == separator else { return nil }
            month = line.number(at: position, length: run)
            position += run + 1
        }
        let run = line.digits(at: position, limit: 3)
        guard run == 1 || run == 2 else { return nil }
        self.init(
            year: year, month: month, day: line.number(at: position, length: run),
            end: position + run)
    }

    /// `20260504` or `260504`.
    init?(compact line: LineBytes, at index: Int, length: Int) {
        let digits = length - 4
        let written = line.number(at: index, length: digits)
        let year = digits == 4 ? written : written + (written < 70 ? 2000 : 1900)
        self.init(
            year: year, month: line.number(at: index + digits, length: 2),
            day: line.number(at: index + digits + 2, length: 2), end: index + length)
    }

    /// Three numbers `a`, `b`, `c` of two digits each with slashes or dashes: the reading with the latest
    /// year that is not far ahead. Logs are young, and `17/06/09` is far likelier 2017 than 2009.
    init?(twoDigitYear a: Int, _ b: Int, _ c: Int, end: Int, dayFirst: Bool?) {
        let dayFirst = dayFirst ?? false
        let yearFirst = CalendarDate(year: 2000 + a, month: b, day: c, end: end)
        let order: Stamp.DayOrder =
            a <= 12 && b <= 12 && a != b ? (dayFirst ? .dayFirst : .monthFirst) : .certain
        let asDay = CalendarDate(year: 2000 + c, month: b, day: a, end: end, order: order)
        let asMonth = CalendarDate(year: 2000 + c, month: a, day: b, end: end, order: order)
        let yearLast = dayFirst ? asDay ?? asMonth : asMonth ?? asDay
        switch (yearFirst, yearLast) {
        case (let first?, let last?):
            let latest = 2035
            let firstYear = first.year > latest ? 0 : first.year
            let lastYear = last.year > latest ? 0 : last.year
            self = firstYear >= lastYear ? first : last
        case (let first?, nil): self = first
        case (nil, let last?): self = last
        case (nil, nil): return nil
        }
    }
}

extension Clock {
    /// Everything that starts with one or two digits and no colon: `04/May/2026`, `21-Jul-2026`,
    /// `4 May 2026`, `04.05.2026`, `5/4/2026`, `17/06/09`, `05-04 10:02:05`.
    static func dayOrMonthFirst(_ line: LineBytes, at index: Int, run: Int, dayFirst: Bool?)
        -> Clock?
    {
        let separator = line[index + run]
        if separator.isLetter { return SASDate.clock(line, at: index, run: run) }
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), 0x20: break
        default: return nil
        }
        let a = line.number(at: index, length: run)
        let second = index + run + 1
        if line[second].isLetter { return dayThenName(line, at: index, day: a, second) }
        guard separator != 0x20 else { return nil }
        let length = line.digits(at: second, limit: 3)
        guard length == 1 || length == 2 else { return nil }
        let b = line.number(at: second, length: length)
        let third = second + length
        if line[third] == separator {
            let width = line.digits(at: third + 1, limit: 5)
            let c = line.number(at: third + 1, length: width)
            let end = third + 1 + width
            if width == 4 {
                let date = yearLast(a, b, c, end: end, separator: separator, dayFirst: dayFirst)
                return date.flatMap { joined(line, index, $0, .numericDay) }
            }
            guard width == 2, separator != UInt8(ascii: "."),
                let date = CalendarDate(twoDigitYear: a, b, c, end: end, dayFirst: dayFirst)
            else { return nil }
            return joined(line, index, date, .numericDay)
        }
        guard
            line[third] == 0x20 || line[third] == UInt8(ascii: "-")
                || line[third] == UInt8(ascii: "T"),
            length == 2, line.digits(at: third + 1, limit: 3) == 2,
            let date = CalendarDate(
                year: Stamp.yearless, month: a, day: b, end: third, statesYear: false)
        else { return nil }
        return joined(line, index, date, .monthDay)
    }

    private static func yearLast(
        _ a: Int, _ b: Int, _ year: Int, end: Int, separator: UInt8, dayFirst: Bool?
    ) -> CalendarDate? {
        // A dotted date is German, Russian, Turkish …: always the day first.
        if separator == UInt8(ascii: ".") || a > 12 {
            return CalendarDate(year: year, month: b, day: a, end: end)
        }
        if b > 12 { return CalendarDate(year: year, month: a, day: b, end: end) }
        // Without a sign, slashes are taken for American and dashes for European.
        let dayFirst = dayFirst ?? (separator == UInt8(ascii: "-"))
        let order: Stamp.DayOrder = a == b ? .certain : dayFirst ? .dayFirst : .monthFirst
        return CalendarDate(
            year: year, month: dayFirst ? b : a, day: dayFirst ? a : b, end: end, order: order)
    }

    /// `04/May/2026:10:02:05`, `21-Jul-2026 10:02:05`, `4 May 10:02:05`.
    private static func dayThenName(_ line: LineBytes, at index: Int, day: Int, _ month: Int)
        -> Clock?
    {
        guard let name = MonthName(line, at: month) else { return nil }
        let separator = line[month - 1]
        var position = name.end
        if line[position] == separator || line[position] == 0x20
            || line[position] == UInt8(ascii: ",")
        {
            position += 1
            if line[position] == 0x20 { position += 1 }
            let width = line.digits(at: position, limit: 5)
            if width == 4 || (width == 2 && line[position + 2] != UInt8(ascii: ":")) {
                let written = line.number(at: position, length: width)
                let year = width == 4 ? written : 2000 + written
                let date = CalendarDate(
                    year: year, month: name.number, day: day, end: position + width)
                return date.flatMap { joined(line, index, $0, .dayMonthName, dots: true) }
            }
        }
        guard
            let date = CalendarDate(
                year: Stamp.yearless, month: name.number, day: day, end: name.end, statesYear: false
            )
        else { return nil }
        return joined(line, index, date, .dayMonthName)
    }
}

/// `04MAY2026:10:02:05`, as SAS and mainframes print.
private enum SASDate {
    static func clock(_ line: LineBytes, at index: Int, run: Int) -> Clock? {
        guard run == 2, let name = MonthName(line, at: index + 2), name.end == index + 5,
            line.digits(at: name.end, limit: 5) == 4
        else { return nil }
        let date = CalendarDate(
            year: line.number(at: name.end, length: 4), month: name.number,
            day: line.number(at: index, length: 2), end: name.end + 4)
        return date.flatMap { Clock.joined(line, index, $0, .dayMonthName) }
    }
}
