import Scanning

/// Looks for words that blame, that nobody explains, or that cure by looking away.
struct ProseReview {
    private let blaming = try? LineMatcher(
        #"(?<word>\byou (?:forgot|should have|failed to|neglected)\b|\byour (?:fault|mistake|carelessness)\b|\b(?:stupid|careless|sloppy|incompetent|obviously|of course)\b)"#,
        ignoresCase: true)

    private let unverifying = try? LineMatcher(
        #"(?<word>verify ?= ?False|sslmode=disable|InsecureSkipVerify|--no-check-certificate|--no-verify-ssl|StrictHostKeyChecking[= ]no\b|NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized: false|GIT_SSL_NO_VERIFY|sslVerify false|trustServerCertificate=true|tls_skip_verify|\bcurl(?: -\w+)* -\w*k\b|\bcurl .*--insecure|\b(?:disable|turn off|switch off|skip|deactivate) (?:the )?(?:TLS|SSL|certificate|host key|hostname|host name)(?:'s)? (?:verification|validation|checks?|checking)\b)"#,
        ignoresCase: true)

    /// Before such a word the cure is a warning.
    private let negated = try? LineMatcher(
        #"\b(?:never|not|n't|no longer|without|instead of|remove|rather than)\b[^.;]*$"#,
        ignoresCase: true)

    /// Words of the trade that are explained where they are used.
    private static let jargon = [
        "idempotent", "idempotence", "idempotency", "quorum", "back-?pressure", "tombstones?",
        "(?:high |low )?watermarks?", "split[- ]brain", "fencing", "MTU", "conntrack", "JWKS",
        "PKCE",
        "nonce", "canonicali[sz]ation", "CORS", "CSRF", "ISR", "fsync", "WAL", "SNI", "SANs?",
        "upserts?",
        "inodes?", "hysteresis", "memoi[sz]ation", "marshall?ing", "thundering herd",
        "head-of-line",
        "eventual consistency", "eventually consistent", "mTLS",
    ]
    private let trade: [(use: LineMatcher, gloss: LineMatcher)]

    init() {
        trade = Self.jargon.compactMap { word in
            let isAcronym = word.first?.isUppercase == true || word == "mTLS"
            // A meaning stands behind it, or it stands behind its meaning.
            let gloss =
                #"\b\#(word)\b[”’"']?(?: \w+){0,2}(?: \(|, (?:that is|which|i\.e\.|so|the |a )| is | are | means|: | – )|\([^)]*\b\#(word)\b[^)]*\)|\b(?:called|means) [“‘]?\#(word)\b"#
            guard
                let use = try? LineMatcher(
                    #"(?<![.\w])(?<word>\#(word)\b)"#, ignoresCase: !isAcronym),
                let gloss = try? LineMatcher(gloss, ignoresCase: !isAcronym)
            else { return nil }
            return (use, gloss)
        }
    }

    /// The text in one line; a hole is no word.
    static func line(_ text: String) -> String {
        var isHole = false
        let words = text.filter { character in
            if character == "{" { isHole = true }
            defer { if character == "}" { isHole = false } }
            return !isHole
        }
        return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A phrase that blames, if there is one.
    func blame(_ text: String) -> String? { word(blaming, text)?.word }

    /// A cure that takes whoever answers, unless the text warns of it.
    func unverified(_ text: String) -> String? {
        guard let (word, start) = word(unverifying, text) else { return nil }
        let before = String(decoding: Array(text.utf8)[..<start], as: UTF8.self)
        return matches(negated, before) ? nil : word
    }

    /// Words of the trade without their meaning.
    func unexplained(_ text: String) -> [String] {
        trade.compactMap { use, gloss in
            word(use, text).flatMap { matches(gloss, text) ? nil : $0.word }
        }
    }

    private func matches(_ matcher: LineMatcher?, _ text: String) -> Bool {
        Array(text.utf8).withUnsafeBytes { matcher?.matches($0) ?? false }
    }

    private func word(_ matcher: LineMatcher?, _ text: String) -> (word: String, start: Int)? {
        let bytes = Array(text.utf8)
        guard let range = bytes.withUnsafeBytes({ matcher?.captures(in: $0) })?.first ?? nil else {
            return nil
        }
        return (String(decoding: bytes[range], as: UTF8.self), range.lowerBound)
    }
}
