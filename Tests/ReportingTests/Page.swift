/// An HTML page as a browser would take it apart: tags with their attributes, and text.
struct Page {
    struct Tag {
        var name: String
        var attributes: [String: String]
        var closes: Bool
    }

    private(set) var tags: [Tag] = []
    private(set) var text = ""
    /// What no browser should have to guess about.
    private(set) var problems: [String] = []

    private static let void: Set<String> = ["meta", "br", "!doctype"]

    init(_ source: String) {
        var rest = source.unicodeScalars[...]
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            text += String(rest[..<start])
            rest = rest[rest.index(after: start)...]
            let tag = Self.tag(&rest)
            tags.append(tag)
            if tag.name == "style", !tag.closes, let end = String(rest).firstRange(of: "</style>") {
                let raw = String(rest)
                rest = raw[end.lowerBound...].unicodeScalars
            }
            if tag.closes {
                if open.popLast() != tag.name { problems.append("</\(tag.name)> closes nothing") }
            } else if !Self.void.contains(tag.name), tag.attributes["/"] == nil {
                open.append(tag.name)
            }
        }
        text += String(rest)
        problems += open.map { "<\($0)> stays open" }
    }

    private static func tag(_ rest: inout Substring.UnicodeScalarView) -> Tag {
        let closes = rest.first == "/"
        if closes { rest.removeFirst() }
        let name = take(&rest) { !" \n>/".unicodeScalars.contains($0) }
        var attributes: [String: String] = [:]
        while let next = rest.first, next != ">" {
            if next == " " || next == "\n" {
                rest.removeFirst()
            } else if next == "/" {
                attributes["/"] = ""
                rest.removeFirst()
            } else {
                let key = take(&rest) { !" \n=>/".unicodeScalars.contains($0) }
                var value = ""
                if rest.first == "=" {
                    rest.removeFirst()
                    let quoted = rest.first == "\""
                    if quoted { rest.removeFirst() }
                    value =
                        quoted
                        ? take(&rest) { $0 != "\"" }
                        : take(&rest) { !" >".unicodeScalars.contains($0) }
                    if quoted, !rest.isEmpty { rest.removeFirst() }
                }
                attributes[key] = value
            }
        }
        if !rest.isEmpty { rest.removeFirst() }
        return Tag(name: name.lowercased(), attributes: attributes, closes: closes)
    }

    private static func take(
        _ rest: inout Substring.UnicodeScalarView, while holds: (Unicode.Scalar) -> Bool
    ) -> String {
        let taken = rest.prefix(while: holds)
        rest = rest[taken.endIndex...]
        return String(taken)
    }
}
