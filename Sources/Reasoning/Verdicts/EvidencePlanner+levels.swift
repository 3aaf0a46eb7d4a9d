import Facts

extension EvidencePlanner {
    private static let mostLogs = 2

    /// Logs that should tell more, when what they tell leaves the cause open.
    ///
    /// These are the logs of the first messages that no rule explains, or of a root cause that is only
    /// possible, where the system's `sources.yaml` says how to make them tell more.
    func louderLogs(for findings: [Finding], _ signals: [Signal]) -> [NextEvidence] {
        let roots = findings.filter { $0.role == .rootCause }
        let isTold = roots.contains { $0.confidence != .possible }
        guard !isTold else { return [] }
        let evidence =
            roots.isEmpty
            ? signals.filter { !$0.isMild }.flatMap(\.evidence) : roots.flatMap(\.evidence)
        var asked: [NextEvidence] = []
        for file in evidence.map(\.file) where asked.count < Self.mostLogs {
            let names = facts.files.first { $0.path == file }?.sources ?? []
            for source in library.plan.sources where names.contains(source.name) {
                guard let louder = source.louder,
                    !asked.contains(where: { $0.source == source.name })
                else { continue }
                asked.append(
                    NextEvidence(
                        collect:
                            "\(source.says ?? source.name) of the next failure, with “\(louder)” set before",
                        wouldDecide: [], source: source.name, files: source.at))
            }
        }
        return asked
    }
}
