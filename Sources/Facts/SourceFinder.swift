import Scanning

/// Tells which sources a file is: by its path, or by the look of its first lines.
struct SourceFinder {
    private let plan: ScanPlan
    private let scanner: Scanner
    private var matchers: [Int: LineMatcher] = [:]
    private let looks: [(source: Int, expression: String)]
    private let globs: GlobIndex

    init(_ plan: ScanPlan) throws {
        self.plan = plan
        scanner = try Scanner(for: plan.looks)
        globs = GlobIndex(plan.sources.map(\.paths))
        looks = plan.sources.indices.flatMap { index in
            plan.sources[index].looks.map { (index, $0) }
        }
    }

    /// - Parameter sample: the beginning of the file, whole lines.
    mutating func sources(path: String, sample: UnsafeRawBufferPointer) -> [Source] {
        var found = globs.sources(of: path)
        if found.isEmpty, !looks.isEmpty {
            let beginning = UnsafeRawBufferPointer(rebasing: sample.prefix(8192))
            for candidate in scanner.candidates(in: beginning, using: plan.looks) {
                let look = looks[candidate.pattern]
                guard !found.contains(look.source) else { continue }
                let line = UnsafeRawBufferPointer(rebasing: beginning[candidate.line])
                if matcher(candidate.pattern, look.expression)?.matches(line) == true {
                    found.insert(look.source)
                }
            }
        }
        return found.sorted().map { plan.sources[$0] }
    }

    private mutating func matcher(_ number: Int, _ expression: String) -> LineMatcher? {
        if let matcher = matchers[number] { return matcher }
        let matcher = try? LineMatcher(expression)
        matchers[number] = matcher
        return matcher
    }
}
