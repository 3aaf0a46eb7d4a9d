extension Pattern {
    /// The literals by which lines are chosen that are then matched: each line with one of them is
    /// looked at. Empty when there are none of ``Sieve/window`` bytes: such a pattern is looked for by the
    /// engine, which costs more. With other patterns beside it other literals may be chosen.
    package var literals: [String] {
        let finder = RequiredLiterals(
            shortest: Sieve.window, most: Probes.mostLiterals, spellsOptional: false
        ) { 1 / Double($0.bytes.count) }
        let found = finder.literals(in: prefilter) ?? []
        return found.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
