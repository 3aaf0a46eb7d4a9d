/// A table whose columns stand under the names in its first line, as `docker ps` and `kubectl get` print it.
struct AlignedTable {
    /// Upper-case names and where their columns begin, in characters.
    private let columns: [(name: String, start: Int)]
    private let wordCount: Int

    /// - Parameter header: names separated by two blanks or more.
    init(_ header: String) {
        var columns: [(String, Int)] = []
        var name = ""
        var start = 0
        var blanks = 2
        for (index, character) in header.enumerated() {
            if character == " " || character == "\t" {
                blanks += character == "\t" ? 2 : 1
                continue
            }
            if blanks >= 2 {
                if !name.isEmpty { columns.append((name, start)) }
                (name, start) = ("", index)
            } else if blanks == 1 {
                name.append(" ")
            }
            name.append(character)
            blanks = 0
        }
        if !name.isEmpty { columns.append((name, start)) }
        self.columns = columns
        wordCount = header.words.count
    }

    var names: [String] { columns.map(\.name) }

    func has(_ names: String...) -> Bool {
        names.allSatisfy { name in columns.contains { $0.name == name } }
    }

    /// The cells of a row by column name; `nil` when it does not fit the columns.
    func row(_ line: String) -> [String: String]? {
        let characters = Array(line)
        guard characters.contains(where: { $0 != " " && $0 != "\t" }) else { return nil }
        let fits = columns.dropFirst().allSatisfy { column in
            column.start > characters.count || characters[column.start - 1] == " "
        }
        var cells: [String: String] = [:]
        if fits, characters.first != " " || columns.first?.start != 0 {
            for (index, column) in columns.enumerated() where column.start < characters.count {
                let end = index + 1 < columns.count ? columns[index + 1].start : characters.count
                cells[column.name] =
                    String(characters[column.start..<min(end, characters.count)]).trimmed
            }
            return cells
        }
        // The blanks were squeezed on the way.
        let words = line.words
        guard words.count == columns.count else { return nil }
        for (column, word) in zip(columns, words) { cells[column.name] = word }
        return cells
    }
}
