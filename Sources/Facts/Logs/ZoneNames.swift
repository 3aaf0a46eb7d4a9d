/// Zone abbreviations that logs print. Where one stands for several zones the one most servers mean is
/// taken: `CST` is North American, `IST` Indian, `BST` British.
enum ZoneNames {
    private static let hours: WordTable<Double> = {
        let names: [(StaticString, Double)] = [
            ("UTC", 0), ("GMT", 0), ("UCT", 0), ("WET", 0), ("WEST", 1), ("BST", 1), ("CET", 1),
            ("CEST", 2), ("EET", 2), ("EEST", 3), ("MSK", 3), ("SAST", 2), ("IST", 5.5), ("PKT", 5),
            ("ICT", 7), ("WIB", 7), ("SGT", 8), ("HKT", 8), ("AWST", 8), ("JST", 9), ("KST", 9),
            ("ACST", 9.5), ("ACDT", 10.5), ("AEST", 10), ("AEDT", 11), ("NZST", 12), ("NZDT", 13),
            ("NST", -3.5), ("NDT", -2.5), ("AST", -4), ("ADT", -3), ("EST", -5), ("EDT", -4),
            ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7),
            ("AKST", -9), ("AKDT", -8), ("HST", -10), ("BRT", -3),
        ]
        var table: [UInt64: Double] = [:]
        for (name, value) in names { table[pack(name)] = value }
        return WordTable(table)
    }()

    /// Seconds east of UTC for a packed abbreviation.
    static func offset(_ word: UInt64) -> Int? {
        return hours[word].map { Int($0 * 3600) }
    }
}
