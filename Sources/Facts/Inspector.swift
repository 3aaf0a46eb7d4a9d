import Bundles
import Glibc

/// Reads every line of a bundle, to show how it is understood.
package struct Inspector {
    private let listsEvents: Bool
    private var finder: SourceFinder
    private var files: [FileState?] = []

    private struct FileState {
        var scan: FileScan
        var collector: EventCollector?
        var lines = 0
    }

    package init(_ plan: ScanPlan, listsEvents: Bool) throws {
        self.listsEvents = listsEvents
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
        return Inspection(
            name: reader.name,
            files: facts.files.map { file in
                var collector = collected.indices.contains(file.id) ? collected[file.id] : nil
                let events = collector?.finish().map { event in
                    Inspection.Event(
                        line: event.line, lines: event.lines,
                        time: event.stamp.flatMap { resolutions[file.id].moment($0) },
                        level: event.level)
                }
                return Inspection.File(facts: file, events: listsEvents ? events ?? [] : nil)
            }, gaps: facts.gaps)
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
