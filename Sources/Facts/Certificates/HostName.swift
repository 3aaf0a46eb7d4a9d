import Glibc

/// A host as a certificate or a client names it, and whether one stands for the other.
package struct HostName: Hashable, Sendable {
    /// Lower case, without brackets and without a dot at the end.
    package let text: String
    private let address: [UInt8]?

    /// Takes the host out of `host`, `host:port`, `[::1]:443` or a URL; `nil` when there is none.
    package init?(_ text: some StringProtocol) {
        var rest = Substring(text.prefix(2000))
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/?#,; \t\"'<>".contains($0) }
        if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
        if rest.hasPrefix("[") {
            rest = rest.dropFirst().prefix { $0 != "]" }
        } else if rest.count(where: { $0 == ":" }) == 1 {
            rest = rest.prefix { $0 != ":" }
        }
        while rest.last == "." { rest.removeLast() }
        let host = rest.lowercased()
        guard !host.isEmpty, host.utf8.count <= 253 else { return nil }
        let address = Self.bytes(of: host)
        guard
            address != nil
                || host.allSatisfy({ $0.isLetter || $0.isNumber || "-_.*".contains($0) })
        else { return nil }
        self.text = address.flatMap { Self.address($0[...]) } ?? host
        self.address = address
    }

    /// Whether a certificate with this name is good for a host (RFC 9525): the same name, or a wildcard
    /// for exactly the leftmost label. An address is only itself.
    package func covers(_ host: HostName) -> Bool {
        if let address { return address == host.address }
        guard host.address == nil else { return false }
        if text == host.text { return true }
        guard text.hasPrefix("*."), let dot = host.text.firstIndex(of: "."),
            dot != host.text.startIndex
        else { return false }
        let parent = text.dropFirst(2)
        // “*.com” would be a certificate for a whole top-level domain.
        return parent.contains(".") && host.text[host.text.index(after: dot)...] == parent
    }

    /// Whether any name of a list, separated by commas and blanks, is good for the host; `nil` when
    /// this is no host or the list is empty.
    package static func isCovered(_ host: String, by names: String) -> Bool? {
        let known = names.split { $0 == "," || $0 == " " }.compactMap { HostName($0) }
        guard let host = HostName(host), !known.isEmpty else { return nil }
        return known.contains { $0.covers(host) }
    }

    /// An address from its 4 or 16 bytes.
    static func address(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        var text = [CChar](repeating: 0, count: 64)
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        let source = Array(bytes)
        guard inet_ntop(family, source, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    private static func bytes(of host: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, host, &bytes) == 1 { return Array(bytes.prefix(4)) }
        return host.contains(":") && inet_pton(AF_INET6, host, &bytes) == 1 ? bytes : nil
    }
}
