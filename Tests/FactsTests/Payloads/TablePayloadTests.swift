import Testing

@testable import Facts

struct TablePayloadTests {
    @Test(arguments: [
        ("a,b,c\n1,2,3\n4,5,6\n", "comma"), ("a;b;c\n1;2,5;3\n4;5,5;6\n", "semicolon"),
        ("a\tb\n1\t2\n", "tab"), ("a|b|c\n1|2|3\n", "pipe"),
    ])
    func `the delimiter is found`(_ text: String, _ name: String) throws {
        let payload = try #require(payloads("a.csv", text).first)
        #expect(payload.table?.delimiterName == name)
        #expect(payload.table?.hasHeader == true)
        #expect(payload.records == text.split(separator: "\n").count - 1)
        #expect(payload.fields.first?.path == "a")
    }

    @Test func `without a header columns are called by number`() throws {
        let payload = try #require(payloads("a.csv", "4711,Lamp,9.90\n4712,Chair,12.00\n").first)
        #expect(payload.table?.hasHeader == false)
        #expect(payload.fields.map(\.path) == ["column 1", "column 2", "column 3"])
        #expect(payload.records == 2)
    }

    @Test func `quotes may hold delimiters, quotes and line ends`() throws {
        let payload = try #require(
            payloads(
                "a.csv", "id,name\n1,\"17\"\" screen, black\"\n2,\"two\nlines\"\n3,x\n"
            ).first)
        #expect(payload.records == 3)
        #expect(payload.table?.quoted == 2)
        #expect(payload.table?.uneven == nil)
        #expect(payload.field("id")?[.wholeText]?.lastLine == 5)
    }

    @Test func `a mark before the header is told and not part of the first name`() throws {
        let payload = try #require(payloads("a.csv", "\u{feff}sku,name\r\nA,Lamp\r\n").first)
        #expect(payload.encoding == "utf-8-bom")
        #expect(payload.fields.map(\.path) == ["sku", "name"])
        #expect(payload.looks("name") == ["text×1"])
    }

    @Test func `rows with another number of columns are counted`() throws {
        let payload = try #require(payloads("a.csv", "a,b\n1,2\n1,2,3\n1,2\n1\n1,2\n").first)
        #expect(payload.table?.uneven == Payload.TableForm.Uneven(line: 3, columns: 3, rows: 2))
        #expect(payload.damage == nil)
    }

    @Test func `a short last row means that the file was cut`() throws {
        let payload = try #require(payloads("a.csv", "a,b,c\n1,2,3\n1,2,3\n1,2\n").first)
        #expect(payload.damage?.kind == .truncated)
        #expect(payload.damage?.line == 4)
    }

    @Test func `an open quote is told where it begins, and does not swallow the file`() throws {
        let rows = (0..<5000).map { "\($0),x" }.joined(separator: "\n")
        let payload = try #require(payloads("a.csv", "id,n\n1,\"open\n" + rows, piece: 8192).first)
        #expect(payload.damage?.line == 2)
        #expect(payload.damage?.text == "a quote is opened and never closed")
        #expect(payload.records > 4900)
    }

    @Test(arguments: [7, 64, 500])
    func `the pieces it comes in change nothing`(_ piece: Int) throws {
        let text =
            "id,note\n" + (0..<60).map { "\($0),\"a\nb\($0)\"" }.joined(separator: "\n")
        let whole = try #require(payloads("a.csv", text).first)
        let parts = try #require(payloads("a.csv", text, piece: piece).first)
        #expect(parts.records == 60)
        #expect(whole.summary == parts.summary)
        #expect(
            whole.field("id")?[.wholeText]?.lastLine == parts.field("id")?[.wholeText]?.lastLine)
    }

    @Test func `every line opening a quote is read in a moment`() {
        let text = "a,b\n" + String(repeating: "x,\"1\n", count: 200_000)
        #expect(payloads("a.csv", text, piece: 1 << 20).count == 1)
    }
}
