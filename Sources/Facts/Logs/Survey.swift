/// What the first lines of a file have in common: which shapes start its events, how it writes levels.
struct Survey {
    /// Lines that are neither blank nor comments nor indented.
    private(set) var lines = 0
    private(set) var strong = 0
    private(set) var levelOnly = 0
    private(set) var json = 0
    private(set) var comments = 0
    private(set) var hasW3CComments = false
    /// Whether the first line with text starts like an event for sure.
    private(set) var startsStrong = false
    private var services: [UInt64: (lines: Int, heads: Int)] = [:]
    private(set) var indentedHeads = 0
    private(set) var strongWithLevel = 0
    private(set) var traces = 0
    private(set) var xmlHeads = 0
    /// Wrapped lines whose own clock was taken, or compared, inside.
    private(set) var innerClocks = 0
    private var insideStart: UInt64?
    private var insideAlike = true
    private(set) var slowTimes = 0
    private(set) var slowUsers = 0
    private var beside = 0
    private var letters = 0
    private var weak = [Int](repeating: 0, count: 32)
    private var formats: [(format: LogFormat, lines: Int)] = []
    private var order = DayOrderVote()

    /// How many lines of a sample are looked at: enough to see a habit, few enough for twenty thousand files.
    static let budget = 40

    init(_ sample: LineBytes, habits: LineParser.Habits) {
        var start = 0
        var seen = 0
        // Files often begin with a banner, so a part of the budget goes to the sample's middle.
        let middle = sample.count / 2
        while start < sample.count, seen < Survey.budget {
            if seen == 28, start < middle {
                start = sample.index(of: 0x0A, from: middle).map { $0 + 1 } ?? sample.count
            }
            let end = sample.index(of: 0x0A, from: start) ?? sample.count
            let line = LineBytes(sample.slice(start..<end))
            if line.skippingBlanks(0) < line.count {
                seen += 1
                note(LineParser(line: line, habits: habits).read(), line)
            }
            start = end + 1
        }
    }

    private mutating func note(_ head: LineHead, _ line: LineBytes) {
        if head.isComment {
            comments += 1
            if let format = head.format { count(format) }
            if head.format == .w3c { hasW3CComments = true }
            return
        }
        if head.format == .xmlEvents { xmlHeads += 1 }
        if head.strength != .strong, TraceLine.classify(line, from: 0).isTrace {
            traces += 1
            return
        }
        if head.strength != .strong, head.indent == 0, TraceLine.isException(line, from: 0) {
            return
        }
        if head.indent > 0 {
            if head.strength == .strong { indentedHeads += 1 }
            return
        }
        lines += 1
        if lines == 1 { startsStrong = head.strength == .strong }
        switch head.strength {
        case .strong:
            strong += 1
            if head.level != nil { strongWithLevel += 1 }
        case .weak:
            weak[head.shapeBit.trailingZeroBitCount & 31] += 1
            if head.position == .inside { noteStart(line) }
        case .level: levelOnly += 1
        case .none: break
        }
        if line[0] == UInt8(ascii: "{"), line[line.count - 1] == UInt8(ascii: "}") { json += 1 }
        if head.wrapper != .none, !line[head.innerStart].isBlank,
            !line.has("\\t", at: head.innerStart)
        {
            let part = TraceLine.classify(line, from: head.innerStart)
            if !part.isTrace, !TraceLine.isException(line, from: head.innerStart) {
                let name = line.hash(head.service)
                let seen = services[name] ?? (0, 0)
                services[name] = (
                    seen.lines + 1, seen.heads + (head.innerStrength >= .weak ? 1 : 0)
                )
            }
        }
        if head.wrapper == .syslog, head.otherClock != nil { innerClocks += 1 }
        if head.strength >= .weak {
            if head.style != .none, head.style != .marked { beside += 1 }
            if head.style == .letter { letters += 1 }
        }
        if let clock = head.clock, clock.form == .numericDay { order.note(clock, line) }
        if let format = head.format, head.strength != .none { count(format) }
        if head.format == .mysqlSlow {
            if head.clock != nil { slowTimes += 1 } else { slowUsers += 1 }
        }
    }

    /// Whether all lines with a time inside begin alike, as a program's own lines do and prose does not.
    private mutating func noteStart(_ line: LineBytes) {
        let start = line.word(at: 0, length: 6)
        if insideStart == nil { insideStart = start }
        if insideStart != start { insideAlike = false }
    }

    private mutating func count(_ format: LogFormat) {
        if let index = formats.firstIndex(where: { $0.format == format }) {
            formats[index].lines += 1
        } else {
            formats.append((format, 1))
        }
    }

    /// The weak shapes that start events here: those that several lines agree on, or that nothing else rivals.
    var weakShapes: UInt32 {
        var bits: UInt32 = 0
        let total = weak.reduce(0, +)
        for (bit, count) in weak.enumerated() where count > 0 {
            let rivals = strong + total - count
            // Inside a line a time may be part of any message, so more lines must agree.
            let isCommon =
                bit < 16 || (insideAlike && count > 1) ? count * 10 >= lines : count * 2 >= lines
            if isCommon && (rivals == 0 || count >= 2) || count >= 4 && rivals <= count {
                bits |= 1 << UInt32(bit)
            }
        }
        return bits
    }

    /// Lines whose shape starts events, counting only accepted weak shapes.
    var stamped: Int {
        let bits = weakShapes
        return strong
            + weak.enumerated().reduce(0) {
                $0 + (bits >> UInt32($1.offset) & 1 == 1 ? $1.element : 0)
            }
    }

    /// The services most of whose lines carry no head inside the wrapper.
    var plainServices: Set<UInt64> {
        Set(services.filter { $0.value.heads * 4 < $0.value.lines }.keys)
    }

    var bareWords: Bool { beside >= 3 && beside * 10 >= stamped * 7 && letters * 2 < beside }
    var letterLevels: Bool { letters >= 3 && letters * 10 >= stamped * 7 }
    var dayFirst: Bool? { order.dayFirst }

    /// The format most lines agree on, the first of several.
    var format: LogFormat? {
        formats.max { $0.lines < $1.lines }.flatMap { most in
            formats.first { $0.lines == most.lines }?.format
        }
    }
}

/// Which number of dates like `03/04/2026` moves as days do.
struct DayOrderVote {
    private var first: Set<Int> = []
    private var second: Set<Int> = []
    private var sure: Bool?
    private var american = false

    mutating func note(_ clock: Clock, _ line: LineBytes) {
        let length = line.digits(at: clock.start, limit: 2)
        let a = line.number(at: clock.start, length: length)
        let next = clock.start + length + 1
        let b = line.number(at: next, length: line.digits(at: next, limit: 2))
        if a > 12, b <= 12 { sure = sure ?? true }
        if b > 12, a <= 12 { sure = sure ?? false }
        if first.count < 32 { first.insert(a) }
        if second.count < 32 { second.insert(b) }
        if line[clock.end - 1] | 0x20 == UInt8(ascii: "m") { american = true }
    }

    /// `nil` while nothing settles it.
    var dayFirst: Bool? {
        if let sure { return sure }
        if first.count != second.count { return first.count > second.count }
        return american ? false : nil
    }
}

extension LineBytes {
    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        let range = range.clamped(to: 0..<count)
        return UnsafeRawBufferPointer(rebasing: suffix(from: range.lowerBound)[..<range.count])
    }
}
