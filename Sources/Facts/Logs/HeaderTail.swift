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

    private let line: LineBytes
    private let afterTime: Bool
    private let habits: Habits
    private var words = 0
    private var numbers = 0

    /// Reads from `start`. Without a time before it (`afterTime` false) only a level that stands first counts.
    init(_ line: LineBytes, from start: Int, afterTime: Bool, habits: Habits) {
        self.line = line
        self.afterTime = afterTime
        self.habits = habits
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
    private mutating func piece(at index: Int) -> Int? {
        let byte = line[index]
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "<"):
            return bracket(at: index)
        case UInt8(ascii: "%"):
            return cisco(at: index)
        case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number(at: index)
        default:
            guard byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") else {
                return nil
            }
            return wordPiece(at: index)
        }
    }

    private mutating func bracket(at index: Int) -> Int? {
        let closer: UInt8 =
            switch line[index] {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "("): UInt8(ascii: ")")
            default: UInt8(ascii: ">")
            }
        let reach = closer == UInt8(ascii: ">") ? 32 : 120
        guard let close = closing(index, closer, reach: reach) else { return nil }
        let content = trimmed(index + 1..<close)
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

    /// The bracket's partner, allowing for brackets inside it.
    private func closing(_ index: Int, _ closer: UInt8, reach: Int) -> Int? {
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

    private func bracketLevel(_ content: Range<Int>) -> Level? {
        guard content.count > 0 else { return nil }
        if content.count == 1 {
            return line[content.lowerBound].isUpper
                ? LevelWord.letter(line[content.lowerBound]) : nil
        }
        let first = line.letters(at: content.lowerBound)
        let after = content.lowerBound + first
        if let word = LevelWord(line, at: content.lowerBound, length: first) {
            if after == content.upperBound { return word.level }
            let upper = line[content.lowerBound + 1].isUpper
            if upper, !line[after].isWord, line[after] != UInt8(ascii: "-") { return word.level }
            if line[after] == UInt8(ascii: ":") { return word.level }
        }
        // `core:error`, `main/WARN`, `worker ERROR`
        var start = content.upperBound
        while start > content.lowerBound, line[start - 1].isLetter { start -= 1 }
        guard start > content.lowerBound,
            let word = LevelWord(line, at: start, length: content.upperBound - start)
        else { return nil }
        let before = line[start - 1]
        if before == UInt8(ascii: ":") { return word.level }
        return line[start].isUpper && line[start + 1].isUpper && !before.isWord ? word.level : nil
    }

    /// Cisco's `%ASA-6-302013:`, whose number is the syslog severity.
    private mutating func cisco(at index: Int) -> Int? {
        var position = index + 1
        var severity: Int?
        while line[position].isUpper || line[position].isDigit
            || line[position] == UInt8(ascii: "_")
            || line[position] == UInt8(ascii: "-")
        {
            if severity == nil, line[position - 1] == UInt8(ascii: "-"), line[position].isDigit,
                line[position + 1] == UInt8(ascii: "-")
            {
                severity = Int(line[position] & 0x0F)
            }
            position += 1
        }
        guard let severity, level == nil else { return nil }
        level = LevelWord.syslog(severity)
        style = .marked
        messageStart = index
        return nil
    }

    /// A process or connection number: `1234`, `31#31:`, `*884`, `0x7f3a`, `#12`.
    private mutating func number(at index: Int) -> Int? {
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

    private mutating func wordPiece(at index: Int) -> Int? {
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
            words += 1
            return tokenEnd(index)
        }
        return logger(at: index)
    }

    /// The token from `index` on, if it is a level at a place and in a form where levels stand.
    private mutating func levelWord(at index: Int, letters: Int, after: Int) -> Int? {
        guard let word = LevelWord(line, at: index, length: letters) else { return nil }
        let next = line[after]
        let upper = line[index].isUpper && line[index + 1].isUpper && line[index + 2].isUpper
        let colon = next == UInt8(ascii: ":") && line[after + 1] != UInt8(ascii: ":")
        let doubleColon = next == UInt8(ascii: ":") && !colon
        var accepted = false
        if upper {
            switch next {
            case UInt8(ascii: ":"), 0x20, 0x09, UInt8(ascii: "["), UInt8(ascii: "("),
                UInt8(ascii: "|"), UInt8(ascii: "]"), UInt8(ascii: "/"), UInt8(ascii: ";"),
                UInt8(ascii: ","), 0, 0x1B, UInt8(ascii: ">"), UInt8(ascii: "\\"):
                accepted =
                    word.use == .plain || colon || (word.use == .upper && afterTime && words == 0)
            case UInt8(ascii: "-"):
                accepted = line[after + 1] == UInt8(ascii: "-") || line[after + 1] == 0x20
            default: break
            }
            if word.use == .upper, word.level == .info, !colon, !habits.bareWords {
                accepted = false
            }
            if words > 0, word.use != .plain { accepted = false }
        } else if words == 0, word.use != .upper {
            let padded = next == 0x20 && line[after + 1] == 0x20
            if colon || (doubleColon && line[index].isLower) {
                accepted = true
            } else if afterTime, word.use == .plain {
                accepted =
                    next == 0x09 || next == UInt8(ascii: "|") || next == UInt8(ascii: ",") || padded
                    || (next == 0x20 && (habits.bareWords || line[index].isLower))
                    || (next == 0 && habits.bareWords)
                    || (next == UInt8(ascii: "/") && line[after + 1].isUpper)
            }
        }
        guard accepted else {
            if words == 0, afterTime, next != UInt8(ascii: "=") { hint = .mixed }
            return nil
        }
        level = word.level
        style = colon ? .marked : upper ? .upper : .mixed
        messageStart = after
        // `ERROR/MainProcess] text`
        if next == UInt8(ascii: "/") {
            var end = after
            while end < line.count, !line[end].isBlank, line[end] != UInt8(ascii: "]"),
                line[end] != UInt8(ascii: ":")
            {
                end += 1
            }
            messageStart = end
        }
        return messageStart
    }

    /// Laravel's and Monolog's `production.ERROR: text`.
    private mutating func channelLevel(at index: Int, after: Int) -> Int? {
        guard line[after] == UInt8(ascii: "."), line[after + 1].isUpper, words == 0 else {
            return nil
        }
        let length = line.letters(at: after + 1)
        let end = after + 1 + length
        guard line[end] == UInt8(ascii: ":"), line[after + 2].isUpper,
            let word = LevelWord(line, at: after + 1, length: length)
        else { return nil }
        level = word.level
        style = .marked
        component = index..<after
        messageStart = end
        return end
    }

    /// `D WindowManager:`, `I NETWORK  [`, `e Basis`, `E/Tag(12):`.
    private mutating func letter(at index: Int) -> Int? {
        let byte = line[index]
        let next = line[index + 1]
        guard words == 0, let found = LevelWord.letter(byte) else { return nil }
        if next == UInt8(ascii: "/"), line[index + 2].isLetter, byte.isUpper {
            level = found
            style = .letter
            messageStart = index + 2
            return index + 2
        }
        if next == UInt8(ascii: "!"), line[index + 2] == 0x20, byte.isUpper {
            level = found
            style = .letter
            messageStart = index + 2
            return index + 2
        }
        guard afterTime, next.isBlank || next == UInt8(ascii: "|") || next == UInt8(ascii: ",")
        else {
            return nil
        }
        let following = line[line.skippingBlanks(index + 1)]
        let afterColon = line[index - 1] == 0x20 && line[index - 2] == UInt8(ascii: ":")
        let sure =
            habits.letters || afterColon || next != 0x20 || numbers > 0
            || following == UInt8(ascii: "[")
            || (following.isUpper && byte != UInt8(ascii: "A"))
        guard sure else {
            hint = .letter
            return nil
        }
        level = found
        style = .letter
        messageStart = index + 1
        return index + 1
    }

    /// `level=error`, `severity="warn"`, `lvl=3`.
    private mutating func keyedLevel(at index: Int) -> Int? {
        var end = index
        while line[end].isLetter || line[end] == UInt8(ascii: "_") { end += 1 }
        guard line[end] == UInt8(ascii: "=") else { return nil }
        guard KeyRole.role(line, index..<end) == .level else { return nil }
        var value = end + 1
        if line[value] == UInt8(ascii: "\"") { value += 1 }
        guard let found = LevelValue.text(line, value..<value + line.letters(at: value)) else {
            return nil
        }
        level = found
        style = .marked
        messageStart = value + line.letters(at: value)
        if line[messageStart] == UInt8(ascii: "\"") { messageStart += 1 }
        return nil
    }

    /// PostgreSQL's severity behind any `log_line_prefix`: an upper-case word, a colon and two blanks; and DB2's
    /// `LEVEL: Error`.
    private mutating func severityByColon(from start: Int) {
        var index = start
        let limit = min(line.count, start + 200)
        while let colon = line.index(of: UInt8(ascii: ":"), from: index, to: limit) {
            index = colon + 1
            guard line[index] == 0x20 else { continue }
            var word = colon
            while word > start, line[word - 1].isLetter { word -= 1 }
            if line.has("LEVEL", at: word), colon - word == 5 {
                let value = line.skippingBlanks(index)
                level = LevelWord(line, at: value, length: line.letters(at: value))?.level
                return
            }
            guard line[index + 1] == 0x20, line[word].isUpper, line[word + 1].isUpper else {
                continue
            }
            if isDetailWord(at: word, letters: colon - word) {
                isDetail = true
                messageStart = word
                return
            }
            let digit = line[colon - 1].isDigit ? 1 : 0
            if let found = LevelWord(line, at: word, length: colon - word - digit) {
                level = found.level
                style = .marked
                messageStart = index
                return
            }
        }
    }

    /// `DETAIL:` and its like, as PostgreSQL prints them below an error.
    private func isDetailWord(at index: Int, letters: Int) -> Bool {
        guard letters >= 4, line[index + letters] == UInt8(ascii: ":"),
            line[index + letters + 1] == 0x20, line[index + letters + 2] == 0x20
        else { return false }
        return ["DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION"]
            .contains { letters == $0.utf8CodeUnitCount && line.has($0, at: index) }
    }

    /// The logger after the level: `org.shop.Cart - `, `name: `, `o.s.Boot : `, `main.c:12 `.
    private mutating func logger(at index: Int) -> Int? {
        var end = tokenEnd(index)
        var nameEnd = end
        // `org.shop.Cart.add() text`
        if line.has("()", at: end) {
            end += 2
            while !line[end].isBlank, end < line.count { end += 1 }
        }
        while nameEnd > index,
            line[nameEnd - 1] == UInt8(ascii: ":") || line[nameEnd - 1] == UInt8(ascii: ",")
        {
            nameEnd -= 1
        }
        guard isName(index..<nameEnd) else { return nil }
        let following = line.skippingBlanks(end)
        let marked =
            nameEnd < end
            || ((line[following] == UInt8(ascii: "-") || line[following] == UInt8(ascii: ":"))
                && line[following + 1] == 0x20)
            || line[end] == 0x09
        let dotted = (index + 1..<max(index + 1, nameEnd - 1)).contains {
            line[$0] == UInt8(ascii: ".") && line[$0 + 1].isLetter
        }
        // A plain word before a colon is a logger only where the format has no other mark for one.
        guard
            dotted || (marked && style != .marked && !TraceLine.isException(line, from: index))
                || line[following] == UInt8(ascii: "-")
                || (line[following] == UInt8(ascii: ":") && nameEnd == end)
        else { return nil }
        if component.isEmpty || dotted { component = index..<nameEnd }
        messageStart = end
        // Behind the logger only brackets may follow.
        let after = skippingSeparators(end)
        return line[after] == UInt8(ascii: "[") ? end : nil
    }

    private func isName(_ range: Range<Int>) -> Bool {
        guard range.count > 0, range.count < 100, line[range.lowerBound].isLetter else {
            return false
        }
        return range.allSatisfy {
            let byte = line[$0]
            return byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "$")
                || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
        }
    }

    private func tokenEnd(_ index: Int) -> Int {
        var end = index
        while end < line.count, !line[end].isBlank, line[end] != UInt8(ascii: "["),
            line[end] != UInt8(ascii: "("), line[end] != UInt8(ascii: "|")
        {
            end += 1
        }
        return max(end, index + 1)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, line[lower].isBlank { lower += 1 }
        while upper > lower, line[upper - 1].isBlank { upper -= 1 }
        return lower..<upper
    }

    private func skippingSeparators(_ index: Int) -> Int {
        var index = index
        while index < line.count {
            switch line[index] {
            case 0x20, 0x09, UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ","),
                UInt8(ascii: ";"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: ">"),
                UInt8(ascii: "~"):
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
