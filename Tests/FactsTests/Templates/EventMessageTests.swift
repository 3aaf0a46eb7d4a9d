import Testing

@testable import Facts

struct EventMessageTests {
    @Test(arguments: [
        (#"{"level":50,"msg":"job went sideways","pid":7}"#, "job went", "job went sideways"),
        (
            #"{"level":"error","msg":"no answer","err":"dial tcp: refused"}"#, "no answer",
            "no answer: dial tcp: refused"
        ),
        (#"level=error msg="no answer" error="refused" n=1"#, "no answer", "no answer: refused"),
        (#"{"log":"ERROR gave \"up\"\n","stream":"stderr"}"#, "gave", #"gave \"up\""#),
        ("ERROR plain text, to the end", "plain", "plain text, to the end"),
    ])
    func `the message is what happened, not what the line says of itself`(
        _ line: String, _ start: String, _ message: String
    ) throws {
        let at = try #require(line.firstRange(of: start))
        let offset = line.utf8.distance(from: line.startIndex, to: at.lowerBound)
        let read = Array(line.utf8).withUnsafeBytes { bytes in
            EventMessage.read(bytes, from: offset) { String(decoding: $0, as: UTF8.self) }
        }
        #expect(read == message)
    }

    @Test(
        arguments: [
            (
                "Caused by: java.net.ConnectException: Connection refused",
                "java.net.ConnectException: Connection refused"
            ),
            (
                "sqlalchemy.exc.OperationalError: no such table",
                "sqlalchemy.exc.OperationalError: no such table"
            ),
            (
                "panic: runtime error: index out of range",
                "panic: runtime error: index out of range"
            ),
            (
                " ---> System.Net.Sockets.SocketException (111): Connection refused",
                "System.Net.Sockets.SocketException (111): Connection refused"
            ),
            ("    at shop.Cart.add(Cart.java:12)", nil),
            ("    raise ValueError(text)", nil),
        ] as [(String, String?)])
    func `a line of a trace tells its exception`(_ line: String, _ exception: String?) {
        #expect(Array(line.utf8).withUnsafeBytes { ThrownException($0)?.text } == exception)
    }

    @Test func `the innermost exception stands in one line, too`() {
        let line = #"{"msg":"no","stack":"a.B: x\n\tat a.B\nCaused by: c.D: deep\n\tat c.D"}"#
        #expect(
            Array(line.utf8).withUnsafeBytes { ThrownException(within: $0)?.text } == "c.D: deep")
    }
}
