import Facts

/// How trends cut time: weeks from Monday, or calendar months, in UTC.
package enum Period: String, Codable, Sendable, CaseIterable {
    case week, month

    /// The number of the period a moment lies in.
    func number(of moment: Moment) -> Int {
        let date = moment.date
        switch self {
        case .week:
            let days = Moment.days(year: date.year, month: date.month, day: date.day) + 3
            return days >= 0 ? days / 7 : (days - 6) / 7
        case .month: return date.year * 12 + date.month - 1
        }
    }

    /// When a period begins.
    func start(_ number: Int) -> Moment {
        switch self {
        case .week: Moment(microseconds: Int64(number * 7 - 3) * 86_400_000_000)
        case .month: Moment(year: number / 12, month: number % 12 + 1, day: 1)
        }
    }

    func days(_ number: Int) -> Double {
        Double(start(number + 1).microseconds - start(number).microseconds) / 86_400_000_000
    }
}
