/// Tells values from what only stands where a value could stand: placeholders, references, names, flags.
struct Survivors {
    let keys: SensitiveKeys

    /// Whether the value is none that must be taken out.
    func survives(_ value: UnsafeRawBufferPointer, isQuoted: Bool) -> Bool {
        let text = Text(value)
        let count = text.count
        guard count > 0, count < 65_536 else { return count == 0 }
        if isPseudonym(text) || isTemplate(text) || isRepeated(text) { return true }
        if count > 200 { return false }
        if isReference(text) || isPath(text) || isCode(text, isQuoted) || isSample(text) {
            return true
        }
        let words = SensitiveKeys.words(of: value)
        if words.isEmpty { return !isQuoted || count < 4 }
        // `changeme2024`, but not a word and a number of fifty digits.
        if count <= 64, keys.isPlaceholder(words), value.count(where: \.isDigit) <= 6 {
            return true
        }
        return isName(text, words)
    }

    /// What this program put there, or another one that redacts.
    func isPseudonym(_ text: Text) -> Bool {
        text.find("REDACTED", in: 0..<min(text.count, 64)) != nil
            || text.stands("\u{AB}", at: 0)
                && text.find("\u{BB}", in: 0..<min(text.count, 64)) != nil
            || text.stands("ENC(", at: 0) || text.stands("ENC[", at: 0)
            || text.stands("$ANSIBLE_VAULT", at: 0) || text.stands("%C2%AB", at: 0)
    }

    /// `${X}`, `$X`, `%X%`, `{{ x }}`, `<x>`, `[x]`, `#{x}`, `@x@`, `__X__`.
    private func isTemplate(_ text: Text) -> Bool {
        let (first, second, last) = (text[0], text[1], text[text.count - 1])
        switch (first, last) {
        case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")):
            return text.count < 64
        case (UInt8(ascii: "%"), UInt8(ascii: "%")) where text.count > 2:
            return text.count < 64
        case (UInt8(ascii: "@"), UInt8(ascii: "@")) where text.count > 2:
            return text.count < 64
        default: break
        }
        if first == UInt8(ascii: "$") {
            if second == UInt8(ascii: "{") || second == UInt8(ascii: "(") { return true }
            if let dollar = text.find(UInt8(ascii: "$"), from: 1), dollar > 0 { return false }
            return (second.isLetter || second == 95)
                && (1..<text.count).allSatisfy { text[$0].isWord || text[$0] == 95 }
        }
        if first == UInt8(ascii: "{"), second == first || second == UInt8(ascii: "%") {
            return true
        }
        if first == UInt8(ascii: "#"), second == UInt8(ascii: "{") { return true }
        return first == 95 && second == 95 && last == 95
            && text.count > 4 && (0..<text.count).allSatisfy { text[$0].isUpper || text[$0] == 95 }
    }

    /// What documents of providers show: `AKIA…EXAMPLE`, `ghp_xxxxxxxx`.
    private func isSample(_ text: Text) -> Bool {
        if text.find("EXAMPLE", in: 0..<text.count) != nil { return true }
        var (run, longest) = (1, 1)
        for place in 1..<text.count {
            run = text[place] == text[place - 1] ? run + 1 : 1
            longest = max(longest, run)
        }
        return longest >= 8 && longest * 2 > text.count
    }

    /// `****`, `xxxx`, `....`: one byte again and again, or hardly more.
    private func isRepeated(_ text: Text) -> Bool {
        let count = min(text.count, 256)
        guard count >= 3 else { return !(0..<count).contains { text[$0].isWord } }
        let first = text[0]
        if (0..<count).allSatisfy({ text[$0] == first }) { return true }
        // Masked but for its ends: `ab****yz`.
        let stars = (0..<count).count { text[$0] == UInt8(ascii: "*") }
        return stars >= 3 && stars * 2 >= count || text.find("****", in: 0..<count) != nil
    }

    /// Where the secret really is.
    private func isReference(_ text: Text) -> Bool {
        let starts: [StaticString] = [
            "vault:", "vault/", "secret/data/", "secretsmanager:", "arn:aws:", "op://", "ref+",
            "sm://", "ssm:", "aws-secret", "gcp-secret", "akv:", "azurekeyvault",
            "@microsoft.keyvault",
            "!ref", "!getatt", "!sub", "!vault", "env:", "env.", "env[", "file:", "file(",
            "process.env",
            "os.environ", "os.getenv", "system.getenv", "system.getproperty", "secrets.", "var.",
            "local.", "data.", "module.", "projects/", "keychain:", "keyring:", "pass:env",
            "secretref:", "{cipher}", "{vault}", "{env", "{file", "lookup(", "getenv(", "env(",
            "self.", "this.", "args.", "config.", "settings.", "options.", "params.", "kms:",
        ]
        return starts.contains { text.stands($0, at: 0, ignoringCase: true) }
    }

    /// The path of a file that holds it.
    private func isPath(_ text: Text) -> Bool {
        if text.stands("./", at: 0) || text.stands("../", at: 0) || text.stands("~/", at: 0) {
            return true
        }
        if text[0].isLetter, text[1] == UInt8(ascii: ":"), text[2] == 92 || text[2] == 47 {
            return true
        }
        guard text[0] == UInt8(ascii: "/"), text.count > 3 else { return false }
        let roots: [StaticString] = [
            "etc", "run", "var", "home", "opt", "usr", "mnt", "tmp", "secrets", "srv", "root",
            "app",
            "data", "vault", "conf", "config", "proc", "dev", "keys", "certs", "ssl", "bin", "lib",
            "secret", "private", "Users", "workspace",
        ]
        return roots.contains {
            text.stands($0, at: 1) && text[1 + $0.utf8CodeUnitCount] == UInt8(ascii: "/")
        }
            && (0..<text.count).allSatisfy {
                text[$0].isKeyByte || text[$0] == 47 || text[$0] == 64
            }
    }

    /// A call or a lookup in source code.
    private func isCode(_ text: Text, _ isQuoted: Bool) -> Bool {
        guard !isQuoted, text[0].isLetter || text[0] == 95,
            let open = (1..<text.count).first(where: { text[$0] == 40 || text[$0] == 91 })
        else { return false }
        // `getenv(` is a name, `Gx7k9(` is none.
        let digits = (0..<open).count { text[$0].isDigit }
        guard digits * 3 < open, (0..<open).allSatisfy({ text[$0].isKeyByte }) else {
            return false
        }
        // An argument follows, or the end: `("DB_PASSWORD")`, `(request.password)`, `()`.
        var end = open + 1
        while text[end].isKeyByte { end += 1 }
        let argument = open + 1..<end
        guard !argument.isEmpty else {
            let signs: StaticString = ")]\"'`$&*([{<"
            return end == text.count
                || (0..<signs.utf8CodeUnitCount).contains { signs.utf8Start[$0] == text[end] }
        }
        let isNumber = argument.allSatisfy { text[$0].isDigit }
        guard isNumber || argument.count(where: { text[$0].isDigit }) * 4 < argument.count else {
            return false
        }
        if text[end] == 32 { return text[text.count - 1] == 41 }
        return end == text.count || [41, 93, 44, 40, 91, 61, 58].contains(text[end])
    }

    /// `DB_PASSWORD` and `db-credentials` name a secret.
    private func isName(_ text: Text, _ words: [String]) -> Bool {
        guard words.count > 1, keys.names(words), text.bytes.count(where: \.isDigit) <= 6 else {
            return false
        }
        let isUpper = (0..<text.count).allSatisfy {
            text[$0].isUpper || text[$0].isDigit || text[$0] == 95
        }
        if isUpper { return true }
        return (0..<text.count).allSatisfy {
            text[$0].isLower || text[$0] == 45 || text[$0] == 95 || text[$0] == 46
        }
    }
}

extension Survivors {
    /// Whether the value looks as if a machine had made it.
    static func looksRandom(_ value: UnsafeRawBufferPointer) -> Bool {
        let text = Text(value)
        guard text.count >= 8 else { return false }
        var (digits, upper, lower, others, blanks) = (0, 0, 0, 0, 0)
        for place in 0..<min(text.count, 512) {
            let byte = text[place]
            if byte.isDigit {
                digits += 1
            } else if byte.isUpper {
                upper += 1
            } else if byte.isLower {
                lower += 1
            } else if byte.isSpace {
                blanks += 1
            } else {
                others += 1
            }
        }
        if blanks > 0 || digits + upper + lower == 0 { return false }
        if upper + lower == 0 { return false }
        // Times, versions, addresses and sums of money have few letters; URLs and paths many slashes.
        if text.find("://", in: 0..<text.count) != nil { return false }
        if digits > 0 { return upper + lower >= 2 && others * 2 <= text.count }
        return upper > 1 && lower > 1 && text.count >= 16 && !isCamel(text)
    }

    private static func isCamel(_ text: Text) -> Bool {
        SensitiveKeys.words(of: text.bytes).allSatisfy { $0.utf8.count >= 3 }
    }

    /// Whether a machine made the value to be a key: long, of digits of one alphabet, mixed without words.
    static func looksLikeKey(_ value: UnsafeRawBufferPointer) -> Bool {
        let text = Text(value)
        guard (16...200).contains(text.count), !isUUID(value) else { return false }
        var (digits, upper, lower) = (0, 0, 0)
        var part: (digits: Int, letters: Int) = (0, 0)
        var hasMixed = false
        for place in 0..<text.count {
            let byte = text[place]
            if byte.isDigit {
                digits += 1
                part.digits += 1
            } else if byte.isLetter {
                if byte.isUpper { upper += 1 } else { lower += 1 }
                part.letters += 1
            } else {
                guard [43, 47, 61, 95, 45].contains(byte) else { return false }
                part = (0, 0)
            }
            hasMixed =
                hasMixed
                || part.digits > 1 && part.letters > 1
                    && part.digits + part.letters >= 12
        }
        return hasMixed || digits > 1 && upper > 1 && lower > 1 && text.count >= 20
    }
}
