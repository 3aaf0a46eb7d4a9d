/// A text to look for, byte by byte.
struct Literal: Hashable, Sendable, Comparable {
    var bytes: [UInt8] = []
    /// Whether ASCII letters count as the same in both cases.
    var ignoresCase = false

    static func < (a: Literal, b: Literal) -> Bool {
        if a.bytes == b.bytes { return !a.ignoresCase && b.ignoresCase }
        return a.bytes.lexicographicallyPrecedes(b.bytes)
    }

    static func + (a: Literal, b: Literal) -> Literal {
        Literal(bytes: a.bytes + b.bytes, ignoresCase: a.ignoresCase || b.ignoresCase)
    }
}
