import Scanning

/// What makes a line worth a second look although no rule knows it.
///
/// A superset, and cheap: whether a line really announces trouble is decided by its event's level, where
/// it has one.
enum TroubleMarks {
    /// Words of trouble, and levels at the places where logs write them. Case tells apart the level a
    /// program states (`ERROR`) from prose (`no error`).
    static let pattern = Pattern(
        #"\b(?:ERROR|FATAL|CRITICAL|CRIT|SEVERE|ALERT|EMERG|PANIC|WARN|FAIL"#
            + #"|Traceback|Caused by:|panic:|fail: |[Ee]rror\b|fatal|[Ff]ailed\b|[Ff]ailure\b|denied\b"#
            + #"|refused\b|[Uu]nable to|[Cc]annot\b|[Cc]an't|[Cc]ould not\b|rejected\b|[Ii]nvalid\b"#
            + #"|timed out\b|unauthorized\b|[Ww]arning|[Nn]ot found|[Nn]o such |unreachable|[Ee]xpired"#
            + #"|[Mm]ismatch|deadlock|exceeded|[Tt]oo (?:many|large|long)|[Uu]navailable|[Kk]illed"#
            + #"|[Oo]ut of memory|No space|[Rr]eset by peer|[Bb]roken pipe|not (?:allowed|permitted))"#
            + #"|[A-Za-z](?:Error|Exception)\b|\b(?:Error:|Exception\b)|[\[:](?:warn|crit|alert|emerg|ERR|WRN|FTL)\]|\[cause\]:|---> "#
            + #"|\b(?:level|severity|lvl)["']?[:=] ?["']?(?:warn|err|crit|alert|emerg|panic|[456]0)"#
            + #"|"PRIORITY" ?: ?"[0-4]"|"s": ?"[WEF]""#)

    /// Levels that no such pattern finds cheaply: a single letter or sign, or a number at the beginning.
    /// Only files whose format writes levels so are looked through line by line.
    enum Sign: Sendable {
        /// `E1125 10:02:05.123456`, also behind the head a container runtime writes.
        case klog
        /// `1:M 04 May 2026 10:02:05.123 # Out of memory`
        case redis
        /// `05-04 10:02:05.123  1702  2395 E Tag: text`
        case logcat
        /// `<11>May  4 10:02:05 host program: text`: RFC 3164 and 5424, 6.2.1.
        case priority

        init?(_ format: String?, beginning: UnsafeRawBufferPointer) {
            if let first = beginning.first, first == UInt8(ascii: "<"), beginning.count > 1,
                beginning[1].isDigit, format?.hasPrefix("syslog") == true
            {
                self = .priority
                return
            }
            switch format.flatMap(LogFormat.init(rawValue:)) {
            case .klog, .cri, .compose, .kubectl: self = .klog
            case .redis: self = .redis
            case .android: self = .logcat
            default: return nil
            }
        }

        /// Whether the line states a warning or worse.
        func isLoud(_ buffer: UnsafeRawBufferPointer) -> Bool {
            let line = LineBytes(buffer)
            switch self {
            case .klog:
                if isKlog(line, 0) { return true }
                for mark: StaticString in [" F ", " | "] {
                    if let at = line.index(of: mark, from: 0, to: 80), isKlog(line, at + 3) {
                        return true
                    }
                }
                return false
            case .redis:
                guard let at = line.index(of: " # ", from: 0, to: 48) else { return false }
                return !Self.redisGreetings.contains { line.has($0, at: at + 3) }
            case .logcat:
                return [" E ", " W ", " F "].contains { (mark: StaticString) in
                    line.index(of: mark, from: 18, to: 40) != nil
                }
            case .priority:
                let digits = line.digits(at: 1, limit: 3)
                guard line[0] == UInt8(ascii: "<"), digits > 0 else { return false }
                return line.number(at: 1, length: digits) % 8 <= 4
            }
        }

        /// What Redis says as a warning at every start and stop.
        private static let redisGreetings: [StaticString] = [
            "oO0OoO0OoO0Oo Redis is starting", "Redis version=", "Configuration loaded",
            "Server initialized", "User requested shutdown", "Redis is now ready to exit",
        ]

        private func isKlog(_ line: LineBytes, _ start: Int) -> Bool {
            guard let level = LevelWord.letter(line[start]), line[start].isUpper,
                level >= .warning
            else { return false }
            return line.digits(at: start + 1, limit: 5) == 4 && line[start + 5] == 0x20
        }
    }
}
