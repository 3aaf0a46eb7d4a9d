import Yams

/// What was wrong in a YAML file, and where reading it again may stop or go on.
struct YAMLProblem {
    let text: String
    /// The line to stop before. A bracket or quote that is never closed is found far below, perhaps at
    /// the end of the file; here it is where it opens.
    let line: Int?
    let column: Int
    /// A key that stands twice does not end the reading.
    let isRepeatedKey: Bool

    init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let isOpen =
                context.map { $0.text.contains("flow") || $0.text.contains("quoted") } ?? false
            let place = isOpen ? context?.mark ?? mark : mark
            let during = context.map { " \($0.text)" } ?? ""
            self.init(problem + during, line: place.line, column: place.column)
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(
                "the key “\(YAMLTree.restored(keys.first ?? ""))” stands twice in one place",
                line: context.mark.line, column: context.mark.column, isRepeatedKey: true)
        case .reader(let problem, _, _, _): self.init(problem, line: nil)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil:
            self.init("it is no YAML", line: nil)
        }
    }

    private init(_ text: String, line: Int?, column: Int = 1, isRepeatedKey: Bool = false) {
        self.text = text
        self.line = line
        self.column = column
        self.isRepeatedKey = isRepeatedKey
    }
}
