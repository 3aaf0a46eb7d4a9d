// What stays although a detector's pattern fits it.
extension Survivors {
    func survives(
        _ value: UnsafeRawBufferPointer, as shape: PseudonymShape, at level: RedactionLevel
    ) -> Bool {
        let text = Text(value)
        // A key in a URL was taken out, and its pseudonym stands where a user's name could.
        if isPseudonym(text) { return true }
        switch shape {
        case .secret, .token, .number, .path: return survives(value, isQuoted: true)
        case .user: return !UserNames.isPerson(value)
        case .host: return ends(text, ".invalid") || ends(text, ".example.invalid")
        case .email: return isNobodysAddress(text)
        case .ipv4:
            guard let address = Address4(value) else { return true }
            return address.isUniversal || level < .strict && address.isPrivate
        case .ipv6:
            guard let groups = Address6.groups(value) else { return true }
            return Address6.isUniversal(groups) || level < .strict && Address6.isPrivate(groups)
        case .mac:
            let digits = value.filter(\.isHex).map { $0.isUpper ? $0 | 0x20 : $0 }
            let starts = [
                "025e", "00005e0053", "3333", "01005e", "ffffffffffff", "000000000000", "0180c2",
            ]
            return starts.contains { digits.starts(with: $0.utf8) }
        case .phone: return value.filter(\.isDigit).starts(with: "999".utf8)
        case .card: return value.filter(\.isDigit).starts(with: "999999".utf8)
        case .iban:
            let plain = value.filter(\.isWord)
            return plain.count < 15
                || plain[4..<12].allSatisfy { $0 == 48 || $0 == UInt8(ascii: "X") }
        }
    }

    private func ends(_ text: Text, _ end: StaticString) -> Bool {
        text.stands(end, at: text.count - end.utf8CodeUnitCount, ignoringCase: true)
    }

    /// Reserved domains (RFC 2606), and addresses of programs: `git@github.com`.
    private func isNobodysAddress(_ text: Text) -> Bool {
        let ends: [StaticString] = [
            ".invalid", "@invalid", ".example", "@example.com", "@example.org", "@example.net",
            ".example.com", ".example.org", ".test", "@localhost", ".localhost", ".localdomain",
        ]
        if ends.contains(where: { self.ends(text, $0) }) { return true }
        let starts: [StaticString] = [
            "git@", "noreply@", "no-reply@", "postmaster@", "mailer-daemon@", "root@", "hg@",
            "svn@",
        ]
        return starts.contains { text.stands($0, at: 0, ignoringCase: true) }
    }
}

extension Survivors {
    /// 8-4-4-4-12 hexadecimal digits.
    static func isUUID(_ value: UnsafeRawBufferPointer) -> Bool {
        guard value.count == 36 else { return false }
        let text = Text(value)
        return (0..<36).allSatisfy {
            [8, 13, 18, 23].contains($0) ? text[$0] == 45 : text[$0].isHex
        }
    }
}
