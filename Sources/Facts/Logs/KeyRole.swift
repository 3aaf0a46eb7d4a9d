/// What a key of a JSON line or a `key=value` line tells.
enum KeyRole: UInt8 {
    case time, secondTime, thirdTime, level, levelName, message, log, component, stream, priority
    case date, realtime, realtimeSource, epochSecond, nanoOfSecond
    case mongoSeverity, ecsVersion, zone, requestID

    /// The role of the key in `range`; case and everything but letters and digits are ignored, so
    /// `@timestamp`, `TimeStamp` and `time_stamp` are one.
    static func role(_ line: LineBytes, _ range: Range<Int>) -> KeyRole? {
        guard range.count <= 26 else { return nil }
        var hash = seed
        for index in range {
            let byte = line[index]
            guard byte.isWord || byte == UInt8(ascii: "$") else { continue }
            hash = (hash ^ UInt64(byte.isDigit ? byte : byte | 0x20)) &* prime
        }
        return table[hash]
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private static let table: WordTable<KeyRole> = {
        let names: [KeyRole: [StaticString]] = [
            .time: ["timestamp", "time", "ts", "t"],
            .secondTime: [
                "datetime", "eventtime", "logtime", "asctime", "starttime", "timelocal",
                "timeiso8601", "timestampms", "timemillis", "timeunixnano", "eventtimestamp",
                "isotime", "utctime", "epoch", "calendartime", "unixtime", "rt", "tstamp",
                "observedtimestamp", "eventcreationtime", "requestreceivedtimestamp", "clienttime",
                "$date",
                "timegenerated",
                "timestampstr", "logtimestamp", "startutc", "startlocal", "receivedat", "when",
                "millis",
            ],
            .thirdTime: [
                "creationtimestamp", "lasttimestamp", "created", "createdat", "published",
                "firsttimestamp", "stagetimestamp", "creationtime", "creationdate", "timecreated",
                "updatedat", "occurredat", "createdtime", "eventdate", "systemtime",
            ],
            .level: [
                "level", "lvl", "severity", "loglevel", "levelname", "sev", "l", "severitytext",
                "logseverity",
                "pri", "syslogseverity", "at",
            ],
            .levelName: ["name"],
            .message: [
                "message", "msg", "shortmessage", "body", "text", "m", "mt", "logmessage",
                "fullmessage",
                "eventmessage", "textpayload",
            ],
            .log: ["log"],
            .component: [
                "logger", "loggername", "service", "servicename", "syslogidentifier", "component",
                "app", "caller", "c", "category", "container", "containername", "application",
                "module",
                "sourcecontext",
            ],
            .stream: ["stream"],
            .priority: ["priority"],
            .date: ["date"],
            .realtime: ["realtimetimestamp"],
            .realtimeSource: ["sourcerealtimetimestamp"],
            .epochSecond: ["epochsecond", "seconds"],
            .nanoOfSecond: ["nanoofsecond", "nanos"],
            .mongoSeverity: ["s"],
            .ecsVersion: ["ecsversion"],
            .zone: ["tz", "timezone"],
            .requestID: ["reqid"],
        ]
        var table: [UInt64: KeyRole] = [:]
        for (role, list) in names {
            for name in list {
                var hash = seed
                for offset in 0..<name.utf8CodeUnitCount {
                    let byte = name.utf8Start[offset]
                    hash = (hash ^ UInt64(byte.isDigit ? byte : byte | 0x20)) &* prime
                }
                table[hash] = role
            }
        }
        return WordTable(table)
    }()
}

/// Levels as values of a key.
enum LevelValue {
    /// A level written as a word, a letter or a short number.
    static func text(_ line: LineBytes, _ range: Range<Int>) -> Level? {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, line[lower].isBlank || line[lower] == UInt8(ascii: "[") { lower += 1 }
        while upper > lower, line[upper - 1].isBlank || line[upper - 1] == UInt8(ascii: "]") {
            upper -= 1
        }
        guard upper > lower else { return nil }
        if upper - lower == 1, line[lower].isLetter { return LevelWord.letter(line[lower]) }
        let letters = line.letters(at: lower)
        if letters >= 3, let word = LevelWord(line, at: lower, length: letters) {
            let end = lower + letters
            // `INFO`, `DEBUG1`, `Error (3)`; but no word that only starts like one.
            return end == upper || !line[end].isLetter ? word.level : nil
        }
        let digits = line.digits(at: lower, limit: 4)
        return lower + digits == upper ? number(line.number(at: lower, length: digits)) : nil
    }

    /// Numbers of pino and bunyan (10 … 60), Monolog (100 … 600) and syslog (0 … 7).
    static func number(_ value: Int) -> Level? {
        switch value {
        case 0...7: LevelWord.syslog(value)
        case 10: .trace
        case 20: .debug
        case 30: .info
        case 40: .warning
        case 50: .error
        case 60: .critical
        case 100: .debug
        case 200: .info
        case 250: .notice
        case 300: .warning
        case 400: .error
        case 500, 550, 600: .critical
        default: nil
        }
    }
}
