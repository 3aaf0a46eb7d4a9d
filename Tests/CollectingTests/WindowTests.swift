import Foundation
import Glibc
import Testing

@testable import Collecting

struct WindowTests {
    @Test(arguments: [
        "2026-05-04T10:02:05Z ready", "2026-05-04 12:02:05.123+02:00 [main] ready",
        "[04/May/2026:10:02:05 +0000] \"GET /\"",
        "10.0.0.7 - - [04/May/2026:12:02:05 +0200] \"GET /\"",
        "{\"ts\":1777888925.12,\"msg\":\"x\"}", "2026-05-04 10:02:05.123 UTC [77] LOG:  x",
        "{\"time\":\"2026-05-04T10:02:05.1Z\"}", "Mon, 04 May 2026 10:02:05 GMT x",
    ])
    func `the ways in which servers write a time are read`(_ line: String) {
        let time = LogTime(Array(line.utf8)[...], year: 2026)
        #expect(time?.seconds == 1_777_888_925)
        #expect(time?.hasZone == true)
    }

    @Test(arguments: [
        "May  4 10:02:05 host app: x", "2026/05/04 10:02:05 [error] 1#1: x",
        "[Mon May 04 10:02:05.123456 2026] [core:error]", "1:M 04 May 2026 10:02:05.123 # x",
        "I0504 10:02:05.123456 1 main.go:1] x",
    ])
    func `a time without a zone is the host's`(_ line: String) {
        var fields = tm()
        (fields.tm_year, fields.tm_mon, fields.tm_mday) = (126, 4, 4)
        (fields.tm_hour, fields.tm_min, fields.tm_sec, fields.tm_isdst) = (10, 2, 5, -1)
        let time = LogTime(Array(line.utf8)[...], year: 2026)
        #expect(time?.seconds == Int64(mktime(&fields)))
        #expect(time?.hasZone == false)
    }

    @Test(arguments: ["\tat com.example.Main(Main.java:10)", "listen 443 ssl;", "id,2026,name", ""])
    func `other lines have none`(_ line: String) {
        #expect(LogTime(Array(line.utf8)[...], year: 2026) == nil)
    }

    /// A line a second from 2026-05-04T00:00:00Z on, every tenth followed by a trace.
    private static func log(_ count: Int) -> String {
        var text = ""
        for second in 0..<count {
            text += "\(UTC.text(1_777_852_800 + Int64(second))) INFO request \(second)\n"
            if second % 10 == 0 { text += String(repeating: "\tat a.b.C(D.java:1)\n", count: 30) }
        }
        return text
    }

    @Test func `only the window's lines of a big log are taken`() throws {
        let host = try Host()
        try host.put("app.log", Self.log(20_000), modified: 1_777_852_800 + 20_000)
        let from: Int64 = 1_777_852_800 + 15_000
        let basket = try Basket.of(
            "  - {about: x, kind: log, files: ['\(host.path)/*.log']}",
            window: Window(from: from, to: from + 99))
        let text = try #require(basket["app.log"]?.text)
        #expect(text.hasPrefix("\(UTC.text(from)) INFO request 15000\n"))
        #expect(text.contains("request 15099\n"))
        #expect(!text.contains("request 15100\n"))
        #expect(basket["app.log"]?.note?.hasPrefix("the window's") == true)
    }

    @Test func `what is too large keeps its newest whole lines`() throws {
        let host = try Host()
        try host.put("app.log", Self.log(20_000))
        let basket = try Basket.of(
            "  - {about: x, kind: log, files: ['\(host.path)/*.log']}", maxSize: 50_000)
        let text = try #require(basket["app.log"]?.text)
        #expect(text.utf8.count <= 50_000 && text.utf8.count > 45_000)
        #expect(text.hasSuffix("request 19999\n"))
        #expect(text.hasPrefix("2026-05-04T") || text.hasPrefix("\tat "))
        #expect(basket["app.log"]?.note?.contains("newest") == true)
    }

    @Test func `sources share the size, and a small one leaves its rest to others`() throws {
        let host = try Host()
        for name in ["a", "b"] { try host.put("\(name).log", Self.log(5000)) }
        try host.put("c.log", Self.log(10))
        let entries = ["a", "b", "c"].map {
            "  - {about: \($0), kind: log, files: ['\(host.path)/\($0).log*']}"
        }
        let basket = try Basket.of(entries.joined(separator: "\n"), maxSize: 200_000)
        let sizes = ["a.log", "b.log"].map { basket[$0]?.bytes.count ?? 0 }
        #expect(sizes.allSatisfy { $0 > 95_000 })
        #expect(basket["c.log"]?.note == nil)
        #expect(basket.files.values.reduce(0) { $0 + $1.bytes.count } <= 200_000)
    }

    @Test func `a rotated log is taken by its time, packed or not`() throws {
        let host = try Host()
        let now: Int64 = 1_777_852_800 + 5000
        try host.put("app.log", Self.log(10), modified: now)
        try host.put("app.log.1", Self.log(5000), modified: now - 100)
        let old = try host.put("app.log.2", "2026-05-01T00:00:00Z old\n", modified: now - 300_000)
        for (name, tool) in [("p.log.3", "gzip"), ("q.log.4", "zstd"), ("r.log.5", "xz")] {
            let path = try host.put(name, Self.log(5000))
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [tool, "-q", path]
            try process.run()
            process.waitUntilExit()
            try? FileManager.default.removeItem(atPath: path)
        }
        let basket = try Basket.of(
            "  - {about: x, kind: log, files: ['\(host.path)/*.log*']}",
            window: Window(from: now - 1000))
        for name in ["p.log.3", "q.log.4", "r.log.5"] {
            #expect(basket[name]?.text.hasSuffix("request 4999\n") == true, "\(name)")
        }
        #expect(basket["app.log.1"]?.text.contains("request 4999") == true)
        #expect(basket[old] == nil)
        #expect(basket.leftOut.values.contains { $0.contains("2 older files outside") })
    }

    @Test func `a log that fell silent before the window shows its last words`() throws {
        let host = try Host()
        try host.put("app.log", Self.log(3000), modified: 1_777_852_800 + 3000)
        let basket = try Basket.of(
            "  - {about: x, kind: log, files: ['\(host.path)/*.log']}",
            window: Window(from: 1_777_852_800 + 100_000))
        #expect(basket["app.log"]?.text.hasSuffix("request 2999\n") == true)
        #expect(basket["app.log"]?.note?.hasPrefix("nothing in it is of the window") == true)
    }
}
