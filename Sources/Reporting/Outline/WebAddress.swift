/// Which addresses a report makes links of.
enum WebAddress {
    /// Whether the text is an `http` or `https` address of characters that need no escaping anywhere
    /// but `&` in HTML. Everything else is shown, not linked.
    static func isPlain(_ text: String) -> Bool {
        let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
        guard let scheme, text.utf8.count > scheme.utf8.count, text.utf8.count < 2_000 else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: punctuation.contains(byte)
            }
        }
    }

    private static let punctuation = Set("-._~:/?#@&()+,;=%".utf8)
}
