import Bundles

/// Hands the files of a bundle that is being read to the writer of another, one after the other.
package struct Repacking {
    private let reader: BundleReader
    private let writer: BundleWriter

    private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// Of a reader nothing was asked of yet.
    package init(_ reader: BundleReader, into writer: BundleWriter) {
        (self.reader, self.writer) = (reader, writer)
    }

    /// Hands over all of them, and why the rest is not among them.
    package func run() throws {
        var seen: Set<Int> = []
        try Pieces.forEach(in: reader) { member, take in
            seen.insert(member.id)
            try writer.add(member.path, origin: member.path, modified: member.modified) { sink in
                func put(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try sink($0) } }
                // The mark at a file's beginning is evidence: some readers stumble over it.
                if member.encoding == "utf-8-bom" { try put(Self.mark) }
                guard var encoder = WideEncoder(encodingOf: member) else { return try take(sink) }
                try put(encoder.mark)
                try take { try put(encoder.encoded($0)) }
                try put(encoder.rest())
            }
        }
        let contents = reader.finish()
        let binaries = reader.binaries
        for member in contents.members where !seen.contains(member.id) {
            let kept = member.isBinary ? binaries[member.id] : []
            guard let kept else {
                writer.leaveOut(member.path, why: TextGate.noText)
                continue
            }
            try writer.add(member.path, origin: member.path, modified: member.modified) { sink in
                try kept.withUnsafeBytes { try sink($0) }
            }
        }
        if let original = contents.manifest {
            writer.carryHead(of: original)
            writer.carryGaps(of: original)
        }
        for gap in contents.gaps where gap.reason != .binary {
            writer.leaveOut(gap.file, why: gap.sentence)
        }
    }
}
