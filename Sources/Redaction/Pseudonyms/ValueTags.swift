import Sealing

/// What tells values apart in pseudonyms: a hash under a key, or only which came first.
final class ValueTags {
    private let hash: KeyedHash
    private let isOrdered: Bool
    private var order: [[UInt8]: Int] = [:]
    private var counts: [String: Int] = [:]

    init(_ hash: KeyedHash) {
        self.hash = hash
        isOrdered = false
    }

    /// Numbers values as they come. The key is no secret then, for nothing but the numbers is hashed.
    init() {
        hash = KeyedHash(key: [UInt8](repeating: 0, count: 32)) ?? KeyedHash()
        isOrdered = true
    }

    /// 32 bytes.
    func tag(of value: [UInt8]) -> [UInt8] {
        guard isOrdered else { return hash.tag(of: value) }
        return hash.tag(of: Array(String(number(of: value, in: "")).utf8))
    }

    /// The value's number within its family, from 1; `nil` where hashes tell values apart.
    func number(of value: [UInt8], _ family: String) -> Int? {
        isOrdered ? number(of: Array("\(family)\0".utf8) + value, in: family) : nil
    }

    private func number(of value: [UInt8], in family: String) -> Int {
        if let known = order[value] { return known }
        counts[family, default: 0] += 1
        let number = counts[family, default: 1]
        order[value] = number
        return number
    }
}
