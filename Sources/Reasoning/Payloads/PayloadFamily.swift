import Facts

/// Payload files that are samples of the same data, in the order of the dates and numbers in their names.
struct PayloadFamily {
    /// Indices among the facts' payloads.
    private(set) var members: [Int]

    /// The families of a bundle; every payload belongs to one.
    static func families(in facts: BundleFacts) -> [PayloadFamily] {
        var groups: [String: [Int]] = [:]
        var order: [String] = []
        for (index, payload) in facts.payloads.enumerated() where payload.contract == nil {
            let path = facts.files[payload.place.file].path
            let key = "\(mask(path))|\(payload.format.rawValue)|\(payload.part ?? "")"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(index)
        }
        return order.flatMap { key -> [PayloadFamily] in
            let sorted = (groups[key] ?? []).sorted { a, b in
                let (x, y) = (facts.payloads[a].place, facts.payloads[b].place)
                return precedes(facts.files[x.file].path, facts.files[y.file].path)
            }
            return split(sorted, facts)
        }
    }

    /// Members with hardly a field in common are no family.
    private static func split(_ members: [Int], _ facts: BundleFacts) -> [PayloadFamily] {
        var families: [(names: Set<String>, family: PayloadFamily)] = []
        for member in members {
            let names = Set(facts.payloads[member].fields.map(\.path))
            let fitting = families.firstIndex { known, _ in
                let common = known.intersection(names).count
                return names.isEmpty || known.isEmpty || common * 3 >= min(known.count, names.count)
            }
            if let fitting {
                families[fitting].family.members.append(member)
                if families[fitting].names.isEmpty { families[fitting].names = names }
            } else {
                families.append((names, PayloadFamily(members: [member])))
            }
        }
        return families.map(\.family)
    }

    private static let stages = [
        ["good", "old", "before", "expected", "ok", "previous", "prev", "valid", "baseline"],
        ["bad", "new", "after", "actual", "failed", "current", "invalid", "broken", "rejected"],
    ]

    private static func words(_ path: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in path.lowercased() {
            let isDigit = character.isNumber
            let fits = word.last.map { $0.isNumber == isDigit } ?? true
            if !(character.isLetter || isDigit) {
                words.append(word)
                words.append(String(character))
                word = ""
            } else if fits {
                word.append(character)
            } else {
                words.append(word)
                word = String(character)
            }
        }
        words.append(word)
        return words.filter { !$0.isEmpty }
    }

    private static func stage(_ word: String) -> Int? {
        stages.firstIndex { $0.contains(word) }
    }

    /// A path with its numbers, ids and words of order taken out.
    static func mask(_ path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name = String(path.dropFirst(folder.count))
        let words = words(name).map { word -> String in
            if word.allSatisfy(\.isNumber) || stage(word) != nil { return "#" }
            return word
        }
        var masked = words.joined()
        for run in ["#-#", "#_#", "#.#", "##", "-#", "_#", ".#", "#"] {
            while masked.contains(run), run != "#" { masked = masked.replacing(run, with: "#") }
        }
        // orders.json and orders-2.json are one family.
        masked = masked.replacing("#", with: "")
        while masked.hasPrefix("-") || masked.hasPrefix("_") { masked.removeFirst() }
        return folder.lowercased() + masked
    }

    /// By the words of order, then by the numbers, as numbers.
    private static func precedes(_ a: String, _ b: String) -> Bool {
        let (x, y) = (words(a), words(b))
        let (s, t) = (x.compactMap(stage).first ?? 0, y.compactMap(stage).first ?? 0)
        if s != t { return s < t }
        for (p, q) in zip(x, y) where p != q {
            if let m = Int(p), let n = Int(q), m != n { return m < n }
            return p < q
        }
        return x.count == y.count ? a < b : x.count < y.count
    }
}
