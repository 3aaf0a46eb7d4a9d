import Bundles
import Testing

struct GlobTests {
    @Test(arguments: [
        ("**/nginx/error.log*", "var/log/nginx/error.log"),
        ("**/nginx/error.log*", "nginx/error.log.2.gz"),
        ("**/nginx*error*.log*", "logs/nginx-shop-error.log"), ("*.conf", "redis.conf"),
        ("**/*.conf", "redis.conf"), ("**/*.conf", "etc/redis/redis.conf"), ("etc/**", "etc/a/b/c"),
        ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"), ("log?", "log1"),
        ("**/{app,web}*.log", "x/web-1.log"),
        ("{a,b}/{c,d}", "b/c"), ("**/NGINX.conf", "etc/nginx.CONF"), ("**", "any/thing"),
        ("a{,.bak}", "a"),
        ("a{b", "a{b"), ("**/a*b/c*", "x/aXX/ab/cd"), ("**a?c", "x/aabc"), ("*a*a*b", "aaaab"),
        ("**/**/x", "x"), ("Ä*.LOG", "Ä1.log"),
    ])
    func `a path of the pattern matches`(_ glob: String, _ path: String) {
        #expect(Glob(glob).matches(path))
    }

    @Test(arguments: [
        ("*.conf", "etc/redis.conf"), ("log?", "log"), ("log?", "log/"), ("a/*/b", "a/x/y/b"),
        ("**/nginx.conf", "etc/mynginx.conf"), ("**/{app,web}.log", "x/api.log"), ("a", "ab"),
        ("", "a"),
        ("a/**/b", "ab"), ("etc/*", "etc/a/b"),
    ])
    func `another path does not`(_ glob: String, _ path: String) {
        #expect(!Glob(glob).matches(path))
    }

    @Test func `a hostile path costs little`() {
        let path = String(repeating: "a/", count: 60) + String(repeating: "a", count: 200)
        let clock = ContinuousClock()
        var isMatch = true
        let time = clock.measure { isMatch = Glob("**/*a*a*a*b").matches(path) }
        #expect(!isMatch)
        #expect(time < .milliseconds(500))
    }
}
