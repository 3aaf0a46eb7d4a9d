import Testing

@testable import Rules

struct SettingPatternTests {
    @Test(arguments: [
        ("a.b", "a.b"), ("a.b", "A.B"), ("*.b", "x.b"), ("**.b", "b"), ("**.b", "x.y.b"),
        ("a.**", "a"),
        ("a.**", "a.x.y"), ("**.*pool*size*", "x.maxPoolSizeLimit"),
        ("*/{name}.x", "Deployment/web.x"),
        ("**", "x.y"), ("upstream *.server", "upstream shop.server"), ("**.b.**", "a.b.c"),
    ])
    func `a pattern fits a path`(_ pattern: String, _ path: String) {
        #expect(captures(pattern, path) != nil)
    }

    @Test(arguments: [
        ("a.b", "a"), ("a.b", "a.b.c"), ("*.b", "b"), ("a.*", "a"), ("**.b", "x.bb"), ("{x}", ""),
        ("a*c.d", "abd.d"), ("*/{name}", "Deployment/"), ("", "a"),
    ])
    func `a pattern does not fit another path`(_ pattern: String, _ path: String) {
        #expect(captures(pattern, path) == nil)
    }

    @Test(arguments: [
        ("services.{service}.mem_limit", "services.Web.mem_limit", ["service": "Web"]),
        ("*/{object-name}.spec", "Deployment/orders.spec", ["object_name": "orders"]),
        ("**.upstream {name}.server", "http.upstream shop.server", ["name": "shop"]),
        ("{a}.{b}", "x.y", ["a": "x", "b": "y"]),
    ])
    func `holes keep what stands there, as written`(
        _ pattern: String, _ path: String, _ found: [String: String]
    ) {
        #expect(captures(pattern, path) == found)
    }

    private func captures(_ pattern: String, _ path: String) -> [String: String]? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return SettingPattern(pattern).captures(parts, parts.map { $0.lowercased() })
    }
}

struct SettingNamesTests {
    private static let names = SettingNames(
        """
        # a program of the tests
        %program Shop
        %effect Shop ignores it
        %test shop --check
        %fold-dashes
        %except **.free.**
        []
        server*
        [server]
        [server *]
        listen_port
        max_connections
        tls
        limits
        plugin_*
        [server.limits]
        rate
        burst
        """)

    @Test(arguments: [
        "server.listen-port", "server.LISTEN_PORT", "server two.max_connections", "server.plugin_x",
        "server.free.anything", "server.limits.rate",
    ])
    func `what the program knows is fine`(_ path: String) {
        #expect(unknown(path) == nil)
    }

    @Test(arguments: [
        ("server.listen_prot", "listen_prot", "listen_port"),
        ("server.maxconnections", "maxconnections", "max_connections"),
        ("server.max_conections", "max_conections", "max_connections"),
        ("server two.listen-pord.x", "listen-pord", "listen_port"),
        ("server.limits.burts", "burts", "burst"),
    ])
    func `a misspelt name is told with the one that was meant`(
        _ path: String, _ key: String, _ nearest: String
    ) throws {
        let unknown = try #require(self.unknown(path))
        #expect(unknown.key == key)
        #expect(Self.names.nearest(to: unknown) == nearest)
    }

    @Test(arguments: ["server.tsl", "server.colour", "server.listen_address"])
    func `a name that is short or like no other has none near it`(_ path: String) throws {
        #expect(Self.names.nearest(to: try #require(unknown(path))) == nil)
    }

    private func unknown(_ path: String) -> SettingNames.Unknown? {
        Self.names.unknownPart(of: path.split(separator: ".").map(String.init))
    }
}
