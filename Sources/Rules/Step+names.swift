/// The names a signature speaks of: those that nobody gives are a slip of the pen.
extension Step {
    /// Captures that are compared or counted by, each with how it is used.
    var usedCaptures: [(use: String, name: String)] {
        comparisons.flatMap(\.captureNames).map { ("“where” compares", $0) }
            + per.map { ("“per” counts by", $0) } + condition.children.flatMap(\.usedCaptures)
    }

    /// The names given to steps.
    var stepNames: [String] { [name].compactMap { $0 } + condition.children.flatMap(\.stepNames) }

    /// The steps that counter-evidence lies between or after.
    var usedSteps: [String] {
        counters.flatMap { $0.between + [$0.after].compactMap { $0 } }.filter { !$0.isEmpty }
            + condition.children.flatMap(\.usedSteps)
    }
}

extension Step {
    /// The schema files that payloads are held against.
    var schemaFiles: [String] {
        var files: [String] = []
        if case .payload(let payload) = condition, case .schema(let file) = payload.expectation {
            files.append(file)
        }
        return files + condition.children.flatMap(\.schemaFiles)
    }
}
