/// A command of the host whose output is collected: a program and its arguments, never a shell.
package struct Command: Sendable, Hashable {
    /// What is kept when the output is larger than it may be.
    package enum Keep: String, Sendable, CaseIterable {
        case oldest, newest
    }

    /// The program and its arguments.
    package var words: [String]
    /// Where the output goes in the bundle; `nil` makes a name of the words.
    package var path: String?
    /// Seconds it may take.
    package var timeout = 10
    /// Bytes of output that are kept.
    package var maxBytes = 1 << 20
    package var keep = Keep.oldest
    /// The user it runs as, if we may become that user.
    package var user: String?
    /// Its complaints belong to the output, as with `docker logs` and `curl -v`.
    package var mergesErrors = false
    /// The output is a log: nothing but it goes into the file.
    package var isLog = false
    /// What is written to its standard input, such as a line that ends a conversation.
    package var input = ""
    /// Ends well with these too.
    package var goodStatuses: Set<Int32> = [0]

    package init(_ words: [String]) { self.words = words }

    /// As a person would type it, for the manifest.
    package var shown: String {
        words.map { word in
            let isPlain = word.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || "-_./:=@,+%".utf8.contains($0)
            }
            return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
        }.joined(separator: " ")
    }

    /// A word that stands for a value somebody has to write: `PID`, `HOST:PORT`.
    package var placeholder: String? {
        let names: Set = [
            "PID", "HOST", "PORT", "URL", "NAME", "UNIT", "CONTAINER", "HOST:PORT", "POD", "GROUP",
            "DATABASE", "USER", "NAMESPACE",
        ]
        return words.dropFirst().lazy.flatMap { word in
            [word] + word.split(separator: "/").map(String.init)
        }.first {
            names.contains($0) || $0 == Recipe.port || $0.hasPrefix("<") && $0.hasSuffix(">")
        }
    }

    /// The command asked of one of the ports a system listens on.
    func with(port: Int, isFirst: Bool) -> Command {
        var command = self
        command.words = words.map { $0.replacing(Recipe.port, with: "\(port)") }
        // PostgreSQL's clients look for the socket where they were built to, not where it is.
        if let program = words.first, ["psql", "pg_isready"].contains(program),
            let folder = LocalSockets.folder(of: ".s.PGSQL.\(port)")
        {
            command.words.insert(contentsOf: ["-h", folder], at: 1)
        }
        if !isFirst { command.path = path.map { $0.replacing(".txt", with: "-\(port).txt") } }
        return command
    }

    /// The words as a file name: `df-P.txt`.
    var fileName: String {
        var name = ""
        for scalar in words.joined(separator: " ").unicodeScalars.prefix(80) {
            let isPlain =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "._=".unicodeScalars.contains(scalar))
            if isPlain {
                name.unicodeScalars.append(scalar)
            } else if name.last != "-", !name.isEmpty {
                name.append("-")
            }
        }
        while name.last == "-" || name.last == "." { name.removeLast() }
        return (name.isEmpty ? "command" : name) + (isLog ? ".log" : ".txt")
    }
}
