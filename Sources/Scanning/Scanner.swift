import CVectorscan
import Glibc

/// A line that may match a pattern; the confirmation decides.
package struct Candidate: Sendable, Hashable {
    /// The line's bytes in what was scanned, without its end.
    package let line: Range<Int>
    package let pattern: Int

    package init(line: Range<Int>, pattern: Int) {
        self.line = line
        self.pattern = pattern
    }
}

/// Looks for all patterns of a database at once. One a thread: it owns the engine's scratch space.
package final class Scanner {
    private let scratch: OpaquePointer

    package init(for database: borrowing PatternDatabase) throws {
        var scratch: OpaquePointer?
        guard hs_alloc_scratch(database.database, &scratch) == HS_SUCCESS, let scratch else {
            throw ScanError("there is no memory for scanning")
        }
        self.scratch = scratch
    }

    deinit {
        hs_free_scratch(scratch)
    }

    /// The patterns that some expressions speak for, once each, ascending.
    private static func patterns(of probes: [Int], _ owners: [[Int32]]) -> [Int] {
        if probes.count == 1 { return owners[probes[0]].map(Int.init) }
        return Set(probes.flatMap { owners[$0] }).sorted().map(Int.init)
    }

    /// Every (line, pattern) pair that may match, once each, in the order of the lines and then of
    /// the patterns. Linear in the bytes, whatever the patterns.
    package func candidates(
        in bytes: UnsafeRawBufferPointer, using database: borrowing PatternDatabase
    ) -> [Candidate] {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
        var collector = Collector(base: base, count: bytes.count)
        withUnsafeMutablePointer(to: &collector) { context in
            _ = hs_scan(
                database.database, base.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0,
                scratch, collect, context)
        }
        collector.endLine()
        return collector.lines.flatMap { line, probes in
            Self.patterns(of: probes, database.owners).map { Candidate(line: line, pattern: $0) }
        }
    }
}

/// What the engine's callback needs: a plain struct, so that the callback costs no reference counting.
private struct Collector {
    let base: UnsafeRawPointer
    let count: Int
    var lineStart = 0
    var lineEnd = -1
    /// The expressions seen on the current line.
    var ids: [Int] = []
    var lines: [(line: Range<Int>, probes: [Int])] = []

    /// The engine reports matches in the order of their ends, so a line is looked up once.
    mutating func add(_ id: Int, endingAt end: Int) {
        let last = max(end - 1, 0)
        if last > lineEnd || lineEnd < 0 {
            endLine()
            lineStart =
                cc_memrchr(base, 10, last).map { UnsafeRawPointer($0) - base + 1 } ?? 0
            lineEnd =
                memchr(base + last, 10, count - last).map { UnsafeRawPointer($0) - base } ?? count
        }
        if !ids.contains(id) { ids.append(id) }
    }

    mutating func endLine() {
        guard !ids.isEmpty else { return }
        lines.append((lineStart..<lineEnd, ids))
        ids.removeAll(keepingCapacity: true)
    }
}

private let collect: match_event_handler = { id, _, end, _, context in
    guard let collector = context?.assumingMemoryBound(to: Collector.self) else { return 1 }
    collector.pointee.add(Int(id), endingAt: Int(end))
    return 0
}
