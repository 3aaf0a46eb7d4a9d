/// Gives IPv4 addresses others that nobody has, and keeps who shares a network of 256 with whom.
///
/// Within one run networks get, one after another, the three documentation ranges, then the 512 of the
/// benchmarking range 198.18.0.0/15, then of 240.0.0.0/4. Between bundles the order tells nothing, so with a
/// lasting key each network has its place in 240.0.0.0/4 by its hash alone.
struct AddressBook {
    private let isLasting: Bool
    /// Of each network its substitute, and the other way round.
    private var substitutes: [UInt32: UInt32] = [:]
    private var taken: [UInt32: UInt32] = [:]
    /// Of each substitute network which host is which.
    private var hosts: [UInt64: UInt8] = [:]

    private static let documentation: [UInt32] = [0xc00002, 0xc63364, 0xcb0071]

    init(isLasting: Bool) { self.isLasting = isLasting }

    mutating func address(_ text: [UInt8], _ hash: ([UInt8]) -> [UInt8]) -> String {
        guard let address = Address4(text) else { return "192.0.2.1" }
        let network = address.value >> 8
        let substitute = substitutes[network] ?? assign(network, hash)
        let host = self.host(UInt8(address.value & 255), network, hash)
        return Address4(value: substitute << 8 | UInt32(host)).description
    }

    private mutating func assign(_ network: UInt32, _ hash: ([UInt8]) -> [UInt8]) -> UInt32 {
        let bytes = hash([UInt8(network >> 16), UInt8(network >> 8 & 255), UInt8(network & 255)])
        let number = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var candidate: UInt32
        let count = substitutes.count
        if !isLasting, count < Self.documentation.count {
            candidate = Self.documentation[count]
        } else if !isLasting, count < 400 {
            candidate = 0xc61200 + number % 512
            while taken[candidate] != nil {
                candidate = 0xc61200 + (candidate - 0xc61200 + 1) % 512
            }
        } else {
            candidate = 0xf00000 + number % 0x0f_0000
            while taken[candidate] != nil, taken.count < 0x0e_0000 {
                candidate = 0xf00000 + (candidate - 0xf00000 + 1) % 0x0f_0000
            }
        }
        substitutes[network] = candidate
        taken[candidate] = network
        return candidate
    }

    /// A permutation of the 256 hosts that keeps 0 and 255, which are no hosts: four rounds of Feistel.
    private func host(_ host: UInt8, _ network: UInt32, _ hash: ([UInt8]) -> [UInt8]) -> UInt8 {
        guard host != 0, host != 255 else { return host }
        let key = hash([
            1, UInt8(network >> 16), UInt8(network >> 8 & 255), UInt8(network & 255),
        ])
        var host = host
        repeat {
            var (left, right) = (host >> 4, host & 15)
            for round in 0..<4 {
                (left, right) = (right, left ^ key[round * 7 % 32 ^ Int(right)] & 15)
            }
            host = left << 4 | right
        } while host == 0 || host == 255
        return host
    }
}

/// An IPv4 address.
struct Address4: CustomStringConvertible {
    let value: UInt32

    init(value: UInt32) { self.value = value }

    /// Four decimal numbers to 255, without leading zeros.
    init?(_ text: some Sequence<UInt8>) {
        var (value, part, digits, dots): (UInt32, UInt32, Int, Int) = (0, 0, 0, 0)
        for byte in text {
            if byte == 46 {
                guard digits > 0, dots < 3 else { return nil }
                value = value << 8 | part
                (part, digits, dots) = (0, 0, dots + 1)
            } else {
                guard byte.isDigit, digits < 3, !(digits > 0 && part == 0) else { return nil }
                part = part * 10 + UInt32(byte) - 48
                guard part < 256 else { return nil }
                digits += 1
            }
        }
        guard dots == 3, digits > 0 else { return nil }
        self.value = value << 8 | part
    }

    var description: String {
        "\(value >> 24).\(value >> 16 & 255).\(value >> 8 & 255).\(value & 255)"
    }

    private func isIn(_ network: UInt32, _ bits: UInt32) -> Bool {
        value >> (32 - bits) == network >> (32 - bits)
    }

    /// Means the same everywhere, or was put there by redaction: loopback, link-local, multicast, netmasks,
    /// documentation, benchmarking and reserved ranges.
    var isUniversal: Bool {
        isIn(0x7f00_0000, 8) || isIn(0, 8) || isIn(0xa9fe_0000, 16) || value >> 28 >= 14
            || isIn(0xc000_0200, 24) || isIn(0xc633_6400, 24) || isIn(0xcb00_7100, 24)
            || isIn(0xc612_0000, 15)
    }

    /// RFC 1918 and RFC 6598: says nothing outside its own network.
    var isPrivate: Bool {
        isIn(0x0a00_0000, 8) || isIn(0xac10_0000, 12) || isIn(0xc0a8_0000, 16)
            || isIn(0x6440_0000, 10)
    }
}

/// IPv6 addresses and their substitutes below 2001:db8::/32.
enum Address6 {
    /// The eight groups; `nil` when the text is no address.
    static func groups(_ text: some Collection<UInt8>) -> [UInt16]? {
        var bytes = Array(text)
        if let zone = bytes.firstIndex(of: UInt8(ascii: "%")) { bytes.removeSubrange(zone...) }
        let string = String(decoding: bytes, as: UTF8.self)
        var halves: [[UInt16]] = []
        var parts = string.components(between: "::")
        guard parts.count <= 2 else { return nil }
        for index in parts.indices {
            var groups: [UInt16] = []
            let pieces = parts[index].split(separator: ":", omittingEmptySubsequences: false)
            for (number, piece) in pieces.enumerated() where !(pieces.count == 1 && piece.isEmpty) {
                if piece.contains("."), number == pieces.count - 1, index == parts.count - 1 {
                    guard let four = Address4(piece.utf8) else { return nil }
                    groups += [UInt16(four.value >> 16), UInt16(four.value & 0xffff)]
                    continue
                }
                guard piece.utf8.count <= 4, let group = UInt16(piece, radix: 16) else {
                    return nil
                }
                groups.append(group)
            }
            halves.append(groups)
        }
        parts.removeAll()
        if halves.count == 1 { return halves[0].count == 8 ? halves[0] : nil }
        let missing = 8 - halves[0].count - halves[1].count
        guard missing >= 1 else { return nil }
        return halves[0] + Array(repeating: 0, count: missing) + halves[1]
    }

    /// Loopback, unspecified, link-local, multicast, documentation; IPv4 inside is judged as IPv4.
    static func isUniversal(_ groups: [UInt16]) -> Bool {
        if groups.dropLast().allSatisfy({ $0 == 0 }) { return true }
        if groups[0] & 0xffc0 == 0xfe80 || groups[0] & 0xff00 == 0xff00 { return true }
        return groups[0] == 0x2001 && groups[1] == 0x0db8
    }

    /// fc00::/7
    static func isPrivate(_ groups: [UInt16]) -> Bool { groups[0] & 0xfe00 == 0xfc00 }

    /// The first 64 bits become 32 of a hash behind the documentation prefix, the other 64 their hash.
    static func pseudonym(_ value: [UInt8], _ hash: ([UInt8]) -> [UInt8]) -> String {
        guard let groups = groups(value) else { return "2001:db8::1" }
        func bytes(_ groups: ArraySlice<UInt16>) -> [UInt8] {
            groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        }
        let network = hash(bytes(groups[..<4]))
        let host = hash(bytes(groups[...]))
        let all = Array(network.prefix(4) + host.prefix(8))
        let texts = stride(from: 0, to: 12, by: 2).map { index in
            String(UInt16(all[index]) << 8 | UInt16(all[index + 1]), radix: 16)
        }
        let zone = value.firstIndex(of: UInt8(ascii: "%")).map {
            String(decoding: value[$0...], as: UTF8.self)
        }
        return "2001:db8:" + texts.joined(separator: ":") + (zone ?? "")
    }
}

extension String {
    /// The parts around a separator, of which there may be empty ones.
    fileprivate func components(between separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
