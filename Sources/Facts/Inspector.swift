import Bundles
import Glibc
import Scanning

/// Reads every line of a bundle, to show how it is understood.
package struct Inspector {
    /// Which events are given their templates.
    package enum Templates: Sendable {
        case none
        /// Those of warnings and worse, and those without a level that speak of trouble.
        case loud
        case all
    }

    private let listsEvents: Bool
    private let templates: Templates
    private var census = TemplateCensus()
    private let trouble: LineMatcher?
    private var finder: SourceFinder
    private var files: [FileState?] = []

    private struct FileState {
        var scan: FileScan
        var collector: EventCollector?
        var lines = 0
        /// For each event the number the census gave it, and whether its line speaks of trouble.
        var messages: [(serial: Int, isTrouble: Bool)] = []
    }

    /// - Parameter templates: whoever wants templates gets the events too.
    package init(_ plan: ScanPlan, listsEvents: Bool, templates: Templates = .none) throws {
        self.listsEvents = listsEvents || templates != .none
        self.templates = templates
        trouble =
            templates == .loud
            ? try LineMatcher(ScanPlan.signal.expression, ignoresCase: false) : nil
        finder = try SourceFinder(plan)
    }

    package mutating func inspection(of reader: BundleReader, now: Moment) -> Inspection {
        while let chunk = reader.next() {
            for segment in chunk.segments {
                read(segment, UnsafeRawBufferPointer(rebasing: chunk.bytes[segment.range]), reader)
            }
            reader.recycle(chunk)
        }
        let contents = reader.finish()
        // The collector's reader saw every line, so it knows more of the file's clock.
        for index in files.indices {
            if let reader = files[index]?.collector?.reader { files[index]?.scan.reader = reader }
        }
        let collected = files.map { $0?.collector }
        var facts = BundleFacts(
            name: reader.name,
            files: contents.members.map {
                FileFacts(
                    id: $0.id, member: $0,
                    scan: files.indices.contains($0.id) ? files[$0.id]?.scan : nil)
            },
            gaps: contents.gaps, manifest: contents.manifest)
        let resolutions = facts.resolveTimes(
            files.map { $0?.scan }, manifest: contents.manifest, now: now)
        var naming = TemplateNaming(&census, templates)
        let inspected = facts.files.map { file in
            var collector = collected.indices.contains(file.id) ? collected[file.id] : nil
            let messages = files.indices.contains(file.id) ? files[file.id]?.messages ?? [] : []
            let events = collector?.finish().enumerated().map { number, event in
                var shown = Inspection.Event(
                    line: event.line, lines: event.lines,
                    time: event.stamp.flatMap { resolutions[file.id].moment($0) },
                    level: event.level)
                if messages.indices.contains(number) {
                    let (serial, isTrouble) = messages[number]
                    shown.template = naming.id(serial, level: event.level, isTrouble: isTrouble)
                }
                return shown
            }
            return Inspection.File(facts: file, events: listsEvents ? events ?? [] : nil)
        }
        return Inspection(
            name: reader.name, files: inspected, gaps: facts.gaps,
            templates: templates == .none ? nil : naming.templates)
    }

    /// Notes the message of an event that the line began.
    private mutating func note(_ line: UnsafeRawBufferPointer, in file: inout FileState) {
        guard templates != .none, let head = file.collector?.opened else { return }
        let serial = EventMessage.read(line, from: head.messageStart) { census.add($0) }
        let isTrouble = head.level == nil && trouble?.captures(in: line) != nil
        file.messages.append((serial, isTrouble))
    }

    private mutating func read(
        _ segment: Segment, _ bytes: UnsafeRawBufferPointer, _ reader: BundleReader
    ) {
        while files.count <= segment.file { files.append(nil) }
        if segment.isFirst {
            let path = reader.member(segment.file).path
            let scan = FileScan(
                path: path, number: segment.file, beginning: bytes,
                sources: finder.sources(path: path, sample: bytes))
            files[segment.file] = FileState(
                scan: scan,
                collector: listsEvents && scan.dialect == nil
                    ? EventCollector(reader: scan.reader) : nil)
        }
        var pass = SegmentPass(bytes: bytes, offset: 0)
        var at = 0
        guard var file = files[segment.file] else { return }
        files[segment.file] = nil
        while file.collector != nil, at < bytes.count {
            let line = pass.line(at: at)
            file.lines += 1
            file.collector?.add(line: line, number: file.lines)
            note(line, in: &file)
            guard let base = bytes.baseAddress,
                let end = memchr(base + at, 10, bytes.count - at)
            else { break }
            at = UnsafeRawPointer(end) - base + 1
        }
        if file.scan.isReadWhole, file.scan.dialect == nil { file.scan.keep(bytes) }
        if segment.isLast { file.scan.noteCommands() }
        file.scan.endSegment(&pass, isLast: segment.isLast)
        files[segment.file] = file
    }
}
