import Collecting
import Foundation
import Packing
import Redaction

extension BundleManifest.Head {
    /// What this host and this moment say, for a bundle that is made of another.
    static func now(spec: String, _ cleaner: any BundleCleaner) -> BundleManifest.Head {
        var head = BundleManifest.Head(
            collected: UTC.text(Int64(Date().timeIntervalSince1970)),
            toolVersion: Clearcause.configuration.version)
        head.zone = HostFacts.zone
        head.collectedBy = cleaner.clean(path: HostFacts.user)
        head.spec = spec
        return head
    }
}
