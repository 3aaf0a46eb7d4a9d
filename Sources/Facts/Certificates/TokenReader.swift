/// Finds JSON Web Tokens in a line and reads their header and claims.
enum TokenReader {
    /// A token of a line: what it claims, and a number that stands for its text.
    struct Found {
        let claims: WebToken.Claims
        let key: UInt64
    }

    private static let mostInLine = 20
    private static let mostBytes = 16_384

    /// The tokens of a line in their order. A header and a payload that are no JSON are no token.
    static func tokens(in line: UnsafeRawBufferPointer) -> [Found] {
        var found: [Found] = []
        var at = 0
        let joint = Array(".eyJ".utf8)
        while found.count < mostInLine, let dot = line.position(of: joint, from: at) {
            at = dot + joint.count
            let before = line[max(0, dot - mostBytes)..<dot]
            let header = before.suffix(from: start(of: before))
            let payload = line[(dot + 1)...].prefix(mostBytes).prefix { isPart($0) }
            at = max(at, dot + 1 + payload.count)
            guard header.starts(with: Array("eyJ".utf8)), payload.count > 4,
                let claims = claims(header: header, payload: payload)
            else { continue }
            var key: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in line[header.startIndex..<payload.endIndex] {
                key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
            found.append(Found(claims: claims, key: key))
        }
        return found
    }

    private static func start(of bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        var start = bytes.endIndex
        while start > bytes.startIndex, isPart(bytes[start - 1]) { start -= 1 }
        return start
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        Base64.value(byte) != nil && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "+")
    }

    private static func claims(
        header: Slice<UnsafeRawBufferPointer>, payload: Slice<UnsafeRawBufferPointer>
    ) -> WebToken.Claims? {
        guard let head = values(header), let body = values(payload), !head.isEmpty else {
            return nil
        }
        var claims = WebToken.Claims()
        claims.algorithm = head["alg"]?.first
        claims.keyID = head["kid"]?.first
        claims.issuer = body["iss"]?.first
        claims.subject = body["sub"]?.first
        claims.audience = joined(body["aud"])
        claims.scope = joined(body["scope"] ?? body["scp"] ?? body["scopes"])
        claims.issued = moment(body["iat"])
        claims.notBefore = moment(body["nbf"])
        claims.expires = moment(body["exp"])
        return claims
    }

    /// The members of a JSON object, each with its text or its items' texts; `nil` for anything else.
    private static func values(_ part: Slice<UnsafeRawBufferPointer>) -> [String: [String]]? {
        let bytes = Base64.decoded(part)
        guard bytes.first == UInt8(ascii: "{") else { return nil }
        let (settings, problem) = bytes.withUnsafeBytes {
            ConfigReader.settings(in: $0, file: 0, dialect: .json)
        }
        guard problem == nil else { return nil }
        var values: [String: [String]] = [:]
        for setting in settings.prefix(2000) {
            let parts = setting.path.split(separator: ".", maxSplits: 2)
            guard let name = parts.first, parts.count < 3,
                parts.count == 1 || parts[1].allSatisfy(\.isNumber)
            else { continue }
            values[String(name), default: []].append(String(setting.value.prefix(300)))
        }
        return values
    }

    private static func joined(_ values: [String]?) -> String? {
        guard let values, !values.isEmpty else { return nil }
        return values.prefix(50).joined(separator: " ")
    }

    /// Seconds since 1970, as a number or, against the standard, as text; `nil` for what no calendar
    /// can show, such as milliseconds.
    private static func moment(_ values: [String]?) -> Moment? {
        guard let text = values?.first, let seconds = Double(text), seconds.isFinite,
            (-62_135_596_800...253_402_300_799).contains(seconds)
        else { return nil }
        return Moment(microseconds: Int64(seconds * 1_000_000))
    }
}
