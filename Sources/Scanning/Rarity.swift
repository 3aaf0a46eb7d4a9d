/// Guesses how often a few bytes in a row stand in logs, from the triples of bytes they are made of.
///
/// Learned from a page of log lines and from the texts that are looked for. Case is left out, as in ``Sieve``.
struct Rarity {
    private var pairs = [Float](repeating: 0.1, count: 1 << 16)
    private var triples = [Float](repeating: 0.02, count: 1 << 18)
    private var total: Float = 1

    init(alsoFrom texts: some Sequence<String>) {
        for line in Self.lines { learn(Array(line.utf8), weight: 400) }
        for text in texts { learn(Array(text.utf8), weight: 1) }
    }

    private mutating func learn(_ bytes: [UInt8], weight: Float) {
        guard bytes.count > 2 else { return }
        for at in 0..<(bytes.count - 2) {
            pairs[Self.pair(bytes, at)] += weight
            triples[Self.triple(bytes, at)] += weight
            total += weight
        }
    }

    /// The guessed share of places in a log where these bytes begin.
    func share(of bytes: [UInt8], _ range: Range<Int>) -> Double {
        var share = triples[Self.triple(bytes, range.lowerBound)] / total
        for at in range.dropFirst().dropLast(2) {
            share *= min(1, triples[Self.triple(bytes, at)] / pairs[Self.pair(bytes, at)])
        }
        return Double(share)
    }

    /// The same for a short text as a whole: what the page of log lines holds is as common as it is there.
    func share(of literal: Literal) -> Double {
        let wanted = literal.bytes.map { $0 | 0x20 }
        var count = 0
        if Self.page.count >= wanted.count {
            for start in 0...(Self.page.count - wanted.count)
            where Self.page[start] == wanted[0] && Self.page[start...].starts(with: wanted) {
                count += 1
            }
        }
        let guess = share(of: literal.bytes, 0..<literal.bytes.count)
        return max(guess, Double(count) / Double(Self.page.count))
    }

    private static let page: [UInt8] = lines.flatMap { line in line.utf8.map { $0 | 0x20 } + [0] }

    private static func pair(_ bytes: [UInt8], _ at: Int) -> Int {
        Int(bytes[at] | 0x20) << 8 | Int(bytes[at + 1] | 0x20)
    }

    private static func triple(_ bytes: [UInt8], _ at: Int) -> Int {
        let word = UInt32(pair(bytes, at)) << 8 | UInt32(bytes[at + 2] | 0x20)
        return Int((word &* 0x9e37_79b1) >> 14)
    }

    /// What the lines of many programs begin with and speak of.
    private static let lines = [
        "2026-05-04 10:02:33,123 INFO  [main] org.example.service.OrderService - request completed in 12 ms",
        "2026-05-04T10:02:33.123456Z WARN  o.s.web.servlet.DispatcherServlet : started application context",
        "May  4 10:02:33 web-1 systemd[1]: Started Session 312 of user root.",
        "May  4 10:02:34 web-1 sshd[812]: Accepted publickey for deploy from 10.0.0.12 port 51234 ssh2",
        "10.1.2.3 - - [04/May/2026:10:02:33 +0000] \"GET /api/v1/users/12?page=2 HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\" client-agent/1.0",
        "10.4.5.6 - anna [04/May/2026:10:02:34 +0000] \"POST /oauth/token HTTP/1.1\" 404 153 \"https://www.example.com/start\" \"curl/8.1.2\"",
        "10.0.0.9 - - [04/May/2026:10:02:35 +0000] \"GET /assets/app.js HTTP/2.0\" 304 0 \"-\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36\" rt=0.012",
        "10.0.0.7 - - [04/May/2026:10:02:36 +0000] \"PUT /rest/items/31 HTTP/1.1\" 200 98 \"-\" \"okhttp/4.9\"",
        "haproxy[31]: 10.0.0.8:51442 [04/May/2026:10:02:37.004] web~ app/app-1 0/0/1/12/13 200 1402 - - ---- 12/10/3/1/0 0/0 \"GET /status HTTP/1.1\"",
        "{\"timestamp\":\"2026-05-04T10:02:33Z\",\"level\":\"info\",\"message\":\"connection from client accepted\",\"service\":\"worker\",\"status\":\"200\",\"error\":null}",
        "time=\"2026-05-04T10:02:33Z\" level=info msg=\"reconciling resource\" namespace=default name=app controller=deployment version=v1",
        "2026/05/04 10:02:33 [error] 31#31: *12 upstream timed out, client: 10.0.0.1, server: example.com, request: \"POST /login HTTP/1.1\", upstream: \"http://10.0.0.2:8080/\", host: \"example.com\"",
        "    at com.example.data.connection.pool.PooledConnection.execute(PooledConnection.java:123)",
        "Caused by: java.lang.IllegalStateException: session is not open",
        "INFO:root:processing batch 12 of 100 for topic orders partition 3 offset 123456",
        "I0504 10:02:33.123456       1 controller.go:123] Successfully updated the status of object default/app-7d4b9c",
        "2026-05-04 10:02:33.123 UTC [1234] LOG:  checkpoint complete: wrote 123 buffers (0.1%); write=1.2 s, sync=0.01 s",
        "DEBUG 1234 --- [nio-8080-exec-1] c.e.client.HttpClient : sending request to server, response received with code 200",
        "1234:M 04 May 2026 10:02:33.123 * Background saving started by pid 56, server ready to accept connections",
        "kernel: [12345.678901] eth0: link is up, device driver memory cpu interrupt",
        "failed to connect to the server: connection error, could not read from file, exception was not found for key value",
        "user name password database table column query select from where and the invalid value is not a valid configuration parameter",
    ]
}
