import Yams

/// Turns what Yams composed into a tree, following aliases and merging `<<` within a budget.
struct YAMLTree {
    private(set) var problem: (line: Int, text: String)?
    private var anchors: [String: Node] = [:]
    private var nodes = 0

    mutating func tree(of document: Node) -> ConfigTree {
        anchors = [:]
        collectAnchors(document, depth: 0)
        return tree(document, depth: 0) ?? .table([], line: 1)
    }

    /// The text without the characters that `YAMLReader` put in.
    static func restored(_ text: String) -> String {
        guard text.utf8.contains(0xEE) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != YAMLReader.mark {
            scalars.append(scalar == YAMLReader.star ? "*" : scalar)
        }
        return String(scalars)
    }

    /// A name that is given twice in a document means its last node; files that do so are rare.
    private mutating func collectAnchors(_ node: Node, depth: Int) {
        guard depth <= SettingPath.deepest else { return }
        if let anchor = node.anchor { anchors[anchor.rawValue] = node }
        switch node {
        case .scalar, .alias: break
        case .sequence(let items):
            for item in items { collectAnchors(item, depth: depth + 1) }
        case .mapping(let pairs):
            for pair in pairs { collectAnchors(pair.value, depth: depth + 1) }
        }
    }

    private mutating func tree(_ node: Node, depth: Int) -> ConfigTree? {
        let line = node.mark?.line ?? 1
        nodes += 1
        guard nodes <= ConfigTree.mostNodes else {
            return stop("its aliases or values are too many", line)
        }
        guard depth < SettingPath.deepest else {
            return stop("it is nested deeper than \(SettingPath.deepest) levels", line)
        }
        switch node {
        case .alias: return nil
        case .scalar(let scalar):
            if let name = alias(scalar) {
                guard let target = anchors[name] else {
                    _ = stop("the alias “*\(name)” has no anchor", line)
                    return .value("*\(name)", line: line)
                }
                return tree(target, depth: depth + 1)
            }
            return .value(YAMLTree.restored(scalar.string), line: line)
        case .sequence(let items):
            var trees: [ConfigTree] = []
            for item in items {
                guard nodes <= ConfigTree.mostNodes else { break }
                if let item = tree(item, depth: depth + 1) { trees.append(item) }
            }
            return .list(trees, line: line)
        case .mapping(let pairs): return table(pairs, line: line, depth: depth)
        }
    }

    private mutating func table(_ pairs: Node.Mapping, line: Int, depth: Int) -> ConfigTree {
        var entries: [ConfigTree.Entry] = []
        var merged: [ConfigTree.Entry] = []
        for (key, value) in pairs {
            guard nodes <= ConfigTree.mostNodes else { break }
            let keyLine = key.mark?.line ?? line
            guard let tree = tree(value, depth: depth + 1) else { continue }
            let name = key.scalar.map { YAMLTree.restored($0.string) } ?? "?"
            guard name == "<<" else {
                entries.append(ConfigTree.Entry(key: name, line: keyLine, tree: tree))
                continue
            }
            switch tree {
            case .value: break
            case .table(let inherited, _): merged += inherited
            case .list(let parents, _):
                for case .table(let inherited, _) in parents { merged += inherited }
            }
        }
        // What stands here wins over what is merged, and what is merged first over what comes later.
        var names = Set(entries.map(\.key))
        for entry in merged where names.insert(entry.key).inserted { entries.append(entry) }
        return .table(entries, line: line)
    }

    /// The name of the anchor that a plain `*name` refers to.
    private func alias(_ scalar: Node.Scalar) -> String? {
        guard scalar.style == .plain, scalar.string.unicodeScalars.first == YAMLReader.star else {
            return nil
        }
        let name = scalar.string.unicodeScalars.dropFirst()
        let isName = name.allSatisfy {
            $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || ("0"..."9") ~= $0
        }
        return isName && !name.isEmpty ? String(name) : nil
    }

    private mutating func stop(_ text: String, _ line: Int) -> ConfigTree? {
        if problem == nil { problem = (line, text) }
        return nil
    }
}
