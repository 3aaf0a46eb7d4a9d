extension HeaderTail {
    func bracketLevel(_ content: Range<Int>) -> Level? {
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
    mutating func cisco(at index: Int) -> Int? {
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

    /// The token from `index` on, if it is a level at a place and in a form where levels stand.
    mutating func levelWord(at index: Int, letters: Int, after: Int) -> Int? {
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
            if next == UInt8(ascii: "\""), isQuoted { accepted = word.use == .plain }
            if word.use == .upper, word.level == .info, !colon, !habits.bareWords {
                accepted = false
            }
            if words > 0, word.use != .plain { accepted = false }
        } else if words == 1, colon, word.use == .plain, line.has(": ", at: index - 2) {
            // BIND's `queries: info: text`.
            accepted = true
        } else if words == 0, word.use != .upper {
            // Icinga's `information/cli: text`
            let module = next == UInt8(ascii: "/") && line[tokenEnd(index) - 1] == UInt8(ascii: ":")
            let padded = next == 0x20 && line[after + 1] == 0x20
            if colon || module || (doubleColon && line[index].isLower) {
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
    mutating func channelLevel(at index: Int, after: Int) -> Int? {
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
    mutating func letter(at index: Int) -> Int? {
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
    mutating func keyedLevel(at index: Int) -> Int? {
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
    mutating func severityByColon(from start: Int) {
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
    func isDetailWord(at index: Int, letters: Int) -> Bool {
        guard letters >= 4, line[index + letters] == UInt8(ascii: ":"),
            line[index + letters + 1] == 0x20, line[index + letters + 2] == 0x20
        else { return false }
        return ["DETAIL", "HINT", "STATEMENT", "CONTEXT", "QUERY", "LOCATION"]
            .contains { letters == $0.utf8CodeUnitCount && line.has($0, at: index) }
    }
}
