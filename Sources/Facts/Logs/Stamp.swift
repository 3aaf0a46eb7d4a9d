/// A time as one line states it, before the zone and year of its file are known.
package struct Stamp: Sendable, Hashable {
    /// Which number of a date like `03/04/2026` was taken for the day.
    package enum DayOrder: UInt8, Sendable {
        /// The date can be read in one way only.
        case certain
        case dayFirst, monthFirst
    }

    /// The line's clock read as UTC, or true UTC where it states its zone. Without a year the year is
    /// `Stamp.yearless`; without a date the days count midnights passed since the file's first line.
    package let microseconds: Int64
    package let statesZone: Bool
    package let statesYear: Bool
    package let statesDate: Bool
    package let order: DayOrder

    package init(
        microseconds: Int64, statesZone: Bool, statesYear: Bool = true, statesDate: Bool = true,
        order: DayOrder = .certain
    ) {
        self.microseconds = microseconds
        self.statesZone = statesZone
        self.statesYear = statesYear
        self.statesDate = statesDate
        self.order = order
    }

    /// The year a date without one is kept in: a leap year, so that 29 February has its place.
    package static let yearless = 1972

    /// The same clock with day and month exchanged, for a date that may be read both ways.
    package var exchanged: Stamp {
        guard order != .certain else { return self }
        let (year, month, day) = Moment(microseconds: microseconds).date
        guard day <= 12 else { return self }
        let days = Moment.days(year: year, month: day, day: month)
        let shift = Int64(days - Moment.days(year: year, month: month, day: day)) * 86_400_000_000
        return Stamp(
            microseconds: microseconds + shift, statesZone: statesZone, statesYear: statesYear,
            statesDate: statesDate, order: order == .dayFirst ? .monthFirst : .dayFirst)
    }
}
