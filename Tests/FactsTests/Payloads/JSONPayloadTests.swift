import Testing

@testable import Facts

struct JSONPayloadTests {
    @Test func `every field path is counted by the look of its values`() throws {
        let payload = try #require(
            payloads(
                "orders.ndjson",
                """
                {"id":1,"price":9.5,"lines":[{"sku":"A"},{"sku":"B","gift":true}],"note":null}
                {"id":2,"price":"9,50","lines":[],"at":"2026-05-04T10:02:05Z"}

                """
            ).first)
        #expect(payload.format == .ndjson)
        #expect(payload.records == 2)
        #expect(payload.looks("price") == ["decimal×1", "commaText×1"])
        #expect(payload.looks("lines[].sku") == ["text×2"])
        #expect(payload.looks("lines[].gift") == ["absent×1", "boolean×1"])
        #expect(payload.looks("note") == ["absent×1", "null×1"])
        #expect(payload.looks("at") == ["absent×1", "zonedTime×1"])
        #expect(payload.field("price")?[.commaText]?.firstLine == 2)
    }

    @Test
    func `a field that turns up late was absent before, from the first record to the last without`()
        throws
    {
        let payload = try #require(
            payloads("a.ndjson", "{\"a\":1}\n{\"a\":1}\n{\"a\":1,\"b\":2}\n").first)
        let absent = try #require(payload.field("b")?[.absent])
        #expect(absent.count == 2)
        #expect(absent.firstLine == 1)
        #expect(absent.lastLine == 2)
    }

    @Test(arguments: [1, 20, 45, 1000])
    func `the pieces it comes in change nothing`(_ piece: Int) throws {
        let text = (0..<40).map { "{\"id\":\($0),\"name\":\"Müller \($0 % 3)\",\"tags\":[\"x\"]}" }
            .joined(separator: "\n")
        let whole = try #require(payloads("a.ndjson", text).first)
        let parts = try #require(payloads("a.ndjson", text, piece: piece).first)
        #expect(whole.summary == parts.summary)
        #expect(
            whole.fields.map { whole.looks($0.path) } == parts.fields.map { parts.looks($0.path) })
    }

    @Test(arguments: [
        ("{\"a\": 1,\n \"b\": \"x", Payload.Damage.Kind.truncated, 2, "a text is not closed"),
        ("{\"a\": [1, 2", .truncated, 1, "a list is not closed"),
        ("{\"a\": 1,", .truncated, 1, "an object is not closed"),
        ("{\"a\": tr", .truncated, 1, "it ends in the middle of a word"),
        ("{\"a\": NaN}", .broken, 1, "“NaN” stands there without quotes"),
        ("{\"a\" 1}", .broken, 1, "a colon should follow the name"),
        ("{\"a\": 1}\n}", .broken, 2, "something follows behind its end"),
        ("{'a': 1}", .broken, 1, "a name in quotes should stand here"),
    ])
    func `a document that ends too early is told from one that is wrong`(
        _ text: String, _ kind: Payload.Damage.Kind, _ line: Int, _ words: String
    ) throws {
        let damage = try #require(payloads("a.json", text).first?.damage)
        #expect(damage.kind == kind)
        #expect(damage.line == line)
        #expect(damage.text == words)
    }

    @Test func `only the last line of NDJSON can be cut off`() throws {
        let cut = try #require(payloads("a.ndjson", "{\"a\":1}\n{\"a\":").first)
        #expect(cut.damage?.kind == .truncated)
        #expect(cut.damage?.line == 2)
        let broken = try #require(payloads("a.ndjson", "{\"a\":1}\n{\"a\":\n{\"a\":1}\n").first)
        #expect(broken.damage?.kind == .broken)
        #expect(broken.records == 3)
    }

    @Test func `keys know their lines, and what stands twice`() throws {
        let text = (1...30).map { "{\"order_id\":\"SO-\($0 == 30 ? 7 : $0)\"}" }.joined(
            separator: "\n")
        let payload = try #require(payloads("a.ndjson", text).first)
        #expect(payload.keys.first?.line(of: "SO-12") == 12)
        #expect(payload.keys.first?.line(of: "SO-99") == nil)
        let twice = try #require(payload.field("order_id")?.duplicates)
        #expect(twice.count == 1)
        #expect(twice.value == "SO-7")
        #expect(twice.line == 30)
        #expect(twice.firstLine == 7)
    }

    @Test func `a secret is counted and never shown`() throws {
        let payload = try #require(
            payloads("a.json", "{\"user\":\"kim\",\"password\":\"hunter2\"}").first)
        #expect(payload.field("password")?.values.map(\.text) == ["•••"])
        #expect(payload.field("password")?[.text]?.sample == "•••")
        #expect(payload.field("user")?[.text]?.sample == "kim")
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
        "{" + (0..<20_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}",
        "{\"a\":\"" + String(repeating: "x", count: 1 << 20) + "\"}",
        "[" + String(repeating: "\\", count: 5000), "{\"\\ud800\\", "",
    ])
    func `hostile documents are read within bounds`(_ text: String) {
        for payload in payloads("a.json", text) {
            #expect(payload.fields.count < ShapeBuilder.mostNodes)
            #expect(payload.fields.allSatisfy { $0.values.count <= ShapeBuilder.mostValues })
        }
    }

    @Test(arguments: [
        "{\"time\":\"2026-05-04T10:02:05Z\",\"level\":\"info\",\"msg\":\"up\"}\n{\"level\":\"info\",\"msg\":\"x\",\"time\":\"2026-05-04T10:02:05Z\"}",
        "{\"@timestamp\":\"2026-05-04T10:02:05Z\",\"message\":\"up\"}\n{\"@timestamp\":\"2026-05-04T10:02:05Z\",\"message\":\"x\"}",
    ])
    func `a log in JSON lines is no payload`(_ text: String) {
        #expect(payloads("logs/app.json", text).isEmpty)
        #expect(payloads("logs/app.ndjson", text).isEmpty)
    }

    @Test(arguments: ["etc/app/limits.json", "config/sink.json", "package.json", "conf/server.xml"])
    func `a configuration is no payload`(_ path: String) {
        #expect(payloads(path, path.hasSuffix("xml") ? "<a><b>1</b></a>" : "{\"a\": 1}").isEmpty)
    }
}
