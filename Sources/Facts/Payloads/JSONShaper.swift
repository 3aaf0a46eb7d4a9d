import Glibc

/// Reads JSON into a ``ShapeBuilder``: no tree, no recursion, one pass.
struct JSONShaper {
    /// Levels that are followed; a deeper document is told as broken.
    static let deepest = 1000

    enum Outcome {
        case whole
        /// It ends in the middle.
        case cut(line: Int, String)
        case broken(line: Int, String)
    }

    private struct Frame {
        let node: Int
        let isObject: Bool
        /// What its elements are counted under.
        var element: Int
        var elements = 0
    }

    private let bytes: UnsafeRawBufferPointer
    private var at = 0
    private var line: Int
    private var frames: [Frame] = []

    /// What stands behind the last character is no line of the document.
    static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }

    private init(_ bytes: UnsafeRawBufferPointer, line: Int) {
        self.bytes = Self.trimmed(bytes)
        self.line = line
    }

    /// Reads one document; blanks may surround it.
    /// - Parameter root: the node of the record.
    static func read(
        _ bytes: UnsafeRawBufferPointer, line: Int, root: Int, into shape: inout ShapeBuilder
    ) -> Outcome {
        var shaper = JSONShaper(bytes, line: line)
        return shaper.document(root, &shape)
    }

    private mutating func document(_ root: Int, _ shape: inout ShapeBuilder) -> Outcome {
        skipBlanks()
        guard at < bytes.count else { return .cut(line: line, "there is nothing in it") }
        if let outcome = value(root, &shape) { return outcome }
        while let frame = frames.last {
            skipBlanks()
            guard at < bytes.count else { return ended(frame, &shape) }
            let byte = bytes[at]
            if byte == (frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                at += 1
                close(&shape)
                continue
            }
            if frame.elements > 0 {
                guard byte == UInt8(ascii: ",") else {
                    return .broken(line: line, "a comma or a closing bracket should stand here")
                }
                at += 1
                skipBlanks()
                guard at < bytes.count else { return ended(frame, &shape) }
            }
            frames[frames.count - 1].elements += 1
            if let outcome = frame.isObject ? member(frame.node, &shape) : element(&shape) {
                return outcome
            }
        }
        skipBlanks()
        if at < bytes.count { return .broken(line: line, "something follows behind its end") }
        return .whole
    }

    private mutating func ended(_ frame: Frame, _ shape: inout ShapeBuilder) -> Outcome {
        .cut(line: line, frame.isObject ? "an object is not closed" : "a list is not closed")
    }

    private mutating func close(_ shape: inout ShapeBuilder) {
        guard let frame = frames.popLast() else { return }
        if frame.isObject {
            shape.endObject(frame.node)
        } else {
            shape.endArray(frame.node, elements: frame.elements, line: line)
        }
    }

    private mutating func element(_ shape: inout ShapeBuilder) -> Outcome? {
        let last = frames.count - 1
        if frames[last].element == -2 {
            frames[last].element = shape.element(of: frames[last].node)
        }
        return value(frames[last].element, &shape)
    }

    private mutating func member(_ object: Int, _ shape: inout ShapeBuilder) -> Outcome? {
        guard bytes[at] == UInt8(ascii: "\"") else {
            return .broken(line: line, "a name in quotes should stand here")
        }
        let start = line
        guard let name = string() else { return .cut(line: start, "a name is not closed") }
        skipBlanks()
        guard at < bytes.count else { return .cut(line: line, "it ends behind a name") }
        guard bytes[at] == UInt8(ascii: ":") else {
            return .broken(line: line, "a colon should follow the name")
        }
        at += 1
        skipBlanks()
        guard at < bytes.count else {
            return .cut(line: line, "it ends where a value should stand")
        }
        return value(shape.child(of: object, name), &shape)
    }

    /// Reads a value, or opens an object or list; an outcome only when it is not right.
    private mutating func value(_ node: Int, _ shape: inout ShapeBuilder) -> Outcome? {
        switch bytes[at] {
        case UInt8(ascii: "\""):
            let start = line
            guard let text = string() else { return .cut(line: start, "a text is not closed") }
            shape.text(node, text, line: start)
        case UInt8(ascii: "{"):
            guard frames.count < Self.deepest else { return tooDeep }
            at += 1
            shape.beginObject(node, line: line)
            frames.append(Frame(node: node, isObject: true, element: -1))
        case UInt8(ascii: "["):
            guard frames.count < Self.deepest else { return tooDeep }
            at += 1
            frames.append(Frame(node: node, isObject: false, element: -2))
        default: return word(node, &shape)
        }
        return nil
    }

    private var tooDeep: Outcome {
        .broken(line: line, "it is nested deeper than \(Self.deepest) levels")
    }

    private mutating func word(_ node: Int, _ shape: inout ShapeBuilder) -> Outcome? {
        let start = at
        var look = ValueLook.integer
        loop: while at < bytes.count {
            switch bytes[at] {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"): break
            case UInt8(ascii: "."): if look == .integer { look = .decimal }
            case UInt8(ascii: "e"), UInt8(ascii: "E"): look = .exponent
            case 0x41...0x5a, 0x61...0x7a: break
            default: break loop
            }
            at += 1
        }
        let word = UnsafeRawBufferPointer(rebasing: bytes[start..<at])
        guard let first = word.first else {
            return .broken(line: line, "a value should stand here")
        }
        switch first {
        case 0x30...0x39, UInt8(ascii: "-"):
            if word.contains(where: { $0 > 0x45 && $0 != UInt8(ascii: "e") }) {
                return .broken(line: line, "“\(Text.decoded(word.prefix(20)))” is no number")
            }
            shape.number(node, look, word, line: line)
        case UInt8(ascii: "t") where word.elementsEqual("true".utf8),
            UInt8(ascii: "f") where word.elementsEqual("false".utf8):
            shape.word(node, .boolean, word, line: line)
        case UInt8(ascii: "n") where word.elementsEqual("null".utf8):
            shape.word(node, .null, word, line: line)
        default:
            if at == bytes.count, "true false null".utf8.contains(first) {
                return .cut(line: line, "it ends in the middle of a word")
            }
            return .broken(
                line: line, "“\(Text.decoded(word.prefix(20)))” stands there without quotes")
        }
        return nil
    }

    /// The text between quotes, escapes as written; `nil` when it is not closed.
    private mutating func string() -> UnsafeRawBufferPointer? {
        at += 1
        let start = at
        let count = bytes.count
        var index = at
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                at = index + 1
                return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
            }
            if byte == UInt8(ascii: "\\") {
                index += 1
            } else if byte == 10 {
                line += 1
            }
            index += 1
        }
        at = count
        return nil
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte <= 0x20 else { return }
            if byte == 10 {
                line += 1
            } else if byte != 0x20, byte != 13, byte != 9 {
                return
            }
            at += 1
        }
    }

    /// A text of JSON with its escapes undone, for a report.
    static func unescaped(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return Text.decoded(bytes) }
        var cursor = bytes[...]
        var result: [UInt8] = []
        while let byte = cursor.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = cursor.popFirst() else {
                result.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "n"): result.append(10)
            case UInt8(ascii: "t"): result.append(9)
            case UInt8(ascii: "u"):
                let digits = cursor.prefix(4)
                cursor = cursor.dropFirst(4)
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xfffd
                let scalar = Unicode.Scalar(value) ?? "\u{fffd}"
                result.append(contentsOf: String(Character(scalar)).utf8)
            default: result.append(escape)
            }
        }
        return Text.decoded(result)
    }
}
