import CVectorscan
import Glibc

/// Tells which of many expressions may match somewhere in a text, each looked for as a whole.
///
/// Nothing of ``Probes``, ``Sieve`` and ``Scanner`` is in it, and no prefilter that a person wrote: what is
/// searched by it does not share their faults. One a thread.
package final class Presence {
    private var automaton: OpaquePointer?
    private var scratch: OpaquePointer?
    private var seen: Seen
    /// What the engine cannot take: always said to be there.
    private var always: [Int] = []

    private struct Seen {
        var isSeen: [Bool]
        var numbers: [Int] = []
    }

    /// Compiles the expressions; what the engine cannot take exactly becomes a superset.
    /// - Throws: ``ScanError`` when the rest do not compile together, or there is no memory.
    package init(_ patterns: [Pattern]) throws {
        seen = Seen(isSeen: Array(repeating: false, count: patterns.count))
        var wanted = patterns.enumerated().map { index, pattern in
            Wanted(
                id: UInt32(index), text: Prefilter.minimised(pattern.expression),
                flags: UInt32(HS_FLAG_MULTILINE | HS_FLAG_SINGLEMATCH)
                    | (pattern.ignoresCase ? UInt32(HS_FLAG_CASELESS) : 0))
        }
        while !wanted.isEmpty, automaton == nil {
            guard let refused = compile(wanted) else { break }
            guard refused >= 0, refused < wanted.count else {
                throw ScanError("the expressions do not compile together")
            }
            let prefilter = UInt32(HS_FLAG_PREFILTER)
            if wanted[refused].flags & prefilter == 0 {
                // Look-around and back references, most likely in others too.
                for index in refused..<wanted.count
                where index == refused || wanted[index].text.contains("(?<!")
                    || wanted[index].text.contains("(?!") || wanted[index].text.contains("(?=")
                    || wanted[index].text.contains("(?<=")
                {
                    wanted[index].flags |= prefilter
                }
            } else {
                always.append(Int(wanted[refused].id))
                wanted.remove(at: refused)
            }
        }
        try allocate()
    }

    /// Reads what ``serialized()`` wrote; as ``PatternDatabase/init(serialized:count:)`` it trusts the bytes.
    /// - Throws: ``ScanError`` when they are of another version or platform, or damaged.
    package init(serialized bytes: UnsafeRawBufferPointer, count: Int) throws {
        seen = Seen(isSeen: Array(repeating: false, count: count))
        var tables = TableReader(bytes)
        guard let always = tables.table(of: Int32.self), let stored = tables.table(of: CChar.self),
            always.allSatisfy({ (0..<count).contains(Int($0)) })
        else { throw ScanError("the stored expressions are damaged") }
        self.always = always.map(Int.init)
        guard !stored.isEmpty else { return }
        let status = stored.withUnsafeBufferPointer {
            hs_deserialize_database($0.baseAddress, $0.count, &automaton)
        }
        guard status == HS_SUCCESS else {
            throw ScanError("the stored expressions cannot be used (code \(status))")
        }
        try allocate()
    }

    /// The compiled form as bytes, for this version of the engine on this kind of processor.
    package func serialized() throws -> [UInt8] {
        var tables = TableWriter()
        always.map(Int32.init).withUnsafeBufferPointer { tables.write($0) }
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        if automaton != nil {
            guard hs_serialize_database(automaton, &bytes, &length) == HS_SUCCESS else {
                throw ScanError("the expressions cannot be stored")
            }
        }
        defer { free(bytes) }
        tables.write(UnsafeBufferPointer(start: bytes, count: length))
        return tables.bytes
    }

    private func allocate() throws {
        guard let automaton else { return }
        guard hs_alloc_scratch(automaton, &scratch) == HS_SUCCESS else {
            throw ScanError("there is no memory for scanning")
        }
    }

    deinit {
        hs_free_scratch(scratch)
        hs_free_database(automaton)
    }

    /// The numbers of the expressions that may match, ascending.
    package func present(in bytes: UnsafeRawBufferPointer) -> [Int] {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
        seen.numbers = always
        if let automaton {
            withUnsafeMutablePointer(to: &seen) { context in
                _ = hs_scan(
                    automaton, base.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), 0,
                    scratch, Self.note, context)
            }
        }
        for number in seen.numbers { seen.isSeen[number] = false }
        return seen.numbers.sorted()
    }

    private static let note: match_event_handler = { id, _, _, _, context in
        guard let seen = context?.assumingMemoryBound(to: Seen.self) else { return 1 }
        if !seen.pointee.isSeen[Int(id)] {
            seen.pointee.isSeen[Int(id)] = true
            seen.pointee.numbers.append(Int(id))
        }
        return 0
    }

    private struct Wanted {
        let id: UInt32
        let text: String
        var flags: UInt32
    }

    /// Compiles all, or gives the place of the one that was refused.
    private func compile(_ wanted: [Wanted]) -> Int? {
        let copies = wanted.map { strdup($0.text) }
        defer { copies.forEach { free($0) } }
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let status = hs_compile_multi(
            copies.map { UnsafePointer<CChar>($0) }, wanted.map(\.flags), wanted.map(\.id),
            UInt32(wanted.count), UInt32(HS_MODE_BLOCK), nil, &automaton, &error)
        defer { if let error { hs_free_compile_error(error) } }
        return status == HS_SUCCESS ? nil : error.map { Int($0.pointee.expression) } ?? -1
    }
}
