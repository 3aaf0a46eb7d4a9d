import Testing

@testable import Facts

struct HostNameTests {
    @Test(arguments: [
        ("api.shop.example", "api.shop.example", true),
        ("api.shop.example", "API.Shop.Example.", true),
        ("api.shop.example", "shop.example", false),
        ("*.shop.example", "api.shop.example", true),
        ("*.shop.example", "a.api.shop.example", false),
        ("*.shop.example", "shop.example", false),
        ("*.shop.example", ".shop.example", false),
        ("*.example", "shop.example", false), ("*", "shop.example", false),
        ("a*.shop.example", "api.shop.example", false),
        ("api.*.example", "api.shop.example", false),
        ("*.0.0.1", "127.0.0.1", false), ("10.0.3.12", "10.0.3.12", true),
        ("10.0.3.12", "10.0.3.13", false), ("10.0.3.12", "10.0.3.12.example", false),
        ("2001:db8::1", "[2001:0DB8:0:0::1]:443", true), ("2001:db8::1", "2001:db8::2", false),
        ("xn--bcher-kva.example", "XN--bcher-kva.example", true),
    ])
    func `a name stands for hosts as RFC 9525 has it`(
        _ name: String, _ host: String, _ isCovered: Bool
    ) {
        #expect(HostName.isCovered(host, by: "other.test, \(name)") == isCovered)
    }

    @Test(arguments: [
        ("https://api.shop.example:8443/v1?x=y", "api.shop.example"),
        ("jdbc:postgresql://pg.corp.example:5432/shop?sslmode=verify-full", "pg.corp.example"),
        ("amqps://user:p@ss@mq.shop.example/vhost", "mq.shop.example"),
        ("mq-1.shop.example:9093,mq-2.shop.example:9093", "mq-1.shop.example"),
        ("[::1]:443", "::1"), ("::1", "::1"), ("localhost", "localhost"),
        ("shop.example.", "shop.example"),
    ])
    func `the host is taken out of an address`(_ text: String, _ host: String) {
        #expect(HostName(text)?.text == host)
    }

    @Test(arguments: ["", "https://", "/etc/ssl", "${HOST}", "a(b)"])
    func `what names no host is neither covered nor missed`(_ text: String) {
        #expect(HostName.isCovered(text, by: "api.shop.example") == nil)
        #expect(HostName.isCovered("api.shop.example", by: text) == nil)
    }
}
