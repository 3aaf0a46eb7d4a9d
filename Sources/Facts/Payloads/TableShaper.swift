/// Reads the rows of a CSV file into a ``ShapeBuilder``; a quoted value may hold line ends.
struct TableShaper {
    /// A quoted value longer than this, or over more lines, is taken for a quote that was never closed.
    static let longestRow = 1 << 20
    static let mostLines = 500
    static let mostColumns = 500

    private(set) var form: Payload.TableForm
    private(set) var records = 0
    private(set) var largest = (bytes: 0, line: 1)
    private(set) var damage: Payload.Damage?
    private let delimiter: UInt8
    private var columns: [Int] = []
    private var isFirst = true
    /// Quotes that were never closed; after three of them quotes are taken for letters.
    private var openQuotes = 0
    /// What is left of the bytes before: the beginning of a row.
    private var carry: [UInt8] = []
    private var carryLine = 1
    /// The last row, if it was uneven: the file may have been cut there.
    private var lastRow = (line: 0, columns: 0, endsInLine: 0)
    private var ranges: [(start: Int, end: Int, isQuoted: Bool)] = []

    init(look: TableLook) {
        delimiter = look.delimiter
        form = Payload.TableForm(
            delimiter: look.delimiter, hasHeader: look.hasHeader, columns: 0, header: "")
    }

    mutating func read(
        _ bytes: UnsafeRawBufferPointer, linesBefore: Int, into shape: inout ShapeBuilder
    ) {
        guard carry.isEmpty else {
            let line = carryLine
            var all: [UInt8] = []
            swap(&all, &carry)
            all.append(contentsOf: bytes)
            all.withUnsafeBytes { rows($0, line: line, &shape) }
            return
        }
        rows(bytes, line: linesBefore + 1, &shape)
    }

    mutating func finish(into shape: inout ShapeBuilder) {
        if !carry.isEmpty {
            var all: [UInt8] = []
            swap(&all, &carry)
            damage =
                damage
                ?? Payload.Damage(
                    kind: .truncated, line: carryLine, text: "a quoted value is not closed")
            all.withUnsafeBytes { _ = row($0, 0, carryLine, &shape, forced: true) }
        } else if damage == nil, lastRow.columns > 0, lastRow.columns < form.columns,
            form.uneven?.rows == 1, records > 2
        {
            form.uneven = nil
            damage = Payload.Damage(
                kind: .truncated, line: lastRow.line,
                text: "its last row has \(lastRow.columns) of \(form.columns) columns")
        }
    }

    private mutating func rows(
        _ bytes: UnsafeRawBufferPointer, line start: Int, _ shape: inout ShapeBuilder
    ) {
        var at = 0
        var line = start
        while at < bytes.count {
            guard let (end, lines) = row(bytes, at, line, &shape, forced: false) else {
                let rest = bytes[at...]
                if rest.count > Self.longestRow
                    || FileScan.countLines(
                        UnsafeRawBufferPointer(rebasing: rest)) > Self.mostLines
                {
                    damage =
                        damage
                        ?? Payload.Damage(
                            kind: .broken, line: line, text: "a quote is opened and never closed")
                    openQuotes += 1
                    at = (rest.firstIndex(of: 10) ?? bytes.count - 1) + 1
                    line += 1
                    continue
                }
                carry = Array(rest)
                carryLine = line
                return
            }
            at = end
            line += lines
        }
    }

    /// Reads one row; `nil` when a quote is still open at the end of the bytes.
    private mutating func row(
        _ bytes: UnsafeRawBufferPointer, _ start: Int, _ line: Int, _ shape: inout ShapeBuilder,
        forced: Bool
    ) -> (end: Int, lines: Int)? {
        ranges.removeAll(keepingCapacity: true)
        var at = start
        var lines = 0
        let count = bytes.count
        var end = count
        while true {
            let valueStart = at
            if at < count, bytes[at] == UInt8(ascii: "\""), openQuotes < 3 {
                at += 1
                while at < count {
                    let byte = bytes[at]
                    if byte == UInt8(ascii: "\"") {
                        if at + 1 < count, bytes[at + 1] == UInt8(ascii: "\"") {
                            at += 1
                        } else {
                            break
                        }
                    } else if byte == 10 {
                        lines += 1
                    }
                    at += 1
                }
                if at >= count, !forced { return nil }
                ranges.append((valueStart + 1, min(at, count), true))
                at += 1
                while at < count, bytes[at] != delimiter, bytes[at] != 10 { at += 1 }
            } else {
                while at < count {
                    let byte = bytes[at]
                    if byte == delimiter || byte == 10 { break }
                    at += 1
                }
                ranges.append((valueStart, at, false))
            }
            guard at < count, bytes[at] == delimiter else {
                end = min(at + 1, count)
                break
            }
            at += 1
        }
        trimReturn(bytes)
        take(bytes, size: end - start, line, lines, &shape)
        return (end, lines + 1)
    }

    private mutating func trimReturn(_ bytes: UnsafeRawBufferPointer) {
        guard let last = ranges.last, !last.isQuoted, last.end > last.start,
            bytes[last.end - 1] == 13
        else { return }
        ranges[ranges.count - 1].end -= 1
    }

    private mutating func take(
        _ bytes: UnsafeRawBufferPointer, size: Int, _ line: Int, _ lines: Int,
        _ shape: inout ShapeBuilder
    ) {
        if ranges.count == 1, ranges[0].start == ranges[0].end { return }
        if isFirst {
            isFirst = false
            begin(bytes, &shape)
            if form.hasHeader { return }
        }
        records += 1
        if size > largest.bytes { largest = (size, line) }
        lastRow = (line, ranges.count, line + lines)
        if ranges.count != form.columns {
            form.uneven = Payload.TableForm.Uneven(
                line: form.uneven?.line ?? line, columns: form.uneven?.columns ?? ranges.count,
                rows: (form.uneven?.rows ?? 0) + 1)
        }
        shape.beginObject(0, line: line)
        for index in 0..<min(ranges.count, columns.count) {
            let range = ranges[index]
            shape.see(columns[index], in: 0)
            if range.isQuoted { form.quoted += 1 }
            shape.text(
                columns[index], UnsafeRawBufferPointer(rebasing: bytes[range.start..<range.end]),
                line: line)
        }
        shape.endObject(0)
    }

    private mutating func begin(_ bytes: UnsafeRawBufferPointer, _ shape: inout ShapeBuilder) {
        form.columns = ranges.count
        let names = ranges.prefix(Self.mostColumns).enumerated().map { index, range -> [UInt8] in
            let name = Array(bytes[range.start..<range.end])
            return form.hasHeader && !name.isEmpty ? name : Array("column \(index + 1)".utf8)
        }
        form.header = Text.decoded(
            names.joined(separator: [delimiter]).prefix(200))
        for name in names {
            columns.append(name.withUnsafeBytes { shape.child(of: 0, $0) })
        }
    }
}
