import CVectorscan
import Glibc

/// Many patterns compiled. Immutable; may be shared between threads.
package struct PatternDatabase: ~Copyable, @unchecked Sendable {
    /// What has no literal long enough, compiled by the engine; `nil` when there is none.
    let automaton: OpaquePointer?
    let sieve: Sieve
    let owners: Owners
    package let count: Int

    private init(
        taking automaton: OpaquePointer?, _ sieve: Sieve, _ owners: Owners, count: Int
    ) {
        self.automaton = automaton
        self.sieve = sieve
        self.owners = owners
        self.count = count
    }

    deinit {
        hs_free_database(automaton)
    }

    /// Compiles what every match of each pattern must hold; a hit reports the pattern's index.
    ///
    /// Most patterns become literals; see ``Probes``. The others cost about a millisecond each, so the
    /// result is worth keeping: see ``serialized()``.
    /// Patterns the engine cannot take whole (look-around, back references) are taken as supersets,
    /// and what not even that way goes in, as the literal it requires: PCRE2 decides afterwards.
    /// - Throws: ``ScanError`` for a pattern that cannot be looked for at all.
    package init(_ patterns: [Pattern]) throws {
        let probes = try Probes(patterns)
        var automaton: OpaquePointer?
        if !probes.expressions.isEmpty {
            automaton = Self.compile(
                probes.expressions.map(\.expression), probes.expressions.map(\.flags))
            guard automaton != nil else {
                throw ScanError("the patterns do not compile together")
            }
        }
        self.init(
            taking: automaton, Sieve(probes.literals, probes.rarity), Owners(probes.owners),
            count: patterns.count)
    }

    /// Reads what ``serialized()`` wrote. The bytes must come from a place only the user can write:
    /// the engine checks its own version and platform but does not defend itself against a forgery.
    /// - Throws: ``ScanError`` when they are of another version or platform, or damaged.
    package init(serialized bytes: UnsafeRawBufferPointer, count: Int) throws {
        let damaged = ScanError("the stored pattern database is damaged")
        guard bytes.count >= 16,
            bytes.loadUnaligned(as: UInt64.self) == Self.sum(bytes.dropFirst(8))
        else { throw damaged }
        var tables = TableReader(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(8)))
        guard let owners = Owners(from: &tables, patterns: count),
            let sieve = Sieve(from: &tables),
            let stored = tables.table(of: CChar.self)
        else { throw damaged }
        guard !stored.isEmpty else {
            self.init(taking: nil, sieve, owners, count: count)
            return
        }
        var automaton: OpaquePointer?
        let status = stored.withUnsafeBufferPointer {
            hs_deserialize_database($0.baseAddress, $0.count, &automaton)
        }
        guard status == HS_SUCCESS, let automaton else {
            throw ScanError("the stored pattern database cannot be used (code \(status))")
        }
        self.init(taking: automaton, sieve, owners, count: count)
    }

    /// The compiled form as bytes, for this version of the engine on this kind of processor: a sum
    /// over everything, then the tables, the engine's own form last.
    package func serialized() throws -> [UInt8] {
        var tables = TableWriter()
        owners.write(to: &tables)
        sieve.write(to: &tables)
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        if automaton != nil {
            guard hs_serialize_database(automaton, &bytes, &length) == HS_SUCCESS else {
                throw ScanError("the pattern database cannot be stored")
            }
        }
        defer { free(bytes) }
        tables.write(UnsafeBufferPointer(start: bytes, count: length))
        let sum = tables.bytes.withUnsafeBytes { Self.sum($0[...]) }
        return withUnsafeBytes(of: sum, Array.init) + tables.bytes
    }

    /// FNV-1a, eight bytes at a time: the engine's own check leaves out the bytes that pad its end.
    private static func sum(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
        }
        var at = 0
        while at + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        for byte in bytes[at...] { mix(UInt64(byte)) }
        return hash
    }

    /// The engine's version and the processor's features: what a stored database depends on.
    package static var engine: String {
        var platform = hs_platform_info_t()
        hs_populate_platform(&platform)
        let version = hs_version().map { String(cString: $0) } ?? "?"
        return "\(version) \(platform.tune) \(platform.cpu_features)"
    }

    /// Checks one pattern by itself.
    package static func check(_ pattern: Pattern) throws {
        _ = try acceptable(pattern)
    }

    private static func flags(of pattern: Pattern) -> UInt32 {
        UInt32(HS_FLAG_MULTILINE) | (pattern.ignoresCase ? UInt32(HS_FLAG_CASELESS) : 0)
    }

    static func acceptable(_ pattern: Pattern) throws -> (String, UInt32) {
        let flag = flags(of: pattern)
        let begun = Prefilter.begun(pattern.prefilter)
        if begun != pattern.prefilter, compile([begun], [flag], free: true) != nil {
            return (begun, flag)
        }
        if compile([pattern.prefilter], [flag], free: true) != nil {
            return (pattern.prefilter, flag)
        }
        let loose = flag | UInt32(HS_FLAG_PREFILTER)
        if compile([pattern.prefilter], [loose], free: true) != nil {
            return (pattern.prefilter, loose)
        }
        let literal = escaped(Prefilter.requiredLiteral(pattern.prefilter))
        // The expression may ignore case in a part of it, which a literal does not show.
        let caseless = flag | UInt32(HS_FLAG_CASELESS)
        if !literal.isEmpty, compile([literal], [caseless], free: true) != nil {
            return (literal, caseless)
        }
        throw ScanError("the engine cannot look for “\(pattern.prefilter)”")
    }

    package static func escaped(_ literal: String) -> String {
        literal.reduce(into: "") { text, character in
            if character.isASCII, !character.isLetter, !character.isNumber, character != " " {
                text += "\\"
            }
            text.append(character)
        }
    }

    private static func compile(
        _ expressions: [String], _ flags: [UInt32], free: Bool = false
    ) -> OpaquePointer? {
        let copies = expressions.map { strdup($0) }
        defer { copies.forEach { Glibc.free($0) } }
        let pointers = copies.map { UnsafePointer<CChar>($0) }
        let ids = expressions.indices.map { UInt32($0) }
        var database: OpaquePointer?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let status = hs_compile_multi(
            pointers, flags, ids, UInt32(expressions.count), UInt32(HS_MODE_BLOCK), nil, &database,
            &error)
        if let error { hs_free_compile_error(error) }
        guard status == HS_SUCCESS, let database else { return nil }
        if free { hs_free_database(database) }
        return database
    }
}
