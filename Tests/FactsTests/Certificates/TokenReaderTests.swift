import Testing

@testable import Facts

struct TokenReaderTests {
    private static func token(_ claims: String, _ header: String = "{\"alg\":\"RS256\"}") -> String
    {
        func part(_ text: String) -> String {
            Base64.encoded(Array(text.utf8)).replacing("+", with: "-").replacing("/", with: "_")
        }
        return "\(part(header)).\(part(claims)).c2lnbmF0dXJl"
    }

    private static func claims(_ line: String) -> [WebToken.Claims] {
        var line = line
        return line.withUTF8 { TokenReader.tokens(in: UnsafeRawBufferPointer($0)).map(\.claims) }
    }

    @Test func `header and claims are read`() throws {
        let claims = """
            {"iss":"https://id.shop.example/","sub":"svc-orders","aud":"orders-api","exp":1777888926,"nbf":1777885326,"iat":1777885326,"scope":"orders:read orders:write"}
            """
        let header = "{\"alg\":\"ES256\",\"kid\":\"k1\",\"typ\":\"JWT\"}"
        let one = try #require(
            Self.claims("Authorization: Bearer \(Self.token(claims, header)) x").first)
        #expect(one.algorithm == "ES256" && one.keyID == "k1")
        #expect(one.issuer == "https://id.shop.example/" && one.subject == "svc-orders")
        #expect(one.audience == "orders-api" && one.scope == "orders:read orders:write")
        #expect(one.expires?.iso8601 == "2026-05-04T10:02:06Z")
        #expect(one.notBefore == one.issued && one.issued?.iso8601 == "2026-05-04T09:02:06Z")
    }

    @Test(
        arguments: [
            ("{\"aud\":[\"a\",\"b\"]}", "a b", nil, nil),
            ("{\"aud\":\"a\",\"scp\":[\"x\",\"y\"]}", "a", "x y", nil),
            ("{\"aud\":7,\"scope\":null}", "7", "null", nil),
            ("{\"aud\":{\"x\":1},\"exp\":\"1777888926\"}", nil, nil, "2026-05-04T10:02:06Z"),
            ("{\"exp\":1.777888926e9}", nil, nil, "2026-05-04T10:02:06Z"),
            ("{\"exp\":1777888926.5}", nil, nil, "2026-05-04T10:02:06.500Z"),
            ("{\"exp\":1777888926000}", nil, nil, nil), ("{\"exp\":\"tomorrow\"}", nil, nil, nil),
            ("{\"exp\":true,\"nbf\":[]}", nil, nil, nil), ("{\"exp\":1e999}", nil, nil, nil),
            ("{\"x\":1}", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func `claims of odd types are read as far as they make sense`(
        _ claims: String, _ audience: String?, _ scope: String?, _ expires: String?
    ) throws {
        let one = try #require(Self.claims(Self.token(claims)).first)
        #expect(one.audience == audience)
        #expect(one.scope == scope || scope == "null")
        #expect(one.expires?.iso8601 == expires)
    }

    @Test(arguments: [
        "eyJhbGciOiJub25lIn0", "a.eyJx.b", "eyJhbGciOiJub25lIn0.eyJ", "eyJ.eyJ.", ".eyJ.eyJ.eyJ",
        "eyJhbGciOiJub25lIn0.eyJ***", "eyJhbGciOiJub25lIn0.eyJub3Qg", "",
    ])
    func `what only looks like a token is none`(_ text: String) {
        #expect(Self.claims(text).isEmpty)
    }

    @Test func `several tokens of a line are told apart, and no more than a few are read`() {
        let two = Self.token("{\"sub\":\"a\"}") + "," + Self.token("{\"sub\":\"b\"}")
        #expect(Self.claims(two).map(\.subject) == ["a", "b"])
        let many = String(repeating: Self.token("{\"sub\":\"a\"}") + " ", count: 1000)
        #expect(Self.claims(many).count == 20)
        let long = String(repeating: ".eyJ", count: 200_000)
        #expect(Self.claims(long).isEmpty)
    }
}
