/// A JSON value whose members keep their order, and its text.
///
/// A writer of our own, because a report must be the same bytes every time and read like the schema:
/// the standard encoder sorts by name or not at all.
indirect enum JSON {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSON])
    /// Members that are `nil` are left out.
    case object([(String, JSON?)])

    /// Pretty-printed: two blanks a level, a line break at the end, no trailing blanks.
    var document: String {
        var out = ""
        write(to: &out, indent: 0)
        return out + "\n"
    }

    private func write(to out: inout String, indent: Int) {
        switch self {
        case .text(let text): out += JSON.quoted(text)
        case .number(let number): out += String(number)
        case .flag(let flag): out += flag ? "true" : "false"
        case .list(let items):
            JSON.write(items, "[", "]", to: &out, indent: indent) { item, out in
                item.write(to: &out, indent: indent + 1)
            }
        case .object(let members):
            let present = members.compactMap { name, value in value.map { (name, $0) } }
            JSON.write(present, "{", "}", to: &out, indent: indent) { member, out in
                out += JSON.quoted(member.0) + ": "
                member.1.write(to: &out, indent: indent + 1)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, to out: inout String, indent: Int,
        item: (Item, inout String) -> Void
    ) {
        out += open
        for (index, value) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
            item(value, &out)
        }
        if !items.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
        out += close
    }

    /// The text as a JSON string, quotes included.
    ///
    /// Decodes to exactly the text. Everything invisible is written `\uXXXX`, so that a terminal or an
    /// editor that shows the file runs nothing; and no `</`, `<!` or `<script` appears, so that the file
    /// can be put into a page.
    static func quoted(_ text: String) -> String {
        var out = "\""
        out.reserveCapacity(text.utf8.count + 2)
        let scalars = text.unicodeScalars
        for (index, scalar) in zip(scalars.indices, scalars) {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "<" where opensMarkup(scalars[scalars.index(after: index)...]): out += "\\u003c"
            case _ where Visible.isHidden(scalar): out += escape(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private static func opensMarkup(_ rest: Substring.UnicodeScalarView) -> Bool {
        guard let next = rest.first else { return false }
        return next == "/" || next == "!" || next == "s" || next == "S"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { "\\u" + Visible.hex(UInt32($0), digits: 4) }.joined()
    }
}
