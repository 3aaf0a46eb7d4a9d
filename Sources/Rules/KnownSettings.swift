import Bundles
import Notation
import Facts

/// The settings that programs know, by the name of the configuration's source. Lists are read when a
/// bundle has such a file.
package struct KnownSettings: Sendable {
    private let files: [String: LibraryFiles.File]

    /// No program's settings.
    package static let none = KnownSettings([])

    package init(_ files: [LibraryFiles.File]) {
        self.files = Dictionary(files.map { ($0.stem, $0) }) { _, later in later }
    }

    /// The names of a source's settings, `nil` where nobody listed them.
    package func names(of source: String) -> SettingNames? {
        files[source].map { SettingNames($0.text) }
    }
}

extension RuleLibrary {
    /// The settings that programs know.
    package var knownSettings: KnownSettings { KnownSettings(files.settings) }
}

/// The settings one program knows, as `Rules/<system>/<source>.settings` lists them.
///
/// Lines that begin with `%` say things about the program; `[parent]` says in which part of the file the
/// names below it may stand (no such line: the whole path is the name; `[**]`: anywhere); `#` begins a
/// comment; every other line is a name, in which `*` stands for any characters.
package struct SettingNames: Sendable {
    /// The program, for prose: `nginx`.
    package private(set) var program = ""
    /// What it does with a setting it does not know: “nginx does not start with it”.
    package private(set) var effect = ""
    /// The command that tries the configuration.
    package private(set) var test = ""
    /// Whether it refuses what it does not know, so that a name nobody lists is worth a word.
    package private(set) var isStrict = false
    /// `-` and `_` mean the same.
    private var foldsDashes = false
    /// A beginning that fits one name only stands for it.
    private var takesBeginnings = false
    private var exceptions: [Glob] = []
    private var groups: [Group] = []

    private struct Group: Sendable {
        let parents: [SettingPattern]
        /// As the program compares them, and as they are written.
        var names: [String: String] = [:]
        var shapes: [SettingPattern] = []
    }

    /// A name that no list of the program has.
    package struct Unknown: Sendable, Hashable {
        /// The path up to this name.
        package let path: String
        package let key: String
        /// The groups it could have belonged to.
        let groups: [Int]
    }

    init(_ text: String) {
        var isHeader = false
        for line in text.split(separator: "\n") {
            let line = line.trimmingBlanks
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("%") {
                read(directive: line.dropFirst())
            } else if line.hasPrefix("["), line.hasSuffix("]") {
                let parent = SettingPattern(String(line.dropFirst().dropLast()))
                if isHeader, let last = groups.popLast() {
                    groups.append(Group(parents: last.parents + [parent]))
                } else {
                    groups.append(Group(parents: [parent]))
                }
                isHeader = true
                continue
            } else {
                if groups.isEmpty { groups.append(Group(parents: [])) }
                add(String(line))
            }
            isHeader = false
        }
    }

    private mutating func read(directive: Substring) {
        let parts = directive.split(separator: " ", maxSplits: 1)
        let value = parts.count > 1 ? String(parts[1].trimmingBlanks) : ""
        switch parts.first {
        case "program": program = value
        case "effect": effect = value
        case "test": test = value
        case "strict": isStrict = true
        case "fold-dashes": foldsDashes = true
        case "beginnings": takesBeginnings = true
        case "except": exceptions.append(Glob(value))
        default: break
        }
    }

    private mutating func add(_ name: String) {
        let last = groups.count - 1
        if name.contains("*") {
            groups[last].shapes.append(SettingPattern(folded(name).replacing(".", with: "\u{1}")))
        } else {
            groups[last].names[folded(name)] = name
        }
    }

    private func folded(_ name: String) -> String {
        let low = name.lowercased()
        return foldsDashes ? low.replacing("-", with: "_") : low
    }

    /// The part of a setting's path that the program does not know; `nil` when all is known, or when
    /// nobody can tell.
    /// - Parameter path: the parts of the setting's path, as written.
    package func unknownPart(of path: [String]) -> Unknown? {
        let whole = path.joined(separator: ".")
        if exceptions.contains(where: { $0.matches(whole) }) { return nil }
        let lowered = path.map { $0.lowercased() }
        // One level may be known to one group and the next to none.
        var levels: [Int: (key: String, isKnown: Bool, asked: [Int])] = [:]
        for (number, group) in groups.enumerated() {
            guard let (end, key) = key(of: path, lowered, in: group) else { continue }
            var level = levels[end] ?? (key, false, [])
            level.isKnown = level.isKnown || knows(key, group)
            level.asked.append(number)
            levels[end] = level
        }
        return levels.filter { !$0.value.isKnown }.min { $0.key < $1.key }.map { end, level in
            Unknown(
                path: path.prefix(end).joined(separator: "."), key: level.key, groups: level.asked)
        }
    }

    /// The part of the path that is the name in this group, and how many parts reach to its end.
    private func key(
        of path: [String], _ lowered: [String], in group: Group
    ) -> (end: Int, key: String)? {
        if group.parents.isEmpty { return (path.count, path.joined(separator: ".")) }
        for parent in group.parents {
            if parent.description == "**" { return path.last.map { (path.count, $0) } }
            if let depth = parent.fitsBeginning(of: lowered), depth < path.count {
                return (depth + 1, path[depth])
            }
        }
        return nil
    }

    private func knows(_ key: String, _ group: Group) -> Bool {
        let name = folded(key)
        if group.names[name] != nil { return true }
        let flat = [name.replacing(".", with: "\u{1}")]
        if group.shapes.contains(where: { $0.captures(flat, flat) != nil }) { return true }
        return takesBeginnings && group.names.contains { $0.key.hasPrefix(name) }
    }

    /// The known name that was probably meant: nearly the same letters, or the same with other dashes.
    /// About a millisecond for a thousand names.
    package func nearest(to unknown: Unknown) -> String? {
        let name = folded(unknown.key)
        let letters = Self.letters(name)
        var best: (distance: Int, name: String)?
        for (candidate, written) in unknown.groups.flatMap({ groups[$0].names }) {
            guard abs(candidate.utf8.count - name.utf8.count) <= 3 else { continue }
            let most = min(name.utf8.count, candidate.utf8.count) >= 8 ? 2 : 1
            var distance = Nearest.distance(name, candidate)
            if Self.letters(candidate) == letters { distance = min(distance, 1) }
            guard distance <= most, min(name.utf8.count, candidate.utf8.count) >= 4 else {
                continue
            }
            if let best, (best.distance, best.name) <= (distance, written) { continue }
            best = (distance, written)
        }
        return best?.name
    }

    private static func letters(_ name: String) -> String {
        String(name.filter { $0.isLetter || $0.isNumber })
    }
}
