import Bundles
import FoundationEssentials
import Sealing

/// Checks that a bundle is as it was written: every file of the manifest, and no other.
package struct BundleSeal: Sendable {
    /// What was checked.
    package struct Report: Sendable {
        package var files = 0
        package var bytes = 0
        /// There is a signature.
        package var isSigned = false
        /// The signature is of the key that was given.
        package var isVerified = false
        /// One sentence each; none: the bundle is unchanged.
        package var problems: [String] = []
    }

    private struct Manifest: Decodable {
        struct File: Decodable {
            let path: String
            let bytes: Int
            let sha256: String
        }
        let schema: String
        let files: [File]
    }

    private static let largestManifest = 256 << 20

    /// - Throws: `BundleError` when it is no archive or is damaged.
    package static func check(
        _ path: String, key: VerifyingKey?, limits: ReadingLimits = .standard
    ) throws -> Report {
        var report = Report()
        var seen: [String: (bytes: Int, sha256: String)] = [:]
        var own: [String: [UInt8]] = [:]
        try ArchiveMembers.each(of: path, limits: limits) { member in
            if let oddity = member.oddity {
                report.problems.append("\(member.path) is no file, but: \(oddity)")
                return
            }
            let isOwn = [BundleNames.manifest, BundleNames.signature].contains(member.path)
            guard isOwn ? own[member.path] == nil : seen[member.path] == nil else {
                report.problems.append("\(member.path) is in it twice")
                return
            }
            var digest = Digest()
            var bytes: [UInt8] = []
            var count = 0
            try member.read { block in
                count += block.count
                if isOwn, count <= Self.largestManifest {
                    bytes += block
                } else {
                    digest.add(block)
                }
            }
            if isOwn {
                own[member.path] = bytes
            } else {
                seen[member.path] = (count, digest.hexadecimal)
            }
        }
        guard let text = own[BundleNames.manifest] else {
            throw BundleError(
                problem: "There is no manifest in it, so nothing can be compared.", place: path,
                hint:
                    "Only bundles that “clearcause collect”, “redact” or “escalate” wrote have one."
            )
        }
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(text)),
            manifest.schema.hasPrefix("clearcause.bundle/")
        else {
            throw BundleError(problem: "Its manifest cannot be read.", place: path)
        }
        compare(manifest, seen, &report)
        try checkSignature(own[BundleNames.signature], of: text, key, &report)
        return report
    }

    private static func compare(
        _ manifest: Manifest, _ seen: [String: (bytes: Int, sha256: String)], _ report: inout Report
    ) {
        var rest = seen
        for file in manifest.files {
            report.files += 1
            report.bytes += file.bytes
            guard let found = rest.removeValue(forKey: file.path) else {
                report.problems.append("\(file.path) is missing")
                continue
            }
            if found.bytes != file.bytes || found.sha256 != file.sha256 {
                report.problems.append("\(file.path) was changed")
            }
        }
        report.problems += rest.keys.sorted().map { "\($0) was added" }
    }

    private static func checkSignature(
        _ signature: [UInt8]?, of text: [UInt8], _ key: VerifyingKey?, _ report: inout Report
    ) throws {
        report.isSigned = signature != nil
        guard let key else { return }
        guard let signature else {
            report.problems.append("it is not signed")
            return
        }
        report.isVerified = key.accepts(signature, of: text)
        if !report.isVerified {
            report.problems.append("the signature is not of this key, or the manifest was changed")
        }
    }
}
