import Collecting
import Foundation
import Packing
import Redaction

extension BundleManifest.Head {
    /// Of a bundle that is made of another: where and when that one was taken, it alone knows.
    static func now(spec: String, _ cleaner: any BundleCleaner) -> BundleManifest.Head {
        var head = BundleManifest.Head(
            collected: nil, toolVersion: Clearcause.configuration.version)
        head.written = UTC.text(Int64(Date().timeIntervalSince1970))
        head.collectedBy = cleaner.clean(path: HostFacts.user)
        head.spec = spec
        return head
    }
}
