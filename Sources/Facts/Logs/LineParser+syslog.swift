extension LineParser {
    /// `<34>` and a syslog header, RFC 3164 or 5424; or the kernel's `<6>[   12.3] text`.
    func priority(at index: Int, depth: Int) -> LineHead? {
        let digits = line.digits(at: index + 1, limit: 4)
        guard digits >= 1, digits <= 3, line[index + 1 + digits] == UInt8(ascii: ">") else {
            return nil
        }
        let value = line.number(at: index + 1, length: digits)
        guard value <= 191 else { return nil }
        let level = LevelWord.syslog(value & 7)
        let text = index + 2 + digits
        if line[text] == UInt8(ascii: "1"), line[text + 1] == 0x20 {
            return rfc5424(at: text + 2, level: level, depth: depth)
        }
        var start = line.skippingBlanks(text)
        // Cisco NX-OS: `<187>: 2026 May  4 10:02:05 UTC: %…`
        if line[start] == UInt8(ascii: ":"), line[start + 1] == 0x20 { start += 2 }
        if let clock = clock(at: start), clock.statesDate {
            if let head = syslog(clock, priority: level, depth: depth) { return head }
            var head = read(from: start, depth: depth + 1)
            head.level = head.level ?? level
            return head
        }
        var head = kernelRing(at: start) ?? read(from: start, depth: depth + 1)
        head.strength = max(head.strength, .level)
        head.level = head.level ?? level
        head.format = head.format ?? .syslog3164
        return head
    }

    /// `2026-05-04T10:02:05.003Z host app 123 ID47 [data x="y"] text`, behind the priority and version.
    func rfc5424(at index: Int, level: Level?, depth: Int) -> LineHead? {
        let clock = clock(at: index)
        guard clock != nil || line[index] == UInt8(ascii: "-") else { return nil }
        var position = clock?.end ?? index + 1
        var program = 0..<0
        for field in 0..<4 {
            guard line[position] == 0x20 else { return nil }
            let start = position + 1
            position = start
            while position < line.count, line[position] != 0x20 { position += 1 }
            if field == 1, line[start] != UInt8(ascii: "-") || position > start + 1 {
                program = start..<position
            }
        }
        position = afterStructuredData(position + 1)
        if line[position] == 0x20 { position += 1 }
        if line.has("\u{FEFF}", at: position) { position += 3 }
        var head = message(at: position, depth: depth)
        if let clock { head.choose(outer: clock) }
        head.strength = .strong
        head.level = head.level ?? level
        if !program.isEmpty { head.component = program }
        head.format = .syslog5424
        return head
    }

    /// A syslog message behind the length of its frame (`83 <40>1 …`) or whose priority was cut off (`1 2026-…`).
    func framed(at index: Int, depth: Int) -> LineHead? {
        if line[index] == UInt8(ascii: "1"), line[index + 1] == 0x20,
            line.digits(at: index + 2) == 4
        {
            return rfc5424(at: index + 2, level: nil, depth: depth)
        }
        let digits = line.digits(at: index, limit: 5)
        guard digits <= 4, line[index + digits] == 0x20,
            line[index + digits + 1] == UInt8(ascii: "<")
        else { return nil }
        return priority(at: index + digits + 1, depth: depth)
    }

    private func afterStructuredData(_ index: Int) -> Int {
        // Heroku leaves the structured data out.
        guard line[index] == UInt8(ascii: "[") else {
            return line[index] == UInt8(ascii: "-") && !line[index + 1].isWord ? index + 1 : index
        }
        var position = index
        var quoted = false
        while position < line.count {
            let byte = line[position]
            if byte == UInt8(ascii: "\\") {
                position += 1
            } else if byte == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if byte == UInt8(ascii: "]"), !quoted, line[position + 1] != UInt8(ascii: "[") {
                return position + 1
            }
            position += 1
        }
        return position
    }

    /// `May  4 10:02:05 host program[12]: text`, also with an ISO time, as rsyslog and journald write it.
    func syslog(_ clock: Clock, priority: Level?, depth: Int) -> LineHead? {
        let named = clock.form == .monthName && !line.isBracketed(clock)
        let classic = named && !clock.statesYear
        // journald's `short-full` begins with the weekday.
        let full = clock.form == .weekday && clock.statesZone && !line.isBracketed(clock)
        guard named || full || (clock.form == .iso && line[clock.end] == 0x20) else { return nil }
        var position = clock.end
        if line[position] == UInt8(ascii: ":"), classic { position += 1 }
        guard line[position] == 0x20 else { return nil }
        position = line.skippingBlanks(position)
        guard
            let tag = SyslogTag(
                line, at: position, classic: classic,
                sure: full || (clock.statesZone && line.hasT(clock)))
        else { return nil }
        var head = message(at: tag.messageStart, depth: depth)
        head.choose(outer: clock)
        head.strength = .strong
        head.level = head.level ?? tag.level ?? priority
        head.component = tag.program
        head.format =
            line.has("haproxy", at: tag.program.lowerBound)
            ? .haproxy : classic ? .syslog3164 : .syslogISO
        return head
    }

    /// The text a program handed to syslog: JSON, another log's line, or words.
    private func message(at index: Int, depth: Int) -> LineHead {
        var head = LineHead()
        if depth < 3 { head = read(from: index, depth: depth + 1) }
        if head.strength == .none {
            head = LineHead()
            head.messageStart = index
        } else if head.position == .inside, head.level == nil {
            head.messageStart = index
        }
        head.wrap(.syslog, at: index)
        head.wrapper = .syslog
        return head
    }

    /// The kernel's `[   12.345678] text`: an event whose time counts from boot.
    func kernelRing(at index: Int) -> LineHead? {
        guard line[index] == UInt8(ascii: "[") else { return nil }
        let number = line.skippingBlanks(index + 1)
        let seconds = line.digits(at: number, limit: 8)
        guard seconds > 0, line[number + seconds] == UInt8(ascii: ".") else { return nil }
        let fraction = line.digits(at: number + seconds + 1, limit: 7)
        let close = number + seconds + 1 + fraction
        guard fraction >= 3 else { return nil }
        // `[0.012s][info][gc]` is the JVM's.
        let jvm = line[close] == UInt8(ascii: "s")
        guard line[close + (jvm ? 1 : 0)] == UInt8(ascii: "]") else { return nil }
        var head = LineHead()
        head.strength = .strong
        head.take(
            HeaderTail(line, from: close + (jvm ? 2 : 1), afterTime: true, habits: habits.tail))
        if !jvm { head.messageStart = line.skippingBlanks(close + 1) }
        head.format = .kernelRing
        return head
    }
}

/// Host and program in a syslog line.
struct SyslogTag {
    var program: Range<Int>
    var messageStart: Int
    var level: Level?

    /// `classic`: the time is RFC 3164's, so host and program may be taken on faith; after an ISO time they
    /// must look the part, as any log may begin with one.
    /// `sure`: it is one that syslog daemons write, so that the program needs no process number.
    init?(_ line: LineBytes, at index: Int, classic: Bool, sure: Bool) {
        var start = index
        var position = SyslogTag.tokenEnd(line, start)
        guard position > start else { return nil }
        guard
            line[start].isWord || line[start] == UInt8(ascii: "_")
                || line[start] == UInt8(ascii: "%")
                || line[start] == UInt8(ascii: ":") || line[start] == UInt8(ascii: "-")
        else { return nil }
        if !classic || line[start + 1].isUpper,
            LevelWord(line, at: start, length: position - start) != nil
        {
            return nil
        }
        // Cisco's `%SYS-5-CONFIG_I:` is the message's own code, not a program.
        if line[start] == UInt8(ascii: "%") {
            program = start..<start
            messageStart = start
            return
        }
        // Without a host the first token is the program's.
        let hostless = line[position - 1] == UInt8(ascii: ":")
        if !hostless {
            guard line[position] == 0x20 else { return nil }
            start = line.skippingBlanks(position)
            position = SyslogTag.tokenEnd(line, start)
            if line[start] == UInt8(ascii: "%") {
                program = start..<start
                messageStart = start
                return
            }
        } else if !classic, !sure || line[position - 2] != UInt8(ascii: "]") {
            return nil
        }
        // BusyBox: `daemon.err program[12]:`.
        if let dot = line.index(of: UInt8(ascii: "."), from: start, to: position),
            let word = LevelWord(line, at: dot + 1, length: position - dot - 1),
            line[position] == 0x20, line.letters(at: start) == dot - start
        {
            level = word.level
            start = line.skippingBlanks(position)
            position = SyslogTag.tokenEnd(line, start)
        }
        var end = start
        while end < position, line[end] != UInt8(ascii: "["),
            line[end] != UInt8(ascii: ":") || line[end + 1] == UInt8(ascii: ":")
                || line[end - 1] == UInt8(ascii: ":")
        {
            end += 1
        }
        let pid = line[end] == UInt8(ascii: "[")
        var close = end
        if pid {
            guard let bracket = line.index(of: UInt8(ascii: "]"), from: end, to: end + 40) else {
                return nil
            }
            close = bracket + 1
        }
        let colon = line[close] == UInt8(ascii: ":")
        if !classic {
            guard colon, line[close + 1] == 0x20, end > start,
                pid ? sure || line[end + 1].isDigit : sure && !line[start].isUpper,
                line[start].isWord || line[start] == UInt8(ascii: "(")
            else { return nil }
            guard LevelWord(line, at: start, length: end - start) == nil || pid else { return nil }
        }
        if colon || pid {
            program = start..<end
            messageStart = line.skippingOneBlank(close + (colon ? 1 : 0))
        } else {
            // No program: the words after the host are the message.
            program = start..<start
            messageStart = start
        }
    }

    private static func tokenEnd(_ line: LineBytes, _ index: Int) -> Int {
        var end = index
        while end < line.count, !line[end].isBlank, end - index < 256 { end += 1 }
        return end
    }
}

extension LineBytes {
    fileprivate func isBracketed(_ clock: Clock) -> Bool {
        let byte = self[clock.end]
        return byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")")
    }

    fileprivate func hasT(_ clock: Clock) -> Bool { self[clock.start + 10] == UInt8(ascii: "T") }

    func skippingOneBlank(_ index: Int) -> Int { self[index] == 0x20 ? index + 1 : index }

    /// The line up to `end`.
    func prefix(to end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: suffix(from: 0)[..<min(max(end, 0), count)])
    }
}
