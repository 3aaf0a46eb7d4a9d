/// Secrets of Kubernetes: of a document of `kind: Secret` all values of `data` and `stringData`.
enum SecretManifest {
    private static let farthest = 65_536

    static func read(
        in text: Text, near place: Int, _ survivors: Survivors, into found: inout [Found]
    ) {
        guard let word = text.find("Secret", in: max(0, place - 8)..<place + 8),
            !text[word + 6].isKeyByte
        else { return }
        var at = word - 1
        let isJSON = text[at] == 34
        if text[at].isQuote { at -= 1 }
        while text[at].isBlank { at -= 1 }
        guard text[at] == 58 else { return }
        at -= 1
        if text[at].isQuote { at -= 1 }
        guard text.stands("kind", at: at - 3) else { return }
        let key = at - 3
        if isJSON, text[key - 1] == 34 {
            json(in: text, around: key, survivors, into: &found)
        } else {
            yaml(in: text, around: key, survivors, into: &found)
        }
    }

    private static func yaml(
        in text: Text, around key: Int, _ survivors: Survivors, into found: inout [Found]
    ) {
        let start = text.lineStart(key)
        let indent = key - start
        // The document's first line, and whether a line belongs to it.
        var first = start
        while first > 0, start - first < farthest {
            let line = text.lineStart(first - 1)
            guard belongs(text, line, indent), !isItem(text, first, indent) else { break }
            first = line
        }
        var line = first
        var isInside = false
        while line < text.count, line - first < 2 * farthest {
            let end = text.lineEnd(line)
            if line > start, !belongs(text, line, indent) || isItem(text, line, indent) { return }
            let place = text.skipBlanks(line)
            let depth = isItem(text, line, indent) ? indent : place - line
            let name = isItem(text, line, indent) ? text.skipBlanks(place + 1) : place
            if place >= end {
                line = end + 1
                continue
            }
            if depth <= indent {
                isInside = text.stands("data:", at: name) || text.stands("stringData:", at: name)
            } else if isInside, let colon = text.find(58, from: place), colon < end {
                take(text.trimmed(colon + 1..<end), in: text, survivors, into: &found)
            } else if isInside {
                take(text.trimmed(place..<end), in: text, survivors, into: &found)
            }
            line = end + 1
        }
    }

    /// `- apiVersion: v1` of a list.
    private static func isItem(_ text: Text, _ line: Int, _ indent: Int) -> Bool {
        indent >= 2 && text[line + indent - 2] == 45 && text[line + indent - 1] == 32
    }

    private static func belongs(_ text: Text, _ line: Int, _ indent: Int) -> Bool {
        if text.stands("---", at: line) { return false }
        let place = text.skipBlanks(line)
        return text[place].isLineEnd || place - line >= indent || isItem(text, line, indent)
            || text[place] == 45 && place - line + 2 >= indent
    }

    private static func json(
        in text: Text, around key: Int, _ survivors: Survivors, into found: inout [Found]
    ) {
        // The object the key stands in.
        var (depth, start) = (0, key)
        while start > max(0, key - farthest) {
            start -= 1
            if text[start] == 125 { depth += 1 }
            if text[start] == 123 {
                if depth == 0 { break }
                depth -= 1
            }
        }
        var at = start + 1
        depth = 1
        var isInside = false
        let limit = min(start + 2 * farthest, text.count)
        var isValue = false
        while at < limit, depth > 0 {
            switch text[at] {
            case 123: depth += 1
            case 125:
                depth -= 1
                if depth == 1 { isInside = false }
            case 58: isValue = true
            case 44: isValue = false
            case 34:
                var end = at + 1
                while end < limit, text[end] != 34 { end += text[end] == 92 ? 2 : 1 }
                if depth == 1, !isValue {
                    isInside =
                        text.stands("data\"", at: at + 1) || text.stands("stringData\"", at: at + 1)
                } else if depth == 2, isInside, isValue {
                    take(at + 1..<min(end, limit), in: text, survivors, into: &found)
                }
                at = end
            default: break
            }
            if text[at] == 123 { isValue = false }
            at += 1
        }
    }

    private static func take(
        _ value: Range<Int>, in text: Text, _ survivors: Survivors, into found: inout [Found]
    ) {
        var value = value
        if value.count > 1, text[value.lowerBound].isQuote,
            text[value.upperBound - 1] == text[value.lowerBound]
        {
            value = value.lowerBound + 1..<value.upperBound - 1
        }
        guard value.count > 1, text[value.lowerBound] != 124, text[value.lowerBound] != 62,
            !survivors.survives(text[value], isQuoted: true)
        else { return }
        found.append(
            Found(
                range: value, unit: value, kind: "kubernetes.secret", shape: .secret, isNarrow: true
            ))
    }
}
