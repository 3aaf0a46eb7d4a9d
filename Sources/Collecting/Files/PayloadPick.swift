/// The first and last records of a payload, each whole.
///
/// JSON arrays stay arrays, tables keep their header; a single document is taken whole or not at all.
struct PayloadPick {
    private static let mostRead = 512 << 20

    private(set) var bytes: [UInt8] = []
    private(set) var note: String?

    init(_ file: OpenFile, _ ask: PayloadAsk, limit: Int) throws(Obstacle) {
        guard file.size > 0 else { throw Obstacle.empty }
        if file.size <= limit, file.size <= 64 << 10 {
            bytes = file.bytes(0..<file.size)
            return
        }
        let head = file.bytes(0..<min(4096, file.size))
        let first = head.first { $0 > 32 && $0 < 0xef } ?? 0
        let isArray = first == UInt8(ascii: "[")
        let isRecords = isArray || Self.hasRecordLines(head, first)
        guard isRecords else {
            guard file.size <= limit else {
                throw Obstacle(
                    "one document of \(Amount.bytes(file.size)), more than the limit of \(Amount.bytes(limit))"
                )
            }
            bytes = file.bytes(0..<file.size)
            return
        }
        var splitter = RecordSplitter(
            isArray: isArray, hasHeader: first != UInt8(ascii: "{") && !isArray,
            first: ask.first, last: ask.last, limit: limit)
        var at = 0
        while at < min(file.size, Self.mostRead) {
            let block = file.bytes(at..<min(at + FileCut.block, file.size))
            if block.isEmpty { break }
            splitter.feed(block)
            at += block.count
        }
        splitter.finish()
        bytes = splitter.text
        note = splitter.note
        if at >= Self.mostRead, at < file.size {
            note = "records of its first \(Amount.bytes(at)) only"
        }
    }

    /// JSON objects one a line, or a table: but no XML and no single JSON document.
    private static func hasRecordLines(_ head: [UInt8], _ first: UInt8) -> Bool {
        if first == UInt8(ascii: "<") { return false }
        guard first == UInt8(ascii: "{") else { return true }
        let line = head.prefix { $0 != 10 }
        let end = line.last { $0 > 32 }
        return line.count < head.count && end == UInt8(ascii: "}")
    }
}

/// Cuts a stream into records and keeps the first and the last of them.
private struct RecordSplitter {
    private static let longestRecord = 1 << 20

    let isArray: Bool
    let hasHeader: Bool
    let first: Int
    let last: Int
    let limit: Int
    private var header: [UInt8] = []
    private var firsts: [[UInt8]] = []
    private var lasts: [[UInt8]] = []
    private var lastBytes = 0
    private var firstBytes = 0
    private var count = 0
    private var record: [UInt8] = []
    private var depth = 0
    private var isQuoted = false
    private var isEscaped = false
    private var hasBegun = false
    private var isTooLong = false

    init(isArray: Bool, hasHeader: Bool, first: Int, last: Int, limit: Int) {
        self.isArray = isArray
        self.hasHeader = hasHeader
        self.first = first
        self.last = last
        self.limit = limit
    }

    mutating func feed(_ block: [UInt8]) {
        for byte in block { isArray ? element(byte) : line(byte) }
    }

    private mutating func element(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if isQuoted {
            if byte == UInt8(ascii: "\\") { isEscaped = true }
            if byte == UInt8(ascii: "\"") { isQuoted = false }
        } else {
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth == 1, !hasBegun {
                    hasBegun = true
                    return
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return end() }
            case UInt8(ascii: ",") where depth == 1: return end()
            default: break
            }
        }
        if hasBegun { keep(byte) }
    }

    private mutating func line(_ byte: UInt8) {
        if hasHeader, byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        keep(byte)
        if byte == 10, !isQuoted { end() }
    }

    private mutating func keep(_ byte: UInt8) {
        if record.count < Self.longestRecord { record.append(byte) } else { isTooLong = true }
    }

    private mutating func end() {
        defer {
            record = []
            isTooLong = false
            isQuoted = false
        }
        guard record.contains(where: { $0 > 32 }) else { return }
        if hasHeader, header.isEmpty {
            header = record
            return
        }
        count += 1
        if isTooLong { return }
        if firsts.count < first, firstBytes + record.count <= limit / 2 {
            firsts.append(record)
            firstBytes += record.count
        } else if last > 0 {
            lasts.append(record)
            lastBytes += record.count
            while lasts.count > last || (lastBytes > limit / 2 && !lasts.isEmpty) {
                lastBytes -= lasts.removeFirst().count
            }
        }
    }

    mutating func finish() { if !record.isEmpty { end() } }

    var text: [UInt8] {
        let records = firsts + lasts
        guard isArray else { return header + records.flatMap(\.self) }
        return Array("[".utf8) + records.joined(separator: [UInt8(ascii: ",")]) + Array("]\n".utf8)
    }

    var note: String? {
        let kept = firsts.count + lasts.count
        guard kept < count else { return nil }
        return "its first \(firsts.count) and last \(lasts.count) of \(count) records"
    }
}
