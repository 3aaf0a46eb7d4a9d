import Glibc

/// The tree of a payload's field paths while it is read; see ``Payload``.
///
/// A node is a number; −1 stands for a field beyond the limits, whose values are parsed and not counted. All
/// that is touched for every value lies in flat arrays of plain numbers.
struct ShapeBuilder {
    static let mostNodes = 512
    static let mostValues = 32
    static let longestValue = 80
    static let mostKeys = 4

    struct Node {
        /// The first eight bytes of the name, so that most comparisons need nothing else.
        var prefix: UInt64 = 0
        var nameStart = 0
        var nameCount = 0
        var parent = -1
        var firstChild = -1
        var lastChild = -1
        var next = -1
        var children = 0
        /// Objects of this path, and where the one before the last began.
        var occurrences = 0
        var line = 1
        var moment = 0
        var lineBefore = 1
        var momentBefore = 0
        var firstLine = 1
        var firstMoment = 0
        /// The parent's occurrence in which it was seen last, and how many of its own children were
        /// seen in the current one.
        var seen = 0
        var seenChildren = 0
        /// The child that probably comes next.
        var hint = -1
        var isElement = false
        var key = -1
        // What its values are like.
        var values = 0
        var overflows = false
        var longest = 0
        var longestLine = 0
        var smallest = Double.infinity
        var smallestLine = 0
        var greatest = -Double.infinity
        var greatestLine = 0
    }

    struct Tally {
        var count = 0
        var firstLine = 0
        var lastLine = 0
        var first = 0
        var last = 0
    }

    struct Duplicate {
        var count = 0
        var compared = 0
        var value: [UInt8] = []
        var line = 0
        var firstLine = 0
    }

    var nodes: [Node] = []
    var names: [UInt8] = []
    /// `ValueLook.count` for each node.
    var tallies: [Tally] = []
    /// `mostValues` for each node.
    var valueHashes: [UInt64] = []
    var valueTallies: [Tally] = []
    var valueTexts: [[UInt8]] = []
    /// The first and the last text of each look, by tally.
    var samples: [Int: [UInt8]] = [:]
    var keys: [(node: Int, table: KeyTable, duplicate: Duplicate)] = []
    var keyPrint: UInt64 = 0
    /// Counts values, so that any two can be put in order.
    var moment = 0
    var overflowed = false

    init() {
        _ = add(parent: -1, name: UnsafeRawBufferPointer(start: nil, count: 0), isElement: false)
    }

    private mutating func add(parent: Int, name: UnsafeRawBufferPointer, isElement: Bool) -> Int {
        guard nodes.count < Self.mostNodes, name.count <= 256 else {
            overflowed = true
            return -1
        }
        let number = nodes.count
        var node = Node()
        node.prefix = Self.prefix(name)
        node.nameStart = names.count
        node.nameCount = name.count
        node.parent = parent
        node.isElement = isElement
        names.append(contentsOf: name)
        if !isElement, parent >= 0, keys.count < Self.mostKeys, KeyTable.isKey(name) {
            node.key = keys.count
            keys.append((number, KeyTable(path: ""), Duplicate()))
        }
        nodes.append(node)
        tallies.append(contentsOf: repeatElement(Tally(), count: ValueLook.count))
        valueHashes.append(contentsOf: repeatElement(0, count: Self.mostValues))
        valueTallies.append(contentsOf: repeatElement(Tally(), count: Self.mostValues))
        valueTexts.append(contentsOf: repeatElement([], count: Self.mostValues))
        guard parent >= 0 else { return number }
        if nodes[parent].lastChild < 0 {
            nodes[parent].firstChild = number
        } else {
            nodes[nodes[parent].lastChild].next = number
        }
        nodes[parent].lastChild = number
        nodes[parent].children += 1
        noteEarlierAbsence(of: number, in: parent)
        return number
    }

    /// A field that first turns up in a later object was absent from the ones before.
    private mutating func noteEarlierAbsence(of number: Int, in parent: Int) {
        let owner = nodes[parent]
        guard !nodes[number].isElement, owner.occurrences > 1 else { return }
        tallies[number * ValueLook.count + Int(ValueLook.absent.rawValue)] = Tally(
            count: owner.occurrences - 1, firstLine: owner.firstLine, lastLine: owner.lineBefore,
            first: owner.firstMoment, last: owner.momentBefore)
    }

    @inline(__always)
    private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
        if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
        var prefix: UInt64 = 0
        for byte in name { prefix = prefix << 8 | UInt64(byte) }
        return prefix
    }

    /// The member of an object with this name; made when it is new.
    mutating func child(of parent: Int, _ name: UnsafeRawBufferPointer) -> Int {
        guard parent >= 0 else { return -1 }
        let prefix = Self.prefix(name)
        var found = nodes[parent].hint
        if found < 0 || !isNamed(found, prefix, name) {
            found = nodes[parent].firstChild
            while found >= 0, !isNamed(found, prefix, name) { found = nodes[found].next }
        }
        if found < 0 { found = add(parent: parent, name: name, isElement: false) }
        guard found >= 0 else { return -1 }
        nodes[parent].hint = nodes[found].next
        see(found, in: parent)
        return found
    }

    /// Notes that a member whose node is known stands in the current object.
    @inline(__always)
    mutating func see(_ child: Int, in parent: Int) {
        guard child >= 0, nodes[child].seen != nodes[parent].occurrences else { return }
        nodes[child].seen = nodes[parent].occurrences
        nodes[parent].seenChildren += 1
    }

    @inline(__always)
    private func isNamed(_ node: Int, _ prefix: UInt64, _ name: UnsafeRawBufferPointer) -> Bool {
        guard nodes[node].prefix == prefix, nodes[node].nameCount == name.count else {
            return false
        }
        if name.count <= 8 { return true }
        guard let base = name.baseAddress else { return true }
        let start = nodes[node].nameStart
        return names.withUnsafeBytes { all in
            all.baseAddress.map { memcmp($0 + start, base, name.count) == 0 } ?? false
        }
    }

    /// The elements of a list.
    mutating func element(of parent: Int) -> Int {
        guard parent >= 0 else { return -1 }
        if nodes[parent].firstChild >= 0, nodes[nodes[parent].firstChild].isElement {
            return nodes[parent].firstChild
        }
        return add(
            parent: parent, name: UnsafeRawBufferPointer(start: nil, count: 0), isElement: true)
    }

    mutating func beginObject(_ node: Int, line: Int) {
        moment += 1
        guard node >= 0 else { return }
        count(node, .object, line)
        nodes[node].lineBefore = nodes[node].line
        nodes[node].momentBefore = nodes[node].moment
        nodes[node].line = line
        nodes[node].moment = moment
        if nodes[node].occurrences == 0 {
            nodes[node].firstLine = line
            nodes[node].firstMoment = moment
        }
        nodes[node].occurrences += 1
        nodes[node].seenChildren = 0
        nodes[node].hint = nodes[node].firstChild
    }

    /// Counts the members that this object lacks.
    mutating func endObject(_ node: Int) {
        guard node >= 0, nodes[node].seenChildren < nodes[node].children else { return }
        moment += 1
        var child = nodes[node].firstChild
        let (occurrences, line) = (nodes[node].occurrences, nodes[node].line)
        while child >= 0 {
            if nodes[child].seen != occurrences, !nodes[child].isElement {
                count(child, .absent, line)
            }
            child = nodes[child].next
        }
    }

    mutating func endArray(_ node: Int, elements: Int, line: Int) {
        moment += 1
        guard node >= 0 else { return }
        count(node, .array, line)
        note(number: Double(elements), node, line)
    }
}
