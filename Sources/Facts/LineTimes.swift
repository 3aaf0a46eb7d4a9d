import Bundles
import Glibc

/// When the lines of some of a bundle's logs were written, to the accuracy of a few hundred lines.
package struct LineTimes {
    /// Moments of a log's lines, one line in ``LineTimes/stride``.
    package struct Timeline: Sendable {
        /// How many lines the file has.
        package var lines: Int
        /// Ascending by line.
        package var samples: [(line: Int, moment: Moment)]

        /// Samples ascending by line, of a file of so many lines.
        package init(lines: Int, samples: [(line: Int, moment: Moment)]) {
            self.lines = lines
            self.samples = samples
        }

        /// The lines that may have been written within the window; `nil` when none were.
        package func lines(in window: ClosedRange<Moment>) -> ClosedRange<Int>? {
            guard let first = samples.firstIndex(where: { $0.moment >= window.lowerBound }),
                let last = samples.lastIndex(where: { $0.moment <= window.upperBound })
            else { return nil }
            let start = first == 0 ? 1 : samples[first - 1].line
            let end = last + 1 < samples.count ? samples[last + 1].line : lines
            return start <= end ? start...end : nil
        }
    }

    /// A line is noted only so many lines after the one before.
    package static let stride = 200

    private let wanted: Set<String>
    private var finder: SourceFinder
    private var scans: [FileScan?] = []
    private var notes: [Int: (lines: Int, next: Int, stamps: [(line: Int, stamp: Stamp)])] = [:]

    /// - Parameter files: the paths to be timed, as ``FileFacts/path`` spells them.
    package init(_ plan: ScanPlan, of files: Set<String>) throws {
        wanted = files
        finder = try SourceFinder(plan)
    }

    /// Reads the bundle once more. Files that are no logs have no timeline.
    package mutating func timelines(in reader: BundleReader, now: Moment) -> [String: Timeline] {
        while let chunk = reader.next() {
            for segment in chunk.segments where wanted.contains(reader.member(segment.file).path) {
                read(segment, UnsafeRawBufferPointer(rebasing: chunk.bytes[segment.range]), reader)
            }
            reader.recycle(chunk)
        }
        let contents = reader.finish()
        var facts = BundleFacts(
            name: reader.name,
            files: contents.members.map {
                FileFacts(id: $0.id, member: $0, scan: scan($0.id))
            },
            gaps: contents.gaps, manifest: contents.manifest)
        let resolutions = facts.resolveTimes(
            facts.files.map { scan($0.id) }, manifest: contents.manifest, now: now)
        var timelines: [String: Timeline] = [:]
        for (file, note) in notes {
            timelines[facts.files[file].path] = Timeline(
                lines: note.lines,
                samples: note.stamps.compactMap { sample in
                    resolutions[file].moment(sample.stamp).map { (sample.line, $0) }
                })
        }
        return timelines
    }

    private func scan(_ file: Int) -> FileScan? {
        scans.indices.contains(file) ? scans[file] : nil
    }

    private mutating func read(
        _ segment: Segment, _ bytes: UnsafeRawBufferPointer, _ reader: BundleReader
    ) {
        while scans.count <= segment.file { scans.append(nil) }
        if segment.isFirst {
            let path = reader.member(segment.file).path
            scans[segment.file] = FileScan(
                path: path, number: segment.file, beginning: bytes,
                sources: finder.sources(path: path, sample: bytes))
            notes[segment.file] = (0, 1, [])
        }
        guard var scan = scans[segment.file], scan.dialect == nil,
            var note = notes[segment.file], let base = bytes.baseAddress
        else { return }
        scans[segment.file] = nil
        var at = 0
        let pass = SegmentPass(bytes: bytes, offset: 0)
        while at < bytes.count {
            note.lines += 1
            if note.lines >= note.next, let stamp = scan.reader.head(of: pass.line(at: at))?.stamp {
                note.stamps.append((note.lines, stamp))
                note.next = note.lines + Self.stride
            }
            guard let end = memchr(base + at, 10, bytes.count - at) else { break }
            at = UnsafeRawPointer(end) - base + 1
        }
        notes[segment.file] = note
        scans[segment.file] = scan
    }
}
