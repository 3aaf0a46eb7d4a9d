/// What to collect from a host, as somebody wrote it or as the known systems ask for it.
package struct Spec: Sendable, Hashable {
    package static let schema = "clearcause.spec/1"

    /// What it is for, in words.
    package var title: String?
    /// Systems whose own recipes are added.
    package var systems: [String] = []
    /// As written: moments or spans.
    package var since: String?
    package var until: String?
    package var maxSize: Int?
    package var deadline: Int?
    package var entries: [SpecEntry] = []

    package init() {}
}

/// One thing a spec asks for: a source, a reading, or whatever it is called, and the ways to get it.
package struct SpecEntry: Sendable, Hashable {
    /// `nginx.error`, `disk.used-percent`; the system for what a recipe runs.
    package var name: String
    /// The rules it would decide; for people.
    package var decides: [String] = []
    package var files: [FileAsk] = []
    package var commands: [Command] = []
    package var journal: [String] = []
    /// Names or globs of containers.
    package var docker: [String] = []
    package var kubernetes: [KubernetesAsk] = []
    package var payloads: [PayloadAsk] = []
    package var environment: [EnvironmentAsk] = []

    package init(name: String) { self.name = name }
}

/// Files by glob.
package struct FileAsk: Sendable, Hashable {
    /// How a file too large or too old is treated.
    package enum Kind: Sendable, Hashable {
        /// Its newest lines within the window.
        case log
        /// The whole, whatever its age; its beginning when it is too large.
        case whole
        /// A log if its lines have times.
        case unknown
    }

    package var globs: [String]
    package var kind: Kind
    /// At most so many bytes of each file.
    package var maxBytes: Int?

    package init(globs: [String], kind: Kind = .unknown, maxBytes: Int? = nil) {
        self.globs = globs
        self.kind = kind
        self.maxBytes = maxBytes
    }
}

/// The first and last records of files, or the first and last files of a folder.
package struct PayloadAsk: Sendable, Hashable {
    static let keys = ["files", "first", "last", "max-bytes"]

    package var globs: [String]
    package var first = 5
    package var last = 5
    /// Bytes of one file's records together.
    package var maxBytes = 1 << 20

    package init(globs: [String]) { self.globs = globs }
}

/// Names of environment variables; values are hidden unless they are known to hold no secret.
package struct EnvironmentAsk: Sendable, Hashable {
    static let keys = ["of", "names"]

    /// The name of a process; `nil` for our own environment.
    package var process: String?
    /// Globs.
    package var names = ["*"]
}

extension Spec {
    /// What is no error and will yet not be collected as it stands.
    package var notes: [String] {
        entries.flatMap { entry in
            entry.commands.compactMap { command in
                command.placeholder.map {
                    "“\($0)” in “\(command.shown)” stands for a value: write it there."
                }
            } + (entry.isEmpty ? ["“\(entry.name)” does not say how to get it."] : [])
        }
    }
}
