import Glibc

/// Reads one input from its first byte to its last, layer below layer, and fills chunks with its text.
///
/// A layer is told by its first bytes and stacked on the one above: a file, in it a gzip stream, in it
/// a tar, in it a zip … Nothing is written anywhere. Lives on the reader thread.
final class Unpacking {
    /// Where a piece of content lies.
    struct Spot {
        /// The path it is shown under.
        let path: String
        /// What the paths of an archive's members begin with.
        let prefix: String
        var modified: Int64?
        /// Archives and compressed files around it.
        var depth = 0
        /// Layers around it, which is more: a `tar.gz` has two.
        var layer = 0
        /// The content follows a decompressor directly, so that a tar here is no further depth.
        var isUnpacked = false
    }

    /// A zip's directory: what so many entries with long names need.
    private static let directoryBytes = 16 << 20

    private let budget: Budget
    private let inventory: Inventory
    private let packer: Packer
    private var lookaheads: [Lookahead] = []
    private var paths: Set<String> = []

    init(budget: Budget, inventory: Inventory, packer: Packer) {
        self.budget = budget
        self.inventory = inventory
        self.packer = packer
    }

    var isOver: Bool { budget.isOver }

    /// Reads a source, whatever is in it.
    func read(_ source: ByteSource, at spot: Spot) {
        let look = lookahead(spot.layer, at: source)
        let kind = Look(look.sample)
        switch kind {
        case .packed(let packing):
            guard isWithinDepth(spot, spot.depth + 1) else { return }
            unpack(look, packing, at: spot)
        case .tar:
            let depth = spot.isUnpacked ? spot.depth : spot.depth + 1
            guard isWithinDepth(spot, depth) else { return }
            readTar(look, at: spot, depth: depth)
        case .zip, .sevenZip:
            guard isWithinDepth(spot, spot.depth + 1) else { return }
            readSeeking(kind, look, source, at: spot)
        case .binary where Look.isKeyMaterial(look.sample):
            keep(look, at: spot)
        case .binary:
            note(binary: spot)
        case .text(let encoding):
            claim(spot.path)
            readText(look, encoding, at: spot)
        }
    }

    /// Notes why a source ended early, if it did.
    func report(_ source: ByteSource, at path: String) {
        if let failure = source.failure { gap(path, failure.reason) }
    }

    func gap(_ path: String, _ reason: Gap.Reason) {
        inventory.add(Gap(file: path, reason: reason))
    }

    // MARK: Text

    private func readText(_ look: Lookahead, _ encoding: Look.Encoding, at spot: Spot) {
        if ManifestReader.isBookkeeping(spot.path, depth: spot.depth, sample: look.sample) {
            return readBookkeeping(look, at: spot)
        }
        packer.begin(path: spot.path, modified: spot.modified, encoding: encoding.rawValue)
        var manifest = ManifestReader(path: spot.path, depth: spot.depth)
        switch encoding {
        case .utf16Little, .utf16Big:
            var transcoder = Transcoder(isBig: encoding == .utf16Big)
            while !packer.isStopped, let block = look.read() {
                transcoder.decode(block)
                transcoder.output.withUnsafeBytes { packer.append($0) }
            }
            transcoder.finish()
            transcoder.output.withUnsafeBytes { packer.append($0) }
        case .utf8, .utf8WithMark, .windows1252:
            var mark = encoding == .utf8WithMark ? 3 : 0
            while !packer.isStopped, var block = look.read() {
                block = UnsafeRawBufferPointer(rebasing: block[mark...])
                mark = 0
                packer.append(block)
                manifest?.append(block)
            }
        }
        packer.end()
        if packer.hadLongLine { gap(spot.path, .longLine(Chunk.capacity)) }
        if let manifest = manifest?.manifest { inventory.set(manifest) }
    }

    /// Takes in the manifest; nothing of it is evidence.
    private func readBookkeeping(_ look: Lookahead, at spot: Spot) {
        var manifest = ManifestReader(path: spot.path, depth: spot.depth)
        while !packer.isStopped, let block = look.read() { manifest?.append(block) }
        if let manifest = manifest?.manifest { inventory.set(manifest) }
    }

    // MARK: Layers

    private func unpack(_ look: Lookahead, _ packing: ArchiveHandle.Packing, at spot: Spot) {
        var inside = spot
        inside.depth += 1
        inside.layer += 1
        inside.isUnpacked = true
        let unpacked = unpacked(look, packing, layer: spot.layer)
        read(unpacked, at: inside)
        if look.failure == nil { report(unpacked, at: spot.path) }
    }

    private func unpacked(
        _ look: Lookahead, _ packing: ArchiveHandle.Packing, layer: Int
    ) -> ByteSource {
        if packing == .gzip {
            let gzip = GzipSource(look, budget: budget, layer: layer)
            // ISA-L is stricter than zlib, for one about the header's own check value.
            if gzip.start() || !look.rewind() { return gzip }
        }
        return FilterSource(packing, of: look, budget: budget, layer: layer)
    }

    private func readTar(_ look: Lookahead, at spot: Spot, depth: Int) {
        guard let archive = ArchiveSource(.tar, reading: look, budget: budget, layer: spot.layer)
        else { return }
        let isComplete = readMembers(of: archive, at: spot, depth: depth)
        // The end of a compressed stream holds its check values, and a tar may stop before it.
        var hasMore = archive.hasMore
        while !isOver, let block = look.read() {
            hasMore = hasMore || block.contains { $0 != 0 }
        }
        report(archive, look, at: spot)
        if hasMore, isComplete {
            gap(spot.path, .damaged("there are more bytes after the end of the archive"))
        }
    }

    private func readSeeking(_ kind: Look, _ look: Lookahead, _ source: ByteSource, at spot: Spot) {
        var layout = kind == .zip ? ArchiveHandle.Layout.zip : .sevenZip
        var input: ByteSource = look
        if let file = source as? FileSource, file.isSeekable, file.seek(to: 0) {
            input = file
        } else {
            let spool = Spool(look, atMost: budget.limits.nestedBytes)
            input = spool.source
            if !spool.isWhole {
                guard kind == .zip else {
                    let limit = ReadingLimits.size(budget.limits.nestedBytes)
                    return gap(
                        spot.path, .limit(name: "a 7z inside an archive or a pipe", value: limit))
                }
                layout = .zipStream
            }
        }
        guard var archive = open(layout, input, at: spot) else { return }
        var first = archive.next()
        if let name = first?.path.text, !spot.prefix.isEmpty, isDocument(name) {
            return note(binary: spot)
        }
        // A zip cut off has no directory, a hostile one has millions of entries in it.
        if first == nil, archive.end != nil, layout == .zip,
            let seekable = input as? SeekableSource, seekable.seek(to: 0),
            let stream = open(.zipStream, input, at: spot)
        {
            if archive.directoryWasTooLarge { report(archive, look, at: spot) }
            archive = stream
            first = archive.next()
            if !(first == nil && archive.end == nil) {
                gap(spot.path, .damaged("zip: its directory cannot be read"))
            }
        }
        readMembers(of: archive, first: first, at: spot, depth: spot.depth + 1)
        report(archive, look, at: spot)
    }

    private func open(
        _ layout: ArchiveHandle.Layout, _ input: ByteSource, at spot: Spot
    ) -> ArchiveSource? {
        ArchiveSource(
            layout, reading: input, budget: budget, layer: spot.layer,
            directoryBytes: Unpacking.directoryBytes)
    }

    private func report(_ archive: ArchiveSource, _ look: Lookahead, at spot: Spot) {
        if archive.hasDamagedHeader {
            gap(spot.path, .damaged("a header; reading went on at the next that was whole"))
        }
        if look.failure == nil, let end = archive.end { gap(spot.path, end.reason) }
    }

    // MARK: Members

    /// `true` when the archive's own end was reached.
    @discardableResult
    private func readMembers(
        of archive: ArchiveSource, first: ArchiveSource.Entry? = nil, at spot: Spot, depth: Int
    ) -> Bool {
        var next = first ?? archive.next()
        while let entry = next, !isOver {
            if let limit = budget.countEntry() {
                gap(spot.path, limit)
                return false
            }
            readMember(entry, of: archive, at: spot, depth: depth)
            next = isOver ? nil : archive.next()
        }
        return archive.end == nil && !isOver
    }

    private func readMember(
        _ entry: ArchiveSource.Entry, of archive: ArchiveSource, at spot: Spot, depth: Int
    ) {
        let path = spot.prefix + entry.path.text
        if let oddity = entry.path.oddity { gap(path, .oddName(oddity)) }
        switch entry.kind {
        case .folder: return
        case .other(let what): return gap(path, .notAFile(what))
        case .file: break
        }
        if entry.isEncrypted { return gap(path, .encrypted) }
        let inside = Spot(
            path: path, prefix: path + "/", modified: entry.modified, depth: depth,
            layer: spot.layer + 1)
        read(archive, at: inside)
        report(archive, at: path)
    }

    // MARK: Small things

    /// Keeps a small file of certificates or keys as it is: it is no text, and no lines are in it.
    private func keep(_ look: Lookahead, at spot: Spot) {
        var content: [UInt8] = []
        while let block = look.read() {
            content.append(contentsOf: block)
            guard content.count <= Inventory.largestBinary else { return note(binary: spot) }
        }
        claim(spot.path)
        let id = inventory.add(
            path: spot.path, modified: spot.modified, encoding: "binary", isBinary: true)
        if !inventory.keep(content, of: id) { gap(spot.path, .binary) }
    }

    private func note(binary spot: Spot) {
        claim(spot.path)
        _ = inventory.add(
            path: spot.path, modified: spot.modified, encoding: "binary", isBinary: true)
        gap(spot.path, .binary)
    }

    /// Programs and office documents are zips too; inside a bundle they are no evidence.
    private func isDocument(_ firstMember: String) -> Bool {
        firstMember.hasPrefix("META-INF/") || firstMember.hasPrefix("_rels/")
            || ["mimetype", "[Content_Types].xml"].contains(firstMember)
    }

    private func isWithinDepth(_ spot: Spot, _ depth: Int) -> Bool {
        if depth <= budget.limits.depth { return true }
        gap(spot.path, .limit(name: "archives inside archives", value: "\(budget.limits.depth)"))
        return false
    }

    private func claim(_ path: String) {
        if !paths.insert(path).inserted { gap(path, .duplicate) }
    }

    private func lookahead(_ layer: Int, at source: ByteSource) -> Lookahead {
        while lookaheads.count <= layer { lookaheads.append(Lookahead(source)) }
        lookaheads[layer].look(at: source)
        return lookaheads[layer]
    }
}
