import Glibc

/// One block between `-----BEGIN X-----` and `-----END X-----` (RFC 7468), wherever it stands: alone in
/// its file, indented in YAML, with `\n` for its line ends in JSON.
struct PEMBlock {
    let label: String
    /// 1-based, of the first of its lines.
    let line: Int
    let bytes: [UInt8]
    /// Its header says that it is encrypted.
    let isEncrypted: Bool
    /// Its end mark is there.
    let isWhole: Bool
    /// Something stands in it that no program writes there: a mask, an ellipsis.
    let isMasked: Bool

    private static let begin = Array("-----BEGIN ".utf8)
    private static let dash = UInt8(ascii: "-")
    /// Blocks read in one file; a list of all authorities there are holds some hundred.
    static let most = 2000

    /// All blocks of a text in its order. Each byte is looked at twice at most.
    static func blocks(in text: UnsafeRawBufferPointer) -> [PEMBlock] {
        var blocks: [PEMBlock] = []
        var lines = LineCounter(text)
        var at = 0
        while blocks.count < most, let found = text.position(of: begin, from: at) {
            at = found + begin.count
            let label = text[at...].prefix(40).prefix { $0 != dash && $0 != 10 }
            at += label.count
            guard text[at...].starts(with: [dash, dash, dash, dash, dash]) else { continue }
            at += 5
            let line = lines.line(at: found)
            blocks.append(
                block(String(decoding: label, as: UTF8.self), line, text, &at))
        }
        return blocks
    }

    private static func block(
        _ label: String, _ line: Int, _ text: UnsafeRawBufferPointer, _ at: inout Int
    ) -> PEMBlock {
        var body: [UInt8] = []
        var isEncrypted = false
        var isMasked = false
        var lineStart = body.count
        while at < text.count, text[at] != dash || isHeader(body[lineStart...]) {
            let byte = text[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\\") where at < text.count && "nrt".utf8.contains(text[at]):
                at += 1
                lineStart = body.count
            case 10: lineStart = body.count
            case UInt8(ascii: ":"):
                // `Proc-Type: 4,ENCRYPTED`: a header of PEM's first days, to the end of its line.
                let rest = text[at...].prefix(200).prefix { $0 != 10 && $0 != 92 }
                isEncrypted = isEncrypted || rest.contains(seq: Array("ENCRYPTED".utf8))
                at += rest.count
                body.removeSubrange(lineStart...)
            case UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "."),
                UInt8(ascii: "{"), UInt8(ascii: "$"):
                isMasked = true
            case UInt8(ascii: "="): body.append(byte)
            default: if byte != dash, byte != 95, Base64.value(byte) != nil { body.append(byte) }
            }
        }
        return PEMBlock(
            label: label, line: line, bytes: Base64.decoded(body), isEncrypted: isEncrypted,
            isWhole: text[at...].starts(with: Array("-----END ".utf8)), isMasked: isMasked)
    }

    /// The names of PEM's headers have a hyphen in them, which elsewhere begins the end mark.
    private static func isHeader(_ word: ArraySlice<UInt8>) -> Bool {
        ["Proc", "DEK", "Proc-"].contains { word.elementsEqual($0.utf8) }
    }
}

/// Counts lines on the way through a text; positions must not go backward.
struct LineCounter {
    private let text: UnsafeRawBufferPointer
    private var counted = 0
    private var lines = 1

    init(_ text: UnsafeRawBufferPointer) {
        self.text = text
    }

    /// The 1-based number of the line that a position is in.
    mutating func line(at position: Int) -> Int {
        if position > counted {
            lines += FileScan.countLines(
                UnsafeRawBufferPointer(rebasing: text[counted..<position]))
            counted = position
        }
        return lines
    }
}

extension UnsafeRawBufferPointer {
    /// Where a sequence of bytes begins, at `start` or later.
    func position(of bytes: [UInt8], from start: Int) -> Int? {
        guard let base = baseAddress, let first = bytes.first else { return nil }
        var at = start
        while at + bytes.count <= count, let hit = memchr(base + at, Int32(first), count - at) {
            at = UnsafeRawPointer(hit) - base
            guard at + bytes.count <= count else { return nil }
            if memcmp(base + at, bytes, bytes.count) == 0 { return at }
            at += 1
        }
        return nil
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate func contains(seq bytes: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: bytes) }
    }
}
