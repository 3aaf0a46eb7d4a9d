import Bundles
import Scanning

/// Reads a bundle once and keeps what the plan asks for.
///
/// One thread inflates chunks, others scan them (``ScanAhead``), and this one looks at what they found,
/// in order. Lines that no pattern touches are only scanned, never parsed.
package struct FactFinder {
    private let plan: ScanPlan
    /// Patterns to be taken with another scope or level than the plan's.
    package var loosened: [Int: MessagePattern] = [:]
    private let scanner: Scanner
    private var finder: SourceFinder
    private var matchers: [LineMatcher?]
    var files: [FileScan?] = []
    private var events: [Event] = []
    private var settings: [Setting] = []
    private var readings: [Reading] = []
    var certificates: [Certificate] = []
    var tokens: [WebToken] = []
    var keys: [KeyFile] = []
    /// Which of ``tokens`` a text of a file is.
    var tokenNumbers: [[UInt64]: Int] = [:]
    private var payloads: [Payload] = []
    private var keptFields = 0
    private var keptKeys = 0
    private var versions: [SoftwareVersion] = []
    private var book = SignalBook()
    var gaps: [Gap] = []

    private static let keptPerPatternAndFile = 1000
    /// Beyond so many of a pattern only the first of each file is kept by itself.
    private static let keptPerPattern = 5000
    private var keptOfPattern: [Int: Int] = [:]
    private static let keptEvents = 200_000
    /// How many lines of the bundle are read for the requests they name, whatever else they say.
    private var requestLines = 40_000
    private static let keptSettings = 100_000
    private static let keptPayloadFields = 20_000
    private static let keptPayloadKeys = 2_000_000

    package init(_ plan: ScanPlan) throws {
        self.plan = plan
        scanner = try Scanner(for: plan.messages)
        finder = try SourceFinder(plan)
        matchers = Array(repeating: nil, count: plan.signalNumber)
    }

    /// Everything the bundle says that the plan asks for.
    /// - Parameter now: used only where a log states no year and nothing else tells it.
    /// - Throws: ``ScanError`` when there is no memory or thread for scanning.
    package mutating func facts(in reader: BundleReader, now: Moment) throws -> BundleFacts {
        try facts(in: [reader], now: now)
    }

    /// The same for several inputs that belong together, their files one after the other.
    package mutating func facts(in readers: [BundleReader], now: Moment) throws -> BundleFacts {
        var facts = BundleFacts(name: readers.map(\.name).joined(separator: ", "))
        for reader in readers {
            let before = facts.files.count
            let ahead = try ScanAhead(reader, plan)
            while let (chunk, candidates) = ahead.next() {
                let segments =
                    before == 0 ? chunk.segments : chunk.segments.map { $0.moved(by: before) }
                look(through: chunk.bytes, segments, candidates) {
                    (reader.member($0 - before).path, nil)
                }
                ahead.recycle(chunk)
            }
            let contents = reader.finish()
            facts.files += contents.members.map { member in
                let id = before + member.id
                return FileFacts(
                    id: id, member: member, scan: files.indices.contains(id) ? files[id] : nil)
            }
            facts.gaps += contents.gaps
            readBinaries(reader.binaries, after: before, into: &facts)
            facts.manifest = facts.manifest ?? contents.manifest
        }
        facts.gaps += gaps
        fill(&facts, now: now)
        return facts
    }

    /// The same for files in memory, as rule examples have them.
    /// - Parameter known: the sources a file is, whatever its path and look; `nil` leaves that open.
    package mutating func facts(
        inFiles texts: [(path: String, known: [Source]?, text: String)], now: Moment
    ) -> BundleFacts {
        var bytes: [UInt8] = []
        var segments: [Segment] = []
        for (number, file) in texts.enumerated() {
            let start = bytes.count
            bytes.append(contentsOf: file.text.utf8)
            if bytes.last != 10 { bytes.append(10) }
            segments.append(
                Segment(
                    file: number, range: start..<bytes.count, isFirst: true, isLast: true,
                    startsMidLine: false))
        }
        bytes.withUnsafeBytes { buffer in
            look(
                through: buffer, segments,
                scanner.candidates(in: buffer, using: plan.messages)
            ) { (texts[$0].path, texts[$0].known) }
        }
        var facts = BundleFacts(name: "example", gaps: gaps)
        facts.files = files.enumerated().map { number, file in
            file?.facts ?? FileFacts(id: number, path: texts[number].path)
        }
        fill(&facts, now: now)
        return facts
    }

    /// Hands over what was collected, with its times told.
    private mutating func fill(_ facts: inout BundleFacts, now: Moment) {
        facts.events = events
        facts.settings = settings
        facts.readings = readings
        facts.certificates = certificates
        facts.tokens = tokens
        facts.keys = keys
        facts.payloads = payloads.map { payload in
            var payload = payload
            let file = facts.files[payload.place.file]
            if payload.encoding == "utf-8" { payload.encoding = file.encoding }
            // Without the line end that is added to a last line without one.
            if payload.part == nil, file.bytes > 0 { payload.bytes = file.bytes }
            return payload
        }
        facts.versions =
            versions + VersionFinder(marks: plan.versions).versions(readings, settings)
        facts.signals = book.finish()
        facts.otherSignals = book.others
        let resolutions = facts.resolveTimes(files, manifest: facts.manifest, now: now)
        facts.compareClocks(files, resolutions)
        facts.events.sort { ($0.pattern, $0.place) < ($1.pattern, $1.place) }
    }

    private mutating func look(
        through whole: UnsafeRawBufferPointer, _ segments: [Segment], _ candidates: [Candidate],
        _ member: (Int) -> (path: String, known: [Source]?)
    ) {
        var next = 0
        for segment in segments {
            let bytes = UnsafeRawBufferPointer(rebasing: whole[segment.range])
            if segment.isFirst { open(segment, bytes, member(segment.file)) }
            var pass = SegmentPass(bytes: bytes, offset: segment.range.lowerBound)
            var last = next
            while last < candidates.count,
                candidates[last].line.lowerBound < segment.range.upperBound
            {
                last += 1
            }
            if files.indices.contains(segment.file), let sign = files[segment.file]?.sign {
                let all = Self.withLoudLines(
                    candidates[next..<last], sign, pass, signal: plan.signalNumber)
                look(at: all[...], in: segment.file, &pass)
            } else {
                look(at: candidates[next..<last], in: segment.file, &pass)
            }
            next = last
            close(segment, &pass)
        }
    }

    private mutating func open(
        _ segment: Segment, _ bytes: UnsafeRawBufferPointer,
        _ member: (path: String, known: [Source]?)
    ) {
        let sources = member.known ?? finder.sources(path: member.path, sample: bytes)
        var file = FileScan(
            path: member.path, number: segment.file, beginning: bytes, sources: sources)
        file.noteRequests(bytes, lines: &requestLines)
        while files.count <= segment.file { files.append(nil) }
        files[segment.file] = file
    }

    private mutating func close(_ segment: Segment, _ pass: inout SegmentPass) {
        guard files.indices.contains(segment.file), files[segment.file] != nil else { return }
        files[segment.file]?.keep(pass.bytes)
        files[segment.file]?.endSegment(&pass, isLast: segment.isLast)
        guard segment.isLast, var file = files[segment.file] else { return }
        files[segment.file]?.end()
        for payload in file.payload?.finish() ?? [] { keep(payload, of: file.facts.path) }
        if file.isReadWhole { readWhole(file, number: segment.file) }
    }

    private mutating func keep(_ payload: Payload, of path: String) {
        var payload = payload
        if let part = payload.sampled, payload.part == nil {
            gaps.append(Gap(file: path, reason: .sampled(part)))
        }
        keptFields += payload.fields.count
        keptKeys += payload.keys.reduce(0) { $0 + $1.count }
        if keptFields > Self.keptPayloadFields { payload.fields = [] }
        if keptKeys > Self.keptPayloadKeys { payload.keys = [] }
        if payloads.count < Self.keptSettings { payloads.append(payload) }
    }

    private mutating func readWhole(_ file: FileScan, number: Int) {
        guard let content = file.content else {
            files[number]?.facts.isPartlyRead = true
            if file.dialect != nil {
                gaps.append(
                    Gap(
                        file: file.facts.path,
                        reason: .limit(name: "the size of a configuration", value: "2 MiB")))
            }
            return
        }
        let told = content.withUnsafeBytes {
            WholeFile(dialect: file.dialect, path: file.facts.path).told(by: $0, file: number)
        }
        files[number]?.note(commands: told.commands)
        settings += told.settings.prefix(max(0, Self.keptSettings - settings.count))
        readings += told.readings.prefix(max(0, Self.keptSettings - readings.count))
        keep(told, of: number)
        if let problem = told.problem {
            files[number]?.facts.isPartlyRead = true
            gaps.append(
                Gap(file: file.facts.path, line: problem.line, reason: .unparseable(problem.text)))
        }
    }

    /// The candidates of one file's part of a chunk, a line at a time.
    private mutating func look(
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
