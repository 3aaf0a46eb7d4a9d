import Scanning

/// What to look for in a bundle: the messages of all rules, the looks of all sources, and the words by
/// which programs announce trouble, compiled. Immutable; one plan serves many bundles and threads.
package final class ScanPlan: Sendable {
    package let patterns: [MessagePattern]
    package let sources: [Source]
    package let versions: [VersionMark]
    /// The banners of ``versions``, each with its system.
    let banners: [(system: String, pattern: MessagePattern)]
    /// The rules' patterns, then the banners, then ``signal``, then ``token``.
    package let messages: PatternDatabase
    /// The looks of the sources, in their order.
    package let looks: PatternDatabase
    package let looksOwner: [Int]

    /// What makes a line worth a second look although no rule knows it.
    package static var signal: Pattern { TroubleMarks.pattern }

    /// A JSON Web Token: header and payload are JSON objects in base64.
    package static let token = Pattern(#"eyJ[A-Za-z0-9_-]{5,}\.eyJ[A-Za-z0-9_-]{5}"#)

    /// Compiles everything: about a millisecond a pattern.
    /// - Throws: ``ScanError`` for a pattern that cannot be looked for.
    package init(
        patterns: [MessagePattern], sources: [Source], versions: [VersionMark] = []
    ) throws {
        self.patterns = patterns
        self.sources = sources
        self.versions = versions
        banners = Self.banners(of: versions)
        messages = try PatternDatabase(
            patterns.map(\.pattern) + banners.map(\.pattern.pattern) + [Self.signal, Self.token])
        looks = try Self.looks(of: sources)
        looksOwner = Self.owners(of: sources)
    }

    /// Restores a plan from what ``databases()`` gave for the same patterns and sources.
    /// - Throws: ``ScanError`` when the bytes are of another engine or damaged.
    package init(
        patterns: [MessagePattern], sources: [Source], versions: [VersionMark],
        messages: UnsafeRawBufferPointer, looks: UnsafeRawBufferPointer
    ) throws {
        self.patterns = patterns
        self.sources = sources
        self.versions = versions
        banners = Self.banners(of: versions)
        self.messages = try PatternDatabase(
            serialized: messages, count: patterns.count + banners.count + 2)
        let owners = Self.owners(of: sources)
        self.looks = try PatternDatabase(serialized: looks, count: max(owners.count, 1))
        looksOwner = owners
    }

    package func databases() throws -> (messages: [UInt8], looks: [UInt8]) {
        (try messages.serialized(), try looks.serialized())
    }

    /// The number of the signal pattern in ``messages``.
    package var signalNumber: Int { patterns.count + banners.count }

    /// The number of the tokens' pattern.
    var tokenNumber: Int { signalNumber + 1 }

    /// A pattern of a rule or of a banner, by its number in ``messages``.
    func pattern(_ number: Int) -> MessagePattern {
        number < patterns.count ? patterns[number] : banners[number - patterns.count].pattern
    }

    private static func banners(
        of versions: [VersionMark]
    ) -> [(system: String, pattern: MessagePattern)] {
        versions.flatMap { mark in mark.banners.map { (mark.system, $0) } }
    }

    private static func owners(of sources: [Source]) -> [Int] {
        sources.indices.flatMap { index in sources[index].looks.map { _ in index } }
    }

    private static func looks(of sources: [Source]) throws -> PatternDatabase {
        let expressions = sources.flatMap(\.looks)
        // A database cannot be empty.
        let patterns =
            expressions.isEmpty
            ? [Pattern("\\x00\\x01\\x00never")] : expressions.map { Pattern($0) }
        return try PatternDatabase(patterns)
    }
}
