import Bundles
import Scanning

extension FactFinder {
    /// The candidates of one file's part of a chunk, a line at a time.
    mutating func look(
        at candidates: ArraySlice<Candidate>, in number: Int, _ pass: inout SegmentPass
    ) {
        var next = candidates.startIndex
        while next < candidates.endIndex {
            var end = next
            while end < candidates.endIndex, candidates[end].line == candidates[next].line {
                end += 1
            }
            look(atLine: candidates[next..<end], in: number, &pass)
            next = end
        }
    }

    /// One line and the patterns that may match it.
    private mutating func look(
        atLine candidates: ArraySlice<Candidate>, in number: Int, _ pass: inout SegmentPass
    ) {
        guard let first = candidates.first, files.indices.contains(number), files[number] != nil
        else {
            return
        }
        let start = first.line.lowerBound - pass.offset
        let end = min(first.line.upperBound - pass.offset, pass.bytes.count)
        guard start >= 0, start <= end else { return }
        let range = start..<end
        var line = UnsafeRawBufferPointer(rebasing: pass.bytes[range])
        if line.last == 13 { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        var matched: [Int] = []
        var isSignal = false
        // The comments of a configuration explain messages; nothing in them has happened.
        let isComment =
            files[number]?.facts.kind == .config
            && line.first { $0 != 32 && $0 != 9 }.map { "#;".utf8.contains($0) } == true
        for candidate in candidates where !isComment || candidate.pattern == plan.tokenNumber {
            if candidate.pattern == plan.signalNumber {
                isSignal = true
            } else if candidate.pattern == plan.tokenNumber {
                tokens(line, range.lowerBound, number, &pass)
            } else if let event = event(candidate.pattern, line, range.lowerBound, number, &pass) {
                guard candidate.pattern < plan.patterns.count else {
                    note(event, banner: candidate.pattern - plan.patterns.count)
                    continue
                }
                matched.append(candidate.pattern)
                keep(event, in: number)
            }
        }
        if isSignal { signal(line, range.lowerBound, number, matched, &pass) }
    }

    private mutating func event(
        _ number: Int, _ line: UnsafeRawBufferPointer, _ start: Int, _ file: Int,
        _ pass: inout SegmentPass
    ) -> Event? {
        if matchers[number] == nil {
            let pattern = plan.pattern(number).pattern
            matchers[number] = try? LineMatcher(
                pattern.expression, ignoresCase: pattern.ignoresCase)
        }
        guard let matcher = matchers[number], let captures = matcher.captures(in: line) else {
            return nil
        }
        let pattern =
            loosened.isEmpty ? plan.pattern(number) : loosened[number] ?? plan.pattern(number)
        guard let scope = files[file]?.allows(pattern.scope), scope.allowed else { return nil }
        guard let head = files[file]?.head(ofLineAt: start, &pass) else { return nil }
        // A trace may be printed after any line; its exceptions are errors whatever that line's level.
        if head.open.line == head.line, let least = pattern.level,
            let level = head.open.head?.level,
            level < least
        {
            return nil
        }
        var named: [Event.Capture] = []
        for (name, range) in zip(matcher.names, captures) {
            guard let range else { continue }
            let bytes = line[range.lowerBound..<min(range.upperBound, range.lowerBound + 500)]
            named.append(Event.Capture(name: name, value: Text.decoded(bytes)))
        }
        let shown = Excerpt(line, around: matcher.lastMatch)
        return Event(
            pattern: number, place: Place(file: file, line: head.line), head: head.open.line,
            stamp: head.open.head?.stamp, level: head.open.head?.level, captures: named,
            text: shown.text, focus: shown.focus,
            headText: head.open.line == head.line
                ? nil : head.open.text ?? head.open.start.map { FileScan.shown(pass.line(at: $0)) },
            causeDepth: head.open.causeDepth,
            isOutOfScope: scope.isOutOfScope)
    }

    private mutating func keep(_ event: Event, in file: Int) {
        let kept = files[file]?.kept[event.pattern]
        let most =
            keptOfPattern[event.pattern, default: 0] < Self.keptPerPattern
            ? Self.keptPerPatternAndFile : 1
        if kept?.count ?? 0 < most, events.count < Self.keptEvents {
            keptOfPattern[event.pattern, default: 0] += 1
            files[file]?.kept[event.pattern] = ((kept?.count ?? 0) + 1, events.count)
            events.append(event)
        } else if let last = kept?.last {
            // The last one kept stands for all that came after the limit.
            var event = event
            event.repeats = events[last].repeats + 1
            events[last] = event
        }
    }

    /// A line that states a version. Restarts repeat it: each version of a file is kept once.
    private mutating func note(_ event: Event, banner: Int) {
        let system = plan.banners[banner].system
        guard let capture = event.captures.first(where: { $0.name == "version" }),
            versions.count < 2000,
            !versions.contains(where: {
                $0.system == system && $0.version == capture.value
                    && $0.place.file == event.place.file
            })
        else { return }
        versions.append(
            SoftwareVersion(
                place: event.place, system: system, version: capture.value,
                text: String(event.text.prefix(500))))
    }

    private mutating func signal(
        _ line: UnsafeRawBufferPointer, _ start: Int, _ file: Int, _ matched: [Int],
        _ pass: inout SegmentPass
    ) {
        guard let head = files[file]?.head(ofLineAt: start, &pass) else { return }
        if let kind = files[file]?.facts.kind, kind == .config || kind == .payload { return }
        let isHead = head.open.line == head.line
        let inChunk = isHead ? nil : head.open.start.map { pass.line(at: $0) }
        func add(_ headBytes: UnsafeRawBufferPointer?) {
            book.add(
                SignalBook.Line(
                    bytes: line, file: file, number: head.line, head: head.open,
                    headBytes: headBytes, matched: matched))
        }
        guard !isHead, inChunk == nil, let text = head.open.text else { return add(inChunk) }
        // The head stands in an earlier chunk, of which only this is left.
        Array(text.utf8).withUnsafeBytes { add($0) }
    }
}
