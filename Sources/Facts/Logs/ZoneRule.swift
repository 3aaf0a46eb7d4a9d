/// How far a place's clock is ahead of UTC, summer time included.
///
/// The rules are built in, so that a bundle reads the same on a machine without zone data; they are today's
/// rules of the places servers stand in. <https://data.iana.org/time-zones/tzdb/>
struct ZoneRule: Sendable, Hashable {
    enum Summer: UInt8, Sendable {
        case none, european, american, australian, newZealand
    }

    /// Seconds east of UTC in winter.
    var offset: Int
    var summer = Summer.none

    /// The offset in seconds where the local clock shows `local` (microseconds, read as UTC).
    func offset(atLocal local: Int64) -> Int {
        guard summer != .none else { return offset }
        let moment = Moment(microseconds: local)
        let year = moment.date.year
        let hour: Int64 = 3_600_000_000
        func sunday(_ month: Int, _ n: Int) -> Int64 {
            // The n-th Sunday of the month; 0: the last.
            let firstDay = Moment.days(year: year, month: month, day: 1)
            let weekday = ((firstDay % 7) + 11) % 7
            let first = firstDay + (7 - weekday) % 7
            var day = first + (n - 1) * 7
            if n == 0 {
                let next =
                    month == 12
                    ? Moment.days(year: year + 1, month: 1, day: 1)
                    : Moment.days(year: year, month: month + 1, day: 1)
                day = first + 28 < next ? first + 28 : first + 21
            }
            return Int64(day) * 86_400_000_000
        }
        let isSummer: Bool
        switch summer {
        case .none: isSummer = false
        case .european:
            // 01:00 UTC, in local winter time and local summer time.
            let start = sunday(3, 0) + hour + Int64(offset) * 1_000_000
            let end = sunday(10, 0) + 2 * hour + Int64(offset) * 1_000_000
            isSummer = local >= start && local < end
        case .american:
            isSummer = local >= sunday(3, 2) + 2 * hour && local < sunday(11, 1) + 2 * hour
        case .australian:
            isSummer = local >= sunday(10, 1) + 2 * hour || local < sunday(4, 1) + 3 * hour
        case .newZealand:
            isSummer = local >= sunday(9, 0) + 2 * hour || local < sunday(4, 1) + 3 * hour
        }
        return offset + (isSummer ? 3600 : 0)
    }

    /// The rule for `Europe/Berlin`, `+02:00`, `CEST` or `UTC`; `nil` for a name we do not know.
    init?(_ name: String) {
        if let known = ZoneRule.places[name] {
            self = known
            return
        }
        var text = name
        let mark = text.withUTF8 { buffer -> (offset: Int, end: Int)? in
            let line = LineBytes(UnsafeRawBufferPointer(buffer))
            guard let mark = ZoneMark(line, at: 0) else { return nil }
            return (mark.offset, mark.end)
        }
        guard let mark, mark.end == name.utf8.count else { return nil }
        offset = mark.offset
    }

    init(offset: Int, summer: Summer = .none) {
        self.offset = offset
        self.summer = summer
    }

    private static let places: [String: ZoneRule] = {
        var table: [String: ZoneRule] = [:]
        func add(_ hours: Double, _ summer: Summer, _ names: String) {
            for name in names.split(separator: " ") {
                table[String(name)] = ZoneRule(offset: Int(hours * 3600), summer: summer)
            }
        }
        add(0, .none, "UTC Etc/UTC Etc/GMT GMT Zulu Africa/Abidjan Atlantic/Reykjavik")
        add(0, .european, "Europe/London Europe/Dublin Europe/Lisbon GB WET")
        add(
            1, .european,
            "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich")
        add(
            1, .european,
            "Europe/Amsterdam Europe/Brussels Europe/Copenhagen Europe/Oslo Europe/Stockholm")
        add(
            1, .european,
            "Europe/Prague Europe/Warsaw Europe/Budapest Europe/Belgrade Europe/Zagreb CET MET")
        add(1, .european, "Europe/Luxembourg Europe/Bratislava Europe/Ljubljana Europe/Malta")
        add(
            2, .european,
            "Europe/Helsinki Europe/Athens Europe/Bucharest Europe/Sofia Europe/Kiev Europe/Kyiv")
        add(2, .european, "Europe/Riga Europe/Tallinn Europe/Vilnius EET")
        add(
            3, .none,
            "Europe/Moscow Europe/Istanbul Europe/Minsk Asia/Riyadh Asia/Baghdad Africa/Nairobi")
        add(2, .none, "Africa/Johannesburg")
        add(1, .none, "Africa/Lagos")
        add(4, .none, "Asia/Dubai")
        add(5, .none, "Asia/Karachi Asia/Tashkent")
        add(5.5, .none, "Asia/Kolkata Asia/Calcutta Asia/Colombo")
        add(6, .none, "Asia/Dhaka")
        add(7, .none, "Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh")
        add(
            8, .none,
            "Asia/Shanghai Asia/Hong_Kong Asia/Singapore Asia/Taipei Asia/Manila Australia/Perth PRC"
        )
        add(9, .none, "Asia/Tokyo Asia/Seoul Japan")
        add(9.5, .none, "Australia/Darwin")
        add(9.5, .australian, "Australia/Adelaide")
        add(10, .none, "Australia/Brisbane")
        add(
            10, .australian,
            "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra")
        add(12, .newZealand, "Pacific/Auckland NZ")
        add(-5, .american, "America/New_York America/Toronto America/Detroit US/Eastern EST5EDT")
        add(-6, .american, "America/Chicago America/Winnipeg US/Central CST6CDT")
        add(-7, .american, "America/Denver America/Edmonton America/Boise US/Mountain MST7MDT")
        add(-8, .american, "America/Los_Angeles America/Vancouver US/Pacific PST8PDT")
        add(-4, .american, "America/Halifax")
        add(-9, .american, "America/Anchorage")
        add(-3.5, .american, "America/St_Johns")
        add(-7, .none, "America/Phoenix")
        add(-6, .none, "America/Mexico_City America/Costa_Rica America/Regina")
        add(-5, .none, "America/Bogota America/Lima")
        add(-4, .none, "America/Caracas America/Puerto_Rico America/La_Paz")
        add(-3, .none, "America/Sao_Paulo America/Argentina/Buenos_Aires America/Montevideo")
        add(-10, .none, "Pacific/Honolulu")
        return table
    }()
}
