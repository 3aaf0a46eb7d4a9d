import Scanning
import Testing

@testable import Redaction

struct CompiledDetectorsTests {
    private static let text = """
        aws_key = AKIAQ3EGRF2KLMNOPXYZ
        db.password=Gx7kQ9vL2mZp4TtR
        token ghp_\(String(repeating: "aB3dE5", count: 6))

        """

    /// What the engine makes of the text, and what the search behind finds in it as it was.
    private func result(_ plan: RedactionPlan) throws -> (clean: String, hits: [String]) {
        let redactor = try Redactor(plan, isOrdered: true)
        let clean = try Desk.clean(Self.text, with: redactor)
        let search = try LeakSearch(plan, taken: redactor.takenValues)
        Array(Self.text.utf8).withUnsafeBytes { search.search($0, of: "a", from: 1) }
        return (clean, search.hits.map { "\($0.kind) \($0.line)" }.sorted())
    }

    @Test func `what was stored finds what was compiled`() throws {
        let files = try Desk.files.get()
        let fresh = try files.plan(.secrets)
        let keys = try SensitiveKeys(file: files.keys.name, text: files.keys.text)
        let bytes = try CompiledDetectors.bytes(fresh)
        let stored = try bytes.withUnsafeBytes { try CompiledDetectors.plan($0, .secrets, keys) }
        let (a, b) = (try result(fresh), try result(stored))
        #expect(a.clean == b.clean && a.hits == b.hits)
        #expect(a.hits.count >= 3 && !a.clean.contains("Gx7kQ9vL2mZp4TtR"))
        for length in [0, 7, 8, 100, bytes.count / 2, bytes.count - 1] {
            #expect(throws: ScanError.self) {
                try bytes[..<length].withUnsafeBytes {
                    _ = try CompiledDetectors.plan($0, .secrets, keys)
                }
            }
        }
    }
}
