import Glibc

/// The members of an archive as they lie in it: nothing decoded, no archive inside opened.
///
/// What `BundleReader` shows is meant to be understood, what this shows to be compared byte by byte.
package enum ArchiveMembers {
    /// One member; its bytes come through ``read(_:)`` while it is the current one.
    package struct Member {
        /// Escaped so that it may be shown.
        package let path: String
        /// What it is when it is no file: `symbolic link`.
        package let oddity: String?
        fileprivate let archive: ArchiveSource

        /// Hands over the content piece by piece.
        package func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
            while let block = archive.read() { try body(block) }
            if let failure = archive.failure {
                throw BundleError(
                    problem: Gap(file: path, reason: failure.reason).sentence, place: path)
            }
        }
    }

    /// Calls `body` with each member of a tar, tar.zst, tar.gz or zip, in the archive's order.
    /// - Throws: ``BundleError`` when it is none, or is damaged.
    package static func each(
        of path: String, limits: ReadingLimits = .standard, _ body: (Member) throws -> Void
    ) throws {
        let input = try Input(path)
        let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let before = uselocale(locale)
        defer {
            uselocale(before)
            if let locale { freelocale(locale) }
        }
        let budget = Budget(limits, isStopped: { false })
        let file = FileSource(budget: budget)
        var status = stat()
        fstat(input.descriptor, &status)
        file.open(input.descriptor, status)
        let none = BundleError(
            problem: "This is no bundle in an archive.", place: input.name,
            hint: "Name a tar.zst, tar.gz or zip that “clearcause collect” or “redact” wrote.")
        guard input.kind == .file, let archive = archive(in: file, budget) else { throw none }
        while let entry = archive.next() {
            try body(
                Member(
                    path: entry.path.text, oddity: oddity(entry), archive: archive))
        }
        if let end = archive.end ?? file.failure {
            throw BundleError(
                problem: Gap(file: input.name, reason: end.reason).sentence, place: input.name)
        }
    }

    private static func oddity(_ entry: ArchiveSource.Entry) -> String? {
        switch entry.kind {
        case .file: entry.isEncrypted ? "encrypted" : nil
        case .folder: "folder"
        case .other(let what): what
        }
    }

    private static func archive(in file: FileSource, _ budget: Budget) -> ArchiveSource? {
        let look = Lookahead(file)
        look.look(at: file)
        switch Look(look.sample) {
        case .tar: return ArchiveSource(.tar, reading: look, budget: budget, layer: 0)
        case .packed(let packing):
            let unpacked = FilterSource(packing, of: look, budget: budget, layer: 0)
            return ArchiveSource(.tar, reading: unpacked, budget: budget, layer: 1)
        case .zip:
            guard file.isSeekable, file.seek(to: 0) else { return nil }
            return ArchiveSource(
                .zip, reading: file, budget: budget, layer: 0, directoryBytes: 16 << 20)
        case .sevenZip, .text, .binary: return nil
        }
    }
}
