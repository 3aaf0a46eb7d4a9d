/// A pattern on paths: `*` and `?` stay inside one part, `**` crosses parts, `{a,b}` are alternatives.
/// Matched on bytes, without regard to ASCII case. A `**/` at the front may also match nothing.
package struct Glob: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    private let alternatives: [[UInt8]]

    package init(_ text: String) {
        description = text
        alternatives = Glob.expanded(text).map { Array($0.lowercased().utf8) }
    }

    package func matches(_ path: String) -> Bool {
        let bytes = Array(path.lowercased().utf8)
        return alternatives.contains { Glob.match($0[...], bytes[...]) }
    }

    private static func expanded(_ text: String) -> [String] {
        guard let open = text.firstIndex(of: "{"),
            let close = text[open...].firstIndex(of: "}")
        else { return [text] }
        let head = text[..<open]
        let tail = text[text.index(after: close)...]
        return text[text.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false
        )
        .flatMap { expanded("\(head)\($0)\(tail)") }
    }

    private static func match(_ glob: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var (glob, path) = (glob, path)
        while let first = glob.first {
            let star = UInt8(ascii: "*")
            if first == star {
                let crosses = glob.dropFirst().first == star
                var rest = glob.dropFirst(crosses ? 2 : 1)
                if crosses, rest.first == UInt8(ascii: "/") {
                    rest = rest.dropFirst()
                    if match(rest, path) { return true }
                    while let slash = path.firstIndex(of: UInt8(ascii: "/")) {
                        path = path[(slash + 1)...]
                        if match(rest, path) { return true }
                    }
                    return false
                }
                while true {
                    if match(rest, path) { return true }
                    guard let next = path.first, crosses || next != UInt8(ascii: "/") else {
                        return false
                    }
                    path = path.dropFirst()
                }
            }
            guard let next = path.first else { return false }
            guard first == next || (first == UInt8(ascii: "?") && next != UInt8(ascii: "/")) else {
                return false
            }
            glob = glob.dropFirst()
            path = path.dropFirst()
        }
        return path.isEmpty
    }
}
