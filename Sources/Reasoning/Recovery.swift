import Facts
import Rules

/// Tells failures that are over from failures that are not.
///
/// Real systems retry and restart. A transient failure is over when its log goes on, quietly, for
/// clearly longer than the failure ever paused between two of its events.
struct Recovery {
    let facts: BundleFacts

    /// The quiet a failure must be followed by, in lines and in seconds.
    private static let quietLines = 5
    private static let quietSeconds = 20.0

    /// When the failure was over, or `nil` when it was not as far as the logs tell.
    func moment(of draft: Draft) -> Moment? {
        guard draft.kind == .transient, !draft.match.events.isEmpty else { return nil }
        var latest: Moment?
        for (file, events) in Dictionary(grouping: draft.match.events, by: { facts.events[$0].place.file }) {
            guard let end = end(of: events, in: facts.files[file]) else { return nil }
            latest = max(latest ?? end, end)
        }
        return latest
    }

    private func end(of events: [Int], in file: FileFacts) -> Moment? {
        let times = events.compactMap { facts.events[$0].time }.sorted()
        guard let last = times.last, let fileEnd = file.last else { return nil }
        let line = events.map { facts.events[$0].place.line }.max() ?? 0
        guard file.lines - line >= Self.quietLines else { return nil }
        var longestPause = 0.0
        for (a, b) in zip(times, times.dropFirst()) {
            longestPause = max(longestPause, seconds(a, b))
        }
        let quiet = seconds(last, fileEnd)
        return quiet >= Self.quietSeconds && quiet > 1.5 * longestPause ? last : nil
    }

    private func seconds(_ a: Moment, _ b: Moment) -> Double {
        Double(b.microseconds - a.microseconds) / 1e6
    }
}
