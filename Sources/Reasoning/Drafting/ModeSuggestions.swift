import Rules

/// Failure modes a message may be about, told by the words both use.
enum ModeSuggestions {
    /// The nearest modes, best first; fewer than `most` where few share a word.
    static func modes(for message: String, in map: CausalMap, most: Int = 3) -> [String] {
        let wanted = words(message)
        let all = map.modes.map { (name: $0.key, words: words("\($0.key) \($0.value.says)")) }
        var spread: [String: Int] = [:]
        for mode in all { for word in mode.words { spread[word, default: 0] += 1 } }
        let ranked = all.map { mode -> (name: String, score: Int) in
            // A word that few modes use says more.
            let score = mode.words.intersection(wanted).reduce(0) {
                $0 + 1000 / (spread[$1] ?? 1)
            }
            return (mode.name, score)
        }
        return ranked.filter { $0.score > 0 }.sorted { ($1.score, $0.name) < ($0.score, $1.name) }
            .prefix(most).map(\.name)
    }

    /// Words of four letters or more, cut to their first six: `refused` and `refuses` are the same.
    private static func words(_ text: String) -> Set<String> {
        Set(
            text.lowercased().split { !$0.isASCII || !$0.isLetter }.filter { $0.count >= 4 }
                .map { String($0.prefix(6)) }
        ).subtracting(common)
    }

    private static let common: Set<String> = [
        "error", "errors", "failed", "fails", "failur", "while", "with", "from", "could", "that",
        "this", "have", "been", "after", "unable", "cannot", "warnin", "were", "when",
    ]
}
