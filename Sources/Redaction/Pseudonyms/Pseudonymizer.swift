import Sealing

/// Gives each value a pseudonym of its own kind: the same value the same one, two values never one.
///
/// Tags are HMAC-SHA-256 under a key: with a key file they agree between bundles, without one nobody keeps
/// the key, so they can be neither reversed nor tried from a dictionary.
final class Pseudonymizer {
    private let hash: ValueTags
    /// Of each tag that was given the rest of the hash it stands for.
    private var given: [String: UInt64] = [:]
    private var recent: [Question: [UInt8]] = [:]
    private var networks: AddressBook

    private struct Question: Hashable {
        let shape: PseudonymShape
        let isNarrow: Bool
        let value: [UInt8]
    }

    private static let mostKept = 500_000

    /// - Parameters:
    ///   - key: `nil` for one that is forgotten with the run.
    ///   - isOrdered: whether values are numbered as they come, instead.
    init(key: KeyedHash?, isOrdered: Bool = false) {
        hash = isOrdered ? ValueTags() : ValueTags(key ?? KeyedHash())
        networks = AddressBook(isLasting: key != nil)
    }

    /// What takes the value's place. `isNarrow` where only letters, digits and hyphens are safe.
    func pseudonym(
        for value: UnsafeRawBufferPointer, _ shape: PseudonymShape, isNarrow: Bool
    ) -> [UInt8] {
        let question = Question(shape: shape, isNarrow: isNarrow, value: Array(value))
        if let known = recent[question] { return known }
        if recent.count > 50_000 { recent.removeAll(keepingCapacity: true) }
        let pseudonym = Array(made(for: question.value, shape, isNarrow).utf8)
        recent[question] = pseudonym
        return pseudonym
    }

    private func made(for value: [UInt8], _ shape: PseudonymShape, _ isNarrow: Bool) -> String {
        let lower = value.map { $0.isUpper ? $0 | 0x20 : $0 }
        switch shape {
        case .secret, .token, .number, .path:
            let name = shape == .number ? "id" : shape.rawValue
            // One family: a token found as a token and as a password keeps its tag.
            let tag = tag(of: value, shape == .token ? "secret" : name)
            return isNarrow ? "REDACTED-\(name)-\(tag)" : "\u{AB}\(name):\(tag)\u{BB}"
        case .email: return "user-\(tag(of: lower, "email"))@example.invalid"
        case .user: return "user-\(tag(of: lower, "user"))"
        case .host: return "host-\(tag(of: lower, "host")).example.invalid"
        case .ipv4:
            return networks.address(value) { hash.tag(of: Array("ipv4 ".utf8) + $0) }
        case .ipv6:
            return Address6.pseudonym(value) { hash.tag(of: Array("ipv6 ".utf8) + $0) }
        case .mac: return mac(lower, original: value)
        case .phone: return digits(value, "phone", prefix: "999", plus: true)
        case .card: return card(value)
        case .iban: return IBANPseudonym.made(for: value, hash.tag(of: Array("iban ".utf8) + value))
        }
    }

    /// Eight hexadecimal digits, more where two values would share them.
    func tag(of value: [UInt8], _ family: String) -> String {
        if let number = hash.number(of: value, family) { return String(number) }
        let bytes = hash.tag(of: Array(family.utf8) + [0] + value)
        let digits = bytes.prefix(16).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
        let rest = bytes[16..<24].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if given.count >= Self.mostKept { return String(digits.prefix(24)) }
        var length = 8
        while length < 32 {
            let tag = String(digits.prefix(length))
            let known = given["\(family) \(tag)"]
            if known == nil || known == rest {
                given["\(family) \(tag)"] = rest
                return tag
            }
            length += 4
        }
        return digits
    }

    /// The same digits' number and punctuation, beginning with what nobody has.
    private func digits(_ value: [UInt8], _ family: String, prefix: String, plus: Bool) -> String {
        let plain = value.filter(\.isDigit)
        var stream = DigitStream(hash.tag(of: Array("\(family) ".utf8) + plain))
        var all = Array(prefix.utf8)
        while all.count < max(plain.count, 10) { all.append(stream.next()) }
        return (plus ? "+" : "") + String(decoding: all, as: UTF8.self)
    }

    /// Begins with 9999 99: national numbers of no country, by ISO/IEC 7812; the Luhn digit is right.
    private func card(_ value: [UInt8]) -> String {
        let plain = value.filter(\.isDigit)
        var stream = DigitStream(hash.tag(of: Array("card ".utf8) + plain))
        var all = Array("999999".utf8)
        while all.count < plain.count - 1 { all.append(stream.next()) }
        var sum = 0
        for (index, digit) in all.reversed().enumerated() {
            let number = Int(digit) - 48
            sum += index % 2 == 0 ? (number * 2 > 9 ? number * 2 - 9 : number * 2) : number
        }
        all.append(UInt8(48 + (10 - sum % 10) % 10))
        var next = all.makeIterator()
        let spaced = value.map { $0.isDigit ? next.next() ?? 48 : $0 }
        return String(decoding: spaced, as: UTF8.self)
    }

    /// Locally administered, beginning with 02:5e, in the way of writing of the original.
    private func mac(_ lower: [UInt8], original: [UInt8]) -> String {
        let plain = lower.filter(\.isHex)
        let bytes = hash.tag(of: Array("mac ".utf8) + plain)
        let isUpper = original.contains(where: \.isUpper)
        let alphabet = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        let head = Array((isUpper ? "025E" : "025e").utf8)
        var all =
            head + bytes.prefix(4).flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
        all += bytes.dropFirst(4).prefix(2).flatMap {
            [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]]
        }
        var next = all.makeIterator()
        let spelled = original.map { $0.isHex ? next.next() ?? 48 : $0 }
        return String(decoding: spelled, as: UTF8.self)
    }
}

/// Digits from a hash, as many as wanted.
struct DigitStream {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> UInt8 {
        defer { place += 1 }
        guard !bytes.isEmpty else { return 48 }
        let byte = bytes[place % bytes.count] &+ UInt8(truncatingIfNeeded: place / bytes.count * 7)
        return 48 + byte % 10
    }
}

/// An IBAN of the same country and length whose bank is all zeros: right by its check digits, issued by none.
enum IBANPseudonym {
    static func made(for value: [UInt8], _ tag: [UInt8]) -> String {
        let plain = value.filter(\.isWord)
        guard plain.count > 14 else { return "\u{AB}iban\u{BB}" }
        var stream = DigitStream(tag)
        var account = Array(plain[4...])
        for index in account.indices {
            if account[index].isLetter {
                account[index] = UInt8(ascii: "X")
            } else {
                account[index] = index < 8 ? 48 : stream.next()
            }
        }
        let country = plain[0..<2].map { $0.isLower ? $0 & ~0x20 : $0 }
        var rest = 0
        for byte in account + country + [48, 48] {
            let number = byte.isLetter ? Int(byte | 0x20) - 87 : Int(byte) - 48
            rest = (number > 9 ? rest * 100 + number : rest * 10 + number) % 97
        }
        let check = 98 - rest
        let all = country + [UInt8(48 + check / 10), UInt8(48 + check % 10)] + account
        var next = all.makeIterator()
        let spaced = value.map { $0.isWord ? next.next() ?? 48 : $0 }
        return String(decoding: spaced, as: UTF8.self)
    }
}
