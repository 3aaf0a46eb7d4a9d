/// How one file's stamps become moments.
package struct Resolution: Sendable {
    /// How sure the zone is.
    package let zone: FileFacts.Zone
    /// How zone, year and date were told; empty where every line states them.
    package let reasons: [String]
    let rule: ZoneRule
    let dayFirst: Bool?
    let year: YearPlan?
    /// Midnight of the file's first day, on its own clock, for lines without a date.
    let firstDay: Int64?

    /// Where a date without a year belongs.
    enum YearPlan: Sendable, Hashable {
        /// All dates lie in one year.
        case one(Int)
        /// The file passes a new year: dates up to `month`/`day` lie in the year, later ones in the year before.
        case passing(Int, month: Int, day: Int)
    }

    /// The moment of a stamp of this file; `nil` if its date cannot be told.
    package func moment(_ stamp: Stamp) -> Moment? {
        var stamp = stamp
        if let dayFirst, stamp.order != .certain, (stamp.order == .dayFirst) != dayFirst {
            stamp = stamp.exchanged
        }
        var local = stamp.microseconds
        if !stamp.statesDate {
            guard let firstDay else { return nil }
            local += firstDay
        } else if !stamp.statesYear {
            guard let year else { return nil }
            local = year.place(local)
        }
        if stamp.statesZone { return Moment(microseconds: local) }
        return Moment(microseconds: local - Int64(rule.offset(atLocal: local)) * 1_000_000)
    }
}

extension Resolution.YearPlan {
    /// Moves a clock from the year without a name to its own.
    func place(_ yearless: Int64) -> Int64 {
        let (_, month, day) = Moment(microseconds: yearless).date
        switch self {
        case .one(let year):
            return Resolution.YearPlan.move(yearless, to: year)
        case .passing(let year, let lastMonth, let lastDay):
            let later = month > lastMonth || (month == lastMonth && day > lastDay + 1)
            return Resolution.YearPlan.move(yearless, to: later ? year - 1 : year)
        }
    }

    /// The same month, day and time in `year`; 29 February becomes 1 March where the year has none.
    static func move(_ yearless: Int64, to year: Int) -> Int64 {
        let (from, month, day) = Moment(microseconds: yearless).date
        let shift =
            Moment.days(year: year, month: month, day: day)
            - Moment.days(year: from, month: month, day: day)
        return yearless + Int64(shift) * ClockEvidence.day
    }
}
