/// Groups alike messages, over bytes, in bounded memory.
struct SignalMiner {
    private(set) var groups: [SignalGroup] = []
    private var index: [UInt64: Int] = [:]
    private static let limit = 2000

    /// The group of a message that is there already.
    mutating func existing(_ key: UInt64) -> Int? { index[key] }

    mutating func add(_ group: SignalGroup, key: UInt64) {
        guard groups.count < Self.limit else { return }
        index[key] = groups.count
        groups.append(group)
    }

    mutating func update(_ number: Int, _ change: (inout SignalGroup) -> Void) {
        change(&groups[number])
    }

    /// A hash of the message in which every word with a digit counts as the same word.
    static func key(_ message: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        forEachWord(message) { word, isVariable in
            if isVariable {
                hash = (hash ^ 0x2a) &* 0x0000_0100_0000_01b3
            } else {
                for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
            }
        }
        return hash
    }

    /// The message with `<*>` for every word with a digit.
    static func template(_ message: UnsafeRawBufferPointer) -> String {
        var bytes: [UInt8] = []
        var wasVariable = false
        forEachWord(message) { word, isVariable in
            if !isVariable {
                bytes.append(contentsOf: word)
            } else if !wasVariable {
                bytes.append(contentsOf: Array("<*>".utf8))
            }
            wasVariable = isVariable
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func forEachWord(
        _ message: UnsafeRawBufferPointer, _ body: (Slice<UnsafeRawBufferPointer>, Bool) -> Void
    ) {
        let end = min(message.count, 400)
        var start = 0
        var hasDigit = false
        for position in 0..<end {
            let byte = message[position]
            if isSeparator(byte) {
                if position > start { body(message[start..<position], hasDigit) }
                body(message[position..<(position + 1)], false)
                start = position + 1
                hasDigit = false
            } else if byte >= 0x30, byte <= 0x39 {
                hasDigit = true
            }
        }
        if end > start { body(message[start..<end], hasDigit) }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""),
            UInt8(ascii: "'"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
