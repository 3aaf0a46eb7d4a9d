import Foundation
import Testing

@testable import Reasoning

/// Schemas of others, and the tool that checks XML against them.
enum Machine {
    static let schemas = Folder.package.appending(path: "Tests/ReportingTests/Schemas")

    /// What xmllint says against a document; empty when it is valid.
    static func problems(_ document: String, against schema: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "clearcause-\(UUID().uuidString).xml")
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/xmllint")
        process.arguments = [
            "--noout", "--nonet", "--schema", schemas.appending(path: schema).path, file.path,
        ]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : String(decoding: said, as: UTF8.self)
    }
}
