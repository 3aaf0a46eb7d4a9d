/// What one JSON object on one line says of its event.
struct JSONHead {
    var clock: Clock?
    var level: Level?
    /// Where the message's text starts; the object itself where it has none.
    var messageStart: Int
    var component = 0..<0
    /// The text inside a container runtime's wrapper: `{"log":"…","stream":"stderr","time":"…"}`.
    var wrapped: Range<Int>?
    var format = LogFormat.json
    /// Whether anything in the object was one of the keys logs use.
    var isEvent: Bool { clock != nil || level != nil || hasMessage }

    private var hasMessage = false
    private var timeGrade = 9
    private var logText: Range<Int>?
    private var hasStream = false
    private var mongo = 0
    private var text: Level?
    /// Nextcloud counts its levels from 0, debug, to 4, fatal.
    private var isNextcloud = false
    private var shortLevel: Int?

    private let line: LineBytes

    /// Reads the object that starts at `start`, or `nil` if none does. Looks at most 64 KiB into the line
    /// and three objects deep, and stops at damage with what it has.
    init?(_ line: LineBytes, at start: Int) {
        guard line[start] == UInt8(ascii: "{") else { return nil }
        self.line = line
        messageStart = start
        let first = skippingSpace(start + 1)
        guard line[first] == UInt8(ascii: "\"") else { return nil }
        scan(from: first, to: min(line.count, start + 65_536))
        settle()
    }

    private mutating func scan(from start: Int, to limit: Int) {
        var index = start
        var depth = 1
        var parents: (KeyRole?, KeyRole?, KeyRole?) = (nil, nil, nil)
        while index < limit, depth > 0 {
            index = skippingSpace(index)
            switch line[index] {
            case UInt8(ascii: ","):
                index += 1
            case UInt8(ascii: "}"):
                depth -= 1
                index += 1
            case UInt8(ascii: "\""):
                guard let keyEnd = stringEnd(index) else { return }
                let key = index + 1..<keyEnd
                index = skippingSpace(keyEnd + 1)
                guard line[index] == UInt8(ascii: ":") else { return }
                index = skippingSpace(index + 1)
                let role = depth <= 3 ? KeyRole.role(line, key) : nil
                let value = index
                switch line[index] {
                case UInt8(ascii: "\""):
                    guard let end = stringEnd(index) else {
                        if role == .message || role == .log {
                            note(role, value + 1..<line.count, true, 1, nil, key)
                        }
                        return
                    }
                    note(role, value + 1..<end, true, depth, depth == 1 ? nil : parents.1, key)
                    index = end + 1
                case UInt8(ascii: "{"):
                    depth += 1
                    if depth == 2 {
                        parents.1 = role ?? .stream
                    } else {
                        parents.1 = role ?? parents.1
                    }
                    index += 1
                case UInt8(ascii: "["):
                    guard let end = arrayEnd(index) else { return }
                    index = end + 1
                default:
                    while index < limit, line[index] != UInt8(ascii: ","),
                        line[index] != UInt8(ascii: "}"),
                        line[index] != 0x20
                    {
                        index += 1
                    }
                    note(role, value..<index, false, depth, depth == 1 ? nil : parents.1, key)
                }
            default:
                return
            }
        }
    }

    private mutating func note(
        _ role: KeyRole?, _ value: Range<Int>, _ quoted: Bool, _ depth: Int, _ parent: KeyRole?,
        _ key: Range<Int>
    ) {
        guard let role else { return }
        // Deeper objects describe other things, unless their name is one of ours (`log.level`, `t.$date`).
        let deep = depth > 1
        switch role {
        case .time, .secondTime, .thirdTime, .date:
            let base = role == .time ? 0 : role == .secondTime ? 2 : 3
            let related = parent == .time || parent == .secondTime
            // `"t":{"$date":…}`
            if related, line[key.lowerBound] == UInt8(ascii: "$") { mongo += 1 }
            noteTime(value, grade: deep ? (related ? 1 : base + 4) : base)
        case .realtime, .realtimeSource:
            noteTime(value, grade: role == .realtime ? 1 : 0)
            format = .journaldJSON
        case .epochSecond: if deep { noteTime(value, grade: 1) }
        case .nanoOfSecond:
            let digits = line.digits(at: value.lowerBound)
            if digits > 0, digits <= 9, var found = clock, found.form == .epoch {
                let nano = line.number(at: value.lowerBound, length: digits)
                found.microseconds = found.microseconds / 1_000_000 * 1_000_000 + Int64(nano / 1000)
                clock = found
            }
        case .level, .priority:
            if deep, parent != .log, parent != .level, parent != .message { return }
            noteLevel(value)
        case .levelName:
            if deep, parent == .level { text = LevelValue.text(line, value) }
        case .mongoSeverity:
            if !deep, value.count <= 2, quoted, text == nil {
                mongo += 1
                if level == nil {
                    level =
                        line[value.lowerBound] == UInt8(ascii: "D")
                        ? .debug : LevelWord.letter(line[value.lowerBound])
                }
            }
        case .message:
            if deep || !quoted || hasMessage { return }
            hasMessage = true
            messageStart = value.lowerBound
        case .log:
            if !deep, quoted { logText = value }
        case .stream:
            if !deep, quoted { hasStream = true }
        case .component:
            if !deep, quoted, component.isEmpty, value.count < 80 { component = value }
        case .ecsVersion: format = .ecs
        case .zone: break
        case .requestID: isNextcloud = !deep
        }
    }

    private mutating func noteTime(_ value: Range<Int>, grade: Int) {
        guard grade < timeGrade, let found = JSONHead.time(line, value) else { return }
        guard found.statesDate || clock == nil else { return }
        clock = found
        timeGrade = grade
    }

    /// A level in words beats one in numbers: `"level":400,"level_name":"ERROR"`.
    private mutating func noteLevel(_ value: Range<Int>) {
        guard let found = LevelValue.text(line, value) else { return }
        if value.count == 1, line[value.lowerBound].isDigit {
            shortLevel = Int(line[value.lowerBound] & 0x0F)
        }
        if line[value.lowerBound].isLetter { text = text ?? found }
        if level == nil { level = found }
    }

    private mutating func settle() {
        if let text { level = text }
        if isNextcloud, let shortLevel, shortLevel <= 4 {
            level = [.debug, .info, .warning, .error, .critical][shortLevel]
        }
        if let logText {
            if hasStream || (!hasMessage && clock != nil) {
                wrapped = logText
                format = .dockerJSON
            }
            if !hasMessage {
                messageStart = logText.lowerBound
                hasMessage = true
            }
        }
        if mongo >= 2 { format = .mongodbJSON }
    }

    /// A time as a JSON value: text of any shape, or a number of seconds, ms, µs or ns since 1970.
    static func time(_ line: LineBytes, _ value: Range<Int>) -> Clock? {
        var start = value.lowerBound
        if line.has("/Date(", at: start) { start += 6 }
        if line.has("\\/Date(", at: start) { start += 7 }
        let digits = line.digits(at: start)
        if digits == 1, line[start + 1] == UInt8(ascii: "."), let clock = scientific(line, start) {
            return clock
        }
        if digits == 10 || digits == 13 || digits == 16 || digits == 19 {
            return Clock.epoch(line, at: start, length: digits)
        }
        guard let clock = Clock(line, at: start), clock.end <= value.upperBound else { return nil }
        return clock
    }

    /// `1.588586525123e+09`, as Go prints a float.
    private static func scientific(_ line: LineBytes, _ start: Int) -> Clock? {
        let fraction = line.digits(at: start + 2)
        let mark = start + 2 + fraction
        guard fraction >= 1, line[mark] | 0x20 == UInt8(ascii: "e") else { return nil }
        var exponent = mark + 1
        if line[exponent] == UInt8(ascii: "+") { exponent += 1 }
        let length = line.digits(at: exponent, limit: 3)
        guard length > 0 else { return nil }
        let power = line.number(at: exponent, length: length)
        guard power == 9 || power == 12 || power == 15 || power == 18 else { return nil }
        // Microseconds hold 16 digits; the mantissa is the first digit and up to 15 more.
        let kept = min(fraction, 15)
        var value = Int64(line[start] & 0x0F)
        for offset in 0..<15 {
            value = value * 10 + (offset < kept ? Int64(line[start + 2 + offset] & 0x0F) : 0)
        }
        return Clock(
            microseconds: value, start: start, end: exponent + length, form: .epoch,
            statesZone: true)
    }

    private func skippingSpace(_ index: Int) -> Int {
        var index = index
        while line[index] == 0x20 || line[index] == 0x09 { index += 1 }
        return index
    }

    /// The closing quote of the string that starts at `index`.
    private func stringEnd(_ index: Int) -> Int? {
        var position = index + 1
        while position < line.count {
            let byte = line[position]
            if byte == UInt8(ascii: "\\") {
                position += 2
            } else if byte == UInt8(ascii: "\"") {
                return position
            } else {
                position += 1
            }
        }
        return nil
    }

    private func arrayEnd(_ index: Int) -> Int? {
        var depth = 0
        var position = index
        while position < line.count {
            switch line[position] {
            case UInt8(ascii: "\""):
                guard let end = stringEnd(position) else { return nil }
                position = end
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return position }
            default: break
            }
            position += 1
        }
        return nil
    }
}
