/// A time found at some place of a line.
struct Clock {
    /// The shapes of time we know. The raw value is a bit in the set of shapes a file is known to use.
    enum Form: UInt8 {
        case iso, slashes, compact, dayMonthName, monthName, weekday, numericDay
        case monthDay, timeOnly, epoch, tai, klog

        /// Whether the shape alone makes a line the start of an event. The others (`10:02:05`, a bare
        /// number) also begin ordinary lines, and count only where the file's other lines agree.
        var isStrong: Bool {
            switch self {
            case .iso, .slashes, .dayMonthName, .monthName, .weekday, .numericDay, .tai, .klog: true
            case .compact, .monthDay, .timeOnly, .epoch: false
            }
        }
    }

    /// The clock read as UTC, or true UTC where the zone is stated.
    var microseconds: Int64
    private var start32: Int32
    private var end32: Int32
    var form: Form
    var statesZone = false
    var statesYear = true
    var statesDate = true
    var order = Stamp.DayOrder.certain

    init(
        microseconds: Int64, start: Int, end: Int, form: Form, statesZone: Bool = false,
        statesYear: Bool = true, statesDate: Bool = true, order: Stamp.DayOrder = .certain
    ) {
        self.microseconds = microseconds
        start32 = Int32(truncatingIfNeeded: start)
        end32 = Int32(truncatingIfNeeded: end)
        self.form = form
        self.statesZone = statesZone
        self.statesYear = statesYear
        self.statesDate = statesDate
        self.order = order
    }

    /// Where the clock stands in its line. Kept small: a head with its clocks is copied for every line.
    var start: Int {
        get { Int(start32) }
        set { start32 = Int32(truncatingIfNeeded: newValue) }
    }

    /// Behind the clock's last byte.
    var end: Int {
        get { Int(end32) }
        set { end32 = Int32(truncatingIfNeeded: newValue) }
    }

    /// How much the clock settles by itself; of two clocks in a line the higher one is taken.
    var rank: Int {
        (statesDate ? 1 : 0) + (statesYear ? 2 : 0) + (statesZone ? 1 : 0)
    }

    var stamp: Stamp {
        Stamp(
            microseconds: microseconds, statesZone: statesZone, statesYear: statesYear,
            statesDate: statesDate, order: order)
    }

    /// Whether the two may be the same instant told twice: within 26 hours where both have a date (in the
    /// same year if one has none).
    func agrees(with other: Clock) -> Bool {
        guard statesDate, other.statesDate else { return true }
        let day: Int64 = 86_400_000_000
        if statesYear, other.statesYear {
            return abs(microseconds - other.microseconds) <= day + day / 12
        }
        let distance = abs(dayOfYearClock - other.dayOfYearClock)
        return min(distance, 366 * day - distance) <= day + day / 12
    }

    private var dayOfYearClock: Int64 {
        let (year, month, day) = Moment(microseconds: microseconds).date
        let days = Moment.days(year: year, month: month, day: day)
        let inYear = Moment.days(year: Stamp.yearless, month: month, day: day)
        return microseconds - Int64(days - inYear) * 86_400_000_000
    }
}

/// A calendar date as read, before its time of day.
struct CalendarDate {
    var year: Int
    var month: Int
    var day: Int
    var end: Int
    var statesYear = true
    var order = Stamp.DayOrder.certain

    /// `nil` unless such a day can exist.
    init?(
        year: Int, month: Int, day: Int, end: Int, statesYear: Bool = true,
        order: Stamp.DayOrder = .certain
    ) {
        guard month >= 1, month <= 12, day >= 1, day <= 31, year >= 1970, year < 2200 else {
            return nil
        }
        if day > 28 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let longest = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            guard day <= longest else { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
        self.end = end
        self.statesYear = statesYear
        self.order = order
    }
}
