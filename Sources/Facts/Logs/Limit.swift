/// The latest moment a file's lines can be from, or the day its name gives, and how we know.
struct Limit {
    enum Source {
        case name, modified, collected, neighbours, now

        var sentence: String {
            switch self {
            case .name: "the file's name has it"
            case .modified: "the file was last written then"
            case .collected: "the bundle was collected then"
            case .neighbours: "other files of the bundle are from then"
            case .now: "the latest that is not in the future"
            }
        }
    }

    let moment: Int64
    let source: Source

    init(_ file: ClockEvidence, collected: Int64?, neighbours: Int64?, now: Moment) {
        let ancient = Moment(year: 1990, month: 1, day: 1).microseconds
        if let named = Limit.date(inName: file.path) {
            (moment, source) = (named, .name)
        } else if let modified = file.fileModified, modified > ancient,
            modified <= (collected ?? now.microseconds) + ClockEvidence.day
        {
            (moment, source) = (modified, .modified)
        } else if let collected {
            (moment, source) = (collected, .collected)
        } else if let neighbours {
            (moment, source) = (neighbours, .neighbours)
        } else {
            (moment, source) = (now.microseconds, .now)
        }
    }

    /// The year that puts `anchor` nearest to a known day, or as late as the limit allows.
    func year(for anchor: Stamp) -> Int {
        let limitYear = Moment(microseconds: moment).date.year
        func placed(_ year: Int) -> Int64 {
            Resolution.YearPlan.move(anchor.microseconds, to: year)
        }
        switch source {
        case .name, .neighbours:
            let years = [limitYear, limitYear - 1, limitYear + 1]
            return years.min { abs(placed($0) - moment) < abs(placed($1) - moment) } ?? limitYear
        case .modified, .collected, .now:
            var year = placed(limitYear) <= moment + ClockEvidence.day ? limitYear : limitYear - 1
            // 29 February only was in a leap year.
            let (_, month, day) = Moment(microseconds: anchor.microseconds).date
            if month == 2, day == 29 {
                while year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) { year -= 1 }
            }
            return year
        }
    }

    /// The date in a file's name: `app-2026-05-04.log`, `20260504.log`, `app.log.2026_05_04`.
    static func date(inName path: String) -> Int64? {
        var name = String(path.split(separator: "/").last ?? "")
        return name.withUTF8 { buffer in
            let line = LineBytes(UnsafeRawBufferPointer(buffer))
            var index = 0
            while index < line.count {
                let run = line.digits(at: index)
                guard run > 0 else {
                    index += 1
                    continue
                }
                if let found = date(line, at: index, run: run) { return found }
                index += run
            }
            return nil
        }
    }

    private static func date(_ line: LineBytes, at index: Int, run: Int) -> Int64? {
        let found: CalendarDate?
        let century = line.number(at: index, length: 2)
        if run == 8 || run == 14 || run == 10, century == 20 {
            found = CalendarDate(compact: line, at: index, length: 8)
        } else if run == 4, century == 20 {
            let separator = line[index + 4]
            guard
                separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_")
                    || separator == UInt8(ascii: "."),
                let month = line.two(at: index + 5), line[index + 7] == separator,
                let day = line.two(at: index + 8)
            else { return nil }
            found = CalendarDate(
                year: line.number(at: index, length: 4), month: month, day: day, end: index + 10)
        } else {
            return nil
        }
        return found.map { Moment(year: $0.year, month: $0.month, day: $0.day).microseconds }
    }
}
