/// What stands between the time (or the start of the line) and the message: level, process, thread, logger.
struct HeaderTail {
    var level: Level?
    var messageStart: Int
    var component = 0..<0
    /// PostgreSQL's `DETAIL:`, `HINT:`, `STATEMENT:` …: part of the event before, although it has a time.
    var isDetail = false
    /// How the level was written, so that a reader can learn its file's habit.
    var style = Style.none
    /// What the token beside the time would have been, had it been taken for a level.
    var hint = Style.none

    enum Style: UInt8 {
        case none, marked, upper, mixed, letter
    }

    /// What the reader has learned of its file.
    struct Habits {
        /// Levels stand beside the time in lower or mixed case, without brackets or a colon.
        var bareWords = false
        /// Levels are one letter beside the time.
        var letters = false
    }

    let line: LineBytes
    let afterTime: Bool
    let habits: Habits
    var words = 0
    var numbers = 0
    /// The time stood in quotes, so the columns behind it may too.
    let isQuoted: Bool

    /// Reads from `start`. Without a time before it (`afterTime` false) only a level that stands first counts.
    init(_ line: LineBytes, from start: Int, afterTime: Bool, habits: Habits) {
        self.line = line
        self.afterTime = afterTime
        self.habits = habits
        isQuoted = afterTime && line[start] == UInt8(ascii: "\"") && line[0] == UInt8(ascii: "\"")
        messageStart = start
        var index = start
        for _ in 0..<14 {
            index = skippingSeparators(index)
            guard index < line.count, let next = piece(at: index) else { break }
            index = next
            if isDetail { break }
        }
        if level == nil, afterTime, !isDetail { severityByColon(from: start) }
        messageStart = min(skippingSeparators(messageStart), line.count)
        if level == nil { level = Logfmt.level(line, at: messageStart) }
    }

    /// Reads one piece of the header and returns where it ends; `nil` where the message has begun.
    mutating func piece(at index: Int) -> Int? {
        let byte = line[index]
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "<"):
            return bracket(at: index)
        case UInt8(ascii: "%"):
            return cisco(at: index)
        case UInt8(ascii: "{"):
            return braced(at: index)
        case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number(at: index)
        default:
            guard byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") else {
                return nil
            }
            return wordPiece(at: index)
        }
    }

    mutating func bracket(at index: Int) -> Int? {
        let closer: UInt8 =
            switch line[index] {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "("): UInt8(ascii: ")")
            default: UInt8(ascii: ">")
            }
        let reach = closer == UInt8(ascii: ">") ? 32 : 120
        guard let close = closing(index, closer, reach: reach) else { return nil }
        let content = trimmed(index + 1..<close)
        // WebLogic puts the message in angle brackets too.
        if closer == UInt8(ascii: ">"), content.contains(where: { line[$0] == 0x20 }) { return nil }
        if level == nil, let found = bracketLevel(content), words < 3 {
            guard afterTime || words == 0 else { return nil }
            level = found
            style = .marked
        } else if closer == UInt8(ascii: ")"), !afterTime, level == nil {
            return nil
        } else if component.isEmpty, level != nil, isName(content) {
            component = content
        }
        if words == 0 || level != nil { messageStart = close + 1 }
        return close + 1
    }

    /// Airflow's `{taskinstance.py:12}`.
    mutating func braced(at index: Int) -> Int? {
        guard afterTime, level == nil,
            let close = line.index(of: UInt8(ascii: "}"), from: index, to: index + 60),
            (index + 1..<close).allSatisfy({
                line[$0].isWord || line[$0] == 0x2D || line[$0] == 0x2E || line[$0] == 0x3A
                    || line[$0] == 0x5F
            })
        else { return nil }
        component = index + 1..<close
        messageStart = close + 1
        return close + 1
    }

    /// The bracket's partner, allowing for brackets inside it.
    func closing(_ index: Int, _ closer: UInt8, reach: Int) -> Int? {
        let opener = line[index]
        var depth = 0
        var position = index
        while position < line.count, position - index <= reach {
            let byte = line[position]
            if byte == opener { depth += 1 }
            if byte == closer {
                depth -= 1
                if depth == 0 { return position }
            }
            position += 1
        }
        return nil
    }

    /// A process or connection number: `1234`, `31#31:`, `*884`, `0x7f3a`, `#12`.
    mutating func number(at index: Int) -> Int? {
        var position = index
        var hasDigit = false
        while position - index < 40 {
            let byte = line[position]
            if byte.isDigit {
                hasDigit = true
            } else if !(byte == UInt8(ascii: "#") || byte == UInt8(ascii: "*")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "/")
                || (byte | 0x20) &- 0x61 < 6 || byte == UInt8(ascii: "x"))
            {
                break
            }
            position += 1
        }
        let next = line[position]
        guard hasDigit,
            next.isBlank || next == UInt8(ascii: ":") || next == UInt8(ascii: "[")
                || next == UInt8(ascii: ",") || next == UInt8(ascii: "]")
                || next == UInt8(ascii: "|")
        else { return nil }
        guard afterTime else { return nil }
        numbers += 1
        if next == UInt8(ascii: ":") {
            position += 1
            if words == 0 { messageStart = position }
        } else if level != nil {
            // A number after the level is a process only where more header follows.
            let following = line[line.skippingBlanks(position)]
            guard
                following == UInt8(ascii: "-") || following == UInt8(ascii: "[")
                    || following == UInt8(ascii: "*")
            else { return nil }
            messageStart = position
        }
        return position
    }

    mutating func wordPiece(at index: Int) -> Int? {
        let letters = line.letters(at: index)
        var after = index + letters
        if letters == 5, line[after].isDigit, line[after + 1] == UInt8(ascii: ":"),
            line.has("DEBUG", at: index)
        {
            after += 1
        }
        if level == nil {
            if letters == 1, let found = letter(at: index) { return found }
            if let found = levelWord(at: index, letters: letters, after: after) { return found }
            if let found = keyedLevel(at: index) { return found }
            if let found = channelLevel(at: index, after: after) { return found }
            if isDetailWord(at: index, letters: letters) {
                isDetail = true
                messageStart = index
                return nil
            }
            guard afterTime, words < 2 else { return nil }
            let end = tokenEnd(index)
            // `pid=12` is a column, not a word of the message.
            if line.index(of: UInt8(ascii: "="), from: index, to: end) == nil { words += 1 }
            return end
        }
        return logger(at: index)
    }

    func skippingSeparators(_ index: Int) -> Int {
        var index = index
        while index < line.count {
            switch line[index] {
            case UInt8(ascii: "\""):
                guard isQuoted else { return index }
                index += 1
            case 0x20, 0x09, UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ","),
                UInt8(ascii: ";"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: ">"),
                UInt8(ascii: "}"), UInt8(ascii: "~"):
                index += 1
            case UInt8(ascii: "-"):
                var end = index
                while line[end] == UInt8(ascii: "-") { end += 1 }
                guard line[end].isBlank || line[end] == UInt8(ascii: "[") || end >= line.count
                else { return index }
                index = end
            case 0x1B, UInt8(ascii: "\\"):
                let next = line.skippingEscapes(index)
                guard next > index else { return index }
                index = next
            default:
                return index
            }
        }
        return index
    }
}
