/// Reads XML into a ``ShapeBuilder``: elements by name without prefix, attributes as `@name`, the text of
/// an element that has attributes as `#text`. Nothing is expanded or fetched.
struct XMLShaper {
    private struct Frame {
        let node: Int
        let name: Range<Int>
        let line: Int
        var isObject = false
        var isNil = false
        var text: Range<Int>?
    }

    private let bytes: UnsafeRawBufferPointer
    private var at = 0
    private var line: Int
    private var frames: [Frame] = []
    private var sawElement = false

    private init(_ bytes: UnsafeRawBufferPointer, line: Int) {
        self.bytes = JSONShaper.trimmed(bytes)
        self.line = line
    }

    static func read(
        _ bytes: UnsafeRawBufferPointer, line: Int, root: Int, into shape: inout ShapeBuilder
    ) -> JSONShaper.Outcome {
        var shaper = XMLShaper(bytes, line: line)
        shape.beginObject(root, line: line)
        let outcome = shaper.document(root, &shape)
        shape.endObject(root)
        return outcome
    }

    private mutating func document(_ root: Int, _ shape: inout ShapeBuilder) -> JSONShaper.Outcome {
        while at < bytes.count {
            if bytes[at] != UInt8(ascii: "<") {
                takeText()
                continue
            }
            let start = line
            if starts("<!--") {
                guard skip(behind: "-->") else {
                    return .cut(line: start, "a comment is not closed")
                }
            } else if starts("<![CDATA[") {
                let from = at + 9
                guard skip(behind: "]]>") else {
                    return .cut(line: start, "a CDATA section is not closed")
                }
                if !frames.isEmpty { frames[frames.count - 1].text = from..<(at - 3) }
            } else if starts("<?") || starts("<!") {
                guard skip(behind: ">") else {
                    return .cut(line: start, "a declaration is not closed")
                }
            } else if starts("</") {
                if let outcome = end(&shape) { return outcome }
            } else if let outcome = self.start(root, &shape) {
                return outcome
            }
        }
        if let open = frames.last {
            let name = Text.decoded(bytes[open.name])
            return .cut(line: line, "the element <\(name)> of line \(open.line) is not closed")
        }
        return sawElement ? .whole : .broken(line: 1, "there is no element in it")
    }

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for index in 0..<count where bytes[at + index] != text.utf8Start[index] { return false }
        return true
    }

    private mutating func skip(behind mark: StaticString) -> Bool {
        while at < bytes.count {
            if starts(mark) {
                at += mark.utf8CodeUnitCount
                return true
            }
            if bytes[at] == 10 { line += 1 }
            at += 1
        }
        return false
    }

    private mutating func takeText() {
        var start = -1
        var end = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
            let byte = bytes[at]
            if byte == 10 { line += 1 }
            if byte > 0x20 {
                if start < 0 { start = at }
                end = at + 1
            }
            at += 1
        }
        if start >= 0, !frames.isEmpty, frames[frames.count - 1].text == nil {
            frames[frames.count - 1].text = start..<end
        }
    }

    private mutating func name() -> Range<Int> {
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="):
                return start..<at
            default: at += 1
            }
        }
        return start..<at
    }

    /// The part of a name behind its prefix.
    private func local(_ name: Range<Int>) -> UnsafeRawBufferPointer {
        let colon = bytes[name].firstIndex(of: UInt8(ascii: ":"))
        let start = colon.map { $0 + 1 } ?? name.lowerBound
        return UnsafeRawBufferPointer(rebasing: bytes[start..<name.upperBound])
    }

    private mutating func start(_ root: Int, _ shape: inout ShapeBuilder) -> JSONShaper.Outcome? {
        let startLine = line
        at += 1
        let name = name()
        guard !name.isEmpty else { return .broken(line: line, "a “<” stands alone") }
        guard frames.count < JSONShaper.deepest else {
            return .broken(line: line, "it is nested deeper than \(JSONShaper.deepest) levels")
        }
        sawElement = true
        becomeObject(&shape)
        let parent = frames.last?.node ?? root
        frames.append(
            Frame(node: shape.child(of: parent, local(name)), name: name, line: startLine))
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ">"):
                at += 1
                return nil
            case UInt8(ascii: "/"):
                at += 1
                guard at < bytes.count, bytes[at] == UInt8(ascii: ">") else { continue }
                at += 1
                close(&shape)
                return nil
            case 10:
                line += 1
                at += 1
            case 0...0x20: at += 1
            default: guard attribute(&shape) else { return .cut(line: line, "a tag is not closed") }
            }
        }
        return .cut(line: line, "a tag is not closed")
    }

    /// `name="value"`; namespaces and where a schema lies are no data.
    private mutating func attribute(_ shape: inout ShapeBuilder) -> Bool {
        let name = name()
        if name.isEmpty {
            at += 1
            return true
        }
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return at < bytes.count }
        at += 1
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard at < bytes.count else { return false }
        let quote = bytes[at]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return true }
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != quote {
            if bytes[at] == 10 { line += 1 }
            at += 1
        }
        guard at < bytes.count else { return false }
        let value = UnsafeRawBufferPointer(rebasing: bytes[start..<at])
        at += 1
        if bytes[name].starts(with: "xmlns".utf8) { return true }
        let own = local(name)
        if own.elementsEqual("nil".utf8) {
            frames[frames.count - 1].isNil = value.elementsEqual("true".utf8)
            return true
        }
        if own.elementsEqual("schemaLocation".utf8) { return true }
        becomeObject(&shape)
        var key: [UInt8] = [UInt8(ascii: "@")]
        key.append(contentsOf: own)
        let node = key.withUnsafeBytes { shape.child(of: frames.last?.node ?? -1, $0) }
        shape.text(node, value, line: line)
        return true
    }

    private mutating func becomeObject(_ shape: inout ShapeBuilder) {
        guard let frame = frames.last, !frame.isObject else { return }
        frames[frames.count - 1].isObject = true
        shape.beginObject(frame.node, line: frame.line)
    }

    private mutating func end(_ shape: inout ShapeBuilder) -> JSONShaper.Outcome? {
        at += 2
        let name = name()
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
        guard at < bytes.count else { return .cut(line: line, "an end tag is not closed") }
        at += 1
        guard let open = frames.last, bytes[open.name].elementsEqual(bytes[name]) else {
            let wanted = frames.last.map { "</\(Text.decoded(bytes[$0.name]))>" } ?? "its end"
            return .broken(
                line: line,
                "</\(Text.decoded(bytes[name].prefix(40)))> stands where \(wanted) should")
        }
        close(&shape)
        return nil
    }

    private mutating func close(_ shape: inout ShapeBuilder) {
        guard let frame = frames.popLast() else { return }
        let text = UnsafeRawBufferPointer(rebasing: bytes[frame.text ?? 0..<0])
        if frame.isObject {
            if frame.text != nil {
                let node = Array("#text".utf8).withUnsafeBytes { shape.child(of: frame.node, $0) }
                shape.text(node, text, line: frame.line)
            }
            shape.endObject(frame.node)
        } else if frame.isNil {
            shape.word(frame.node, .null, text, line: frame.line)
        } else {
            shape.text(frame.node, text, line: frame.line)
        }
    }

    /// Elements that stand next to each other below the root: what the document is a list of.
    static func records(_ shape: ShapeBuilder) -> Int {
        let second = shape.nodes.indices.filter {
            shape.nodes[$0].parent > 0 && shape.nodes[shape.nodes[$0].parent].parent == 0
        }
        return max(1, second.map { shape.nodes[$0].occurrences }.max() ?? 1)
    }
}
