/// What finds values in a text: by looks, keys and layers, or by knowing them already.
protocol Finder {
    /// What is to be taken out, in order and without overlaps.
    func found(in text: Text, startsLine: Bool) -> [Found]
}

extension SpanFinder: Finder {
    func found(in text: Text, startsLine: Bool) -> [Found] {
        found(in: text, startsLine: startsLine, depth: 0)
    }
}

/// Finds the values that were taken out before, wherever they stand and however they are written.
struct Sweep: Finder {
    private let search: TakenSearch

    init(_ taken: TakenValues) { search = TakenSearch(taken) }

    func found(in text: Text, startsLine: Bool) -> [Found] {
        var found: [Found] = []
        search.each(in: text.bytes) { range in
            found.append(
                Found(
                    range: range, unit: range, kind: LeakSearch.takenElsewhere, shape: .secret))
        }
        return found
    }
}
