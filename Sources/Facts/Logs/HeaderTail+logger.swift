extension HeaderTail {
    /// The logger after the level: `org.shop.Cart - `, `name: `, `o.s.Boot : `, `main.c:12 `.
    mutating func logger(at index: Int) -> Int? {
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

    func isName(_ range: Range<Int>) -> Bool {
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

    func tokenEnd(_ index: Int) -> Int {
        var end = index
        while end < line.count, !line[end].isBlank, line[end] != UInt8(ascii: "["),
            line[end] != UInt8(ascii: "("), line[end] != UInt8(ascii: "|")
        {
            end += 1
        }
        return max(end, index + 1)
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, line[lower].isBlank { lower += 1 }
        while upper > lower, line[upper - 1].isBlank { upper -= 1 }
        return lower..<upper
    }
}
