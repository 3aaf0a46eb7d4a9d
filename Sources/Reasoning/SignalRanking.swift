import Facts

/// Chooses which messages that no finding explains are worth a reader's eye.
struct SignalRanking {
    let facts: BundleFacts
    let drafts: [Draft]
    private static let most = 15
    var signals: [Signal] { [] }
}
