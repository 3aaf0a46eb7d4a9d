import Bundles

/// What a bundle says.
package struct BundleFacts: Sendable {
    package var name: String
    /// Indexed by the file's number.
    package var files: [FileFacts]
    /// In the order of pattern, file and line.
    package var events: [Event]
    package var settings: [Setting]
    package var readings: [Reading] = []
    package var certificates: [Certificate] = []
    package var tokens: [WebToken] = []
    package var keys: [KeyFile] = []
    package var payloads: [Payload] = []
    package var versions: [SoftwareVersion] = []
    /// Files whose clocks tell different times of the same requests.
    package var skews: [ClockSkew] = []
    /// In the order of their first messages.
    package var signals: [SignalGroup]
    /// Messages that announce trouble and belong to none of ``signals``: there were too many kinds.
    package var otherSignals = 0
    package var gaps: [Gap]
    package var manifest: Manifest?
    /// When the bundle was taken: what its manifest says, or the last moment of its files, or the
    /// moment of the reading. Certificates and tokens are judged at this time.
    package var taken: Moment?

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

    /// Whether anything but log lines speaks.
    package var hasMoreThanLines: Bool {
        !(settings.isEmpty && readings.isEmpty && certificates.isEmpty && tokens.isEmpty
            && keys.isEmpty && payloads.isEmpty && versions.isEmpty)
    }
}
