/// A piece of a page.
///
/// A literal is markup, and whatever is interpolated as text is escaped: there is no way to put text
/// from a bundle into a page that forgets to.
///
/// ```swift
/// let row: HTML = "<td>\(gap.file)</td>"
/// ```
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var source: String

    init(stringLiteral value: String) { source = value }
    init(stringInterpolation: Interpolation) { source = stringInterpolation.source }
    private init(source: String) { self.source = source }

    /// The pieces, one a line.
    static func lines(_ pieces: [HTML]) -> HTML { joined(pieces, "\n") }

    static func joined(_ pieces: [HTML], _ separator: HTML) -> HTML {
        HTML(source: pieces.map(\.source).joined(separator: separator.source))
    }

    /// Text for between tags or between the quotes of an attribute. The five characters of the syntax
    /// become references, everything invisible its visible name.
    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in Visible.line(text).unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity * 2)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ markup: HTML?) { source += markup?.source ?? "" }
        mutating func appendInterpolation(_ markup: [HTML]) { source += HTML.lines(markup).source }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }
        mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
        /// Running text: line breaks and runs of blanks are one blank.
        mutating func appendInterpolation(prose text: String) {
            source += HTML.escaped(Visible.prose(text))
        }
        /// Text that is ours and may hold what escaping would change: the stylesheet.
        mutating func appendInterpolation(constant: StaticString) { source += "\(constant)" }
    }
}
