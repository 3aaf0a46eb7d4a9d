extension LineParser {
    /// The format a line's clock and header suggest.
    func guess(_ clock: Clock, _ head: LineHead) -> LogFormat {
        let before = line[clock.start - 1]
        let after = line[clock.end]
        switch clock.form {
        case .iso:
            if isPostgreSQLTable(clock) { return .postgresql }
            if line.index(of: UInt8(ascii: ","), from: clock.start, to: clock.end) != nil {
                return isPython(clock.end, head) ? .python : .log4j
            }
            if isPostgreSQL(clock.end) { return .postgresql }
            if head.style == .marked, line.has(" [", at: clock.end),
                line.index(of: " <0.", from: clock.end, to: clock.end + 20) != nil
            {
                return .rabbitmq
            }
            if line.index(of: "] [MY-", from: clock.end, to: clock.end + 40) != nil
                || line.index(of: " [Note] ", from: clock.end, to: clock.end + 24) != nil
            {
                return .mysql
            }
            if line.has("+0", at: clock.end - 5), head.style == .letter { return .mongodb }
            if after == 0x09, head.level != nil { return .zap }
            return .iso
        case .slashes:
            if head.style == .marked, line.has(" [", at: clock.end),
                line.index(of: UInt8(ascii: "#"), from: clock.end, to: clock.end + 28) != nil
            {
                return .nginxError
            }
            return head.level == nil ? .go : .slashes
        case .weekday:
            return before == UInt8(ascii: "[") && line.has("] [", at: clock.end)
                ? .apacheError : .ctime
        case .monthName:
            return clock.statesYear && line.has("M ", at: clock.end - 1)
                ? .javaUtilLogging : .monthName
        case .dayMonthName:
            return before == UInt8(ascii: "[") && after == UInt8(ascii: "]")
                && line.has("/", at: clock.start + 2)
                ? .accessLog : .monthName
        case .monthDay:
            return head.style == .letter ? .android : .monthDay
        case .epoch, .compact, .numericDay, .timeOnly, .tai, .klog:
            return LogFormat(clock.form)
        }
    }

    /// ` - name - LEVEL - `, or `LEVEL name: ` with a name that is no class.
    private func isPython(_ end: Int, _ head: LineHead) -> Bool {
        if line.has(" - ", at: end), line[end + 3].isLower { return true }
        guard head.style == .upper, !head.component.isEmpty, line[end] == 0x20,
            line[end + 1].isUpper
        else { return false }
        return line[head.component.upperBound] == UInt8(ascii: ":")
            && head.component.allSatisfy { !line[$0].isUpper && line[$0] != UInt8(ascii: "/") }
    }

    /// PostgreSQL's csvlog: a zoned time, then quoted names.
    func isPostgreSQLTable(_ clock: Clock) -> Bool {
        line[clock.end] == UInt8(ascii: ",") && clock.statesZone
            && (line[clock.end + 1] == UInt8(ascii: "\"")
                || line[clock.end + 1] == UInt8(ascii: ","))
    }

    /// Takes level and message from a csvlog's twelfth and fourteenth column.
    func readTable(_ clock: Clock, _ head: inout LineHead) {
        var index = clock.end + 1
        var column = 2
        while index < line.count, column < 14 {
            if line[index] == UInt8(ascii: "\"") {
                index += 1
                while index < line.count, line[index] != UInt8(ascii: "\"") { index += 1 }
            } else if line[index] == UInt8(ascii: ",") {
                column += 1
                if column == 12 {
                    head.level =
                        LevelWord(line, at: index + 1, length: line.letters(at: index + 1))?.level
                }
                if column == 14 {
                    head.messageStart = index + (line[index + 1] == UInt8(ascii: "\"") ? 2 : 1)
                }
            }
            index += 1
        }
    }

    /// `UTC [1234] LOG:  text`.
    private func isPostgreSQL(_ end: Int) -> Bool {
        for word: StaticString in [
            "LOG:  ", "ERROR:  ", "FATAL:  ", "DETAIL:  ", "STATEMENT:  ", "HINT:  ",
        ]
        where line.index(of: word, from: end, to: end + 80) != nil {
            return true
        }
        return false
    }
}
