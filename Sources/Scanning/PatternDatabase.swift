import CVectorscan
import Glibc

/// Many patterns compiled into one automaton. Immutable; may be shared between threads.
package struct PatternDatabase: ~Copyable, @unchecked Sendable {
    let database: OpaquePointer
    /// For each expression in the automaton the numbers of the patterns it speaks for.
    let owners: [[Int32]]
    package let count: Int

    private init(taking database: OpaquePointer, owners: [[Int32]], count: Int) {
        self.database = database
        self.owners = owners
        self.count = count
    }

    deinit {
        hs_free_database(database)
    }

    /// Compiles what every match of each pattern must hold; a hit reports the pattern's index.
    ///
    /// About a millisecond a pattern, so the result is worth keeping: see ``serialized()``.
    /// Patterns the engine cannot take whole (look-around, back references) are taken as supersets,
    /// and what not even that way goes in, as the literal it requires: PCRE2 decides afterwards.
    /// - Throws: ``ScanError`` for a pattern that cannot be looked for at all.
    package init(_ patterns: [Pattern]) throws {
        let probes = try Probes(patterns)
        guard let whole = Self.compile(probes.probes.map(\.expression), probes.probes.map(\.flags))
        else {
            throw ScanError("the patterns do not compile together")
        }
        self.init(taking: whole, owners: probes.owners, count: patterns.count)
    }

    /// Reads what ``serialized()`` wrote. The bytes must come from a place only the user can write:
    /// the engine checks its own version and platform but does not defend itself against a forgery.
    /// - Throws: ``ScanError`` when they are of another version or platform, or damaged.
    package init(serialized bytes: UnsafeRawBufferPointer, count: Int) throws {
        guard let (owners, automaton) = Self.owners(in: bytes, count: count) else {
            throw ScanError("the stored pattern database is damaged")
        }
        var database: OpaquePointer?
        let status = hs_deserialize_database(
            automaton.baseAddress?.assumingMemoryBound(to: CChar.self), automaton.count, &database)
        guard status == HS_SUCCESS, let database else {
            throw ScanError("the stored pattern database cannot be used (code \(status))")
        }
        self.init(taking: database, owners: owners, count: count)
    }

    /// The owners and the compiled automaton as bytes, for this version of the engine on this kind of
    /// processor: the number of expressions, for each the number of its patterns and these, and a sum over
    /// everything, all as `Int32`, then the engine's own form.
    package func serialized() throws -> [UInt8] {
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        guard hs_serialize_database(database, &bytes, &length) == HS_SUCCESS, let bytes else {
            throw ScanError("the pattern database cannot be stored")
        }
        defer { free(bytes) }
        var numbers = [Int32(owners.count)]
        for list in owners {
            numbers.append(Int32(list.count))
            numbers += list
        }
        let automaton = UnsafeRawBufferPointer(start: bytes, count: length)
        numbers.append(Self.sum(numbers, automaton))
        return numbers.withUnsafeBytes(Array.init) + automaton
    }

    /// FNV-1a over the numbers and the automaton, eight bytes of it at a time: the engine's own check
    /// leaves out the bytes that pad its end.
    private static func sum(_ numbers: some Sequence<Int32>, _ automaton: UnsafeRawBufferPointer)
        -> Int32
    {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
        }
        for number in numbers { mix(UInt64(UInt32(bitPattern: number))) }
        var at = 0
        while at + 8 <= automaton.count {
            mix(automaton.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        for byte in automaton[at...] { mix(UInt64(byte)) }
        return Int32(truncatingIfNeeded: Int64(bitPattern: hash))
    }

    private static func owners(
        in bytes: UnsafeRawBufferPointer, count: Int
    ) -> ([[Int32]], UnsafeRawBufferPointer)? {
        var at = 0
        var read: [Int32] = []
        func next() -> Int32? {
            guard at + 4 <= bytes.count else { return nil }
            defer { at += 4 }
            read.append(bytes.loadUnaligned(fromByteOffset: at, as: Int32.self))
            return read.last
        }
        guard let probes = next(), probes >= 0, Int(probes) <= bytes.count / 4 else { return nil }
        var owners: [[Int32]] = []
        owners.reserveCapacity(Int(probes))
        for _ in 0..<probes {
            guard let size = next(), size >= 0, Int(size) <= (bytes.count - at) / 4 else {
                return nil
            }
            var list: [Int32] = []
            for _ in 0..<size {
                guard let number = next(), number >= 0, Int(number) < count else { return nil }
                list.append(number)
            }
            owners.append(list)
        }
        guard let stored = next() else { return nil }
        let automaton = UnsafeRawBufferPointer(rebasing: bytes[at...])
        return stored == sum(read.dropLast(), automaton) ? (owners, automaton) : nil
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
