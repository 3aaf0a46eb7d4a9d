/// A template as people read it.
enum TemplateText {
    private static let mark = Array("<*>".utf8)
    private static let most = 400

    /// The first message with `<*>` for what varies.
    static func text(_ template: TemplateMiner.Template) -> String {
        var bytes: [UInt8] = []
        var end = 0
        var wasVariable = false
        for (hash, span) in zip(template.tokens, template.spans) {
            let start = min(Int(span.start), template.sample.count)
            let gap = template.sample[min(end, start)..<start].filter { $0 >= 0x20 }
            end = min(max(start, Int(span.end)), template.sample.count)
            let isVariable = hash == MessageTokens.variable
            if bytes.isEmpty {
                bytes += isVariable ? mark[...] : template.sample[start..<end]
                wasVariable = isVariable
                continue
            }
            if isVariable, wasVariable, gap.allSatisfy({ $0 == 0x20 }) { continue }
            bytes += gap
            bytes += isVariable ? mark[...] : template.sample[start..<end]
            wasVariable = isVariable
            if bytes.count > most { break }
        }
        if bytes.count <= most {
            // What closes a value that is not itself a token, such as the quote behind a key.
            bytes += template.sample[end...].filter { $0 > 0x20 }.prefix(3)
        }
        return Text.decoded(bytes.prefix(most)) + (bytes.count > most ? " …" : "")
    }

    /// A key for what is left when variable parts side by side are one.
    static func collapsedKey(_ tokens: [UInt64]) -> UInt64 {
        var key = Hash.start
        var wasVariable = false
        for token in tokens {
            let isVariable = token == MessageTokens.variable
            if !(isVariable && wasVariable) { key = Hash.mixed(key, token) }
            wasVariable = isVariable
        }
        return key
    }
}
