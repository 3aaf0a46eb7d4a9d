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
    private var scratch: OpaquePointer?
    private let places: UnsafeMutableBufferPointer<UInt32>
    private var found: [Sieve.Hit] = []
    private var matched: [Sieve.Hit] = []

    package init(for database: borrowing PatternDatabase) throws {
        places = .allocate(capacity: 4096)
        guard let automaton = database.automaton else { return }
        guard hs_alloc_scratch(automaton, &scratch) == HS_SUCCESS else {
            throw ScanError("there is no memory for scanning")
        }
    }

    deinit {
        hs_free_scratch(scratch)
        places.deallocate()
    }

    /// Every (line, pattern) pair that may match, once each, in the order of the lines and then of
    /// the patterns. Linear in the bytes, whatever the patterns.
    package func candidates(
        in bytes: UnsafeRawBufferPointer, using database: borrowing PatternDatabase
    ) -> [Candidate] {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
        found.removeAll(keepingCapacity: true)
        matched.removeAll(keepingCapacity: true)
        database.sieve.scan(bytes, places, into: &found)
        if let automaton = database.automaton {
            withUnsafeMutablePointer(to: &matched) { context in
                _ = hs_scan(
                    automaton, base.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0,
                    scratch, collect, context)
            }
        }
        return candidates(in: bytes, database)
    }

    /// Every place at which a pattern may match, in order: inside the match or at its end. A pattern may be
    /// told several times of one match, and texts that must stand beside it are not asked for.
    package func places(
        in bytes: UnsafeRawBufferPointer, using database: borrowing PatternDatabase,
        _ body: (_ place: Int, _ pattern: Int) -> Void
    ) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        found.removeAll(keepingCapacity: true)
        matched.removeAll(keepingCapacity: true)
        database.sieve.scan(bytes, places, into: &found)
        if let automaton = database.automaton {
            withUnsafeMutablePointer(to: &matched) { context in
                _ = hs_scan(
                    automaton, base.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0,
                    scratch, collect, context)
            }
        }
        let firstLiteral = database.owners.count - database.sieve.count
        var (a, b) = (0, 0)
        while a < found.count || b < matched.count {
            let isLiteral =
                b == matched.count || a < found.count && found[a].place <= matched[b].place
            let hit = isLiteral ? found[a] : matched[b]
            if isLiteral { a += 1 } else { b += 1 }
            for owner in database.owners[isLiteral ? firstLiteral + hit.number : hit.number] {
                body(hit.place, Int(owner))
            }
        }
    }

    /// Puts the hits of both together, line by line; both are in order.
    private func candidates(
        in bytes: UnsafeRawBufferPointer, _ database: borrowing PatternDatabase
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        var line = Line()
        let owners = database.owners
        let firstLiteral = owners.count - database.sieve.count
        var (a, b) = (0, 0)
        while a < found.count || b < matched.count {
            let isLiteral =
                b == matched.count || a < found.count && found[a].place <= matched[b].place
            let hit = isLiteral ? found[a] : matched[b]
            if isLiteral { a += 1 } else { b += 1 }
            if line.isEmpty || hit.place > line.range.upperBound {
                line.end(into: &candidates, bytes, database.companions)
                line.begin(around: hit.place, in: bytes)
            }
            line.add(owners[isLiteral ? firstLiteral + hit.number : hit.number])
        }
        line.end(into: &candidates, bytes, database.companions)
        return candidates
    }
}

/// The patterns that may match one line.
private struct Line {
    private(set) var range = 0..<0
    private var patterns: [Int32] = []

    var isEmpty: Bool { patterns.isEmpty }

    mutating func begin(around place: Int, in bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return }
        let start = memrchr(base, 10, place).map { UnsafeRawPointer($0) - base + 1 } ?? 0
        let end =
            memchr(base + place, 10, bytes.count - place).map { UnsafeRawPointer($0) - base }
            ?? bytes.count
        range = start..<end
    }

    mutating func add(_ more: ArraySlice<Int32>) {
        if patterns.count == 1, more.count == 1, patterns.first == more.first { return }
        patterns += more
    }

    mutating func end(
        into candidates: inout [Candidate], _ bytes: UnsafeRawBufferPointer, _ companions: Texts
    ) {
        if patterns.count > 1 { patterns.sort() }
        var last: Int32 = -1
        for pattern in patterns where pattern != last {
            last = pattern
            guard holds(companions[Int(pattern)], bytes) else { continue }
            candidates.append(Candidate(line: range, pattern: Int(pattern)))
        }
        patterns.removeAll(keepingCapacity: true)
    }

    private func holds(_ text: ArraySlice<UInt8>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !text.isEmpty, let base = bytes.baseAddress else { return true }
        return text.withUnsafeBytes { text in
            // Its last byte: memmem looks at every place for so short a text, memchr at thirty-two at once.
            guard let wanted = text.baseAddress, let last = text.last else { return true }
            var at = range.lowerBound + text.count - 1
            while at < range.upperBound,
                let hit = memchr(base + at, Int32(last), range.upperBound - at)
            {
                let end = UnsafeRawPointer(hit)
                if memcmp(end - (text.count - 1), wanted, text.count) == 0 { return true }
                at = end - base + 1
            }
            return false
        }
    }
}

/// The engine reports matches in the order of their ends; the last byte of a match is in its line.
private let collect: match_event_handler = { id, _, end, _, context in
    guard let hits = context?.assumingMemoryBound(to: [Sieve.Hit].self) else { return 1 }
    hits.pointee.append(Sieve.Hit(place: max(Int(end) - 1, 0), number: Int(id)))
    return 0
}
