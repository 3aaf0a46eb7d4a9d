import Facts

/// The error messages of some bundles, and which of them the library has a rule for.
package struct Coverage: Sendable {
    /// A message that no rule's pattern touches.
    package struct Gap: Sendable {
        package let template: String
        package let level: Level?
        package fileprivate(set) var count: Int
        /// The bundles it stands in.
        package fileprivate(set) var bundles: [String]
        /// Where it stands first: file and line in the first of the bundles.
        package let file: String
        package let line: Int
        package let text: String
    }

    package private(set) var bundles: [String] = []
    private var open: [String: Gap] = [:]
    private var covered: Set<String> = []
    /// Lines that announce an error, and those of them that a pattern touches.
    package private(set) var lines = 0
    package private(set) var coveredLines = 0

    package init() {}

    /// - Parameter name: what the bundle is called; each has a name of its own.
    /// - Parameter least: messages of a lower level do not count; those without a level do.
    package mutating func add(_ facts: BundleFacts, as name: String, least: Level = .error) {
        bundles.append(name)
        for signal in facts.signals where signal.level.map({ $0 >= least }) ?? true {
            lines += signal.count
            guard signal.patterns.isEmpty else {
                coveredLines += signal.count
                covered.insert(signal.template)
                continue
            }
            var gap =
                open[signal.template]
                ?? Gap(
                    template: signal.template, level: signal.level, count: 0, bundles: [],
                    file: facts.files[signal.place.file].path, line: signal.place.line,
                    text: signal.text)
            gap.count += signal.count
            if gap.bundles.last != name { gap.bundles.append(name) }
            open[signal.template] = gap
        }
    }

    /// The messages no rule knows: those of many bundles first, then the frequent ones.
    package var gaps: [Gap] {
        open.values.sorted {
            ($0.bundles.count, $0.count, $1.template) > ($1.bundles.count, $1.count, $0.template)
        }
    }

    /// How many different messages there are, and how many of them some rule's pattern touches.
    package var templates: (all: Int, covered: Int) {
        (covered.union(open.keys).count, covered.subtracting(open.keys).count)
    }
}
