import Bundles
import Foundation
import Redaction
import Sealing
import TestSupport
import Testing

@testable import Packing

struct BundleWriterTests {
    private static let formats: [ArchiveWriter.Format] = [.tarZstd, .tarGzip, .zip]

    private static func options(_ format: ArchiveWriter.Format) -> BundleWriter.Options {
        var options = BundleWriter.Options()
        options.format = format
        return options
    }

    @Test(arguments: formats)
    func `the tools of the trade read a bundle`(_ format: ArchiveWriter.Format) throws {
        let shop = try Shop()
        let name = "b.\(format.rawValue)"
        try shop.bundle(name, Self.options(format))
        let reader =
            format == .zip ? "unzip -p \(name) logs/app.log" : "bsdtar -xOf \(name) logs/app.log"
        #expect(try shop.shell(reader) == "one\ntwo\n")
        let names = try shop.shell("LC_ALL=C.UTF-8 bsdtar -tf \(name)").split(separator: "\n")
        #expect(
            names == [
                "logs/app.log", "config/äpp.yaml", "redactions.csv", "manifest.json",
            ])
        #expect(try shop.shell("stat -c %a \(name)") == "600\n")
    }

    @Test(arguments: formats)
    func `the same files give the same bytes`(_ format: ArchiveWriter.Format) throws {
        let shop = try Shop()
        try shop.bundle("a", Self.options(format))
        try shop.bundle("b", Self.options(format))
        #expect(shop.names == ["a", "b"])
        try shop.shell("cmp a b")
    }

    @Test func `the manifest says what is in it, what is not, and that nothing was redacted`()
        throws
    {
        let shop = try Shop()
        try shop.bundle("b.tar.zst")
        let text = try shop.shell("bsdtar -xOf b.tar.zst manifest.json")
        let schema = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Packing/Schemas/bundle.schema.json")
        #expect(
            try JSONSchema(String(contentsOf: schema, encoding: .utf8)).problems(in: text) == [])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["schema"] as? String == "clearcause.bundle/1")
        let files = try #require(json["files"] as? [[String: Any]])
        #expect(files.first?["origin"] as? String == "/logs/app.log")
        #expect(files.first?["bytes"] as? Int == 8)
        let told = try shop.shell("bsdtar -xOf b.tar.zst logs/app.log | sha256sum").prefix(64)
        #expect(files.first?["sha256"] as? String == String(told))
        let redaction = try #require(json["redaction"] as? [String: Any])
        #expect((redaction["warning"] as? String)?.contains("may hold secrets") == true)
        let reader = try BundleReader(shop["b.tar.zst"])
        while let chunk = reader.next() { reader.recycle(chunk) }
        let contents = reader.finish()
        #expect(contents.members.map(\.path) == ["logs/app.log", "config/äpp.yaml"])
        #expect(contents.manifest?.leftOut.map(\.file) == ["/var/log/gone.log"])
        #expect(contents.manifest?.collected == 1_777_888_920)
    }

    @Test func `a bundle made of another says when and where that one was taken`() throws {
        let shop = try Shop()
        var head = Shop.head
        (head.zone, head.host) = ("Asia/Tokyo", "web-1")
        head.statements = ["system nginx": "its files"]
        let first = try BundleWriter(to: shop["a.zip"], head: head, cleaner: NoCleaner())
        try first.add("app.log", origin: "/app.log", truncated: "its last 9 bytes") { sink in
            try Array("2026-05-04 one\n".utf8).withUnsafeBytes { try sink($0) }
        }
        first.leaveOut("/var/log/gone.log", why: "there is no such file")
        _ = try first.finish()
        var now = BundleManifest.Head(collected: nil, toolVersion: "0.0.0")
        now.written = "2026-08-01T00:00:00Z"
        let second = try BundleWriter(to: shop["b.zip"], head: now, cleaner: NoCleaner())
        try Repacking(BundleReader(shop["a.zip"]), into: second).run()
        _ = try second.finish()
        func manifest(_ name: String) throws -> Manifest {
            let reader = try BundleReader(shop[name])
            while let chunk = reader.next() { reader.recycle(chunk) }
            return try #require(reader.finish().manifest)
        }
        let (before, after) = (try manifest("a.zip"), try manifest("b.zip"))
        #expect(before == after && after.collected == 1_777_888_920 && after.leftOut.count == 2)
        #expect(try shop.shell("bsdtar -xOf b.zip manifest.json").contains("2026-08-01T00:00:00Z"))
    }

    @Test(arguments: ["file", "link", "dangling"])
    func `what bears the name is refused, or replaced itself when that is wanted`(_ kind: String)
        throws
    {
        let shop = try Shop()
        switch kind {
        case "file": try shop.shell("echo old > b")
        case "link": try shop.shell("echo old > elsewhere; ln -s elsewhere b")
        default: try shop.shell("ln -s nowhere b")
        }
        #expect(throws: BundleError.self) { try shop.bundle("b") }
        var options = BundleWriter.Options()
        options.replaces = true
        try shop.bundle("b", options)
        #expect(try shop.shell("stat -c %F b") == "regular file\n")
        #expect(!shop.names.contains("nowhere"))
        if kind == "link" { #expect(try shop.shell("cat elsewhere") == "old\n") }
    }

    @Test func `a name taken meanwhile is not overwritten`() throws {
        let shop = try Shop()
        let writer = try shop.writer("b")
        try shop.shell("echo mine > b")
        #expect(throws: BundleError.self) { try writer.finish() }
        #expect(try shop.shell("cat b") == "mine\n")
    }

    @Test func `a bundle that is given up leaves nothing behind`() throws {
        let shop = try Shop()
        do {
            let writer = try shop.writer("b")
            try shop.add("a", String(repeating: "x", count: 3 << 20), to: writer)
            #expect(shop.names.isEmpty)
            writer.abandon()
        }
        var options = BundleWriter.Options()
        options.mostBytes = 100
        #expect(throws: SizeError.self) { try shop.bundle("b", options) }
        options = .init()
        options.proof = { _ in [Ledger.Entry(kind: "secret", file: "a", line: 3, count: 1)] }
        let leak = #expect(throws: LeakError.self) { try shop.bundle("b", options) }
        #expect(leak?.description.contains("a:3 (secret)") == true)
        #expect(shop.names.isEmpty)
    }

    @Test func `the proof sees what was written`() throws {
        let shop = try Shop()
        var options = BundleWriter.Options()
        options.proof = { reader in
            while let chunk = reader.next() { reader.recycle(chunk) }
            return reader.finish().members.map {
                Ledger.Entry(kind: "seen", file: $0.path, line: 1, count: 1)
            }
        }
        let leak = #expect(throws: LeakError.self) { try shop.bundle("b", options) }
        #expect(leak?.hits.map(\.file) == ["logs/app.log", "config/äpp.yaml"])
    }

    @Test func `names are made safe and unique`() throws {
        let shop = try Shop()
        let writer = try shop.writer("b")
        for path in ["/etc/../passwd", "a\u{1b}[2Jb", "manifest.json", "x", "x", "///"] {
            try shop.add(path, "1", to: writer)
        }
        let files = try writer.finish().manifest.files.map(\.path)
        #expect(
            files == [
                "etc/__/passwd", "a_[2Jb", "manifest.json-2", "x", "x-2", "unnamed",
                "redactions.csv",
            ])
    }

    @Test func `a full disk gives an error and leaves nothing behind`() throws {
        let shop = try Shop()
        // A limit on the size of files acts like a full disk, for this process and its children only.
        let text = try shop.shell(
            """
            cat > full.py <<'PY'
            import resource, signal, subprocess, sys
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
            done = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE)
            print(done.returncode, done.stderr.decode())
            PY
            head -c 3000000 /dev/urandom | base64 > big.log
            python3 full.py \(Self.program) redact big.log -o out.tar.zst
            """)
        #expect(text.hasPrefix("2 "))
        #expect(text.contains("Writing failed"))
        #expect(shop.names == ["big.log", "full.py"])
    }

    @Test func `a killed run leaves no file under the final name`() throws {
        let shop = try Shop()
        try shop.shell(
            "for n in 1 2 3 4; do head -c 4000000 /dev/urandom | base64 > big-$n.log; done; mkdir in; mv big-* in"
        )
        let text = try shop.shell(
            """
            for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
                \(Self.program) redact in -o out-$n.tar.zst 2>/dev/null &
                sleep 0.0$(( n * 7 % 10 ))$(( n % 10 ))
                kill -9 $! 2>/dev/null || true
                wait $! 2>/dev/null || true
                if [ -e out-$n.tar.zst ]; then \(Self.program) verify out-$n.tar.zst >/dev/null && echo whole; else echo absent; fi
            done
            """)
        let seen = text.split(separator: "\n")
        #expect(seen.count == 12)
        #expect(seen.allSatisfy { $0 == "absent" || $0 == "whole" })
        #expect(seen.contains("absent"), "no run was killed early enough to tell")
        #expect(shop.names.allSatisfy { !$0.hasPrefix(".") })
    }

    static let program: String = {
        let beside = CommandLine.arguments.first.map {
            URL(filePath: $0).deletingLastPathComponent().appending(path: "clearcause").path
        }
        if let beside, FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/debug/clearcause").path
    }()
}
