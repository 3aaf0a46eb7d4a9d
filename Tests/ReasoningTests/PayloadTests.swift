import Testing

@testable import Reasoning

/// What payload conditions find.
struct PayloadTests {
    private static func found(
        _ when: String, _ files: [String: String]
    ) throws -> [[String: String]] {
        var story = Story()
        story.rule("shop/rule", "\(when)\nper: [field, drift, payload]")
        for (path, text) in files.sorted(by: { $0.key < $1.key }) { story.file(path, text) }
        return try story.findings().map(\.values)
    }

    private static let drift =
        "payload: '*'\ndrift: [missing, type, extra, format, null, encoding, table]"

    struct Case: CustomTestStringConvertible {
        let good: String
        let bad: String
        let drift: String
        let field: String
        var name = "csv"

        var testDescription: String { "\(drift) \(field)" }
    }

    private static let cases = [
        Case(
            good: "id,at\n1,21/05/2026\n2,03/05/2026\n", bad: "id,at\n3,05/22/2026\n4,05/04/2026\n",
            drift: "format.date-order", field: "at"),
        Case(
            good: "id,price\n1,9.90\n2,8.10\n", bad: "id,price\n3,\"9,90\"\n4,\"8,10\"\n",
            drift: "format.decimal-comma", field: "price"),
        Case(
            good: "id,at\n1,2026-05-04\n", bad: "id,at\n1,04.05.2026\n", drift: "format.date",
            field: "at"),
        Case(
            good: "id,paid\n1,true\n2,false\n", bad: "id,paid\n3,Y\n4,N\n", drift: "format.boolean",
            field: "paid"),
        Case(
            good: "id,ean\n1,00471\n2,00472\n", bad: "id,ean\n3,473\n4,474\n",
            drift: "format.leading-zeros", field: "ean"),
        Case(
            good: "id,ean\n1,4006381333931\n2,4006381333948\n",
            bad: "id,ean\n3,4.01E+12\n4,4.01E+12\n", drift: "format.scientific", field: "ean"),
        Case(
            good: "id,price\n1,2\n", bad: "id;price\n1;2\n", drift: "table.delimiter", field: "id"),
        Case(
            good: "id,name\n1,a\n2,b\n", bad: "name,id\na,1\nb,2\n", drift: "table.header",
            field: "name"),
        Case(
            good: "{\"id\":1,\"at\":\"2026-05-04T10:02:05Z\"}",
            bad: "{\"id\":2,\"at\":\"2026-05-04T10:02:05\"}", drift: "format.time-zone",
            field: "at", name: "json"),
        Case(
            good: "{\"id\":1,\"qty\":2}", bad: "{\"id\":2,\"qty\":\"two\"}", drift: "type",
            field: "qty", name: "json"),
        Case(
            good: "{\"id\":1,\"customer_email\":\"a@b.example\"}",
            bad: "{\"id\":2,\"contact_email\":\"a@b.example\"}", drift: "missing.renamed",
            field: "customer_email", name: "json"),
        Case(
            good: "{\"id\":1,\"at\":1777888925}", bad: "{\"id\":2,\"at\":1777888925123}",
            drift: "format.epoch", field: "at", name: "json"),
        Case(
            good: "{\"o\":{\"a\":1,\"b\":2}}", bad: "{\"o\":{\"a\":1}}", drift: "missing",
            field: "o.b", name: "json"),
        Case(
            good: "<o><a>1</a><name>Müller</name></o>", bad: "<o><a>1</a><name>MÃ¼ller</name></o>",
            drift: "encoding.garbled", field: "o.name", name: "xml"),
        Case(
            good: "{\"id\":1,\"n\":\"a\"}\n{\"id\":2,\"n\":\"b\"}\n{\"id\":3,\"n\":\"c\"}",
            bad: "{\"id\":4,\"n\":null}\n{\"id\":5,\"n\":null}", drift: "null", field: "n",
            name: "ndjson"),
    ]

    @Test(arguments: cases)
    func `a change between two samples is told field by field`(_ change: Case) throws {
        let found = try Self.found(
            Self.drift,
            [
                "payloads/o-2026-05-03.\(change.name)": change.good,
                "payloads/o-2026-05-04.\(change.name)": change.bad,
            ])
        #expect(found.map { $0["drift"] ?? "" } == [change.drift])
        #expect(found.first?["field"] == change.field)
        #expect(
            found.first?["last_good"]?.hasPrefix("payloads/o-2026-05-03.\(change.name):") == true)
        #expect(
            found.first?["first_bad"]?.hasPrefix("payloads/o-2026-05-04.\(change.name):") == true)
        #expect(found.first?["before"] == "o-2026-05-03.\(change.name)")
    }

    @Test(arguments: [
        // Integers among decimals, nulls now and then, an optional field, an ambiguous date, another value.
        (
            "{\"id\":1,\"p\":2.5,\"n\":null}\n{\"id\":2,\"p\":3,\"n\":\"x\",\"o\":1}",
            "{\"id\":3,\"p\":4,\"n\":null,\"o\":2}\n{\"id\":4,\"p\":4.5,\"n\":\"y\"}"
        ),
        (
            "{\"id\":1,\"at\":\"21/05/2026\",\"n\":\"a\"}",
            "{\"id\":2,\"at\":\"03/04/2026\",\"n\":\"b\"}"
        ),
        ("{\"id\":1,\"list\":[1]}", "{\"id\":2,\"list\":[]}"),
        ("{\"id\":1,\"name\":\"12\"}", "{\"id\":2,\"name\":\"twelve\"}"),
    ])
    func `what does no harm is no change`(_ good: String, _ bad: String) throws {
        #expect(
            try Self.found(Self.drift, ["payloads/a-1.ndjson": good, "payloads/a-2.ndjson": bad])
                .isEmpty)
    }

    @Test func `a change within one file has its last good and first bad record`() throws {
        let rows = (1...20).map { "\($0),\($0 <= 12 ? "1\($0).50" : "\"1\($0),50\"")" }
        let found = try Self.found(
            Self.drift, ["orders.csv": "id,price\n" + rows.joined(separator: "\n")])
        #expect(found.first?["last_good"] == "orders.csv:13")
        #expect(found.first?["first_bad"] == "orders.csv:14")
        #expect(found.first?["good"] == "12")
        #expect(found.first?["bad"] == "8")
    }

    @Test func `another kind of record is no drift of the first`() throws {
        let a = (1...5).map { "{\"type\":\"a\",\"x\":\($0),\"y\":1,\"z\":2}" }
        let b = (1...5).map { "{\"type\":\"b\",\"k\":\"\($0)\",\"l\":1,\"m\":2}" }
        let found = try Self.found(
            "payload: '*'\ndrift: [missing, extra]",
            ["events.ndjson": (a + b).joined(separator: "\n")])
        #expect(found.isEmpty)
    }

    @Test func `files without a field in common are no family`() throws {
        let found = try Self.found(
            Self.drift,
            [
                "payloads/sample-1.json": "{\"a\":1,\"b\":2,\"c\":3}",
                "payloads/sample-2.json": "{\"x\":\"1\",\"y\":2,\"z\":3}",
            ])
        #expect(found.isEmpty)
    }

    private static let contract = """
        payload: '*'
        drift: [missing, type, value, extra, format, null, duplicate, size]
        contract:
          id: integer unique
          status: [new, paid]
          at: date-time
          price: number
          note: string optional nullable
          name: {type: string, max-length: 5}
          closed: true
        """

    @Test(arguments: [
        (
            "{\"id\":1,\"status\":\"new\",\"at\":\"2026-05-04T10:02:05Z\",\"price\":1,\"name\":\"a\"}",
            [String]()
        ),
        (
            "{\"id\":1,\"status\":\"odd\",\"at\":\"2026-05-04T10:02:05Z\",\"price\":1,\"name\":\"a\"}",
            ["value status"]
        ),
        (
            "{\"id\":\"1\",\"status\":\"new\",\"at\":\"2026-05-04T10:02:05\",\"price\":\"9,90\",\"name\":null}",
            ["type id", "format.time-zone at", "format.decimal-comma price", "null name"]
        ),
        (
            "{\"id\":1,\"state\":\"new\",\"at\":\"2026-05-04T10:02:05Z\",\"price\":1,\"name\":\"abcdefgh\"}",
            ["missing status", "size name", "extra state"]
        ),
    ])
    func `a rule's contract is held against each field`(_ record: String, _ drifts: [String]) throws
    {
        let found = try Self.found(Self.contract, ["payloads/a.json": record])
        #expect(Set(found.map { "\($0["drift"] ?? "") \($0["field"] ?? "")" }) == Set(drifts))
    }

    @Test func `a schema of the bundle speaks of the payloads that are called like it`() throws {
        let schema = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "type": "object",
             "required": ["id", "total"], "properties": {"id": {"type": "integer"}, "total": {"type": "number"}}}
            """
        let found = try Self.found(
            "payload: '*'\nschema: bundle\ndrift: [missing, type]",
            [
                "schemas/order.json": schema,
                "payloads/orders.ndjson": "{\"id\":1,\"total\":2}\n{\"id\":2,\"total\":\"x\"}\n",
                "payloads/customers.ndjson": "{\"id\":\"a\",\"name\":\"b\"}\n",
            ])
        #expect(found.count == 1)
        #expect(found.first?["field"] == "total")
        #expect(found.first?["contract"] == "Order")
        #expect(found.first?["first_bad"] == "payloads/orders.ndjson:2")
    }

    @Test func `a message's field joins a payload's path however it is spelled`() throws {
        let when = """
            all:
              - message: 'cannot parse {field} now'
              - payload: '*'
                drift: type
            """
        let files = [
            "app.log": "10:00:00 ERROR cannot parse unitPrice now",
            "payloads/a-1.json": "{\"lines\":[{\"unit_price\":1,\"qty\":1}]}",
            "payloads/a-2.json": "{\"lines\":[{\"unit_price\":\"x\",\"qty\":1}]}",
        ]
        #expect(try Self.found(when, files).count == 1)
        let other = when.replacing("unitPrice", with: "amount")
        #expect(
            try Self.found(
                other, files.merging(["app.log": "10:00:00 ERROR cannot parse amount now"]) { $1 }
            ).isEmpty)
    }

    @Test func `a message's id finds the record`() throws {
        let when = """
            all:
              - message: 'order {id} rejected'
              - payload: '*'
                holds: id
            """
        var story = Story()
        story.rule("shop/rule", when)
        story.file("app.log", "10:00:00 ERROR order SO-17 rejected")
        story.file(
            "payloads/a.ndjson",
            (1...20).map { "{\"order\":{\"id\":\"SO-\($0)\"}}" }.joined(separator: "\n"))
        story.file(
            "payloads/b.ndjson", "{\"order\":{\"id\":\"XX-1\"}}\n{\"order\":{\"id\":\"XX-2\"}}")
        let finding = try #require(try story.findings().first)
        #expect(finding.places.contains("payloads/a.ndjson:17"))
        #expect(!finding.places.contains { $0.hasPrefix("payloads/b") })
        #expect(finding.values["held_field"] == "order.id")
    }

    @Test func `a single field is tested like a setting`() throws {
        let files = ["payloads/a.json": "{\"page\":{\"size\":500,\"next\":null}}"]
        #expect(try Self.found("payload: '*'\nfield: page.size\nabove: 100", files).count == 1)
        #expect(try Self.found("payload: '*'\nfield: page.size\nabove: 600", files).isEmpty)
        #expect(try Self.found("payload: '*'\nfield: page.total\nmissing: true", files).count == 1)
        #expect(try Self.found("payload: a.json\nfield: page.size\nis: 500", files).count == 1)
        #expect(try Self.found("payload: b.json\nfield: page.size\nis: 500", files).isEmpty)
    }

    @Test func `a payload's size is compared with a limit found elsewhere`() throws {
        let when = """
            all:
              - payload: '*'
              - message: 'limit is {limit:size}'
            where: record_bytes > limit
            """
        let record = "{\"a\":\"" + String(repeating: "x", count: 2000) + "\"}"
        #expect(
            try Self.found(when, ["payloads/a.json": record, "app.log": "10:00:00 limit is 1 kB"])
                .count == 1)
        #expect(
            try Self.found(when, ["payloads/a.json": record, "app.log": "10:00:00 limit is 4 kB"])
                .isEmpty)
    }

    @Test func `two pages with the same records are told`() throws {
        let page = "{\"data\":[{\"id\":\"A-1\"},{\"id\":\"A-2\"}],\"next\":\"1\"}"
        let other = "{\"data\":[{\"id\":\"A-3\"},{\"id\":\"A-4\"}],\"next\":\"2\"}"
        let when = "payload: '*'\ndrift: repeated"
        #expect(
            try Self.found(when, ["p/orders-page-1.json": page, "p/orders-page-2.json": page]).count
                == 1)
        #expect(
            try Self.found(when, ["p/orders-page-1.json": page, "p/orders-page-2.json": other])
                .isEmpty)
    }
}
