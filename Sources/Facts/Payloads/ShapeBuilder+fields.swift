extension ShapeBuilder {
    /// A number's value; near enough to compare with a limit.
    static func value(_ text: UnsafeRawBufferPointer) -> Double {
        var index = 0
        var isNegative = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            index = 1
        }
        var whole: UInt64 = 0
        var digits = 0
        var behindPoint = 0
        var hasPoint = false
        while index < text.count {
            let byte = text[index]
            if byte >= 0x30, byte <= 0x39 {
                guard digits < 18 else { return slow(text) }
                whole = whole &* 10 &+ UInt64(byte - 0x30)
                digits += 1
                if hasPoint { behindPoint += 1 }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                return slow(text)
            }
            index += 1
        }
        let value = behindPoint == 0 ? Double(whole) : Double(whole) / powers[behindPoint]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = (0...18).map { exponent in
        (0..<exponent).reduce(1.0) { value, _ in value * 10 }
    }

    private static func slow(_ text: UnsafeRawBufferPointer) -> Double {
        let value = Double(String(decoding: text.prefix(64), as: UTF8.self)) ?? 0
        return value.isFinite ? value : 0
    }

    private func path(_ node: Int) -> String {
        guard node > 0 else { return "" }
        let own = nodes[node]
        let above = path(own.parent)
        if own.isElement { return above + "[]" }
        let name = Text.decoded(names[own.nameStart..<(own.nameStart + own.nameCount)])
        return above.isEmpty ? name : "\(above).\(name)"
    }

    /// The fields, in the order they were first seen, the record itself left out.
    func fields(textOf decode: ([UInt8]) -> String) -> [PayloadField] {
        nodes.indices.dropFirst().map { node in
            let own = nodes[node]
            let path = path(node)
            let isSecret = SecretName.covers(path)
            func shown(_ bytes: [UInt8]) -> String {
                isSecret && !bytes.isEmpty ? "•••" : decode(bytes)
            }
            var field = PayloadField(path: path, parent: self.path(own.parent))
            field.chances = nodes[own.parent].occurrences
            field.variants = ValueLook.allCases.compactMap { look in
                let index = node * ValueLook.count + Int(look.rawValue)
                let tally = tallies[index]
                guard tally.count > 0 else { return nil }
                let sample = samples[index].map(shown) ?? ""
                return PayloadField.Variant(
                    look: look, count: tally.count, firstLine: tally.firstLine,
                    lastLine: tally.lastLine, first: tally.first, last: tally.last,
                    sample: sample)
            }
            field.listsAllValues = !own.overflows
            let start = node * Self.mostValues
            field.values = (start..<(start + own.values)).map { index in
                let tally = valueTallies[index]
                return PayloadField.Value(
                    text: shown(valueTexts[index]), count: tally.count, firstLine: tally.firstLine,
                    lastLine: tally.lastLine, first: tally.first, last: tally.last)
            }
            if own.smallest <= own.greatest {
                field.smallest = (own.smallest, own.smallestLine)
                field.greatest = (own.greatest, own.greatestLine)
            }
            field.longest = (own.longest, own.longestLine)
            if own.key >= 0 {
                let duplicate = keys[own.key].duplicate
                field.duplicates = PayloadField.Duplicates(
                    count: duplicate.count, value: shown(duplicate.value), line: duplicate.line,
                    firstLine: duplicate.firstLine, compared: duplicate.compared)
            }
            return field
        }
    }

    var keyTables: [KeyTable] {
        keys.filter { $0.table.count > 0 }.map { $0.table.named(path($0.node)) }
    }

    /// The objects of the longest list near the top: what a document is a list of.
    var listedRecords: Int {
        let lists = nodes.indices.filter { nodes[$0].isElement && depth($0) <= 3 }
        return lists.map { nodes[$0].occurrences }.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
    }

    private func depth(_ node: Int) -> Int {
        nodes[node].parent < 0 ? 0 : depth(nodes[node].parent) + 1
    }
}

/// Names of fields whose values nobody should see in a report.
enum SecretName {
    static func covers(_ path: String) -> Bool {
        let name = path.lowercased().filter { $0.isLetter }
        return words.contains { name.contains($0) }
    }

    private static let words = [
        "password", "passwd", "secret", "token", "authorization", "apikey", "privatekey", "cookie",
        "credential", "cardnumber", "cvv", "pincode",
    ]
}
