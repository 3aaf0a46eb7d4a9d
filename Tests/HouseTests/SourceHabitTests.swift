import Testing

struct SourceHabitTests {
    @Test func `no file is longer than four hundred lines`() {
        for file in House.sources where file.lineCount > 300 {
            if file.lineCount > 400 {
                Issue.record(
                    "\(file.path) has \(file.lineCount) lines; which type wants its own file?")
            } else {
                print("\(file.path) has \(file.lineCount) lines; nine in ten files have under 300")
            }
        }
    }

    @Test func `every type and function that other modules use says what it is for`() {
        for file in House.sources {
            for (index, line) in file.code.enumerated() where declares(line) {
                var above = index - 1
                while above >= 0, file.lines[above].hasPrefix("@") { above -= 1 }
                let isDocumented = above >= 0 && file.lines[above].hasPrefix("///")
                if !isDocumented {
                    Issue.record("\(file.path):\(index + 1): no doc comment above “\(line)”")
                }
            }
        }
    }

    /// Whether a `package` type, alias or function of a file's top level begins here.
    private func declares(_ line: Substring) -> Bool {
        var words = line.split(separator: " ")[...]
        guard line.hasPrefix("package"), words.popFirst() == "package" else { return false }
        while let word = words.first, ["final", "indirect", "nonisolated"].contains(word) {
            words.removeFirst()
        }
        return ["struct", "enum", "class", "actor", "protocol", "typealias", "func"].contains(
            words.first ?? "")
    }

    @Test func `no regular expression of Swift or Foundation is near a bundle's bytes`() {
        for file in House.sources {
            for (index, line) in file.code.enumerated() where usesRegex(line) {
                Issue.record(
                    "\(file.path):\(index + 1): only Scanning's engines match text, in linear time")
            }
        }
    }

    private func usesRegex(_ line: Substring) -> Bool {
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let names: Set<Substring> = [
            "NSRegularExpression", "Regex", "RegexBuilder", "regularExpression",
        ]
        return words.contains { names.contains($0) } || hasLiteral(line)
    }

    /// A slash that an operand could begin with and no blank follows, and one that ends it: `= /a+/`.
    private func hasLiteral(_ line: Substring) -> Bool {
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") {
            let before = bytes[..<index].last { $0 != UInt8(ascii: " ") }
            let opens = before.map { "=(,:[{#".utf8.contains($0) } ?? false
            guard opens, index + 1 < bytes.count, !" /*)".utf8.contains(bytes[index + 1]) else {
                continue
            }
            if bytes[(index + 1)...].contains(UInt8(ascii: "/")) { return true }
        }
        return false
    }

    @Test func `nothing names a machine's folders`() {
        let folders = ["home", "root", "Users", "work"].map { "/\($0)/" }
        let documents = House.files(under: ".", ending: ".md").filter { path in
            ![".build", "Samples/", "Benchmarks/"].contains { path.contains($0) }
        }
        let files =
            House.sources.map { ($0.path, $0.lines) }
            + (documents + ["Makefile", ".ci/run", "Package.swift"]).map {
                ($0, House.text(of: $0).split(separator: "\n", omittingEmptySubsequences: false))
            }
        for (path, lines) in files {
            for (index, line) in lines.enumerated() {
                for folder in folders where names(folder, line) {
                    Issue.record("\(path):\(index + 1): \(folder)… exists on one machine only")
                }
            }
        }
    }

    /// Whether the folder begins a path here, and is not the middle of one: not `a/work/b`.
    private func names(_ folder: String, _ line: Substring) -> Bool {
        guard let range = line.firstRange(of: folder) else { return false }
        guard range.lowerBound > line.startIndex else { return true }
        let before = line[line.index(before: range.lowerBound)]
        return !before.isLetter && !before.isNumber && !"/._-*~{}".contains(before)
    }
}
