extension LineParser {
    /// `E0517 10:02:05.123456   1234 file.go:12] text`, of klog and glog; newer glog writes the year too.
    func klog(at index: Int) -> LineHead? {
        let byte = line[index]
        guard byte.isUpper, line[index + 1].isDigit else { return nil }
        let digits = line.digits(at: index + 1, limit: 9)
        guard digits == 4 || digits == 8, line[index + 1 + digits] == 0x20,
            let level = LevelWord.letter(byte),
            let time = TimeOfDay(line, at: line.skippingBlanks(index + 1 + digits)), time.hasSeconds
        else { return nil }
        let end = index + 1 + digits
        let year = digits == 8 ? line.number(at: index + 1, length: 4) : Stamp.yearless
        guard
            let date = CalendarDate(
                year: year, month: line.number(at: end - 4, length: 2),
                day: line.number(at: end - 2, length: 2), end: end, statesYear: digits == 8)
        else { return nil }
        var head = LineHead()
        head.clock = Clock(index, date, time, .klog)
        head.position = .start
        head.strength = .strong
        head.level = level
        head.style = .marked
        head.format = .klog
        head.messageStart = line.skippingBlanks(time.end)
        if let close = line.index(of: "] ", from: time.end, to: time.end + 160) {
            var start = close
            while start > time.end, !line[start - 1].isBlank { start -= 1 }
            head.component = start..<close
            head.messageStart = close + 2
        }
        return head
    }

    /// `E, [2026-05-04T10:02:05.123456 #1234] ERROR -- : text` of Ruby, `E [04/May/2026:10:02:05 +0200] text`
    /// of CUPS, `[INFO] 2026-…` and `INFO  [main] 2026-…` are told by the letters before the time.
    func lettered(at index: Int) -> LineHead? {
        guard line[index].isUpper, line[index + 1] == UInt8(ascii: ",") || line[index + 1] == 0x20
        else { return nil }
        let comma = line[index + 1] == UInt8(ascii: ",")
        let open = line.skippingBlanks(index + (comma ? 2 : 1))
        guard
            let level = LevelWord.letter(line[index])
                ?? (line[index] == UInt8(ascii: "A") ? .critical : nil)
        else { return nil }
        let bracket = line[open] == UInt8(ascii: "[")
        guard let clock = clock(at: bracket ? open + 1 : open), clock.form.isStrong else {
            return nil
        }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = .strong
        let tail = HeaderTail(
            line, from: bracket ? line.after(UInt8(ascii: "]"), from: clock.end) : clock.end,
            afterTime: true, habits: habits.tail)
        head.take(tail)
        head.level = level
        head.style = .marked
        head.format = comma ? .rails : habits.namesFormats ? guess(clock, head) : nil
        return head
    }

    /// `[I 2026-05-04 10:02:05.123 App] text` of Jupyter and Tornado, and Chromium's
    /// `[1234:5678:0504/100205.123456:ERROR:file.cc(12)] text`.
    func boxed(at index: Int) -> LineHead? {
        if line[index + 1].isUpper, line[index + 2] == 0x20,
            let level = LevelWord.letter(line[index + 1]),
            let clock = clock(at: index + 3)
        {
            var head = LineHead()
            head.clock = clock
            head.position = .start
            head.strength = clock.form.isStrong || clock.form == .compact ? .strong : .weak
            head.level = level
            head.style = .marked
            head.messageStart = line.skippingBlanks(line.after(UInt8(ascii: "]"), from: clock.end))
            if habits.namesFormats { head.format = guess(clock, head) }
            return head
        }
        var position = index + 1
        for _ in 0..<3 {
            let digits = line.digits(at: position, limit: 10)
            guard digits > 0 else { return nil }
            if digits == 4, line[position + 4] == UInt8(ascii: "/"),
                let time = TimeOfDay(line, at: position + 5, compact: true),
                let date = CalendarDate(
                    year: Stamp.yearless, month: line.number(at: position, length: 2),
                    day: line.number(at: position + 2, length: 2), end: position + 4,
                    statesYear: false)
            {
                var head = LineHead()
                head.clock = Clock(position, date, time, .monthDay)
                head.position = .start
                head.strength = .strong
                head.take(HeaderTail(line, from: time.end, afterTime: true, habits: habits.tail))
                if let close = line.index(of: "] ", from: time.end, to: time.end + 200) {
                    head.messageStart = close + 2
                }
                head.format = .chromium
                return head
            }
            guard line[position + digits] == UInt8(ascii: ":") else { return nil }
            position += digits + 1
        }
        return nil
    }

    /// `1234:M 04 May 2026 10:02:05.123 * text`, and before Redis 3 `[1234] 04 May 10:02:05.123 * text`.
    func redis(at index: Int) -> LineHead? {
        let digits = line.digits(at: index, limit: 8)
        guard digits > 0, line[index + digits] == UInt8(ascii: ":"),
            line[index + digits + 1].isUpper, line[index + digits + 2] == 0x20,
            let clock = clock(at: index + digits + 3)
        else { return nil }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = .strong
        head.messageStart = line.skippingBlanks(clock.end)
        head.level = redisMark(clock, head)
        if head.level != nil { head.messageStart = line.skippingBlanks(head.messageStart + 1) }
        head.format = .redis
        return head
    }

    /// Redis's `.-*#` behind the time.
    func redisMark(_ clock: Clock, _ head: LineHead) -> Level? {
        guard clock.form == .dayMonthName, head.level == nil else { return nil }
        let mark = line.skippingBlanks(clock.end)
        guard mark == clock.end + 1, line[mark + 1] == 0x20 else { return nil }
        switch line[mark] {
        case UInt8(ascii: "."): return .debug
        case UInt8(ascii: "-"): return .info
        case UInt8(ascii: "*"): return .notice
        case UInt8(ascii: "#"): return .warning
        default: return nil
        }
    }

    /// `=ERROR REPORT==== 4-May-2026::10:02:05 ===`, of Erlang's error logger.
    func erlangReport(at index: Int) -> LineHead? {
        let letters = line.letters(at: index + 1)
        guard letters >= 4, line.has(" REPORT====", at: index + 1 + letters) else { return nil }
        let start = line.skippingBlanks(index + 12 + letters)
        guard let clock = clock(at: start) else { return nil }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = .strong
        let word = index + 1
        head.level =
            LevelWord(line, at: word, length: letters)?.level
            ?? (line.has("CRASH", at: word)
                ? .error : line.has("SUPERVISOR", at: word) ? .error : .info)
        head.messageStart = index
        head.format = .erlangReport
        return head
    }

    /// `# Time: …` of MySQL's slow log; other lines with a hash are comments.
    func hash(at index: Int) -> LineHead {
        var head = LineHead()
        if line.has("# Time: ", at: index) {
            guard let clock = clock(at: line.skippingBlanks(index + 8)) else { return head }
            head.clock = clock
            head.position = .start
            head.strength = .strong
            head.messageStart = clock.end
            head.format = .mysqlSlow
        } else if line.has("# User@Host:", at: index) {
            head.strength = .level
            head.format = .mysqlSlow
        } else if line.has("#Fields:", at: index) || line.has("#Software:", at: index)
            || line.has("#Version:", at: index) || line.has("#Date:", at: index)
            || line.has("#Start-Date:", at: index) || line.has("#Remark", at: index)
        {
            head.isComment = true
            head.format = .w3c
        } else if line.has("#separator", at: index) || line.has("#fields\t", at: index)
            || line.has("#types\t", at: index) || line.has("#set_separator", at: index)
            || line.has("#empty_field", at: index) || line.has("#unset_field", at: index)
            || line.has("#path\t", at: index) || line.has("#open\t", at: index)
            || line.has("#close\t", at: index)
        {
            head.isComment = true
            head.format = .zeek
        } else if line[index + 1] == UInt8(ascii: "+") || line[index + 1].isDigit,
            line.digits(at: index + 1 + (line[index + 1] == UInt8(ascii: "+") ? 1 : 0)) == 10
        {
            // A shell history's `#1777888925`.
            head.clock = clock(at: index + 1 + (line[index + 1] == UInt8(ascii: "+") ? 1 : 0))
            head.position = .start
            head.strength = head.clock == nil ? .none : .weak
        }
        return head
    }

    /// Searches the first 200 bytes for a time that other text stands before.
    func inside(from index: Int, depth: Int) -> LineHead {
        guard depth == 0 || habits.searchesMessages else { return LineHead() }
        let limit = min(line.count, index + 200)
        var best: Clock?
        var position = index + 1
        while position < limit {
            let byte = line[position]
            if byte.isLetter, !startsName(position) {
                while position < limit, line[position].isLetter { position += 1 }
                continue
            }
            let starts = byte.isDigit || byte.isLetter
            if starts, isBoundary(line[position - 1]), let found = clock(at: position) {
                // Numbers that may be anything count only where they cannot be missed.
                let plausible = found.form != .epoch || isEpochPlace(position, found.end)
                if plausible, found.rank > (best?.rank ?? -1), best.map(found.agrees) ?? true {
                    best = found
                    if found.statesZone || (found.statesYear && found.form != .timeOnly) { break }
                }
                if plausible { position = found.end }
            }
            if line[position].isDigit {
                while line[position].isDigit { position += 1 }
            } else if line[position].isLetter {
                while line[position].isLetter { position += 1 }
            } else {
                position += 1
            }
        }
        var head = LineHead()
        guard let clock = best else { return head }
        head.clock = clock
        head.position = .inside
        head.strength = .weak
        head.take(HeaderTail(line, from: clock.end, afterTime: true, habits: habits.tail))
        if let level = levelBefore(clock, from: index) {
            head.level = level
            head.style = .marked
            if line.letters(at: line.skippingMark(index)) >= 3,
                LevelWord(
                    line, at: line.skippingMark(index),
                    length: line.letters(at: line.skippingMark(index))) != nil,
                clock.form.isStrong
            {
                head.strength = .strong
                head.position = .start
            }
        }
        if isAccessLog(clock, from: index) {
            head.strength = .strong
            head.position = .start
            head.level = nil
            head.format = .accessLog
            head.messageStart = line.skippingMark(clock.end)
        } else if line.has("type=", at: index), line.has("audit(", at: clock.start - 6) {
            head.strength = .strong
            head.position = .start
            head.level = nil
            head.format = .audit
        }
        if line[index] == UInt8(ascii: "["), line.has("] ", at: clock.start - 2),
            line.digits(at: index + 1, limit: 8) == clock.start - index - 3,
            let level = redisMark(clock, head)
        {
            head.level = level
            head.format = .redis
        }
        if habits.namesFormats { head.format = head.format ?? guess(clock, head) }
        return head
    }

    /// Whether the letters at `index` may be a month or a weekday.
    @inline(__always)
    private func startsName(_ index: Int) -> Bool {
        let initial = (line[index] | 0x20) &- 0x61
        // a d f j m n o s t w
        return UInt32(0x4C_7229) >> UInt32(initial) & 1 == 1 && line[index + 2].isLetter
    }

    @inline(__always)
    private func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"),
            UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "|"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
            UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "]"),
            UInt8(ascii: ")"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Whether a bare number at this place may be a time: in parentheses, behind `=`, or a column.
    private func isEpochPlace(_ start: Int, _ end: Int) -> Bool {
        let before = line[start - 1]
        let after = line[end]
        if before == UInt8(ascii: "(") { return true }
        guard
            before.isBlank || before == UInt8(ascii: "=") || before == UInt8(ascii: "|")
                || before == UInt8(ascii: "[") || before == UInt8(ascii: ",")
        else { return false }
        return after.isBlank || after == 0 || after == UInt8(ascii: ",")
            || after == UInt8(ascii: "|")
            || after == UInt8(ascii: "]") || after == UInt8(ascii: ":")
    }

    /// `10.0.0.7 - alice [04/May/2026:10:02:05 +0200] "GET / …`.
    private func isAccessLog(_ clock: Clock, from index: Int) -> Bool {
        guard clock.form == .dayMonthName, line[clock.start - 1] == UInt8(ascii: "["),
            line[clock.end] == UInt8(ascii: "]"), line[clock.start + 2] == UInt8(ascii: "/")
        else { return false }
        return true
    }

    /// The upper-case level before a time inside the line: `Thread-13::DEBUG::2026-…`, `INFO  [main] 2026-…`.
    private func levelBefore(_ clock: Clock, from index: Int) -> Level? {
        var position = index
        var words = 0
        while position < clock.start, words < 8 {
            let letters = line.letters(at: position)
            guard letters > 0 else {
                position += 1
                continue
            }
            words += 1
            let next = line[position + letters]
            if let word = LevelWord(line, at: position, length: letters), !next.isDigit,
                position == index || !line[position - 1].isWord, next != UInt8(ascii: "-"),
                next != UInt8(ascii: "=")
            {
                let upper = line[position + 1].isUpper
                let bracketed = position > index && line[position - 1] == UInt8(ascii: "[")
                if upper && word.use == .plain || bracketed
                    || (words == 1 && (next == UInt8(ascii: ":") || next.isBlank))
                {
                    return word.level
                }
            }
            position += letters
        }
        return nil
    }

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

extension LineBytes {
    /// Behind brackets, quotes and blanks.
    func skippingMark(_ index: Int) -> Int {
        var index = index
        while true {
            switch self[index] {
            case 0x20, 0x09, UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("),
                UInt8(ascii: "<"), UInt8(ascii: "\""):
                index += 1
            default: return index
            }
        }
    }

    /// Behind the next `byte`, or `index` where none is near.
    func after(_ byte: UInt8, from index: Int) -> Int {
        self.index(of: byte, from: index, to: index + 40).map { $0 + 1 } ?? index
    }
}
