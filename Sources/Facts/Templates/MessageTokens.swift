/// A message cut into words, separators and parts that vary from one occurrence to the next.
///
/// Works on bytes and keeps hashes: a `String` a line would cost more than all the rest. The storage is
/// used again for the next message.
struct MessageTokens {
    /// One word, separator or variable part.
    struct Token {
        /// ``variable``, a separator's byte, or the hash of a word.
        var hash: UInt64
        /// Its bytes in the message.
        var start: Int32
        var end: Int32

        var isVariable: Bool { hash == MessageTokens.variable }
        var isSeparator: Bool { MessageTokens.isSeparator(hash) }
    }

    /// Stands for whatever a variable part is.
    static let variable: UInt64 = 0
    /// Bytes and tokens of a message that are looked at.
    static let mostBytes = 1000
    private static let mostTokens = 128
    /// A quoted text of at least so many words is prose, not a value.
    private static let proseWords = 5

    private(set) var tokens: [Token] = []

    static func isSeparator(_ hash: UInt64) -> Bool { hash > 0 && hash < 256 }

    /// What messages with the same words and variable parts have in common.
    var key: UInt64 {
        tokens.reduce(Hash.start) { Hash.mixed($0, $1.hash) }
    }

    /// What messages of the same length with the same separators have in common.
    var skeleton: UInt64 {
        tokens.reduce(Hash.mixed(Hash.start, UInt64(tokens.count))) {
            Hash.mixed($0, $1.isSeparator ? $1.hash : 0)
        }
    }

    /// Cuts the next message.
    mutating func cut(_ message: UnsafeRawBufferPointer) {
        tokens.removeAll(keepingCapacity: true)
        let message = UnsafeRawBufferPointer(rebasing: message.prefix(Self.mostBytes))
        var word = MessageWord(start: 0)
        var index = 0
        while index < message.count, tokens.count < Self.mostTokens {
            let byte = message[index]
            switch Self.kinds[Int(byte)] {
            case Self.plain:
                word.add(byte)
                index += 1
                continue
            case Self.blank:
                end(word, at: index, message)
                index = byte == 0x1B ? Self.escapeEnd(message, index) : index + 1
            case Self.backslash:
                guard index + 1 < message.count, message[index + 1] == Self.quote else {
                    word.add(byte)
                    index += 1
                    continue
                }
                end(word, at: index, message)
                index += 1
            case Self.quotes where word.isEmpty(at: index):
                index = quoted(message, index)
            case Self.quotes
            where byte == Self.apostrophe && index + 1 < message.count
                && message[index + 1].isLetter:
                // An apostrophe within a word: `can't`.
                word.add(byte)
                index += 1
                continue
            case Self.separating
            where byte == UInt8(ascii: ":")
                && LineBytes(message).has("://", at: index) && !word.isEmpty(at: index):
                index = Self.addressEnd(message, index)
                variable(word.start, index)
            default:
                end(word, at: index, message)
                separator(byte, at: index)
                index += 1
            }
            word = MessageWord(start: index)
        }
        end(word, at: index, message)
    }

    private mutating func end(_ word: MessageWord, at end: Int, _ message: UnsafeRawBufferPointer) {
        guard end > word.start else { return }
        if word.isVariable(message, end)
            || (tokens.last?.isVariable == true
                && word.isUnit(message, end))
        {
            variable(word.start, end)
        } else {
            add(word.hash, word.start, end)
        }
    }

    private mutating func add(_ hash: UInt64, _ start: Int, _ end: Int) {
        tokens.append(
            Token(
                hash: hash, start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end)))
    }

    /// Variable parts side by side are one, as are those in a list.
    private mutating func variable(_ start: Int, _ end: Int) {
        let last = tokens.count - 1
        if last >= 1, tokens[last - 1].isVariable, Self.joins(tokens[last].hash) {
            tokens.removeLast()
        }
        if tokens.last?.isVariable == true {
            tokens[tokens.count - 1].end = Int32(truncatingIfNeeded: end)
        } else {
            add(Self.variable, start, end)
        }
    }

    /// `host (10.0.0.7)` and `host ()` are one variable part.
    private mutating func separator(_ byte: UInt8, at index: Int) {
        if byte == UInt8(ascii: ")") {
            let last = tokens.count - 1
            let isFilled = last >= 2 && tokens[last].isVariable
            let open = isFilled ? last - 1 : last
            if open >= 1, tokens[open].hash == UInt64(UInt8(ascii: "(")),
                tokens[open - 1].isVariable
            {
                tokens.removeLast(last - open + 1)
                tokens[tokens.count - 1].end = Int32(truncatingIfNeeded: index + 1)
                return
            }
        }
        add(UInt64(byte), index, index + 1)
    }

    /// Goes on behind what a quote opens: a value, a key or the quote alone.
    private mutating func quoted(_ message: UnsafeRawBufferPointer, _ start: Int) -> Int {
        let quote = message[start]
        let isEscaped = start > 0 && message[start - 1] == Self.slash
        guard let close = Self.closing(message, start, isEscaped) else {
            separator(quote, at: start)
            return start + 1
        }
        let inner = (start + 1)..<(isEscaped ? close - 1 : close)
        let next = close + 1 < message.count ? message[close + 1] : 0
        let blanks = message[inner].reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
        if next == UInt8(ascii: ":"), blanks == 0, !inner.isEmpty {
            var key = MessageWord(start: inner.lowerBound)
            for byte in message[inner] { key.add(byte) }
            add(key.hash, inner.lowerBound, inner.upperBound)
            return close + 1
        }
        if let method = MessageWord.method(message, inner) {
            add(method.hash, inner.lowerBound, inner.lowerBound + method.length)
            variable(inner.lowerBound + method.length + 1, close + 1)
            return close + 1
        }
        guard blanks < Self.proseWords - 1, !next.isWord else {
            separator(quote, at: start)
            return start + 1
        }
        variable(start, close + 1)
        return close + 1
    }

    private static func closing(
        _ message: UnsafeRawBufferPointer, _ start: Int, _ isEscaped: Bool
    ) -> Int? {
        var index = start + 1
        let end = min(message.count, start + 200)
        while index < end {
            if message[index] == message[start] {
                if (message[index - 1] == slash) == isEscaped { return index }
            }
            index += 1
        }
        return nil
    }

    /// Behind an ANSI escape such as `ESC[31m`.
    private static func escapeEnd(_ message: UnsafeRawBufferPointer, _ start: Int) -> Int {
        LineBytes(message).skippingEscapes(start) == start
            ? start + 1 : LineBytes(message).skippingEscapes(start)
    }

    /// Behind an address such as `https://host/path?query`.
    private static func addressEnd(_ message: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start
        while index < message.count, message[index] > 0x20, !ends.contains(message[index]) {
            index += 1
        }
        // What ends the sentence is none of the address.
        while index > start + 3,
            message[index - 1] == UInt8(ascii: ".")
                || message[index - 1] == UInt8(ascii: ",")
                || message[index - 1] == UInt8(ascii: ":")
        {
            index -= 1
        }
        return index
    }

    private static let ends: Set<UInt8> = Set("\"'<>)]}|\\".utf8)

    private static func joins(_ hash: UInt64) -> Bool {
        hash == UInt64(UInt8(ascii: ",")) || hash == UInt64(UInt8(ascii: ":"))
    }

    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")
    private static let slash = UInt8(ascii: "\\")
    private static let plain: UInt8 = 0
    private static let blank: UInt8 = 1
    private static let separating: UInt8 = 2
    private static let quotes: UInt8 = 3
    private static let backslash: UInt8 = 4

    private static let kinds: [UInt8] = {
        var kinds = [UInt8](repeating: plain, count: 256)
        for byte in 0...0x20 { kinds[byte] = blank }
        for byte in "=,:[](){};|<>@#".utf8 { kinds[Int(byte)] = separating }
        kinds[Int(quote)] = quotes
        kinds[Int(apostrophe)] = quotes
        kinds[Int(slash)] = backslash
        return kinds
    }()
}

/// FNV-1a, eight bytes at a time where there are as many: the same in every run.
enum Hash {
    static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        var hash = (hash ^ value) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
        return hash
    }
}
