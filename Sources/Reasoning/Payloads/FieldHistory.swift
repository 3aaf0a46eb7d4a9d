import Facts

/// One field over all records of a family: for each look, how often, from where and to where.
struct FieldHistory {
    /// A record's position among all of the family: the member's number, then the place inside.
    struct Position: Comparable {
        let member: Int
        let moment: Int

        static func < (a: Position, b: Position) -> Bool {
            (a.member, a.moment) < (b.member, b.moment)
        }
    }

    struct Span {
        let look: ValueLook
        var count: Int
        var first: Position
        var last: Position
        var firstLine: Int
        var lastLine: Int
        var firstSample: PayloadField.Variant
        var lastSample: PayloadField.Variant
    }

    let path: String
    let parent: String
    private(set) var spans: [Span] = []

    init(path: String, parent: String) {
        self.path = path
        self.parent = parent
    }

    mutating func add(_ variant: PayloadField.Variant, member: Int) {
        let first = Position(member: member, moment: variant.first)
        let last = Position(member: member, moment: variant.last)
        if let index = spans.firstIndex(where: { $0.look == variant.look }) {
            spans[index].count += variant.count
            spans[index].last = last
            spans[index].lastLine = variant.lastLine
            spans[index].lastSample = variant
        } else {
            spans.append(
                Span(
                    look: variant.look, count: variant.count, first: first, last: last,
                    firstLine: variant.firstLine, lastLine: variant.lastLine, firstSample: variant,
                    lastSample: variant))
        }
    }

    /// A side of a change: all spans whose look is among some.
    struct Side {
        let spans: [Span]

        var isEmpty: Bool { spans.isEmpty }
        var count: Int { spans.reduce(0) { $0 + $1.count } }
        var first: Span? { spans.min { $0.first < $1.first } }
        var last: Span? { spans.max { $0.last < $1.last } }

        /// Whether all of this side comes before all of the other.
        func isBefore(_ other: Side) -> Bool {
            guard let last, let first = other.first else { return false }
            return last.last < first.first
        }
    }

    func side(_ holds: (ValueLook) -> Bool) -> Side { Side(spans: spans.filter { holds($0.look) }) }
}
