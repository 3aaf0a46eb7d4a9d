/// Cleans the short texts of a report, each of which shows only a part of what it was taken from.
///
/// What was taken out of one text is known in the others, so that a value which a line shows with its key
/// does not stand in a title without it.
package final class QuoteCleaner {
    private let redactor: Redactor
    private var sweep: Sweep?
    /// Of each value that was taken out what took its place.
    private var replaced: [String: String] = [:]
    private var cleaned: [Question: String] = [:]

    private struct Question: Hashable {
        let text: String
        let own: String
    }

    /// What takes the place of a part of a value that was taken out.
    package static let part = "\u{AB}secret\u{BB}"
    /// A run of base64 as long as a line of a private key's body.
    private static let body = 48...96

    /// - Parameter redactor: whose pseudonyms are used.
    package init(_ redactor: Redactor) { self.redactor = redactor }

    /// The text without what must not be shown.
    /// - Parameter own: the report's own words: a key and its value that stand there as they do here are no quote.
    package func clean(_ text: String, own: String = "") -> String {
        guard text.utf8.count > 3 else { return text }
        let question = Question(text: text, own: own)
        if let known = cleaned[question] { return known }
        var clean = take(from: text, own, by: redactor.finder)
        if redactor.takenValues.count > 0 {
            let sweep = sweep ?? Sweep(redactor.takenValues)
            self.sweep = sweep
            clean = take(from: clean, own, by: sweep)
        }
        if cleaned.count > 50_000 { cleaned.removeAll() }
        cleaned[question] = clean
        return clean
    }

    /// The value of a key, without the key before it: what must be taken out because of its key is.
    package func clean(_ value: String, of key: String) -> String {
        let alone = clean(value)
        guard alone == value, !value.isEmpty, !key.isEmpty else { return alone }
        if let known = replaced[value] { return known }
        for (before, after) in [("\(key)=", ""), ("\(key): \"", "\"")] {
            let pair = clean(before + value + after)
            if pair.hasPrefix(before), pair.hasSuffix(after), pair != before + value + after {
                return String(pair.dropFirst(before.count).dropLast(after.count))
            }
        }
        return value
    }

    /// What takes the place of a value, or a part of one, that was taken out where it stood in a line.
    package func replacement(of value: String) -> String {
        replaced[value] ?? Self.part
    }

    /// A path, with the name it has in a bundle.
    package func clean(path: String) -> String { redactor.clean(path: path) }

    private func take(from text: String, _ own: String, by finder: any Finder) -> String {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes -> String in
            let text = Text(bytes)
            var found = finder.found(in: text, startsLine: true)
            if found.isEmpty, isBody(text) {
                found = [
                    Found(
                        range: 0..<text.count, unit: 0..<text.count, kind: "key.private",
                        shape: .secret, isNarrow: true)
                ]
            }
            if !own.isEmpty { found.removeAll { own.contains(string(text, $0.unit)) } }
            guard !found.isEmpty else { return string(text, 0..<text.count) }
            let rendering = Rendering(redactor.pseudonyms)
            let count = redactor.takenValues.count
            for value in found where value.layer == nil {
                replaced[string(text, value.range)] = String(
                    decoding: rendering.replacement(of: value, in: text), as: UTF8.self)
                redactor.remember(value, in: text)
            }
            if redactor.takenValues.count > count { (sweep, cleaned) = (nil, [:]) }
            return String(decoding: rendering.clean(text, found, isNarrow: false), as: UTF8.self)
        }
    }

    /// A line of a key's body stands alone in a quote: nothing around it says what it is.
    private func isBody(_ text: Text) -> Bool {
        let range = text.trimmed(0..<text.count)
        guard Self.body.contains(range.count) else { return false }
        var (digits, upper, lower) = (0, 0, 0)
        for place in range {
            let byte = text[place]
            if byte.isDigit {
                digits += 1
            } else if byte.isUpper {
                upper += 1
            } else if byte.isLower {
                lower += 1
            } else if byte != 43, byte != 47, byte != 61 {
                return false
            }
        }
        return digits > 2 && upper > 8 && lower > 8
    }

    private func string(_ text: Text, _ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }
}
