import Bundles
import Foundation
import Packing
import Redaction

/// A folder for one test, and what it writes there.
final class Shop {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    subscript(_ name: String) -> String { "\(folder)/\(name)" }

    static let head = BundleManifest.Head(collected: "2026-05-04T10:02:00Z", toolVersion: "0.0.0")

    func writer(_ name: String, _ options: BundleWriter.Options = .init()) throws -> BundleWriter {
        try BundleWriter(to: self[name], head: Self.head, cleaner: NoCleaner(), options: options)
    }

    /// A bundle of two files.
    @discardableResult
    func bundle(_ name: String, _ options: BundleWriter.Options = .init()) throws
        -> BundleWriter.Result
    {
        let writer = try writer(name, options)
        try add("logs/app.log", "one\ntwo\n", to: writer)
        try add("config/äpp.yaml", "port: 80\n", to: writer)
        writer.leaveOut("/var/log/gone.log", why: "there is no such file")
        return try writer.finish()
    }

    func add(_ path: String, _ text: String, to writer: BundleWriter) throws {
        try writer.add(path, origin: "/\(path)", modified: 1_777_888_999) { sink in
            try Array(text.utf8).withUnsafeBytes { try sink($0) }
        }
    }

    /// What a shell line prints.
    @discardableResult
    func shell(_ line: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-ec", line]
        process.currentDirectoryURL = URL(filePath: folder)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(line: line) }
        return String(decoding: said, as: UTF8.self)
    }

    struct Failed: Error { let line: String }

    /// Names in the folder, hidden ones too.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
