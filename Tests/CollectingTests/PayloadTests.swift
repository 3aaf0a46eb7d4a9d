import Foundation
import Testing

@testable import Collecting

struct PayloadTests {
    private func pick(_ name: String, _ text: String) throws -> Basket {
        let host = try Host()
        let path = try host.put(name, text)
        return try Basket.of(
            "  - {about: x, payloads: {files: ['\(path)'], first: 2, last: 1, max-bytes: 200KB}}")
    }

    @Test func `an array keeps its first and last elements and stays an array`() throws {
        let records = (0..<5000).map { #"{"id": \#($0), "text": "a, ] } \" b"}"# }
        let basket = try pick("a.json", "[\n" + records.joined(separator: ",\n") + "\n]\n")
        let file = try #require(basket["a.json"])
        let list = try #require(
            try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [[String: Any]])
        #expect(list.compactMap { $0["id"] as? Int } == [0, 1, 4999])
        #expect(file.note == "its first 2 and last 1 of 5000 records")
    }

    @Test func `a table keeps its header, and rows with line breaks stay whole`() throws {
        let rows = (0..<9000).map { "\($0),\"two\nlines\"\n" }
        let basket = try pick("a.csv", "id,text\n" + rows.joined())
        #expect(basket["a.csv"]?.text == "id,text\n" + rows[0] + rows[1] + rows[8999])
    }

    @Test func `records one a line are counted as lines`() throws {
        let rows = (0..<9000).map { "{\"id\": \($0)}\n" }
        let basket = try pick("a.ndjson", rows.joined())
        #expect(basket["a.ndjson"]?.text == rows[0] + rows[1] + rows[8999])
    }

    @Test func `one document is whole or not there`() throws {
        let big = try pick("a.xml", "<a>" + String(repeating: "x", count: 300_000) + "</a>")
        #expect(big.files.isEmpty)
        #expect(big.why("a.xml")?.hasPrefix("one document of 300 kB") == true)
        let small = try pick("a.xml", "<a>" + String(repeating: "x", count: 100_000) + "</a>")
        #expect(small["a.xml"]?.bytes.count == 100_007)
    }

    @Test func `of a folder the first and last files are taken`() throws {
        let host = try Host()
        for number in 0..<9 {
            try host.put(
                "\(number).json", "{\"id\": \(number)}", modified: 1_777_000_000 + Int64(number))
        }
        let basket = try Basket.of(
            "  - {about: x, payloads: {files: ['\(host.path)/*.json'], first: 2, last: 1}}")
        let names = basket.files.keys.compactMap { $0.split(separator: "/").last }
        #expect(names.sorted() == ["0.json", "1.json", "8.json"])
        #expect(basket.leftOut.values.contains { $0.hasPrefix("6 payload files between") })
    }
}
