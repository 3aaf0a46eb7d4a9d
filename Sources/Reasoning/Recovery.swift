import Facts
import Rules

/// Tells failures that are over from failures that are not.
///
/// Real systems retry and restart. A transient failure is over when its log goes on, quietly, for
/// clearly longer than the failure ever paused between two of its events.
struct Recovery {
    private let facts: BundleFacts
    /// When the last log of the bundle ends.
    private let bundleEnd: Moment?

    init(facts: BundleFacts) {
        self.facts = facts
        bundleEnd = facts.files.filter { $0.kind == .log }.compactMap(\.last).max()
    }

    /// How much quiet ends a failure: some lines over a longer time, or many lines over a short one.
    private static let quiet: [(lines: Int, seconds: Double)] = [(5, 20), (30, 4)]

    /// When the failure was over, or `nil` when it was not as far as the logs tell.
    func moment(of draft: Draft) -> Moment? {
        guard draft.kind == .transient, !draft.match.events.isEmpty else { return nil }
        var latest: Moment?
        for (file, events) in Dictionary(
            grouping: draft.match.events, by: { facts.events[$0].place.file })
        {
            guard let end = end(of: events, in: facts.files[file]) else { return nil }
            latest = max(latest ?? end, end)
        }
        return latest
    }

    private func end(of events: [Int], in file: FileFacts) -> Moment? {
        let times = events.compactMap { facts.events[$0].time }.sorted()
        guard let last = times.last, let goesOn = continuation(of: file, after: events, last) else {
            return nil
        }
        var longestPause = 0.0
        for (a, b) in zip(times, times.dropFirst()) {
            longestPause = max(longestPause, seconds(a, b))
        }
        let isQuiet = Self.quiet.contains {
            goesOn.lines >= $0.lines && goesOn.seconds >= $0.seconds
        }
        return isQuiet && goesOn.seconds > 1.5 * longestPause ? last : nil
    }

    /// The lines and seconds that follow the failure. Time goes on in the whole bundle: many logs say
    /// nothing while all is well. A log of errors only need not even say another line.
    private func continuation(
        of file: FileFacts, after events: [Int], _ last: Moment
    ) -> (lines: Int, seconds: Double)? {
        let line = events.map { facts.events[$0].place.line }.max() ?? 0
        guard let end = bundleEnd else { return nil }
        let lines = file.lines - line
        let quietSeconds = file.last.map { seconds(last, $0) } ?? 0
        if isErrorLog(file) { return (max(lines, Self.quiet[0].lines), seconds(last, end)) }
        return (
            lines,
            lines >= Self.quiet[0].lines ? max(quietSeconds, seconds(last, end)) : quietSeconds
        )
    }

    private func isErrorLog(_ file: FileFacts) -> Bool {
        file.sources.contains { $0.hasSuffix(".error") || $0.hasSuffix(".stderr") }
            || file.format == "nginx-error" || file.format == "apache-error"
    }

    private func seconds(_ a: Moment, _ b: Moment) -> Double {
        Double(b.microseconds - a.microseconds) / 1e6
    }
}
