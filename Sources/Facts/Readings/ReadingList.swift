/// The readings of one file while they are being read, within limits.
struct ReadingList {
    /// Readings that are kept of one file.
    static let most = 20_000
    /// Characters of a value or label that are kept.
    private static let longest = 300

    let file: Int
    let path: String
    private(set) var readings: [Reading] = []
    /// The commands whose output was found, each once, in the order of the text.
    private(set) var commands: [String] = []

    init(file: Int, path: String) {
        self.file = file
        self.path = path
    }

    /// Keeps a reading of a line (0-based) unless there is no value; labels without value are left out.
    mutating func add(
        _ name: String, _ value: String?, _ labels: KeyValuePairs<String, String?> = [:],
        at line: Int, in lines: OutputLines
    ) {
        add(name, value, labels, line: line + 1, text: Text.decoded(lines.raw(line).prefix(500)))
    }

    /// The same for a number.
    mutating func add(
        _ name: String, number: Double?, _ labels: KeyValuePairs<String, String?> = [:],
        at line: Int, in lines: OutputLines
    ) {
        add(name, number.map(Amount.plain), labels, at: line, in: lines)
    }

    /// Keeps a reading whose line (1-based) is known only by its number.
    mutating func add(
        _ name: String, _ value: String?, _ labels: KeyValuePairs<String, String?> = [:],
        line: Int, text: String
    ) {
        guard let value, !value.isEmpty, readings.count < Self.most else { return }
        let kept = labels.compactMap { name, value -> Label? in
            guard let value, !value.isEmpty else { return nil }
            return Label(name, String(value.prefix(Self.longest)))
        }
        readings.append(
            Reading(
                place: Place(file: file, line: line), name: name,
                value: String(value.prefix(Self.longest)), labels: kept, text: text))
    }

    mutating func note(command: String) {
        if !command.isEmpty, !commands.contains(command) { commands.append(command) }
    }

    /// Brings the readings into the order of the text.
    mutating func sort() {
        let ordered = readings.enumerated().sorted {
            ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
        }
        readings = ordered.map(\.element)
    }
}
