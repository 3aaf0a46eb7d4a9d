/// How the beginning of a file separates its columns.
struct TableLook {
    let delimiter: UInt8
    let hasHeader: Bool
    let columns: Int
    /// How many of the lines looked at have the same number of columns.
    let agreement: Double

    private static let delimiters: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// `nil` when no character separates columns in most lines.
    init?(_ sample: UnsafeRawBufferPointer) {
        var lines = sample.prefix(32_768).split(separator: 10, maxSplits: 60).map { line in
            line.last == 13 ? line.dropLast() : line
        }
        if lines.count > 2, sample.count > 32_768 || lines.count > 60 { lines.removeLast() }
        lines.removeAll(where: \.isEmpty)
        guard let first = lines.first, first.count < 20_000 else { return nil }
        var best: (delimiter: UInt8, columns: Int, share: Double)?
        for delimiter in Self.delimiters {
            let counts = lines.map { Self.fields($0, delimiter) }
            guard let columns = counts.first, columns > 1 else { continue }
            // A quoted value may go over several lines; those have fewer columns and are not asked.
            let share = Double(counts.count { $0 == columns }) / Double(counts.count)
            let score = share * (columns > 2 ? 1 : 0.9)
            if share >= 0.5, score > (best?.share ?? 0) { best = (delimiter, columns, score) }
        }
        guard let best else { return nil }
        delimiter = best.delimiter
        columns = best.columns
        agreement = best.share
        hasHeader = Self.isHeader(first, best.delimiter, next: lines.dropFirst().first)
    }

    private static func fields(_ line: Slice<UnsafeRawBufferPointer>, _ delimiter: UInt8) -> Int {
        var count = 1
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == delimiter, !isQuoted {
                count += 1
            }
        }
        return count
    }

    /// Names: no numbers, dates or blanks only, none twice.
    private static func isHeader(
        _ line: Slice<UnsafeRawBufferPointer>, _ delimiter: UInt8,
        next: Slice<UnsafeRawBufferPointer>?
    ) -> Bool {
        let names = looks(line, delimiter)
        guard names.allSatisfy({ [.text, .boolean, .nothing].contains($0.look.family) }),
            names.count(where: { $0.look == .empty }) <= 1
        else { return false }
        let distinct = Set(names.map(\.text))
        guard distinct.count == names.count else { return false }
        let areWords = names.allSatisfy {
            $0.text.count <= 60 && !$0.text.contains(UInt8(ascii: "@"))
        }
        guard areWords, let next else { return areWords }
        let values = looks(next, delimiter)
        let differs = values.contains { $0.look != .text && $0.look != .empty }
        let isNamelike = names.allSatisfy { name in
            name.text.allSatisfy { $0 >= 0x80 || $0.isWordByte || " -./()#%".utf8.contains($0) }
        }
        return differs || isNamelike
    }

    private static func looks(_ line: Slice<UnsafeRawBufferPointer>, _ delimiter: UInt8) -> [(
        text: [UInt8], look: ValueLook
    )] {
        line.split(separator: delimiter, omittingEmptySubsequences: false).map { part in
            var text = Array(part)
            if text.starts(with: [0xef, 0xbb, 0xbf]) { text.removeFirst(3) }
            if text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), text.count > 1 {
                text = Array(text.dropFirst().dropLast())
            }
            return (text, text.withUnsafeBytes { ValueLook(text: $0) })
        }
    }
}
