/// Tells which of several messages of one length are the same message with other values.
enum TemplateSettling {
    /// Messages that are one, by their numbers in ascending order, and what they have in common.
    struct Group {
        var members: [Int]
        var tokens: [UInt64]
    }

    /// So many different words in one place are values.
    private static let values = 5

    /// - Parameter messages: token hashes, all of one count, with the separators at the same places.
    static func groups(_ messages: [[UInt64]]) -> [Group] {
        clusters(messages).flatMap { split($0, messages) }
    }

    /// Messages most of whose words are those of the first among them.
    private static func clusters(_ messages: [[UInt64]]) -> [[Int]] {
        var clusters: [[Int]] = []
        for number in messages.indices {
            var best: (cluster: Int, same: Int, total: Int)?
            for (cluster, members) in clusters.enumerated() {
                let (same, total) = likeness(messages[members[0]], messages[number])
                guard same * 10 >= total * 7 else { continue }
                if let old = best, same * old.total <= old.same * total { continue }
                best = (cluster, same, total)
            }
            if let best { clusters[best.cluster].append(number) } else { clusters.append([number]) }
        }
        return clusters
    }

    /// How many of the places that say something are the same; equal ones without any are alike.
    private static func likeness(_ a: [UInt64], _ b: [UInt64]) -> (same: Int, total: Int) {
        var same = 0
        var total = 0
        for (x, y) in zip(a, b) where !MessageTokens.isSeparator(x) {
            if x == MessageTokens.variable, y == MessageTokens.variable { continue }
            total += 1
            if x == y { same += 1 }
        }
        return total == 0 ? (1, 1) : (same, total)
    }

    /// Splits where a place holds few different words, joins where it holds many.
    private static func split(_ members: [Int], _ messages: [[UInt64]]) -> [Group] {
        var open = [members]
        var groups: [Group] = []
        while let members = open.popLast() {
            let places = words(members, messages)
            let few = places.indices.filter { places[$0] > 1 && places[$0] < values }
                .min { places[$0] < places[$1] }
            if let few {
                var parts: [UInt64: Int] = [:]
                var split: [[Int]] = []
                for member in members {
                    let word = messages[member][few]
                    if let part = parts[word] {
                        split[part].append(member)
                    } else {
                        parts[word] = split.count
                        split.append([member])
                    }
                }
                open += split.reversed()
            } else {
                let tokens = zip(messages[members[0]], places).map {
                    $1 == 1 ? $0 : MessageTokens.variable
                }
                groups.append(Group(members: members, tokens: tokens))
            }
        }
        return groups
    }

    /// How many different words stand in each place; very many where it is known to be variable.
    private static func words(_ members: [Int], _ messages: [[UInt64]]) -> [Int] {
        let first = messages[members[0]]
        return first.indices.map { place in
            if members.allSatisfy({ messages[$0][place] == first[place] }) { return 1 }
            var seen: [UInt64] = []
            for member in members {
                let word = messages[member][place]
                if word == MessageTokens.variable { return .max }
                if !seen.contains(word) { seen.append(word) }
                if seen.count >= values { break }
            }
            return seen.count
        }
    }
}
