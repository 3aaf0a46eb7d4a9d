/// What a payload's values are like.
extension ShapeBuilder {
    /// `null`, `true`, `false`.
    mutating func word(_ node: Int, _ look: ValueLook, _ text: UnsafeRawBufferPointer, line: Int) {
        moment += 1
        guard node >= 0 else { return }
        sample(node, look, text)
        count(node, look, line)
        if look == .boolean { remember(node, text, line) }
    }

    mutating func number(_ node: Int, _ look: ValueLook, _ text: UnsafeRawBufferPointer, line: Int)
    {
        moment += 1
        guard node >= 0 else { return }
        sample(node, look, text)
        count(node, look, line)
        note(number: Self.value(text), node, line)
        remember(node, text, line)
    }

    /// A text, without its quotes.
    mutating func text(_ node: Int, _ text: UnsafeRawBufferPointer, line: Int) {
        moment += 1
        guard node >= 0 else { return }
        let look = ValueLook(text: text)
        sample(node, look, text)
        count(node, look, line)
        if text.count > nodes[node].longest {
            nodes[node].longest = text.count
            nodes[node].longestLine = line
        }
        if look == .wholeText || look == .decimalText { note(number: Self.value(text), node, line) }
        remember(node, text, line)
    }

    @inline(__always)
    mutating func note(number: Double, _ node: Int, _ line: Int) {
        if number < nodes[node].smallest {
            nodes[node].smallest = number
            nodes[node].smallestLine = line
        }
        if number > nodes[node].greatest {
            nodes[node].greatest = number
            nodes[node].greatestLine = line
        }
    }

    @inline(__always)
    mutating func count(_ node: Int, _ look: ValueLook, _ line: Int) {
        let index = node * ValueLook.count + Int(look.rawValue)
        if tallies[index].count == 0 {
            tallies[index].firstLine = line
            tallies[index].first = moment
        }
        tallies[index].count += 1
        tallies[index].lastLine = line
        tallies[index].last = moment
    }

    private mutating func sample(_ node: Int, _ look: ValueLook, _ text: UnsafeRawBufferPointer) {
        let index = node * ValueLook.count + Int(look.rawValue)
        guard tallies[index].count == 0 else { return }
        samples[index] = Array(text.prefix(Self.longestValue))
    }

    private mutating func remember(_ node: Int, _ text: UnsafeRawBufferPointer, _ line: Int) {
        let key = nodes[node].key
        guard key >= 0 || !nodes[node].overflows else { return }
        let hash = KeyTable.hash(text)
        if key >= 0, !text.isEmpty { check(key, hash, text, line) }
        if nodes[node].overflows { return }
        let start = node * Self.mostValues
        let known = nodes[node].values
        for index in start..<(start + known) where valueHashes[index] == hash {
            valueTallies[index].count += 1
            valueTallies[index].lastLine = line
            valueTallies[index].last = moment
            return
        }
        guard known < Self.mostValues, text.count <= Self.longestValue else {
            nodes[node].overflows = true
            return
        }
        nodes[node].values += 1
        valueHashes[start + known] = hash
        valueTexts[start + known] = Array(text)
        valueTallies[start + known] = Tally(
            count: 1, firstLine: line, lastLine: line, first: moment, last: moment)
    }

    private mutating func check(
        _ key: Int, _ hash: UInt64, _ text: UnsafeRawBufferPointer, _ line: Int
    ) {
        keyPrint = KeyTable.mix(keyPrint ^ hash)
        // Beyond the table's room nothing is compared any more.
        guard keys[key].table.count < KeyTable.most else { return }
        guard let earlier = keys[key].table.insert(hash, line: line) else {
            keys[key].duplicate.compared += 1
            return
        }
        keys[key].duplicate.compared += 1
        if keys[key].duplicate.count == 0 {
            keys[key].duplicate.value = Array(text.prefix(Self.longestValue))
            keys[key].duplicate.line = line
            keys[key].duplicate.firstLine = earlier
        }
        keys[key].duplicate.count += 1
    }
}
