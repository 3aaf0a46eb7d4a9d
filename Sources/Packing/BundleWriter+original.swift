import Bundles
import FoundationEssentials

// A bundle that is made of another.
extension BundleWriter {
    /// Says what the other one's manifest said: where and when it was taken. Analysis needs that to come to
    /// the same result.
    package func carryHead(of original: Manifest) {
        if let collected = original.collected {
            let date = Date(timeIntervalSince1970: TimeInterval(collected))
            manifest.head.collected = date.formatted(.iso8601)
        }
        manifest.head.zone = original.zone
        manifest.head.host = original.host.map(cleaner.clean(path:))
        for (key, value) in original.statements {
            manifest.head.statements[cleaner.clean(path: key)] = cleaner.clean(path: value)
        }
    }

    /// Says what was not in the other one either, and what of its files was cut.
    package func carryGaps(of original: Manifest) {
        var cuts: [String: String] = [:]
        for gap in original.leftOut {
            switch gap.reason {
            case .cut(let why): cuts[cleaner.clean(path: gap.file)] = cleaner.clean(path: why)
            case .leftOut(let why): leaveOut(gap.file, why: why)
            default: leaveOut(gap.file, why: gap.sentence)
            }
        }
        manifest.files = manifest.files.map { file in
            guard let why = cuts[file.path], file.truncated == nil else { return file }
            return PackedFile(
                path: file.path, origin: file.origin, bytes: file.bytes, sha256: file.sha256,
                truncated: why, redactions: file.redactions)
        }
    }
}
