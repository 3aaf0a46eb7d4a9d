/// Reads XML as configurations use it: elements, attributes, text, CDATA, comments.
///
/// A document type is stepped over and an entity declaration refused: nothing is ever expanded but the
/// five names XML itself has and characters by number, so no file can grow or reach outside. Prefixes of
/// names stay as written. `<property><name>A</name><value>b</value></property>`,
/// `<add key="A" value="b"/>` and `<property name="A">b</property>` also give `…A`, without the
/// element's own name.
struct XMLReader {
    static func read(_ text: [UInt8], into list: inout SettingList) {
        var reader = XMLReader(cursor: ByteCursor(text))
        reader.read(into: &list)
    }

    /// An element that is open.
    private struct Element {
        let name: ArraySlice<UInt8>
        let path: SettingPath
        let line: Int
        /// What its attributes or children call it and say of it.
        var key: String?
        var value: (text: String, line: Int)?
        var text: [UInt8] = []
        var textLine: Int?
        var isPlain = true
    }

    private var cursor: ByteCursor
    private var open: [Element] = []

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func read(into list: inout SettingList) {
        var sawElement = false
        while !list.isFull, let byte = cursor.current {
            guard byte == UInt8(ascii: "<") else {
                takeText()
                continue
            }
            let line = cursor.line
            let goesOn: Bool
            if cursor.take("<!--") {
                goesOn = closes(cursor.skip(behind: "-->"), "a comment", line, &list)
            } else if cursor.take("<![CDATA[") {
                goesOn = closes(takeCDATA(), "a CDATA section", line, &list)
            } else if cursor.take("<?") {
                goesOn = closes(cursor.skip(behind: "?>"), "a <? … ?>", line, &list)
            } else if cursor.take("<!") {
                goesOn = skipDeclaration(line, &list)
            } else if cursor.take("</") {
                goesOn = takeEnd(line, &list)
            } else {
                sawElement = true
                goesOn = takeStart(line, &list)
            }
            guard goesOn else { return }
        }
        if list.isFull { return }
        if let element = open.last {
            list.note("the element <\(element.name.text)> is not closed", line: element.line)
        } else if !sawElement {
            list.note("there is no element in it", line: nil)
        }
    }

    private func closes(_ closed: Bool, _ what: String, _ line: Int, _ list: inout SettingList)
        -> Bool
    {
        if !closed { list.note("\(what) is not closed", line: line) }
        return closed
    }

    private mutating func takeText() {
        let line = cursor.line
        if open.isEmpty {
            cursor.skip { $0 != UInt8(ascii: "<") }
            return
        }
        var text: [UInt8] = []
        while let byte = cursor.current, byte != UInt8(ascii: "<") { takeCharacter(&text) }
        let blanks = text.prefix(while: \.isSpace)
        if blanks.count < text.count, open[open.count - 1].textLine == nil {
            open[open.count - 1].textLine = line + blanks.count(where: { $0 == UInt8(ascii: "\n") })
        }
        open[open.count - 1].text += text
    }

    private mutating func takeCDATA() -> Bool {
        let (start, line) = (cursor.index, cursor.line)
        guard cursor.skip(behind: "]]>") else { return false }
        guard !open.isEmpty else { return true }
        open[open.count - 1].text += cursor.bytes(from: start).dropLast(3)
        if open[open.count - 1].textLine == nil { open[open.count - 1].textLine = line }
        return true
    }

    /// `<!DOCTYPE …>`, with or without its subset in brackets.
    private mutating func skipDeclaration(_ line: Int, _ list: inout SettingList) -> Bool {
        var brackets = 0
        while let byte = cursor.current {
            if cursor.starts(with: "<!ENTITY") {
                list.note("it declares entities, which we do not follow", line: cursor.line)
                return false
            }
            cursor.take()
            switch byte {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0: return true
            default: break
            }
        }
        return closes(false, "a <! … >", line, &list)
    }

    private mutating func takeStart(_ line: Int, _ list: inout SettingList) -> Bool {
        cursor.take()
        guard let name = takeName() else {
            list.note("an element's name should follow the <", line: line)
            return false
        }
        let parent = open.last?.path ?? .root
        guard !parent.isDeepest else {
            list.note("it is nested deeper than \(SettingPath.deepest) levels", line: line)
            return false
        }
        if !open.isEmpty { open[open.count - 1].isPlain = false }
        var element = Element(name: name, path: parent.appending(name.text), line: line)
        while true {
            cursor.skip(while: \.isSpace)
            if cursor.take("/>") {
                close(element, &list)
                return true
            }
            if cursor.take(">") {
                open.append(element)
                return true
            }
            guard takeAttribute(of: &element, &list) else {
                list.note(
                    "an attribute or the end of <\(element.name.text)> should stand here",
                    line: cursor.line)
                return false
            }
        }
    }

    private mutating func takeAttribute(of element: inout Element, _ list: inout SettingList)
        -> Bool
    {
        let line = cursor.line
        guard let name = takeName()?.text else { return false }
        cursor.skip(while: \.isSpace)
        guard cursor.take("=") else { return false }
        cursor.skip(while: \.isSpace)
        guard let quote = cursor.current, quote.isQuote else { return false }
        cursor.take()
        var value: [UInt8] = []
        while cursor.current != quote {
            guard !cursor.isAtEnd else { return false }
            takeCharacter(&value)
        }
        cursor.take()
        let text = String(decoding: value, as: UTF8.self)
        if !name.hasPrefix("xmlns") {
            list.add(element.path.appending("@\(name)"), text, line: line)
        }
        if name == "name" || name == "key" { element.key = element.key ?? text }
        if name == "value" { element.value = (text, line) }
        return true
    }

    private mutating func takeEnd(_ line: Int, _ list: inout SettingList) -> Bool {
        let name = takeName()
        cursor.skip(while: \.isSpace)
        guard cursor.take(">"), let element = open.popLast(), element.name == name else {
            list.note("the end of an element does not fit its beginning", line: line)
            return false
        }
        close(element, &list)
        return true
    }

    /// Tells an element's text, and its pair of name and value.
    private mutating func close(_ element: Element, _ list: inout SettingList) {
        var element = element
        let text = element.text[...].trimmed.text
        let line = element.textLine ?? element.line
        if !text.isEmpty {
            list.add(element.path, text, line: line)
            if element.isPlain, element.value == nil { element.value = (text, line) }
        }
        if let key = element.key, !key.isEmpty, let value = element.value {
            list.add((open.last?.path ?? .root).appending(key), value.text, line: value.line)
        }
        guard !open.isEmpty, element.isPlain, element.key == nil else { return }
        if element.name.elementsEqual("name".utf8) { open[open.count - 1].key = text }
        if element.name.elementsEqual("value".utf8) { open[open.count - 1].value = (text, line) }
    }

    private mutating func takeName() -> ArraySlice<UInt8>? {
        let start = cursor.index
        cursor.skip {
            $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                || $0 == UInt8(ascii: ":")
        }
        let name = cursor.bytes(from: start)
        return name.isEmpty ? nil : name
    }

    /// One byte, or one of the references XML knows by itself; any other `&` stays as it is.
    private mutating func takeCharacter(_ text: inout [UInt8]) {
        let names: [(StaticString, Unicode.Scalar)] = [
            ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"),
        ]
        guard cursor.current == UInt8(ascii: "&") else {
            if let byte = cursor.take() { text.append(byte) }
            return
        }
        for (name, scalar) in names where cursor.take(name) {
            text.append(codePoint: scalar.value)
            return
        }
        cursor.take()
        guard cursor.current == UInt8(ascii: "#") else {
            text.append(UInt8(ascii: "&"))
            return
        }
        cursor.take()
        let isHex = cursor.take("x")
        var value: UInt32 = 0
        while let digit = cursor.current?.hexValue, isHex || digit < 10 {
            value = min(value, 0x11_0000) * (isHex ? 16 : 10) + digit
            cursor.take()
        }
        _ = cursor.take(";")
        text.append(codePoint: value == 0 ? 0xFFFD : value)
    }
}
