import Notation

/// Which keys decide that their values are secret or personal: `Rules/redaction/sensitive.keys`.
package struct SensitiveKeys: Sendable {
    /// What a key says of its value.
    package enum Sense: String, Sendable, CaseIterable {
        /// A secret, whatever it looks like.
        case strong
        /// A secret if it looks random.
        case weak
        /// A secret if nothing but a secret looks like it: `tacacs key`.
        case vague
        /// A secret as the parameter of a URL.
        case parameter
        /// A header with a scheme and a credential.
        case authorization
        /// A header with pairs.
        case cookie
        /// A person's name.
        case user
    }

    /// Phrases of a sense, each as its words and as one word.
    private struct Phrase: Sendable {
        let words: [String]
        let joined: String
        let sense: Sense
    }

    private var phrases: [String: [Phrase]] = [:]
    private var none: [String: [[String]]] = [:]
    private var parameters: Set<String> = []
    private var behind: Set<String> = []
    private var before: Set<String> = []
    private var publics: Set<String> = []
    private var placeholders: Set<String> = []
    /// The strong phrases of one word that may end a longer word: `dbpassword`.
    private var endings: [String] = []
    private(set) var stems: [(text: [String], sense: Sense)] = []

    private static let sections =
        Sense.allCases.map(\.rawValue) + ["behind", "before", "public", "none", "placeholders"]

    /// Reads the file's text.
    /// - Throws: ``NotationError`` for a line before the first section or a section nobody knows.
    package init(file: String, text: String) throws {
        var section: String?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let line = line.trimming { $0 == " " || $0 == "\t" }
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                let name = String(line.dropFirst().dropLast())
                guard Self.sections.contains(name) else {
                    throw NotationError(
                        file: file, line: number + 1, column: 1,
                        problem: "There is no section “\(name)”.",
                        hint: "One of: \(Self.sections.joined(separator: ", ")).",
                        excerpt: String(line))
                }
                section = name
                continue
            }
            guard let section else {
                throw NotationError(
                    file: file, line: number + 1, column: 1,
                    problem: "Words stand below a section.",
                    hint: "The first line is a section such as [strong].", excerpt: String(line))
            }
            add(line.split(separator: " ").map(String.init), to: section)
        }
    }

    private mutating func add(_ words: [String], to section: String) {
        switch section {
        case "behind": behind.formUnion(words)
        case "before": before.formUnion(words)
        case "public": publics.formUnion(words)
        case "placeholders": placeholders.formUnion(words)
        case "none":
            none[words[0], default: []].append(words)
            if words.count > 1 { none[words.joined(), default: []].append([words.joined()]) }
        case "parameter": parameters.insert(words.joined())
        default:
            guard let sense = Sense(rawValue: section) else { return }
            let phrase = Phrase(words: words, joined: words.joined(), sense: sense)
            phrases[words[0], default: []].append(phrase)
            if words.count > 1 { phrases[phrase.joined, default: []].append(phrase) }
            if words.count == 1, sense == .strong, phrase.joined.utf8.count > 3,
                phrase.joined != "pass"
            {
                endings.append(phrase.joined)
            }
            stems.append((words, sense))
        }
    }

    /// The words of a key, in lower case, digits at their ends taken off.
    package static func words(of key: some Sequence<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var last: UInt8 = 0
        func end() {
            while let digit = word.last, word.count > 1, (48...57).contains(digit) {
                word.removeLast()
            }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in key {
            let isUpper = (65...90).contains(byte)
            let isLower = (97...122).contains(byte)
            guard isUpper || isLower || (48...57).contains(byte) else {
                end()
                last = 0
                continue
            }
            // fooBar; of an acronym before a word (`DBPassword`) the last capital begins the word.
            if isUpper, (97...122).contains(last) || (48...57).contains(last) { end() }
            if isLower, (65...90).contains(last), word.count > 1 {
                let first = word.removeLast()
                end()
                word = [first]
            }
            word.append(byte | (isUpper ? 0x20 : 0))
            last = byte
        }
        end()
        return words
    }

    /// What the key says of its value; `nil` when it says nothing.
    package func sense(of key: some Sequence<UInt8>, isParameter: Bool = false) -> Sense? {
        let words = Self.words(of: key)
        if isParameter, parameters.contains(words.joined()) { return .parameter }
        guard let (phrase, start, end) = phrase(in: words) else { return nil }
        if phrase.sense == .user || phrase.sense == .authorization || phrase.sense == .cookie {
            return end == words.count && start == 0 || phrase.sense == .user && end == words.count
                ? phrase.sense : nil
        }
        if words[..<start].contains(where: before.contains) { return nil }
        if phrase.sense == .vague {
            let isNamed = start > 0 && end == words.count && !publics.contains(words[start - 1])
            return isNamed ? .vague : nil
        }
        let rest = words[end...]
        if rest.contains(where: behind.contains) { return nil }
        return rest.isEmpty || phrase.sense == .weak ? phrase.sense : .weak
    }

    /// The longest phrase that stands in the words, of several the last.
    private func phrase(in words: [String]) -> (phrase: Phrase, start: Int, end: Int)? {
        var best: (phrase: Phrase, start: Int, end: Int)?
        var behindNone = 0
        for (start, word) in words.enumerated() where start >= behindNone {
            let fitting = none[word]?.filter { words[start...].starts(with: $0) } ?? []
            if let length = fitting.map(\.count).max() {
                behindNone = start + length
                continue
            }
            for phrase in phrases[word] ?? [] {
                let length = phrase.joined == word ? 1 : phrase.words.count
                guard
                    length == 1 && phrase.joined == word
                        || words[start...].starts(with: phrase.words)
                else { continue }
                let end = start + length
                if let known = best, known.start <= start, known.end >= end { continue }
                if let known = best, known.phrase.sense == .strong, phrase.sense != .strong,
                    known.end >= start
                {
                    continue
                }
                best = (phrase, start, end)
            }
            if best?.end ?? 0 <= start, let ending = endings.first(where: { word.hasSuffix($0) }) {
                best = (Phrase(words: [ending], joined: ending, sense: .strong), start, start + 1)
            }
        }
        return best
    }

    /// Whether a value is made of words that stand for no secret: `changeme`, `your-token-here`.
    func isPlaceholder(_ words: [String]) -> Bool {
        !words.isEmpty && words.allSatisfy { placeholders.contains($0) }
    }

    /// Whether a text names a secret instead of being one: `DB_PASSWORD`, `db-credentials`.
    func names(_ words: [String]) -> Bool {
        phrase(in: words).map { $0.phrase.sense != .user } ?? false
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        var text = self.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }
}
