import Glibc

/// Copies chosen lines of chosen files out of a bundle.
///
/// Between two pieces of a file stands a line that says which lines were left out, so that nobody takes
/// what is left for the whole.
package struct LineCutter {
    /// What was cut out of one file.
    package struct Excerpt: Sendable {
        package let path: String
        package var text: [UInt8] = []
        package var modified: Int64?
        /// Lines of the file, and how many of them are in ``text``.
        package var lines = 0
        package var kept = 0
    }

    private let wanted: [String: [ClosedRange<Int>]]
    private let limit: Int
    private var excerpts: [Int: Excerpt] = [:]
    private var gapFrom: [Int: Int] = [:]
    private var total = 0
    /// Files whose last piece ended within a line.
    private var unended: Set<Int> = []

    /// - Parameters:
    ///   - wanted: by path, ranges of lines from 1, ascending and apart.
    ///   - limit: bytes of all excerpts together; what goes beyond is left out.
    package init(_ wanted: [String: [ClosedRange<Int>]], limit: Int) {
        self.wanted = wanted
        self.limit = limit
    }

    /// The excerpts in the order of the bundle.
    package mutating func excerpts(from reader: BundleReader) -> [Excerpt] {
        while let chunk = reader.next() {
            for segment in chunk.segments {
                let member = reader.member(segment.file)
                take(UnsafeRawBufferPointer(rebasing: chunk.bytes[segment.range]), of: member)
            }
            reader.recycle(chunk)
        }
        _ = reader.finish()
        return finished()
    }

    /// Whether anything of a file is wanted.
    package func wants(_ path: String) -> Bool { wanted[path] != nil }

    /// The excerpts of what was taken, in the order of the bundle.
    package mutating func finished() -> [Excerpt] {
        for file in excerpts.keys { close(file) }
        return excerpts.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Takes the next piece of a file; it may begin and end within a line.
    package mutating func take(_ bytes: UnsafeRawBufferPointer, of member: Member) {
        guard let base = bytes.baseAddress, let ranges = wanted[member.path] else { return }
        var excerpt =
            excerpts[member.id] ?? Excerpt(path: member.path, modified: member.modified)
        var range = 0
        var at = 0
        while at < bytes.count {
            let end =
                memchr(base + at, 10, bytes.count - at).map { UnsafeRawPointer($0) - base + 1 }
                ?? bytes.count
            let isNew = unended.remove(member.id) == nil
            if isNew { excerpt.lines += 1 }
            if bytes[end - 1] != 10 { unended.insert(member.id) }
            let line = excerpt.lines
            while range < ranges.count, ranges[range].upperBound < line { range += 1 }
            if range < ranges.count, ranges[range].contains(line), total < limit {
                if let from = gapFrom.removeValue(forKey: member.id) {
                    excerpt.text += Self.mark(from, line - 1)
                }
                excerpt.text += bytes[at..<end]
                if isNew { excerpt.kept += 1 }
                total += end - at
            } else if gapFrom[member.id] == nil {
                gapFrom[member.id] = line
            }
            at = end
        }
        excerpts[member.id] = excerpt
    }

    /// Whether a line of the file is in its excerpt, as far as it was asked for.
    package func keeps(_ line: Int, of path: String) -> Bool {
        wanted[path]?.contains { $0.contains(line) } ?? false
    }

    private mutating func close(_ file: Int) {
        guard let from = gapFrom[file], let lines = excerpts[file]?.lines, from <= lines else {
            return
        }
        excerpts[file]?.text += Self.mark(from, lines)
    }

    private static func mark(_ from: Int, _ to: Int) -> [UInt8] {
        let lines = from == to ? "line \(from) is" : "lines \(from) to \(to) are"
        return Array("[… \(lines) left out]\n".utf8)
    }
}
