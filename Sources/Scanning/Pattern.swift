/// One expression to look for in single lines.
package struct Pattern: Hashable, Sendable {
    /// PCRE2 syntax, matched against one line without its end; named groups are the captures.
    package let expression: String
    /// What the multi-pattern engine looks for: matches at least every line `expression` matches.
    /// Cut at its end (see ``Prefilter``), because the engine reports every possible end.
    package let prefilter: String
    package let ignoresCase: Bool

    /// - Parameter prefilter: only where it differs from what ``Prefilter`` makes of the expression.
    package init(_ expression: String, ignoresCase: Bool = false, prefilter: String? = nil) {
        self.expression = expression
        self.ignoresCase = ignoresCase
        self.prefilter = Prefilter.minimised(prefilter ?? expression)
    }

    /// Restores a pattern whose prefilter is known to be minimal already.
    package init(expression: String, minimalPrefilter: String, ignoresCase: Bool) {
        self.expression = expression
        self.prefilter = minimalPrefilter
        self.ignoresCase = ignoresCase
    }
}
