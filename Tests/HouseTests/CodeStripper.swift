/// Blanks out comments and the text of string literals; interpolations stay code and lines stay lines.
struct CodeStripper {
    private let input: [UInt8]
    private var output: [UInt8] = []
    private var index = 0

    init(_ text: String) {
        input = Array(text.utf8)
        output.reserveCapacity(input.count)
    }

    mutating func stripped() -> String {
        code(untilParenthesis: false)
        return String(decoding: output, as: UTF8.self)
    }

    private func stands(_ text: StaticString, at distance: Int = 0) -> Bool {
        let start = index + distance
        guard start + text.utf8CodeUnitCount <= input.count else { return false }
        return text.withUTF8Buffer {
            $0.elementsEqual(input[start..<start + text.utf8CodeUnitCount])
        }
    }

    private mutating func keep() {
        output.append(input[index])
        index += 1
    }

    private mutating func drop(_ count: Int = 1) {
        for _ in 0..<count where index < input.count {
            if input[index] == UInt8(ascii: "\n") { output.append(input[index]) }
            index += 1
        }
    }

    private mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while index < input.count {
            if stands("//") {
                while index < input.count, !stands("\n") { drop() }
            } else if stands("/*") {
                blockComment()
            } else if stands("\"") {
                string(hashes: 0)
            } else if stands("#"), let hashes = hashesBeforeQuote {
                drop(hashes)
                string(hashes: hashes)
            } else {
                if stands("(") { depth += 1 }
                if stands(")") {
                    depth -= 1
                    if untilParenthesis, depth < 0 { return }
                }
                keep()
            }
        }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if stands("/*") {
                depth += 1
                drop(2)
            } else if stands("*/") {
                depth -= 1
                drop(2)
            } else {
                drop()
            }
        } while depth > 0 && index < input.count
    }

    private var hashesBeforeQuote: Int? {
        var count = 0
        while index + count < input.count, input[index + count] == UInt8(ascii: "#") { count += 1 }
        return stands("\"", at: count) ? count : nil
    }

    private func hashesStand(_ count: Int, at distance: Int) -> Bool {
        (0..<count).allSatisfy { stands("#", at: distance + $0) }
    }

    private mutating func string(hashes: Int) {
        output.append(UInt8(ascii: "\""))
        let isLong = stands("\"\"\"")
        drop(isLong ? 3 : 1)
        while index < input.count {
            if stands("\\"), hashesStand(hashes, at: 1) {
                drop(1 + hashes)
                if stands("(") {
                    drop()
                    code(untilParenthesis: true)
                }
                drop()
            } else if isLong ? stands("\"\"\"") : stands("\""),
                hashesStand(hashes, at: isLong ? 3 : 1)
            {
                drop((isLong ? 3 : 1) + hashes)
                output.append(UInt8(ascii: "\""))
                return
            } else {
                drop()
            }
        }
    }
}
