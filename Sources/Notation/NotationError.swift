/// What is wrong with a file that people write (a rule, a spec), where, and what to do about it.
package struct NotationError: Error, Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// 1-based; `nil` when it concerns the file as a whole.
    package let line: Int?
    package let column: Int?
    package let problem: String
    package let hint: String?
    /// The text of the line, for the caret.
    package let excerpt: String?

    package init(
        file: String, line: Int? = nil, column: Int? = nil, problem: String, hint: String? = nil,
        excerpt: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.hint = hint
        self.excerpt = excerpt
    }

    package var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if let column { text += ":\(column)" }
        text += ": \(problem)"
        if let excerpt, let column {
            text += "\n    \(excerpt)\n    \(String(repeating: " ", count: max(column - 1, 0)))^"
        }
        if let hint { text += "\n  \(hint)" }
        return text
    }
}

/// All that is wrong with a set of files: one error a file, in the order of the files.
package struct NotationErrors: Error, Sendable, CustomStringConvertible {
    package let errors: [NotationError]

    package init(_ errors: [NotationError]) { self.errors = errors }

    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
