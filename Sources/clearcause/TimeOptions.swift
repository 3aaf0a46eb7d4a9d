import ArgumentParser
import Facts
import Foundation

/// Which part of the time is looked at.
struct TimeOptions: ParsableArguments {
    @Option(
        help:
            "Leave out events before this time: 2026-05-04, 2026-05-04T10:00Z, or 24h before the end."
    )
    var since: String?

    @Option(help: "Leave out events after this time.")
    var until: String?

    /// As words of a command line.
    var arguments: [String] {
        (since.map { ["--since", $0] } ?? []) + (until.map { ["--until", $0] } ?? [])
    }

    /// Narrows the facts; events without a time stay.
    func apply(to facts: inout BundleFacts) throws {
        let end = facts.files.compactMap(\.last).max()
        let from = try since.map { try moment($0, before: end, option: "--since") }
        let to = try until.map { try moment($0, before: end, option: "--until") }
        if from == nil && to == nil { return }
        func isInside(_ time: Moment?) -> Bool {
            guard let time else { return true }
            if let from, time < from { return false }
            if let to, to < time { return false }
            return true
        }
        facts.events.removeAll { !isInside($0.time) }
        facts.signals.removeAll { signal in
            if let from, let last = signal.last, last < from { return true }
            if let to, let first = signal.first, to < first { return true }
            return false
        }
    }

    private func moment(_ text: String, before end: Moment?, option: String) throws -> Moment {
        if let span = Quantity(text), span.unit == .seconds, text.contains(where: \.isLetter) {
            guard let end else {
                throw CommandError(
                    problem: "“\(text)” counts back from the last event, and no file states a time."
                )
            }
            return end.advanced(bySeconds: -Int64(span.value))
        }
        guard let moment = Self.parse(text) else {
            throw CommandError(
                problem: "“\(text)” is no time for \(option).",
                hint:
                    "Write 2026-05-04, 2026-05-04T10:00:00Z, or 24h for the last day of the bundle."
            )
        }
        return moment
    }

    private static func parse(_ text: String) -> Moment? {
        let parts = text.split(whereSeparator: { "-T: Z".contains($0) }).map(String.init)
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (3...6).contains(numbers.count), numbers[0] > 1969,
            (1...12).contains(numbers[1]), (1...31).contains(numbers[2])
        else { return nil }
        let fields = numbers + Array(repeating: 0, count: 6 - numbers.count)
        guard fields[3] < 24, fields[4] < 60, fields[5] < 61 else { return nil }
        return Moment(
            year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4],
            second: fields[5])
    }
}
