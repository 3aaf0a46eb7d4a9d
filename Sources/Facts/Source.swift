import Bundles

/// A named stream that a rule can ask for, and how to recognise its files.
package struct Source: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case log, config, payload, reading
    }

    /// `nginx.error`; the part before the first dot is usually the system.
    package let name: String
    /// The folder under `Rules/` that declares it.
    package let system: String
    package let kind: Kind
    /// How to read it when it is a configuration and neither name nor content tells.
    package let dialect: Dialect?
    /// Globs on the path inside the bundle, matched without regard to case.
    package let paths: [Glob]
    /// Expressions on single lines of the file's beginning.
    package let looks: [String]
    /// What it is, in words: “the error log of nginx”.
    package let says: String?
    /// Where a host keeps it: absolute paths with globs.
    package let at: [String]
    /// What to set so that it tells more: `error_log /var/log/nginx/error.log info;`.
    package let louder: String?

    package init(
        name: String, system: String, kind: Kind = .log, dialect: Dialect? = nil,
        paths: [Glob] = [],
        looks: [String] = [], says: String? = nil, at: [String] = [], louder: String? = nil
    ) {
        self.name = name
        self.system = system
        self.kind = kind
        self.dialect = dialect
        self.paths = paths
        self.looks = looks
        self.says = says
        self.at = at
        self.louder = louder
    }

    /// Whether a rule scoped to `scope` may look here: the scope names this source or its system.
    package func belongs(to scope: String) -> Bool {
        scope == name || scope == system
    }
}
