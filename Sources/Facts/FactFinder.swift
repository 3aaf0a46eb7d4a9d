import Bundles
import Scanning

/// Reads a bundle once and keeps what the plan asks for.
///
/// One thread inflates chunks, others scan them (``ScanAhead``), and this one looks at what they found,
/// in order. Lines that no pattern touches are only scanned, never parsed.
package struct FactFinder {
    let plan: ScanPlan
    /// Patterns to be taken with another scope or level than the plan's.
    package var loosened: [Int: MessagePattern] = [:]
    private let scanner: Scanner
    private var finder: SourceFinder
    var matchers: [LineMatcher?]
    var files: [FileScan?] = []
    var events: [Event] = []
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
    var versions: [SoftwareVersion] = []
    var book = SignalBook()
    var gaps: [Gap] = []

    static let keptPerPatternAndFile = 1000
    /// Beyond so many of a pattern only the first of each file is kept by itself.
    static let keptPerPattern = 5000
    var keptOfPattern: [Int: Int] = [:]
    static let keptEvents = 200_000
    /// How many lines of the bundle are read for the requests they name, whatever else they say.
    private var requestLines = 40_000
    static let keptSettings = 100_000
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
}
