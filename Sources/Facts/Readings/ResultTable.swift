/// Rows as a database's client prints them: psql aligned or expanded, mysql boxed, vertical or with tabs.
struct ResultTable {
    struct Row {
        let cells: [String: String]
        /// 0-based.
        let line: Int

        subscript(name: String) -> String? {
            cells[name].flatMap { $0.isEmpty || $0 == "NULL" ? nil : $0 }
        }
    }

    /// Lower-case names.
    let columns: [String]
    let rows: [Row]
    /// The line of the names, 0-based.
    let line: Int
    /// The line after it.
    let end: Int

    /// Rows of one table that are kept.
    private static let most = 20_000

    func has(_ names: String...) -> Bool { names.allSatisfy(columns.contains) }

    /// The table that the ruled line `at` belongs to: below psql's names, or above mysql's.
    init?(ruledAt at: Int, _ lines: OutputLines) {
        let rule = lines.raw(at)
        guard rule.count > 2, rule.allSatisfy({ $0 == 45 || $0 == 43 }) else { return nil }
        if rule.first == 43 {
            guard rule.last == 43, lines.raw(at + 1).first == 124 else { return nil }
            let edges = rule.indices.filter { rule[$0] == 43 }
            self.init(at + 1, firstRow: at + 3, edges: Array(edges.dropLast()), lines)
            return
        }
        guard at > 0, lines.raw(at - 1).first == 32 else { return nil }
        self.init(
            at - 1, firstRow: at + 1, edges: [-1] + rule.indices.filter { rule[$0] == 43 }, lines)
    }

    /// - Parameter edges: where `|` stands before each column, in characters.
    private init?(_ header: Int, firstRow: Int, edges: [Int], _ lines: OutputLines) {
        func cells(_ index: Int) -> [String]? {
            let text = Array(lines[index])
            guard edges.allSatisfy({ $0 < 0 || $0 < text.count && text[$0] == "|" }) else {
                let parts = lines[index].split(separator: "|", omittingEmptySubsequences: false)
                return parts.count == edges.count && edges.first == -1 ? parts.map(\.trimmed) : nil
            }
            return edges.indices.map { number in
                let start = edges[number] + 1
                let end = number + 1 < edges.count ? edges[number + 1] : text.count
                let lower = min(start, text.count)
                var cell = String(text[lower..<max(lower, min(end, text.count))]).trimmed
                if number == edges.count - 1, cell.hasSuffix("|") { cell.removeLast() }
                return cell.trimmed
            }
        }
        guard let names = cells(header)?.map({ $0.lowercased() }) else { return nil }
        var rows: [Row] = []
        var index = firstRow
        var goesOn = false
        while index < lines.count, !lines.isBlank(index), rows.count < Self.most {
            let raw = lines.raw(index)
            if raw.first == UInt8(ascii: "("), raw.last == UInt8(ascii: ")") { break }
            guard raw.first == 32 || raw.first == 124, let cells = cells(index) else { break }
            // In a text of several lines, `+` ends each line but the last.
            if !goesOn {
                rows.append(
                    Row(cells: Dictionary(zip(names, cells)) { first, _ in first }, line: index))
            }
            goesOn = edges.first == -1 && cells.contains { $0.hasSuffix("+") && $0.count > 1 }
            index += 1
        }
        self.init(columns: names, rows: rows, line: header, end: index + 1)
    }

    /// `-[ RECORD 1 ]---+---` and `key | value` below, or `*** 1. row ***` and `key: value` below.
    init?(verticalAt at: Int, _ lines: OutputLines) {
        let isPsql = lines.raw(at).starts(with: "-[ RECORD ".utf8)
        guard isPsql || Self.isRowMark(lines.raw(at)) else { return nil }
        var rows: [Row] = []
        var cells: [String: String] = [:]
        var columns: [String] = []
        var start = at
        var index = at + 1
        while index < lines.count, !lines.isBlank(index), rows.count < Self.most {
            let raw = lines.raw(index)
            if isPsql ? raw.starts(with: "-[ RECORD ".utf8) : Self.isRowMark(raw) {
                rows.append(Row(cells: cells, line: start))
                (cells, start) = ([:], index)
                index += 1
                continue
            }
            let line = lines[index]
            let mark: Character = isPsql ? "|" : ":"
            guard let split = line.firstIndex(of: mark) else {
                if cells.isEmpty { return nil }
                break
            }
            let key = line[..<split].trimmed.lowercased()
            if !key.isEmpty {
                if rows.isEmpty { columns.append(key) }
                cells[key] = line[line.index(after: split)...].trimmed
            }
            index += 1
        }
        rows.append(Row(cells: cells, line: start))
        self.init(columns: columns, rows: rows, line: at, end: index)
    }

    private static func isRowMark(_ raw: UnsafeRawBufferPointer) -> Bool {
        raw.count > 20 && raw.starts(with: "*****".utf8)
            && String(decoding: raw, as: UTF8.self).contains(". row *")
    }

    /// Names and rows with tabs between, as `mysql -B` prints them.
    init?(tabbedAt at: Int, _ lines: OutputLines) {
        func cells(_ index: Int) -> [String] {
            lines[index].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let names = cells(at).map { $0.lowercased() }
        guard names.count > 1 else { return nil }
        var rows: [Row] = []
        var index = at + 1
        while index < lines.count, rows.count < Self.most {
            let row = cells(index)
            guard row.count == names.count else { break }
            rows.append(Row(cells: Dictionary(zip(names, row)) { first, _ in first }, line: index))
            index += 1
        }
        self.init(columns: names, rows: rows, line: at, end: index)
    }

    private init(columns: [String], rows: [Row], line: Int, end: Int) {
        (self.columns, self.rows, self.line, self.end) = (columns, rows, line, end)
    }
}
