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
        guard let clock = clock(at: bracket ? open + 1 : open) else { return nil }
        var head = LineHead()
        head.clock = clock
        head.position = .start
        head.strength = clock.form.isStrong ? .strong : .weak
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
