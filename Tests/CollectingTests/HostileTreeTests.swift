import Foundation
import Glibc
import Testing

@testable import Collecting

struct HostileTreeTests {
    private static let canary = "canary-nobody-may-see"

    @Test func `links, devices, pipes and sockets are told and not read`() throws {
        let (host, outside) = (try Host(), try Host())
        let secret = try outside.put("secret.log", Self.canary)
        try host.put("logs/app.log", "2026-05-04 10:00:00 fine\n")
        let logs = "\(host.path)/logs"
        symlink(secret, "\(logs)/link.log")
        symlink(outside.path, "\(logs)/folder")
        symlink("/proc/self/environ", "\(logs)/magic.log")
        symlink(
            "../../\((outside.path as NSString).lastPathComponent)/secret.log", "\(logs)/up.log")
        link(secret, "\(logs)/hard.log")
        mkfifo("\(logs)/pipe.log", 0o644)
        mknod("\(logs)/zero.log", S_IFCHR | 0o666, makedev(1, 5))
        let basket = try Basket.of("  - {about: x, files: ['\(logs)/**/*.log', '\(logs)/*.log']}")
        #expect(basket["app.log"]?.text == "2026-05-04 10:00:00 fine\n")
        #expect(basket.files.count == 1)
        #expect(!basket.all.contains(Self.canary))
        for name in ["link.log", "magic.log", "up.log"] {
            #expect(basket.why(name)?.contains("link") == true, "\(name)")
        }
        #expect(basket.why("hard.log")?.contains("several names") == true)
        #expect(basket.why("pipe.log")?.contains("pipe") == true)
        if geteuid() == 0 { #expect(basket.why("zero.log")?.contains("device") == true) }
    }

    @Test func `a link between declared folders is followed`() throws {
        let host = try Host()
        let real = try host.put("available/site.conf", "listen 80;\n")
        try host.put("enabled/x.txt", "")
        symlink(real, "\(host.path)/enabled/site.conf")
        let basket = try Basket.of(
            """
              - about: x
                files: ["\(host.path)/enabled/*.conf", "\(host.path)/*.none"]
            """)
        #expect(basket["available/site.conf"]?.text == "listen 80;\n")
    }

    @Test func `a fresh link in the path itself is not followed`() throws {
        let (host, outside) = (try Host(), try Host())
        try outside.put("app.log", Self.canary)
        symlink(outside.path, "\(host.path)/logs")
        let basket = try Basket.of("  - {about: x, files: ['\(host.path)/logs/*.log']}")
        #expect(basket.files.isEmpty)
        #expect(basket.leftOut.values.contains { $0.contains("link") })
    }

    @Test func `a sparse terabyte costs nothing`() throws {
        let host = try Host()
        let sparse = try host.put("sparse.log", "")
        truncate(sparse, 1 << 40)
        let tail = try host.put("tail.log", "")
        truncate(tail, 1 << 40)
        let handle = try #require(FileHandle(forWritingAtPath: tail))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("2026-05-04 10:00:00 last words\n".utf8))
        let basket = try Basket.of("  - {about: x, kind: log, files: ['\(host.path)/*.log']}")
        #expect(basket.why("sparse.log")?.contains("sparse") == true)
        #expect(basket["tail.log"]?.text.contains("last words") == true)
        #expect((basket["tail.log"]?.bytes.count ?? 0) < 10_000)
    }

    @Test func `a file that grows without end is read to where it was`() throws {
        let host = try Host()
        let path = try host.put("grow.log", "2026-05-04 10:00:00 one\nhalf a li")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        let basket = Basket()
        let spec = try SpecReader.spec(
            file: "s",
            text: "schema: clearcause.spec/1\ncollect: [{about: x, kind: log, files: ['\(path)']}]")
        try Collection(
            spec, limits: CollectionLimits(), window: Window(), stop: StopSign(), into: basket
        ) { progress in
            if progress.source.hasSuffix("grow.log") {
                try? handle.write(contentsOf: Data(repeating: 120, count: 1 << 20))
            }
        }.run()
        #expect((basket["grow.log"]?.bytes.count ?? .max) < 100)
    }

    @Test func `names with line breaks and controls are shown as escapes`() throws {
        let host = try Host()
        try host.put("a\nb\u{1b}[2J.log", "2026-05-04 10:00:00 x\n")
        let basket = try Basket.of("  - {about: x, files: ['\(host.path)/*.log']}")
        #expect(basket.files.keys.allSatisfy { $0.contains("a\\x0ab\\x1b[2J.log") })
        #expect(basket.files.count == 1)
    }

    @Test func `what may not be read says who may`() throws {
        guard geteuid() != 0 else { return }
        let host = try Host()
        let path = try host.put("shut.log", "x")
        chmod(path, 0)
        let basket = try Basket.of("  - {about: x, files: ['\(path)']}")
        #expect(basket.why("shut.log")?.contains("run as root") == true)
    }

    @Test func `a path that is swapped all the time never leaks`() async throws {
        let (host, outside) = (try Host(), try Host())
        try outside.put("app.log", Self.canary)
        try host.put("real/app.log", "2026-05-04 10:00:00 fine\n")
        try host.put("logs/keep/app.log", "2026-05-04 10:00:00 fine\n")
        let (logs, target) = ("\(host.path)/logs", outside.path)
        let stop = StopSign()
        let swapper = Thread {
            while !stop.isRequested {
                rename("\(logs)/keep", "\(logs)/away")
                symlink(target, "\(logs)/keep")
                unlink("\(logs)/keep")
                rename("\(logs)/away", "\(logs)/keep")
                usleep(20)
            }
        }
        swapper.start()
        defer { stop.raise() }
        for _ in 0..<50 {
            let basket = try Basket.of(
                "  - {about: x, kind: log, files: ['\(logs)/*/app.log', '\(logs)/keep/app.log']}")
            #expect(!basket.all.contains(Self.canary))
        }
    }

    private func makedev(_ major: UInt, _ minor: UInt) -> dev_t { dev_t(major << 8 | minor) }
}
