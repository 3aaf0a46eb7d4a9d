import Bundles

/// What a bundle says.
package struct BundleFacts: Sendable {
    package var name: String
    /// Indexed by the file's number.
    package var files: [FileFacts]
    /// In the order of pattern, file and line.
    package var events: [Event]
    package var settings: [Setting]
    package var signals: [SignalGroup]
    package var gaps: [Gap]
    package var manifest: Manifest?

    package init(
        name: String, files: [FileFacts] = [], events: [Event] = [], settings: [Setting] = [],
        signals: [SignalGroup] = [], gaps: [Gap] = [], manifest: Manifest? = nil
    ) {
        self.name = name
        self.files = files
        self.events = events
        self.settings = settings
        self.signals = signals
        self.gaps = gaps
        self.manifest = manifest
    }
}
