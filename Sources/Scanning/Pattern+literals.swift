extension Pattern {
    /// The literals by which lines are chosen that are then matched: each line with one of them is
    /// looked at. Empty when the engine looks for the expression itself.
    package var literals: [String] {
        guard let found = Prefilter.requiredLiterals(prefilter, atLeast: Probes.shortest),
            found.count <= Probes.mostLiterals
        else { return [] }
        return found
    }
}
