extension LineParser {
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
        if head.level != nil, line[index] == UInt8(ascii: "["), line[clock.end] == 0x20,
            line.index(of: UInt8(ascii: "]"), from: index, to: clock.start) == nil,
            let close = line.index(of: UInt8(ascii: "]"), from: clock.end, to: clock.end + 120)
        {
            head.messageStart = max(head.messageStart, line.skippingBlanks(close + 1))
        }
        if isAccessLog(clock, from: index) {
            head.strength = .strong
            head.position = .start
            head.level = nil
            head.format = .accessLog
            head.messageStart = line.skippingMark(clock.end)
        } else if line.has(" msg=audit(", at: clock.start - 11) {
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
            head.messageStart = line.skippingBlanks(clock.end) + 2
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
    func isEpochPlace(_ start: Int, _ end: Int) -> Bool {
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
                let before = position > index ? line[position - 1] : 0
                // `[error]`, and Couchbase's `[ns_server:error,2026-…]`
                let bracketed =
                    before == UInt8(ascii: "[")
                    || (before == UInt8(ascii: ":") && next == UInt8(ascii: ",")
                        && line[index] == UInt8(ascii: "["))
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
}
