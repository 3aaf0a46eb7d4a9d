/// A point in time: microseconds since 1970-01-01T00:00:00Z.
///
/// Logs name microseconds at most where order matters, and an `Int64` is compared, stored and
/// subtracted without a calendar. Foundation's dates and formatters stay out of the engine: they cost
/// 30 to 3,000 times what the arithmetic here costs.
package struct Moment: Hashable, Sendable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// A moment from UTC calendar fields. Fields are not range-checked; `month` is 1...12.
    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        microsecond: Int = 0
    ) {
        let days = Moment.days(year: year, month: month, day: day)
        let seconds = Int64(days) * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
        microseconds = seconds * 1_000_000 + Int64(microsecond)
    }

    package static func < (a: Moment, b: Moment) -> Bool { a.microseconds < b.microseconds }

    /// The moment so many seconds later.
    package func advanced(bySeconds seconds: Int64) -> Moment {
        Moment(microseconds: microseconds + seconds * 1_000_000)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
    package static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The UTC calendar date (Howard Hinnant's `civil_from_days`).
    package var date: (year: Int, month: Int, day: Int) {
        let days = Int(
            microseconds >= 0
                ? microseconds / 86_400_000_000
                : (microseconds - 86_399_999_999) / 86_400_000_000)
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthIndex + 2) / 5 + 1
        )
    }

    /// `2026-05-04T10:02:05.123Z`; the fraction (three or six digits) only where it is not zero.
    package var iso8601: String {
        let (year, month, day) = date
        let dayMicroseconds =
            microseconds - Int64(Moment.days(year: year, month: month, day: day)) * 86_400_000_000
        let seconds = Int(dayMicroseconds / 1_000_000)
        let fraction = Int(dayMicroseconds % 1_000_000)
        var text =
            "\(year)-\(pad(month, 2))-\(pad(day, 2))T\(pad(seconds / 3600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2))"
        if fraction != 0 {
            text += fraction % 1000 == 0 ? ".\(pad(fraction / 1000, 3))" : ".\(pad(fraction, 6))"
        }
        return text + "Z"
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return digits.count >= width
            ? digits : String(repeating: "0", count: width - digits.count) + digits
    }
}
