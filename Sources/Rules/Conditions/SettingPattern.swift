/// Which settings are asked for: a key path with `*` and `**` for parts, `*` for any characters inside a
/// part, and `{name}` for a part, or what stands in it, that is captured.
package struct SettingPattern: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    private let parts: [Part]
    /// The captures of its holes, in order.
    package let names: [String]

    private enum Part: Sendable, Hashable {
        case any, anyNumber
        case exact(String)
        /// Literals with what may stand between them; the name of the capture where there is one.
        case shaped([Piece])
    }

    private enum Piece: Sendable, Hashable {
        case text(String)
        case run(String?)
    }

    /// Reads a pattern; without regard to case.
    package init(_ text: String) {
        description = text
        var names: [String] = []
        parts =
            text.isEmpty
            ? []
            : text.split(separator: ".", omittingEmptySubsequences: false).map {
                SettingPattern.part($0, &names)
            }
        self.names = names
    }

    private static func part(_ text: Substring, _ names: inout [String]) -> Part {
        if text == "**" { return .anyNumber }
        if text == "*" { return .any }
        guard text.contains("*") || text.contains("{") else { return .exact(text.lowercased()) }
        var pieces: [Piece] = []
        var rest = text
        while let mark = rest.firstIndex(where: { $0 == "*" || $0 == "{" }) {
            if mark > rest.startIndex { pieces.append(.text(rest[..<mark].lowercased())) }
            let isHole = rest[mark] == "{"
            rest = rest[rest.index(after: mark)...]
            guard isHole else {
                pieces.append(.run(nil))
                continue
            }
            let name = rest.prefix { $0 != "}" }.replacing("-", with: "_")
            names.append(String(name))
            pieces.append(.run(String(name)))
            rest = rest.dropFirst(name.count + 1)
        }
        if !rest.isEmpty { pieces.append(.text(rest.lowercased())) }
        return .shaped(pieces)
    }

    /// What the holes hold, or `nil` when this is no such setting.
    /// - Parameters:
    ///   - path: the parts of its path.
    ///   - lowered: the same in lower case.
    package func captures(_ path: [String], _ lowered: [String]) -> [String: String]? {
        captures(parts[...], path[...], lowered[...])
    }

    /// The same for the beginning of a path, of as many parts as the pattern has.
    package func fitsBeginning(of lowered: [String]) -> Int? {
        guard lowered.count >= parts.count else { return nil }
        let head = Array(lowered.prefix(parts.count))
        return captures(parts[...], head[...], head[...]) == nil ? nil : parts.count
    }

    private func captures(
        _ wanted: ArraySlice<Part>, _ path: ArraySlice<String>, _ lowered: ArraySlice<String>
    ) -> [String: String]? {
        guard let first = wanted.first else { return path.isEmpty ? [:] : nil }
        if case .anyNumber = first {
            let rest = wanted.dropFirst()
            if rest.isEmpty { return [:] }
            for start in path.startIndex...path.endIndex {
                if let found = captures(rest, path[start...], lowered[start...]) { return found }
            }
            return nil
        }
        guard let next = path.first, let low = lowered.first,
            let own = Self.captures(first, next, low),
            let others = captures(wanted.dropFirst(), path.dropFirst(), lowered.dropFirst())
        else { return nil }
        return own.merging(others) { mine, _ in mine }
    }

    private static func captures(_ part: Part, _ text: String, _ low: String) -> [String: String]? {
        switch part {
        case .any, .anyNumber: [:]
        case .exact(let wanted): wanted == low ? [:] : nil
        case .shaped(let pieces):
            // Places of the lowered copy are the original's only where both are as long.
            text.utf8.count == low.utf8.count
                ? shaped(pieces[...], Array(text.utf8)[...], Array(low.utf8)[...]) : nil
        }
    }

    private static func shaped(
        _ pieces: ArraySlice<Piece>, _ text: ArraySlice<UInt8>, _ low: ArraySlice<UInt8>
    ) -> [String: String]? {
        guard let piece = pieces.first else { return text.isEmpty ? [:] : nil }
        switch piece {
        case .text(let literal):
            guard low.starts(with: literal.utf8) else { return nil }
            let count = literal.utf8.count
            return shaped(pieces.dropFirst(), text.dropFirst(count), low.dropFirst(count))
        case .run(let name):
            // A hole holds something; a star may hold nothing.
            let least = name == nil ? 0 : 1
            guard text.count >= least else { return nil }
            for count in least...text.count {
                if var found = shaped(
                    pieces.dropFirst(), text.dropFirst(count), low.dropFirst(count))
                {
                    if let name {
                        found[name] = String(decoding: text.prefix(count), as: UTF8.self)
                    }
                    return found
                }
            }
            return nil
        }
    }
}
