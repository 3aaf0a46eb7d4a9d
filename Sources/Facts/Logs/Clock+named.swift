/// An English month at some place of a line: `May`, `Sept`, `december`.
struct MonthName {
    var number: Int
    var end: Int

    init?(_ line: LineBytes, at index: Int) {
        guard line[index].isLetter, line[index + 1].isLetter, line[index + 2].isLetter else {
            return nil
        }
        // The three letters in lower case: `jan`, `feb` …
        switch line.word(at: index, length: 3) {
        case 0x6A616E: number = 1
        case 0x666562: number = 2
        case 0x6D6172: number = 3
        case 0x617072: number = 4
        case 0x6D6179: number = 5
        case 0x6A756E: number = 6
        case 0x6A756C: number = 7
        case 0x617567: number = 8
        case 0x736570: number = 9
        case 0x6F6374: number = 10
        case 0x6E6F76: number = 11
        case 0x646563: number = 12
        default: return nil
        }
        end = index + 3
        while line[end].isLetter {
            end += 1
            if end - index > 9 { return nil }
        }
        if line[end] == UInt8(ascii: "."), line[end + 1] == 0x20 { end += 1 }
    }
}

extension Clock {
    /// `May  4 10:02:05`, `May 04, 2026 10:02:05 AM`, `Mon May  4 10:02:05 CEST 2026`,
    /// `Mon, 04 May 2026 10:02:05 +0000`.
    static func named(_ line: LineBytes, at index: Int) -> Clock? {
        if let clock = monthFirst(line, at: index) { return clock }
        guard isWeekday(line, at: index) else { return nil }
        var position = index + line.letters(at: index, limit: 10)
        if line[position] == UInt8(ascii: ",") { position += 1 }
        guard line[position] == 0x20 else { return nil }
        position = line.skippingBlanks(position)
        var clock: Clock?
        if line[position].isDigit {
            clock = Clock(line, at: position)
        } else {
            clock = monthFirst(line, at: position)
        }
        guard clock?.statesDate == true else { return nil }
        clock?.start = index
        clock?.form = .weekday
        return clock
    }

    private static func isWeekday(_ line: LineBytes, at index: Int) -> Bool {
        guard line[index + 1].isLower, line[index + 2].isLower else { return false }
        switch line.word(at: index, length: 3) {
        // `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`
        case 0x6D6F6E, 0x747565, 0x776564, 0x746875, 0x667269, 0x736174, 0x73756E: return true
        default: return false
        }
    }

    private static func monthFirst(_ line: LineBytes, at index: Int) -> Clock? {
        guard let name = MonthName(line, at: index) else { return nil }
        var position = name.end
        guard
            line[position] == 0x20 || line[position] == UInt8(ascii: "-")
                || line[position] == UInt8(ascii: "/")
        else { return nil }
        let separator = line[position]
        position = separator == 0x20 ? line.skippingBlanks(position) : position + 1
        let width = line.digits(at: position, limit: 3)
        guard width == 1 || width == 2 else { return nil }
        let day = line.number(at: position, length: width)
        position += width
        // With the year beside the day.
        var next = position
        if line[next] == UInt8(ascii: ",") { next += 1 }
        if line[next] == 0x20 || line[next] == separator { next += 1 }
        if next > position, line.digits(at: next, limit: 5) == 4,
            line[next + 4] != UInt8(ascii: ":")
        {
            let year = line.number(at: next, length: 4)
            let date = CalendarDate(year: year, month: name.number, day: day, end: next + 4)
            return date.flatMap { joined(line, index, $0, .monthName) }
        }
        guard line[position] == 0x20 || line[position] == UInt8(ascii: ","),
            var date = CalendarDate(
                year: Stamp.yearless, month: name.number, day: day, end: position, statesYear: false
            )
        else { return nil }
        guard let time = TimeOfDay(line, at: line.skippingBlanks(position + 1)), time.hasSeconds
        else { return nil }
        // With the year behind the time, or behind the zone behind it.
        var clock = Clock(index, date, time, .monthName).withZone(line)
        guard line[clock.end] == 0x20, line.digits(at: clock.end + 1, limit: 5) == 4,
            !line[clock.end + 5].isWord, line[clock.end + 5] != UInt8(ascii: ".")
        else { return clock }
        let year = line.number(at: clock.end + 1, length: 4)
        guard year >= 1990, year < 2100 else { return clock }
        let zone = clock.microseconds
        date = CalendarDate(year: year, month: name.number, day: day, end: position) ?? date
        let yearless = Moment(year: Stamp.yearless, month: name.number, day: day)
        let full = Moment(year: date.year, month: date.month, day: date.day)
        clock.microseconds = zone - yearless.microseconds + full.microseconds
        clock.statesYear = date.statesYear
        clock.end += 5
        if !clock.statesZone { clock = clock.withZone(line) }
        return clock
    }
}
