import Testing

@testable import Facts

struct LineShapeTests {
    @Test(arguments: Shape.clocks + Shape.more + Shape.structured + Shape.wrapped + Shape.products)
    func `a line tells its time, its level and where its message starts`(_ shape: Shape) throws {
        let log = LogText(shape.line)
        #expect(log.events.count == 1)
        #expect(log.time == shape.time)
        #expect(log.events.first?.level == shape.level)
        #expect(try #require(log.message()).hasPrefix(shape.message))
    }

    @Test(arguments: [
        ("May  4 10:02:05 host1 sshd[12]: x", "sshd"),
        ("[pod/web-0/app] 2026-05-04T10:02:05Z ERROR x", "web-0/app"),
        ("2026-05-04 10:02:05,123 ERROR [main] org.shop.Cart - x", "org.shop.Cart"),
        ("<165>1 2026-05-04T10:02:05.003Z host1 shop 12 ID47 - x", "shop"),
        (#"{"time":"2026-05-04T10:02:05Z","logger":"shop.cart","msg":"x"}"#, "shop.cart"),
        ("fail: Shop.Cart[0]", "Shop.Cart"),
        ("WARNING:django.request:x", "django.request"),
        ("E0517 10:02:05.123456    1234 file.go:12] x", "file.go:12"),
    ])
    func `a line names its component`(_ line: String, _ component: String) throws {
        var reader = Array(line.utf8).withUnsafeBytes { LogReader(sample: $0, path: "x.log") }
        let head = try #require(Array(line.utf8).withUnsafeBytes { reader.head(of: $0) })
        #expect(head.component == component)
    }

    @Test(arguments: [
        ("May  4 10:02:05 host1 sshd[12]: x", "syslog-3164"),
        ("<165>1 2026-05-04T10:02:05.003Z host1 shop 12 ID47 - x", "syslog-5424"),
        ("2026-05-04 10:02:05,123 ERROR [main] org.shop.Cart - x", "log4j"),
        ("2026-05-04 10:02:05,123 ERROR shop.cart: x", "python"),
        ("2026/05/04 10:02:05 [error] 31#31: *884 x", "nginx-error"),
        ("[Mon May 04 10:02:05.123456 2026] [core:error] [pid 12] x", "apache-error"),
        ("10.0.0.7 - - [04/May/2026:10:02:05 +0200] \"GET / HTTP/1.1\" 200 12", "clf"),
        ("2026-05-04 10:02:05.123 UTC [1234] LOG:  ready", "postgresql"),
        ("2026-05-04T10:02:05.123456Z 12 [ERROR] [MY-010116] [Server] x", "mysql"),
        ("1234:M 04 May 2026 10:02:05.123 * x", "redis"),
        ("2026-05-04 10:02:05.123456+00:00 [error] <0.1.0> x", "rabbitmq"),
        (
            #"{"t":{"$date":"2026-05-04T10:02:05.123Z"},"s":"I","c":"NETWORK","msg":"x"}"#,
            "mongodb-json"
        ),
        (#"{"log":"x\n","stream":"stdout","time":"2026-05-04T10:02:05.123Z"}"#, "docker-json"),
        ("2026-05-04T10:02:05.123456789Z stdout F x", "cri"),
        ("level=warn ts=2026-05-04T10:02:05Z msg=x", "logfmt"),
        ("E0517 10:02:05.123456    1234 file.go:12] x", "klog"),
        ("fail: Shop.Cart[0]\n      x", "dotnet-console"),
        ("E, [2026-05-04T10:02:05.123456 #1234] ERROR -- : x", "rails"),
        ("May 04, 2026 10:02:05 AM org.shop.Cart add\nSEVERE: x", "java-util-logging"),
        (
            "May  4 10:02:05 lb1 haproxy[12]: 10.0.0.7:1 [04/May/2026:10:02:05.123] fe be/s1 x",
            "haproxy"
        ),
        ("2026-05-04T10:02:05.123Z\tERROR\tshop/cart.go:12\tx", "zap-console"),
    ])
    func `a file's lines tell its format`(_ line: String, _ format: String) {
        let log = LogText(line)
        #expect(log.reader.format == format)
        #expect(log.reader.looksLikeLog)
        #expect(!log.reader.reasons.isEmpty)
    }

    @Test(arguments: [
        "server:\n  port: 8080\n  host: example\n", "[mysqld]\nmax_connections = 100\n",
        "a,b,c\n1,2,3\n",
        #"{"a": 1, "b": {"c": 2}}"#, "",
        "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 1 1 1 1% /\n",
    ])
    func `a file without times or levels is no log`(_ text: String) {
        #expect(!LogText(text, path: "etc/app.conf").reader.looksLikeLog)
    }
}
