/// Reads the lines of one file: which of them start events, when, and how loud.
///
/// A reader learns its file's habits from a sample and then judges each line by itself. Only clocks without
/// a date need their lines in order, as their midnights are counted.
package struct LogReader: Sendable {
    /// The name of the format, for `inspect`: `log4j`, `nginx-error`, `cri` …
    package private(set) var format: String?
    /// Whether enough of the sample's lines start like events.
    package private(set) var looksLikeLog: Bool
    /// How the format was told, for `inspect`.
    package private(set) var reasons: [String]
    /// What the lines read so far say about the file's clock.
    package var clock: ClockEvidence

    let habits: LineParser.Habits
    private let weakShapes: UInt32
    /// Lines without a time belong to the event before.
    private let hasStamps: Bool
    /// A level first, without a time, starts an event too.
    private let levelHeads: Bool
    private let indentedHeads: Bool
    private let jsonHeads: Bool
    /// The services, by the hash of their name, most of whose wrapped lines have no head of their own.
    private let plainServices: Set<UInt64>
    /// The service the line before came from.
    private var service: UInt64 = 0
    let block: BlockHabit?
    private var trace = PlainTrace()
    private var continuesPartial = false
    private var afterSlowTime = false
    /// The format is one whose clock is UTC by its definition: W3C's extended log.
    /// <https://www.w3.org/TR/WD-logfile.html>
    private let isUTC: Bool
    /// Every entry of this slow log begins with its time, so that one without never starts an event.
    private let slowTimesAll: Bool

    /// Learns the habits of the file whose first bytes are `sample` (up to 64 KiB).
    package init(sample: UnsafeRawBufferPointer, path: String) {
        let bytes = LineBytes(sample)
        var habits = LineParser.Habits()
        habits.compose = LogReader.hasComposePrefix(bytes)
        habits.namesFormats = true
        let survey = Survey(bytes, habits: habits)
        habits.tail.bareWords = survey.bareWords
        habits.tail.letters = survey.letterLevels
        habits.dayFirst = survey.dayFirst
        habits.namesFormats = false
        habits.searchesMessages = survey.innerClocks > 0
        weakShapes = survey.weakShapes
        indentedHeads = survey.indentedHeads > 0 && survey.indentedHeads * 2 >= survey.strong
        let stamped = survey.stamped + (indentedHeads ? survey.indentedHeads : 0)
        hasStamps = stamped > 0 && (stamped * 10 >= survey.lines || survey.startsStrong)
        levelHeads =
            !hasStamps
            || (survey.levelOnly * 100 >= survey.lines * 15
                && survey.strongWithLevel * 2 >= survey.strong)
        habits.readsIndented = indentedHeads || !hasStamps
        self.habits = habits
        jsonHeads = survey.json > 0 && survey.json * 5 >= survey.lines
        plainServices = survey.plainServices
        let isBlocks = !hasStamps || survey.xmlHeads * 2 >= survey.strong
        block = isBlocks && survey.json * 2 < max(survey.lines, 1) ? BlockHabit(bytes) : nil
        isUTC = survey.comments > 0 && survey.hasW3CComments
        slowTimesAll = survey.slowTimes > 0 && survey.slowTimes >= survey.slowUsers
        clock = ClockEvidence(path: path)
        clock.dayFirst = survey.dayFirst
        let telling = stamped + survey.levelOnly + survey.indentedHeads + survey.json
        looksLikeLog =
            hasStamps && telling > 0 && stamped * 5 >= survey.lines
            || survey.levelOnly * 2 >= survey.lines && survey.levelOnly > 0
            || indentedHeads || survey.traces >= 2
            || (survey.lines > 0 && LogReader.isNamedLog(path) && survey.json * 2 < survey.lines)
        format = hasStamps || levelHeads ? survey.format?.rawValue : nil
        if let block {
            looksLikeLog = block.isLog
            format = (block.kind == .json ? LogFormat.prettyJSON : .xmlEvents).rawValue
        }
        if format == nil, survey.traces >= 2 { format = LogFormat.stackTrace.rawValue }
        if format == nil, looksLikeLog { format = LogFormat.plain.rawValue }
        if !looksLikeLog { format = nil }
        reasons = []
        if let format {
            reasons.append(
                "read as \(format): \(min(telling, survey.lines)) of the first \(survey.lines) lines start like it"
            )
        }
    }

    /// Reads the line as an event's first; `nil` if it goes on with the event before it.
    ///
    /// The line is judged by itself, so lines may come in any order; `EventCollector`, which sees them all in
    /// order, also knows the unindented ends of traces in files without times.
    package mutating func head(of line: UnsafeRawBufferPointer) -> EventHead? {
        let bytes = LineBytes(line)
        trace = PlainTrace()
        continuesPartial = false
        afterSlowTime = false
        service = 0
        let (head, role) = judge(bytes)
        guard role == .head else { return nil }
        return event(head, bytes)
    }

    /// Whether the file has no times, so that lines of plain text start events.
    var judgesPlainLines: Bool { !hasStamps }

    /// What a line is to its file's events.
    enum Role: UInt8 {
        case head, continuation, blank, comment
    }

    /// The line's own account, and what it makes of the line in this file.
    mutating func judge(_ line: LineBytes) -> (head: LineHead, role: Role) {
        guard line.skippingBlanks(0) < line.count else { return (LineHead(), .blank) }
        if let block { return judge(line, in: block) }
        let head = LineParser(line: line, habits: habits).read()
        if head.isComment { return (head, .comment) }
        let role: Role = isHead(head, line) ? .head : .continuation
        continuesPartial = head.isPartial
        return (head, role)
    }

    private func judge(_ line: LineBytes, in block: BlockHabit) -> (head: LineHead, role: Role) {
        guard block.isHead(line) else {
            return (LineHead(), block.isOutside(line) ? .comment : .continuation)
        }
        var head = block.kind == .xml ? LineParser(line: line, habits: habits).read() : LineHead()
        head.strength = .strong
        return (head, .head)
    }

    /// What a line that goes on with an event adds to what its first line said: java.util.logging's level, the
    /// time and level of pretty-printed JSON and XML.
    package func supplement(of line: UnsafeRawBufferPointer) -> (stamp: Stamp?, level: Level?) {
        let found = supplement(LineBytes(line))
        return (found?.clock?.stamp, found?.level)
    }

    func supplement(_ line: LineBytes) -> Supplement? {
        if let block { return Supplement(line, kind: block.kind) }
        let head = LineParser(line: line, habits: habits).read()
        guard head.strength == .level, head.indent == 0 else { return nil }
        return Supplement(level: head.level)
    }

    private mutating func isHead(_ head: LineHead, _ line: LineBytes) -> Bool {
        if head.isDetail || (continuesPartial && head.format == .cri) { return false }
        if head.format == .mysqlSlow {
            defer { afterSlowTime = head.strength == .strong }
            return head.strength == .strong || (!slowTimesAll && !afterSlowTime)
        }
        if head.wrapper == .runtime { return isWrappedHead(head, line) }
        let accepted: Bool
        switch head.strength {
        case .strong: accepted = true
        case .weak: accepted = weakShapes & head.shapeBit != 0
        case .level: accepted = levelHeads && !trace.isExpecting
        case .none: accepted = false
        }
        if accepted {
            if head.wrapper == .syslog { return isSyslogHead(head, line) }
            if head.indent > 0, !indentedHeads { return false }
            trace.reset(afterHeadOf: head.level)
            return true
        }
        if jsonHeads, line[0] == UInt8(ascii: "{") { return true }
        return !hasStamps && trace.isHead(line, indent: head.indent)
    }

    /// Each message a program sends to syslog is an event, unless it is a call of a trace.
    private func isSyslogHead(_ head: LineHead, _ line: LineBytes) -> Bool {
        guard head.innerStrength == .none else { return true }
        let part = TraceLine.classify(line, from: head.innerStart)
        return !(part.isFrame || part.isCause)
    }

    /// A wrapper's own time says nothing: a runtime stamps every line of a stack trace.
    private mutating func isWrappedHead(_ head: LineHead, _ line: LineBytes) -> Bool {
        let part = TraceLine.classify(line, from: head.innerStart)
        let start = line.skippingBlanks(head.innerStart)
        guard start < line.count else { return false }
        let before = service
        service = line.hash(head.service)
        if service != before, before != 0 { return true }
        let isIndented = start > head.innerStart || line.has("\\t", at: start)
        if head.innerStrength == .strong {
            trace.reset(afterHeadOf: head.level)
            return !isIndented
        }
        if plainServices.contains(service), head.innerStrength == .none {
            let text = LineBytes(line.suffix(from: start))
            return trace.isHead(text, indent: isIndented ? 1 : 0)
        }
        return head.innerStrength != .none && !part.isTrace && !isIndented
    }

    /// The event that `head` starts; notes its clock.
    mutating func event(_ head: LineHead, _ line: LineBytes) -> EventHead {
        let component = head.component.clamped(to: 0..<line.count)
        var event = EventHead(
            level: head.level, messageStart: min(head.messageStart, line.count),
            componentRange: component, component: component.isEmpty ? nil : line.text(component))
        var stamp = head.strength == .level && head.wrapper == .none ? nil : head.clock?.stamp
        if let bare = stamp, isUTC, !bare.statesZone, bare.statesYear {
            stamp = Stamp(microseconds: bare.microseconds, statesZone: true)
        }
        if let stamp {
            event.stamp = clock.note(stamp)
            clock.keys.note(line, from: event.messageStart, at: stamp)
            if let other = head.otherClock, let own = head.clock { clock.note(pair: own, other) }
        }
        return event
    }

    /// `app.log`, `app.log.1`, `app.log-20260504`, `worker.out`, `worker.err`, `logs/worker.txt`.
    private static func isNamedLog(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        let parts = name.split(whereSeparator: { $0 == "." || $0 == "-" }).dropFirst()
        let folders = path.split(separator: "/").dropLast()
        if folders.last == "logs" || folders.last == "log", parts.isEmpty || parts.last == "txt" {
            return true
        }
        return parts.contains { $0 == "log" || $0 == "out" || $0 == "err" }
    }

    private static func hasComposePrefix(_ sample: LineBytes) -> Bool {
        var start = 0
        var seen = 0
        while start < sample.count, seen < 5 {
            let end = sample.index(of: 0x0A, from: start) ?? sample.count
            if end > start {
                let line = LineBytes(sample.slice(start..<end))
                guard LineParser.composeBar(line, line.skippingEscapes(0)) != nil else {
                    return false
                }
                seen += 1
            }
            start = end + 1
        }
        return seen > 0
    }
}
