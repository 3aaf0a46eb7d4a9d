@testable import Facts

/// Reads a whole log the way `inspect --events` does.
struct LogText {
    let reader: LogReader
    let events: [EventCollector.Event]
    private let fresh: LogReader
    private let lines: [[UInt8]]
    private let resolution: Resolution

    init(
        _ text: String, path: String = "logs/app.log", zone: String? = nil,
        collected: Moment? = nil,
        now: Moment = Moment(year: 2026, month: 11, day: 25)
    ) {
        let bytes = Array(text.utf8)
        lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let reader = bytes.withUnsafeBytes { LogReader(sample: $0, path: path) }
        fresh = reader
        var collector = EventCollector(reader: reader)
        for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
            line.withUnsafeBytes { collector.add(line: $0, number: index + 1) }
        }
        events = collector.finish()
        self.reader = collector.reader
        resolution =
            TimeResolver(
                manifestZone: zone, collected: collected.map { $0.microseconds / 1_000_000 },
                now: now
            ).resolve([collector.reader.clock])[0]
    }

    /// The events as `line+lines time level`, `-` for what is unknown.
    var summary: [String] {
        events.map { event in
            let time = event.stamp.flatMap { resolution.moment($0) }?.iso8601 ?? "-"
            return "\(event.line)+\(event.lines) \(time) \(event.level?.rawValue ?? "-")"
        }
    }

    /// The time of the first event.
    var time: String? { events.first?.stamp.flatMap { resolution.moment($0) }?.iso8601 }

    var zone: FileFacts.Zone { resolution.zone }

    /// The message of the first line as its head shows it.
    func message() -> String? {
        var reader = fresh
        let line = lines[0]
        guard let head = line.withUnsafeBytes({ reader.head(of: $0) }) else { return nil }
        return String(decoding: line[min(head.messageStart, line.count)...], as: UTF8.self)
    }
}
