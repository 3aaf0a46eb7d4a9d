import Testing

@testable import Facts

struct OtherPayloadTests {
    @Test func `XML has a path for each element and attribute`() throws {
        let payload = try #require(
            payloads(
                "o.xml",
                """
                <?xml version="1.0"?>
                <orders xmlns:x="urn:x">
                  <order id="1"><x:total>9.90</x:total><note/></order>
                  <order id="2"><x:total>9,90</x:total><due xsi:nil="true"/></order>
                </orders>
                """
            ).first)
        #expect(payload.records == 2)
        #expect(payload.looks("orders.order.@id") == ["wholeText×2"])
        #expect(payload.looks("orders.order.total") == ["decimalText×1", "commaText×1"])
        #expect(payload.looks("orders.order.note") == ["absent×1", "empty×1"])
        #expect(payload.looks("orders.order.due") == ["absent×1", "null×1"])
        #expect(payload.field("orders.order.total")?[.commaText]?.firstLine == 4)
    }

    @Test(arguments: [
        ("<a><b>1</b>", Payload.Damage.Kind.truncated, "the element <a> of line 1 is not closed"),
        ("<a><b>1</a>", .broken, "</a> stands where </b> should"),
        ("<a", .truncated, "a tag is not closed"),
    ])
    func `XML that is cut is told from XML that is wrong`(
        _ text: String, _ kind: Payload.Damage.Kind, _ words: String
    ) throws {
        let damage = try #require(payloads("o.xml", text).first?.damage)
        #expect(damage.kind == kind)
        #expect(damage.text == words)
    }

    @Test func `a form is read pair by pair`() throws {
        let payload = try #require(
            payloads("payloads/form.txt", "order_id=4711&name=Kim+Lee&total=9%2C90\n").first)
        #expect(payload.format == .form)
        #expect(payload.field("name")?.values.first?.text == "Kim Lee")
        #expect(payload.looks("total") == ["commaText×1"])
    }

    @Test func `an HTTP dump is headers and a body for each side`() throws {
        let all = payloads(
            "dump.http",
            """
            POST /orders?x=1 HTTP/1.1
            Host: shop.example
            Content-Type: application/json
            Content-Length: 24
            Authorization: Bearer abc

            {"id": 1, "total": 9.90}
            HTTP/1.1 422 Unprocessable Entity
            Content-Type: application/json
            Content-Length: 60

            {"error": "total must be
            """)
        #expect(all.map(\.part) == [nil, "request", "response"])
        #expect(all[0].field("request.target")?.values.first?.text == "/orders")
        #expect(all[0].field("request.headers.authorization")?.values.first?.text == "•••")
        #expect(all[0].field("response.status")?.values.first?.text == "422")
        #expect(all[1].looks("total") == ["decimal×1"])
        #expect(all[1].field("total")?[.decimal]?.firstLine == 7)
        #expect(all[2].damage?.kind == .truncated)
        #expect(all[2].damage?.text == "a text is not closed (24 of 60 bytes are there)")
    }

    @Test func `JSON Schema becomes a contract`() throws {
        let contract = try #require(
            payloads(
                "order.schema.json",
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order",
                 "type": "object", "required": ["id", "status"], "additionalProperties": false,
                 "properties": {"id": {"type": "integer"}, "status": {"$ref": "#/$defs/status"},
                  "due": {"type": ["string", "null"], "format": "date"},
                  "lines": {"type": "array", "items": {"type": "object", "required": ["qty"],
                   "properties": {"qty": {"type": "number", "minimum": 1}}}}},
                 "$defs": {"status": {"enum": ["new", "paid"]}}}
                """
            ).first?.contract)
        #expect(contract.name == "Order")
        #expect(contract.closed == [""])
        #expect(
            contract.fields.map { "\($0.path) \($0.isRequired) \($0.words)" } == [
                "id true a whole number", "status true one of: new, paid",
                "due false a date as 2026-12-31 or null", "lines false a list",
                "lines[] false an object", "lines[].qty true a number",
            ])
    }

    @Test func `an Avro schema becomes a contract, also wrapped as a registry does`() throws {
        let avro = #"""
            {"type":"record","name":"Order","fields":[{"name":"id","type":"long"},
            {"name":"note","type":["null","string"],"default":null},
            {"name":"state","type":{"type":"enum","name":"State","symbols":["NEW","PAID"]}},
            {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
            {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[{"name":"sku","type":"string"}]}}}]}
            """#
        let plain = try #require(payloads("order.avsc", avro).first?.contract)
        let escaped = avro.replacing("\"", with: "\\\"").replacing("\n", with: " ")
        let wrapped = try #require(
            payloads(
                "subject.json",
                "{\"subject\":\"orders-value\",\"version\":3,\"schema\":\"\(escaped)\"}"
            ).first?.contract)
        #expect(plain.fields.map(\.path) == wrapped.fields.map(\.path))
        #expect(
            plain.fields.map { "\($0.path) \($0.isRequired) \($0.words)" } == [
                "id true a whole number", "note false a text or null",
                "state true one of: NEW, PAID",
                "at true milliseconds since 1970", "lines true a list", "lines[] false an object",
                "lines[].sku true a text",
            ])
    }

    @Test func `what only looks a little like a schema is a payload`() throws {
        let payload = try #require(
            payloads("a.json", "{\"type\": \"house\", \"properties\": {\"rooms\": 4}}").first)
        #expect(payload.contract == nil)
    }
}
