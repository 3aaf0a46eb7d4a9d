/// The words logs use for levels.
struct LevelWord {
    /// Where such a word may be taken for a level.
    enum Use: UInt8 {
        /// Beside a time, in brackets or before a colon, in any case.
        case plain
        /// Only in brackets or before a colon: too common a word otherwise.
        case marked
        /// Only in upper case.
        case upper
    }

    let level: Level
    let use: Use

    /// Looks up the word of `length` letters at `index`, in any case.
    init?(_ line: LineBytes, at index: Int, length: Int) {
        guard length >= 3, length <= 13 else { return nil }
        let initial = (line[index] | 0x20) &- 0x61
        guard initial < 26, LevelWord.initials >> UInt32(initial) & 1 == 1 else { return nil }
        guard let found = LevelWord.table[line.word(at: index, length: length)] else { return nil }
        // Longer words share their first eight letters with nothing else in the table.
        guard found.length == length || (length > 8 && found.length > 8) else { return nil }
        level = found.level
        use = found.use
    }

    /// A level told by one letter: `E`, `W`, `I` …
    static func letter(_ byte: UInt8) -> Level? {
        switch byte & 0xDF {
        case UInt8(ascii: "T"), UInt8(ascii: "V"): .trace
        case UInt8(ascii: "D"): .debug
        case UInt8(ascii: "I"): .info
        case UInt8(ascii: "N"): .notice
        case UInt8(ascii: "W"): .warning
        case UInt8(ascii: "E"): .error
        case UInt8(ascii: "F"), UInt8(ascii: "C"), UInt8(ascii: "A"), UInt8(ascii: "P"): .critical
        default: nil
        }
    }

    /// A syslog severity, 0 (emergency) to 7 (debug). RFC 5424, 6.2.1.
    static func syslog(_ severity: Int) -> Level? {
        switch severity {
        case 0, 1, 2: .critical
        case 3: .error
        case 4: .warning
        case 5: .notice
        case 6: .info
        case 7: .debug
        default: nil
        }
    }

    private struct Entry: Sendable {
        let level: Level
        let use: Use
        let length: Int
    }

    private static let initials: UInt32 = {
        var bits: UInt32 = 0
        for key in words.keys {
            for word in words[key] ?? [] { bits |= 1 << UInt32(word.0.utf8Start[0] &- 0x61) }
        }
        return bits
    }()

    private static let table: WordTable<Entry> = {
        var table: [UInt64: Entry] = [:]
        for (level, list) in words {
            for (word, use) in list {
                table[pack(word)] = Entry(level: level, use: use, length: word.utf8CodeUnitCount)
            }
        }
        return WordTable(table)
    }()

    private static let words: [Level: [(StaticString, Use)]] = [
        .trace: [
            ("trace", .plain), ("trce", .plain), ("trac", .plain), ("trc", .plain),
            ("finest", .plain), ("finer", .plain), ("verbose", .plain), ("vrb", .plain),
            ("silly", .marked),
        ],
        .debug: [
            ("debug", .plain), ("dbug", .plain), ("debu", .plain), ("dbg", .plain),
            ("deb", .marked),
            ("fine", .upper), ("config", .upper),
        ],
        .info: [
            ("info", .plain), ("inf", .plain), ("information", .plain), ("informational", .plain),
            ("log", .upper), ("note", .marked), ("system", .marked), ("success", .upper),
            ("audit", .upper), ("default", .marked),
        ],
        .notice: [("notice", .plain), ("noti", .marked), ("ntc", .marked)],
        .warning: [
            ("warn", .plain), ("warning", .plain), ("wrn", .plain), ("wrng", .plain),
            ("warni", .plain),
        ],
        .error: [
            ("error", .plain), ("err", .plain), ("eror", .plain), ("erro", .plain),
            ("severe", .plain),
            ("fail", .marked), ("fault", .marked), ("failure", .marked),
        ],
        .critical: [
            ("critical", .plain), ("crit", .plain), ("crt", .plain), ("fatal", .plain),
            ("ftl", .plain),
            ("fata", .plain), ("alert", .marked), ("emerg", .plain), ("emergency", .plain),
            ("panic", .plain), ("pani", .plain), ("dpanic", .plain), ("alrt", .marked),
        ],
    ]
}
