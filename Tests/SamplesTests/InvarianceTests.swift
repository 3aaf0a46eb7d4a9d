import Bundles
import Foundation
import Packing
import Reasoning
import Redaction
import Testing

/// What a bundle says is the same when its secrets, people and hosts are taken out of it.
struct InvarianceTests {
    private static let files = Result {
        try RedactionFiles(rules: Story.package.appending(path: "Rules").path)
    }

    private struct Finding: Equatable, CustomStringConvertible {
        let rule: String
        let role: String
        let confidence: String

        var description: String { "\(rule) \(role) \(confidence)" }
    }

    private func findings(of diagnosis: Diagnosis) -> [Finding] {
        diagnosis.findings.map {
            Finding(rule: "\($0.rule)", role: "\($0.role)", confidence: "\($0.confidence)")
        }
    }

    private func diagnosis(of bundle: String) throws -> Diagnosis {
        try Analyzer(Library.standard.get()).diagnosis(of: Library.facts(of: bundle))
    }

    @Test(arguments: Story.all, [RedactionLevel.secrets, .standard, .strict])
    func `the findings are the same on the redacted bundle`(
        _ story: Story, _ level: RedactionLevel
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "clearcause-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plan = try Self.files.get().plan(
            level, keptIn: [Story.package.appending(path: ".build/tests-cache/clearcause").path])
        for bundle in [story.bundle, story.good].compactMap(\.self) {
            let clean = folder.appending(path: "\(bundle == story.good ? "good" : "bad").tar").path
            var options = BundleWriter.Options()
            options.format = .tarGzip
            let writer = try BundleWriter(
                to: clean,
                head: BundleManifest.Head(collected: nil, toolVersion: "0.0.0"),
                cleaner: Redactor(plan), options: options)
            try Repacking(BundleReader(bundle), into: writer).run()
            _ = try writer.finish()
            let raw =
                try bundle == story.bundle ? Library.diagnosis(of: story) : diagnosis(of: bundle)
            let expected = findings(of: raw)
            #expect(!expected.isEmpty || story.isHealthy || bundle == story.good)
            #expect(try findings(of: diagnosis(of: clean)) == expected)
        }
    }
}
