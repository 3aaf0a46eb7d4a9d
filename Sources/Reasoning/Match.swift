import Facts
import Rules

/// A signature, or a part of one, that held.
struct Match: Sendable {
    /// Where something stands in time and in its file.
    struct Point: Sendable, Hashable {
        let time: Moment?
        let place: Place
        let head: Int

        /// Whether this is not later than `other`; by time, or by line within a file without times.
        func comesBefore(_ other: Point) -> Bool {
            if let time, let later = other.time, time != later { return time < later }
            if place.file == other.place.file { return place.line < other.place.line }
            return time == nil || other.time == nil || time == other.time
        }
    }

    /// A fact that is no log line.
    struct Exhibit: Sendable, Hashable {
        let place: Place
        /// What is shown of it: the line, or `path = value`.
        let text: String
        /// It is the file's silence that counts: no line of it says what was looked for.
        var isSilence = false
    }

    /// What a fact adds to the rule's own words, because it depends on the bundle.
    struct Advice: Sendable, Hashable {
        typealias Text = (text: String, step: String)

        /// The rule's story is less sure than it says.
        let isDoubt: Bool
        /// Follows the rule's cause.
        let text: String
        /// Comes before the rule's remediation.
        let step: String

        init(isDoubt: Bool, text: String, step: String) {
            self.isDoubt = isDoubt
            self.text = text
            self.step = step
        }

        init(_ text: Text) {
            self.init(isDoubt: false, text: text.text, step: text.step)
        }
    }

    var captures: [String: String]
    /// Indices into the facts' events, in the order of the text.
    var events: [Int]
    /// The other facts it rests on, as a report shows them.
    var exhibits: [Exhibit] = []
    var advice: [Advice] = []
    var first: Point
    var last: Point
    var count: Int
    var points: [String: Point] = [:]
    var isOutOfScope = false
    /// Its `field` is a payload's path, which messages may spell otherwise.
    var namesField = false
    /// A value that another part must find in a payload.
    var holds: PayloadHold?

    init(
        captures: [String: String], events: [Int], first: Point, last: Point, count: Int,
        isOutOfScope: Bool = false
    ) {
        self.captures = captures
        self.events = events
        self.first = first
        self.last = last
        self.count = count
        self.isOutOfScope = isOutOfScope
    }

    /// A match on one fact that is no log line.
    init(_ exhibit: Exhibit, captures: [String: String]) {
        self.captures = captures
        events = []
        exhibits = [exhibit]
        first = Point(time: nil, place: exhibit.place, head: exhibit.place.line)
        last = first
        count = 1
    }

    /// Rests on facts that hold at all times: no line with a moment is among them.
    var isTimeless: Bool { events.isEmpty && first.time == nil }

    /// Whether both can be parts of the same story: no capture of the same name differs.
    func agrees(with other: Match) -> Bool {
        let (small, large) =
            captures.count < other.captures.count
            ? (captures, other.captures) : (other.captures, captures)
        let isSpelledFreely = namesField || other.namesField
        return small.allSatisfy { name, value in
            large[name].map {
                $0.caseInsensitiveEquals(value)
                    || (isSpelledFreely && name == "field" && FieldName.alike($0, value))
            } ?? true
        } && finds(other) && other.finds(self)
    }

    /// Whether the payload this speaks of holds the value the other one captured.
    private func finds(_ other: Match) -> Bool {
        guard let holds, let value = other.captures[holds.capture] else { return true }
        return holds.place(of: value) != nil
    }

    /// Shows the record that holds the other part's value.
    private mutating func showRecord(_ holds: PayloadHold?, of other: Match) {
        guard let holds, let value = other.captures[holds.capture],
            let found = holds.place(of: value)
        else { return }
        captures["held_field"] = found.field
        captures["held_line"] = String(found.place.line)
        exhibits.removeAll { $0 == holds.standIn }
        guard !exhibits.contains(where: { $0.place == found.place }) else { return }
        exhibits.append(Exhibit(place: found.place, text: "\(found.field): \(value)"))
    }

    /// Whether a comparison of the whole still can hold with this partner: it does, or it needs
    /// captures that neither brings.
    func allows(_ comparison: Comparison, with other: Match) -> Bool {
        func value(_ name: String) -> String? { captures[name] ?? other.captures[name] }
        return comparison.captureNames.contains { value($0) == nil } || comparison.holds(value)
    }

    /// Whether both together have all that a comparison compares.
    func decides(_ comparison: Comparison, with other: Match) -> Bool {
        comparison.captureNames.allSatisfy { captures[$0] != nil || other.captures[$0] != nil }
    }

    /// This and another part together.
    func joined(with other: Match) -> Match {
        var result = self
        result.captures.merge(other.captures) { mine, _ in mine }
        result.events += other.events.filter { !events.contains($0) }
        result.exhibits += other.exhibits.filter { !exhibits.contains($0) }
        result.advice += other.advice.filter { !advice.contains($0) }
        result.first = first.comesBefore(other.first) || other.events.isEmpty ? first : other.first
        if events.isEmpty { result.first = other.first }
        result.last =
            other.last.comesBefore(last) && !events.isEmpty || other.events.isEmpty
            ? last : other.last
        result.points.merge(other.points) { mine, _ in mine }
        result.isOutOfScope = isOutOfScope || other.isOutOfScope
        result.namesField = namesField || other.namesField
        result.holds = holds ?? other.holds
        result.showRecord(holds, of: other)
        result.showRecord(other.holds, of: self)
        return result
    }
}

extension String {
    func caseInsensitiveEquals(_ other: String) -> Bool {
        self == other || lowercased() == other.lowercased()
    }
}
