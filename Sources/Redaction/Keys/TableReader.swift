/// Columns with a sensitive key as their head: CSV, tables of `psql` and `mysql`, Markdown, COPY and INSERT.
struct TableReader {
    private let text: Text
    private let values: ValueReader
    private let line: Range<Int>
    private let key: Range<Int>
    private let separator: UInt8

    private static let mostRows = 20_000
    private static let longestHead = 4096

    /// `nil` when what stands beside the key separates no columns.
    init?(text: Text, survivors: Survivors, context: KeyReader.Context, close: Int) {
        var (lower, upper) = (context.key.lowerBound - 1, close)
        if text[lower].isQuote { lower -= 1 }
        while text[lower] == 32 { lower -= 1 }
        while text[upper] == 32 { upper += 1 }
        let (before, after) = (text[lower], text[upper])
        let isLast = after.isLineEnd || after == 41 || upper >= text.count
        switch (before, after) {
        case (_, UInt8(ascii: "|")), (_, 9): separator = after
        case (UInt8(ascii: "|"), _) where isLast, (9, _) where isLast: separator = before
        case (_, UInt8(ascii: ",")), (_, UInt8(ascii: ";")):
            guard lower < 0 || before == after || before.isLineEnd || before == 40 else {
                return nil
            }
            separator = after
        case (UInt8(ascii: ","), _) where isLast, (UInt8(ascii: ";"), _) where isLast:
            separator = before
        default: return nil
        }
        let line = text.line(around: context.key.lowerBound)
        guard line.count < Self.longestHead, context.dashes == 0 else { return nil }
        (self.text, self.line, key) = (text, line, context.key)
        values = ValueReader(
            text: text, survivors: survivors, context: context, isQuotedKey: true)
    }

    /// Takes the column's values; `false` when this is no table after all.
    func read(into found: inout [Found]) -> Bool {
        if separator == UInt8(ascii: "|") { return readRuled(into: &found) }
        if separator == 44, let open = statementList() { return readStatement(open, into: &found) }
        guard isHead() else { return false }
        var row = text.lineEnd(line.upperBound) + 1
        let (column, columns) = (column(of: key.lowerBound, from: line.lowerBound), cells(of: line))
        guard columns.count > 1 else { return false }
        for _ in 0..<Self.mostRows where row < text.count {
            let range = row..<text.lineEnd(row)
            let cells = cells(of: range)
            guard cells.count == columns.count else { break }
            take(cells[column], into: &found)
            row = range.upperBound + 1
        }
        return true
    }

    private func take(_ cell: Range<Int>, into found: inout [Found]) {
        var cell = text.trimmed(cell)
        if cell.count > 1, text[cell.lowerBound].isQuote,
            text[cell.upperBound - 1] == text[cell.lowerBound]
        {
            cell = cell.lowerBound + 1..<cell.upperBound - 1
        }
        let first = found.count
        values.take(cell, isQuoted: true, into: &found)
        // A column is longer than what can be seen together.
        for index in first..<found.count { found[index].unit = found[index].range }
    }

    /// The parts of a row between separators outside quotes.
    private func cells(of row: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var (start, quote) = (row.lowerBound, UInt8(0))
        for place in row {
            let byte = text[place]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 34, text.trimmed(start..<place).isEmpty {
                quote = byte
            } else if byte == separator {
                cells.append(start..<place)
                start = place + 1
            }
        }
        cells.append(start..<row.upperBound)
        return cells
    }

    private func column(of place: Int, from start: Int) -> Int {
        (start..<place).count { text[$0] == separator }
    }

    /// Whether the line is made of names only, and a row of as many cells follows.
    private func isHead() -> Bool {
        let names = cells(of: line)
        guard names.count > 1 else { return false }
        for name in names {
            var name = text.trimmed(name)
            if name.count > 1, text[name.lowerBound].isQuote {
                name = name.lowerBound + 1..<name.upperBound - 1
            }
            guard (1...40).contains(name.count),
                text[name.lowerBound].isLetter
                    || text[name.lowerBound] == 95 || text[name.lowerBound] == 35,
                name.allSatisfy({ text[$0].isKeyByte || text[$0] == 32 || text[$0] == 35 })
            else { return false }
        }
        let next = line.upperBound + 1
        return next < text.count && cells(of: next..<text.lineEnd(next)).count == names.count
    }
}

// Tables with rules between cells.
extension TableReader {
    private func readRuled(into found: inout [Found]) -> Bool {
        let next = line.upperBound + 1
        let column = column(of: key.lowerBound, from: line.lowerBound)
        guard next < text.count, isRuler(next..<text.lineEnd(next)) else {
            // A row whose first cell is the key: the next cell is its value.
            let cells = cells(of: line)
            guard column <= 1, column + 1 < cells.count, isOnlyKey(cells[column]),
                column == 0 || text.trimmed(cells[0]).isEmpty
            else { return false }
            let value = text.trimmed(cells[column + 1])
            guard Survivors.looksRandom(text[value]) || ValueReader.isOneSecret(text[value])
            else { return false }
            take(value, into: &found)
            return true
        }
        var row = text.lineEnd(next) + 1
        for _ in 0..<Self.mostRows where row < text.count {
            let range = row..<text.lineEnd(row)
            let cells = cells(of: range)
            guard column < cells.count, cells.count > 1 || !isRuler(range) else { break }
            take(cells[column], into: &found)
            row = range.upperBound + 1
        }
        return true
    }

    /// Nothing stands beside the key but what sets it in another type: `` `password` ``, `**password**`.
    private func isOnlyKey(_ cell: Range<Int>) -> Bool {
        text.trimmed(cell).count < 80
            && cell.allSatisfy {
                key.contains($0) || text[$0].isSpace || text[$0].isQuote
                    || text[$0] == UInt8(ascii: "*")
            }
    }

    private func isRuler(_ row: Range<Int>) -> Bool {
        row.count >= 3 && row.allSatisfy { [45, 43, 124, 58, 61, 32, 13].contains(text[$0]) }
            && row.contains { text[$0] == 45 }
    }
}

// Statements of SQL: names of columns in brackets, values behind them.
extension TableReader {
    /// The bracket before the names, when the line is an INSERT or a COPY.
    private func statementList() -> Int? {
        guard
            let open = (line.lowerBound..<key.lowerBound).last(where: { text[$0] == 40 }),
            (line.lowerBound..<open).contains(where: {
                text.stands("insert into", at: $0, ignoringCase: true)
                    || text.stands("copy ", at: $0, ignoringCase: true)
                    || text.stands("replace into", at: $0, ignoringCase: true)
            })
        else { return nil }
        return open
    }

    private func readStatement(_ open: Int, into found: inout [Found]) -> Bool {
        let column = column(of: key.lowerBound, from: open)
        let end = min(key.upperBound + 65_536, text.count)
        guard let close = text.find(41, from: key.upperBound), close < end else { return false }
        var at = text.skipSpace(close + 1, atMost: 64)
        if text.stands("from stdin", at: at, ignoringCase: true) {
            readCopy(column, from: text.lineEnd(at) + 1, into: &found)
            return true
        }
        guard text.stands("values", at: at, ignoringCase: true) else { return false }
        at += 6
        while at < end {
            at = text.skipSpace(at, atMost: 64)
            if text[at] == 44 { at = text.skipSpace(at + 1, atMost: 64) }
            guard text[at] == 40, let next = readRow(at + 1, column, end, into: &found) else {
                break
            }
            at = next
        }
        return true
    }

    /// The literal of a column in `(1, 'a', 'b')`; where the row ends.
    private func readRow(
        _ start: Int, _ column: Int, _ end: Int, into found: inout [Found]
    ) -> Int? {
        var (at, index, depth) = (start, 0, 0)
        while at < end {
            switch text[at] {
            case 39, 34:
                guard let content = values.quoted(at) else { return nil }
                if index == column, depth == 0 { take(content, into: &found) }
                at = content.upperBound
            case 40: depth += 1
            case 41 where depth == 0: return at + 1
            case 41: depth -= 1
            case 44 where depth == 0: index += 1
            default: break
            }
            at += 1
        }
        return nil
    }

    private func readCopy(_ column: Int, from start: Int, into found: inout [Found]) {
        var row = start
        for _ in 0..<Self.mostRows where row < text.count {
            if text.stands("\\.", at: row) { return }
            let range = row..<text.lineEnd(row)
            let cells = range.split { text[$0] == 9 }
            guard column < cells.count else { return }
            take(cells[column].startIndex..<cells[column].endIndex, into: &found)
            row = range.upperBound + 1
        }
    }
}
