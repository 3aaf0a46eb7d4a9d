import FoundationEssentials

/// Recognises a bundle's own manifest among its files and reads it.
///
/// It is `manifest.json` or `clearcause-manifest.json` at the top of the bundle or in its only folder,
/// and its `schema` begins with `clearcause.bundle/`. Any other file of the name is just a file.
struct ManifestReader {
    private static let largest = 1 << 20

    private var content: [UInt8] = []

    /// `nil` when the path is none a manifest can have.
    init?(path: String, depth: Int) {
        guard depth <= 1, path.hasSuffix("manifest.json") else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last,
            name == "manifest.json" || name == "clearcause-manifest.json"
        else { return nil }
    }

    /// Whether a file is a bundle's own bookkeeping, which says nothing of what went wrong: the manifest
    /// that clearcause wrote, its signature, or the list of what redaction took out.
    static func isBookkeeping(_ path: String, depth: Int, sample: UnsafeRawBufferPointer) -> Bool {
        guard depth <= 1, let name = path.split(separator: "/").last else { return false }
        let beginning: String
        switch name {
        case "manifest.json": beginning = "{\n  \"schema\": \"clearcause.bundle/"
        case "redactions.csv": beginning = "kind,file,line,count\n"
        default: return false
        }
        return sample.starts(with: beginning.utf8)
    }

    mutating func append(_ block: UnsafeRawBufferPointer) {
        if content.count <= ManifestReader.largest { content += block }
    }

    /// The manifest, if what was read is one.
    var manifest: Manifest? {
        guard content.count <= ManifestReader.largest,
            let file = try? JSONDecoder().decode(File.self, from: Data(content)),
            file.schema.hasPrefix("clearcause.bundle/")
        else { return nil }
        var manifest = Manifest()
        manifest.zone = shown(file.zone)
        manifest.collected = file.collected.flatMap { Clock.seconds($0) }
        manifest.host = shown(file.host)
        for (key, value) in file.statements ?? [:] {
            if let key = shown(key), let value = shown(value) { manifest.statements[key] = value }
        }
        if let product = shown(file.product) { manifest.statements["product"] = product }
        if let version = shown(file.version) { manifest.statements["version"] = version }
        manifest.leftOut = (file.leftOut ?? []).map { item in
            Gap(
                file: shown(item.path) ?? "", reason: .leftOut(shown(item.why) ?? "no reason given")
            )
        }
        manifest.leftOut += (file.files ?? []).compactMap { file in
            shown(file.truncated).map { Gap(file: shown(file.path) ?? "", reason: .cut($0)) }
        }
        return manifest
    }

    private func shown(_ text: String?) -> String? {
        text.map { text in Array(text.utf8).withUnsafeBytes { SafePath.shown($0).text } }
    }

    /// The file as the collector writes it. Unknown keys are for later versions.
    private struct File: Decodable {
        struct Item: Decodable {
            let path: String
            let why: String?
        }

        let schema: String
        let zone: String?
        let collected: String?
        let host: String?
        let product: String?
        let version: String?
        let statements: [String: String]?
        let leftOut: [Item]?
        let files: [Packed]?

        struct Packed: Decodable {
            let path: String
            let truncated: String?
        }

        enum CodingKeys: String, CodingKey {
            case schema, zone, collected, host, product, version, statements, files
            case leftOut = "left_out"
        }
    }
}

/// Times as the manifest writes them: RFC 3339, `2026-05-04T10:02:05Z` or with `+02:00`.
private enum Clock {
    static func seconds(_ text: String) -> Int64? {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return credibleTime(Int64(date.timeIntervalSince1970.rounded(.down)))
    }
}
