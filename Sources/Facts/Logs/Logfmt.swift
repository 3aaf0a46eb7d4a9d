/// Lines of `key=value` pairs: logfmt, logrus's text, and the appliances that write `date=… time=…`.
enum Logfmt {
    /// Reads the pairs at `index`, or `nil` unless the line starts with one and a pair names a time, a level or
    /// a message.
    static func head(_ line: LineBytes, at index: Int, dayFirst: Bool?) -> LineHead? {
        guard keyEnd(line, index) != nil else { return nil }
        var head = LineHead()
        var position = index
        var hasMessage = false
        var grade = 9
        var pairs = 0
        let limit = min(line.count, index + 2048)
        while position < limit, pairs < 40 {
            position = line.skippingBlanks(position)
            guard let end = keyEnd(line, position) else {
                position = tokenEnd(line, position)
                if pairs < 1 { return nil }
                continue
            }
            pairs += 1
            let key = position..<end
            var value = end + 1
            let quoted = line[value] == UInt8(ascii: "\"")
            if quoted { value += 1 }
            let valueEnd = quoted ? closingQuote(line, value) : tokenEnd(line, value)
            switch KeyRole.role(line, key) {
            case .time, .secondTime, .date:
                let own = KeyRole.role(line, key) == .secondTime ? 2 : 1
                if own < grade, let clock = JSONHead.time(line, value..<line.count),
                    clock.statesDate || head.clock == nil
                {
                    head.clock = clock
                    grade = own
                }
            case .level, .priority:
                if head.level == nil { head.level = LevelValue.text(line, value..<valueEnd) }
            case .message:
                if !hasMessage {
                    hasMessage = true
                    head.messageStart = value
                }
            case .zone:
                // An appliance's zone stands in a key of its own.
                if let clock = head.clock, !clock.statesZone, let mark = ZoneMark(line, at: value) {
                    head.clock?.microseconds -= Int64(mark.offset) * 1_000_000
                    head.clock?.statesZone = true
                }
            case .component: if head.component.isEmpty { head.component = value..<valueEnd }
            default: break
            }
            position = quoted ? valueEnd + 1 : valueEnd
            if head.clock?.statesZone == true, head.level != nil, hasMessage { break }
        }
        guard head.clock != nil || (head.level != nil && pairs > 1) else { return nil }
        if line.has("type=", at: index), head.clock == nil { return nil }
        head.position = .start
        head.strength = head.clock.map(\.statesDate) == true ? .strong : .level
        head.style = .marked
        if !hasMessage { head.messageStart = index }
        head.format = .logfmt
        return head
    }

    /// The level among pairs that start at `index`, where the line gives one only there.
    static func level(_ line: LineBytes, at index: Int) -> Level? {
        guard line[index].isLetter, keyEnd(line, index) != nil else { return nil }
        var position = index
        for _ in 0..<24 {
            position = line.skippingBlanks(position)
            guard position < line.count else { return nil }
            guard let end = keyEnd(line, position) else {
                position = tokenEnd(line, position)
                continue
            }
            var value = end + 1
            let quoted = line[value] == UInt8(ascii: "\"")
            if quoted { value += 1 }
            let valueEnd = quoted ? closingQuote(line, value) : tokenEnd(line, value)
            if KeyRole.role(line, position..<end) == .level,
                let found = LevelValue.text(line, value..<valueEnd)
            {
                return found
            }
            position = quoted ? valueEnd + 1 : valueEnd
        }
        return nil
    }

    /// The `=` of the key at `index`.
    private static func keyEnd(_ line: LineBytes, _ index: Int) -> Int? {
        var end = index
        while line[end].isWord || line[end] == UInt8(ascii: "_") || line[end] == UInt8(ascii: ".")
            || line[end] == UInt8(ascii: "-") || line[end] == UInt8(ascii: "@")
        {
            end += 1
        }
        guard end > index, end - index < 48, line[end] == UInt8(ascii: "="), line[end + 1] != 0x20,
            line[end + 1] != UInt8(ascii: "=")
        else { return nil }
        return end
    }

    private static func tokenEnd(_ line: LineBytes, _ index: Int) -> Int {
        var end = index
        while end < line.count, !line[end].isBlank { end += 1 }
        return max(end, min(index + 1, line.count))
    }

    private static func closingQuote(_ line: LineBytes, _ index: Int) -> Int {
        var position = index
        while position < line.count {
            if line[position] == UInt8(ascii: "\\") {
                position += 2
                continue
            }
            if line[position] == UInt8(ascii: "\"") { return position }
            position += 1
        }
        return line.count
    }
}
