import Foundation
import Testing

@testable import Redaction

/// Files keep the encoding they have, whatever is taken out of them.
struct EncodingTests {
    private static let secret = "Gx7kQ9vL2mZp4TtR"

    private func clean(_ data: Data, pieces: Int = .max) throws -> Data {
        let file = try Desk.redactor(.secrets).cleaner(of: "conf/app.ini")
        var result = Data()
        var rest = data[...]
        while !rest.isEmpty {
            let piece = Data(rest.prefix(pieces))
            rest = rest.dropFirst(piece.count)
            try piece.withUnsafeBytes { try file.feed($0) { result += $0 } }
        }
        try file.finish { result += $0 }
        return result
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [1, 7, Int.max])
    func `UTF-16 stays UTF-16 with its mark`(_ encoding: String.Encoding, _ pieces: Int) throws {
        let text = "\u{FEFF}name=Grüße 🙂\r\npassword=\(Self.secret)\r\nport=1\r\n"
        let clean = try clean(try #require(text.data(using: encoding)), pieces: pieces)
        let read = try #require(String(data: clean, encoding: encoding))
        #expect(read.hasPrefix("\u{FEFF}name=Grüße 🙂\r\npassword="))
        #expect(read.hasSuffix("\r\nport=1\r\n") && !read.contains(Self.secret))
    }

    @Test func `Windows-1252 gets no sign of another encoding, on whatever line`() throws {
        let text = "password=\(Self.secret)\nname=Grüße\napi_key=\(Self.secret)\n"
        let clean = try clean(try #require(text.data(using: .windowsCP1252)))
        #expect(clean.count { $0 >= 0x80 } == 2)
        let read = try #require(String(data: clean, encoding: .windowsCP1252))
        #expect(!read.contains(Self.secret) && read.contains("name=Grüße\n"))
    }

    @Test func `a byte order mark is no part of the first line`() throws {
        let text = "\u{FEFF}db-1:5432:shop:app:\(Self.secret)\r\n"
        let read = String(decoding: try clean(Data(text.utf8)), as: UTF8.self)
        #expect(read.hasPrefix("\u{FEFF}db-1:5432:shop:app:") && !read.contains(Self.secret))
    }
}
