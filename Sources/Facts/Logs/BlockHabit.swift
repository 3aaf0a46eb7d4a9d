/// How a file of pretty-printed JSON or XML starts its events: each with an opening bracket or tag at one
/// indentation, up to its closing one.
struct BlockHabit: Sendable {
    enum Kind: UInt8, Sendable {
        case json, xml
    }

    let kind: Kind
    /// The blanks before each event.
    let indent: Int
    /// The event's tag, packed; XML only.
    let tag: UInt64
    /// Whether the sample's events say enough to be log events and not just data.
    let isLog: Bool

    /// Learns the habit from the first lines, or `nil` if they are no pretty-printed blocks with times.
    init?(_ sample: LineBytes) {
        var first = 0
        while sample[first].isBlank || sample[first] == 0x0A || sample[first] == 0x0D { first += 1 }
        switch sample[first] {
        case UInt8(ascii: "{"): kind = .json
        case UInt8(ascii: "["):
            let next = sample[sample.skippingBlanks(first + 1)]
            guard next == 0x0A || next == 0x0D || next == UInt8(ascii: "{") else { return nil }
            kind = .json
        case UInt8(ascii: "<"): kind = .xml
        default: return nil
        }
        var indent: Int?
        var tag: UInt64 = 0
        var tags: [UInt64: (count: Int, indent: Int)] = [:]
        var times = 0
        var levels = 0
        var heads = 0
        for line in sample.lines(from: 0, limit: 80) {
            let text = line.skippingBlanks(0)
            guard text < line.count else { continue }
            if kind == .json {
                if line[text] == UInt8(ascii: "{") {
                    guard line.skippingBlanks(text + 1) >= line.count || heads > 0 else {
                        return nil
                    }
                    if indent == nil { indent = text }
                    if indent == text { heads += 1 }
                }
            } else if let name = BlockHabit.tag(line, at: text) {
                let seen = tags[name] ?? (0, text)
                tags[name] = (seen.count + 1, min(seen.indent, text))
            }
            let found = Supplement(line, kind: kind)
            if found.clock != nil { times += 1 }
            if found.level != nil || found.isMessage { levels += 1 }
        }
        if kind == .xml {
            let repeated = tags.filter { $0.value.count > 1 }
            let best = (repeated.isEmpty ? tags : repeated).min {
                ($0.value.indent, $1.value.count, $0.key) < (
                    $1.value.indent, $0.value.count, $1.key
                )
            }
            guard let best else { return nil }
            tag = best.key
            indent = best.value.indent
            heads = best.value.count
        }
        guard let indent, times > 0, heads > 0 else { return nil }
        self.indent = indent
        self.tag = tag
        isLog = levels > 0 || (kind == .xml && times > 1)
    }

    /// Whether the line opens an event.
    func isHead(_ line: LineBytes) -> Bool {
        let text = line.skippingBlanks(0)
        guard text == indent else { return false }
        switch kind {
        case .json: return line[text] == UInt8(ascii: "{")
        case .xml: return BlockHabit.tag(line, at: text) == tag
        }
    }

    /// Whether the line is the container around all events and no event's.
    func isOutside(_ line: LineBytes) -> Bool {
        let text = line.skippingBlanks(0)
        switch kind {
        case .json:
            return text < indent
                || (line[text] == UInt8(ascii: "[") && line.skippingBlanks(text + 1) >= line.count
                    && text <= indent)
        case .xml:
            return text < indent || line.has("<?xml", at: text) || line.has("<!DOCTYPE", at: text)
        }
    }

    /// The packed name of the tag a line opens with, up to eight letters of it.
    private static func tag(_ line: LineBytes, at index: Int) -> UInt64? {
        guard line[index] == UInt8(ascii: "<"), line[index + 1].isLetter else { return nil }
        var end = index + 1
        while line[end].isWord || line[end] == UInt8(ascii: ":") || line[end] == UInt8(ascii: "-") {
            end += 1
        }
        return line.word(at: index + 1, length: end - index - 1)
    }
}

/// What a line inside a block adds to its event.
struct Supplement {
    var clock: Clock?
    /// Lower is better; of several times in a block the best is the event's.
    var grade = 9
    var level: Level?
    var isMessage = false

    init(_ line: LineBytes, kind: BlockHabit.Kind) {
        switch kind {
        case .json: json(line)
        case .xml: xml(line, from: 0)
        }
    }

    init(level: Level?) { self.level = level }

    /// Reads the XML from `start` on.
    init(_ line: LineBytes, xmlFrom start: Int) { xml(line, from: start) }

    /// `"timestamp": "2026-…",`
    private mutating func json(_ line: LineBytes) {
        let quote = line.skippingBlanks(0)
        guard line[quote] == UInt8(ascii: "\""),
            let end = line.index(of: UInt8(ascii: "\""), from: quote + 1, to: quote + 40),
            let role = KeyRole.role(line, quote + 1..<end)
        else { return }
        var value = line.skippingBlanks(end + 1)
        guard line[value] == UInt8(ascii: ":") else { return }
        value = line.skippingBlanks(value + 1)
        if line[value] == UInt8(ascii: "\"") { value += 1 }
        note(line, role, value)
    }

    /// `<date>2026-…</date>`, `time='2026-…'`, `<TimeCreated SystemTime="2026-…"/>`.
    private mutating func xml(_ line: LineBytes, from start: Int) {
        var index = start
        let limit = min(line.count, start + 4096)
        while index < limit {
            guard line[index].isLetter, index == 0 || !line[index - 1].isWord else {
                index += 1
                continue
            }
            var end = index
            while line[end].isWord || line[end] == UInt8(ascii: "_")
                || line[end] == UInt8(ascii: ":")
            { end += 1 }
            let before = index > 0 ? line[index - 1] : 0
            let quoted =
                line[end] == UInt8(ascii: "=")
                && (line[end + 1] == UInt8(ascii: "\"") || line[end + 1] == UInt8(ascii: "'"))
            let isElement = before == UInt8(ascii: "<") && line[end] == UInt8(ascii: ">")
            if quoted || isElement, let role = KeyRole.role(line, index..<end) {
                let value = quoted ? end + 2 : line.skippingBlanks(end + 1)
                if isElement, role == .level, line.has("Level", at: index), line[value].isDigit,
                    line[value + 1] == UInt8(ascii: "<")
                {
                    level = level ?? Supplement.windows(line[value] & 0x0F)
                } else {
                    note(line, role, value)
                }
            }
            index = max(end, index + 1)
        }
    }

    private mutating func note(_ line: LineBytes, _ role: KeyRole, _ value: Int) {
        let grade: Int
        switch role {
        case .time, .realtime, .realtimeSource: grade = 1
        case .date, .secondTime: grade = 2
        case .thirdTime: grade = 3
        case .level, .levelName:
            if level == nil, line[value].isLetter {
                level = LevelValue.text(line, value..<value + line.letters(at: value))
            }
            return
        case .message:
            isMessage = true
            return
        default: return
        }
        guard grade < self.grade, let found = JSONHead.time(line, value..<line.count),
            found.statesDate
        else { return }
        clock = found
        self.grade = grade
    }

    /// The `Level` of a Windows event.
    /// <https://learn.microsoft.com/windows/win32/wes/eventschema-leveltype-complextype>
    private static func windows(_ value: UInt8) -> Level? {
        switch value {
        case 1: .critical
        case 2: .error
        case 3: .warning
        case 0, 4: .info
        case 5: .debug
        default: nil
        }
    }
}

extension LineBytes {
    /// Up to `limit` lines of a sample.
    func lines(from start: Int, limit: Int) -> [LineBytes] {
        var lines: [LineBytes] = []
        var start = start
        while start < count, lines.count < limit {
            let end = index(of: 0x0A, from: start) ?? count
            lines.append(LineBytes(slice(start..<end)))
            start = end + 1
        }
        return lines
    }
}
