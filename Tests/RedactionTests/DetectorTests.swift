import Notation
import Testing

@testable import Redaction

struct DetectorTests {
    private static let proofs = (try? DetectorSet(files: Desk.files.get().detectors).proofs) ?? []

    @Test func `there are detectors of at least 150 kinds`() throws {
        let kinds = Set(try DetectorSet(files: Desk.files.get().detectors).detectors.map(\.kind))
        #expect(kinds.count >= 150)
        #expect(kinds.count == Self.proofs.count, "a kind is there twice")
    }

    @Test(arguments: proofs.map(\.kind))
    func `a detector takes out its examples and keeps the look-alikes`(_ kind: String) throws {
        let proof = try #require(Self.proofs.first { $0.kind == kind })
        let detectors = try DetectorSet(files: Desk.files.get().detectors).detectors
        let own = try #require(detectors.first { $0.kind == kind }).level
        // Hosts are for the strict only; the level above secrets shows that nothing else minds.
        let level = max(own, .standard)
        for example in proof.takes {
            let (text, value) = Desk.filled(example)
            let clean = try Desk.clean("at 10:02 \(text) was seen\n", level)
            #expect(!clean.contains(value), "\(kind): \(text)")
            #expect(clean.hasPrefix("at 10:02 ") && clean.hasSuffix(" was seen\n"))
        }
        for example in proof.keeps {
            let (text, _) = Desk.filled(example)
            let line = "at 10:02 \(text) was seen\n"
            #expect(try Desk.clean(line, level) == line, "\(kind): \(text)")
        }
    }

    @Test(arguments: [
        ("detectors:\n  a.b: {says: x, takes: [y]}\n", "needs"),
        ("detectors:\n  a.b: {says: x, regexp: y, takes: [y]}\n", "no key “regexp”"),
        ("detectors:\n  a.b: {says: x, regex: y, takes: [y], check: lun}\n", "is no check"),
        ("detector: {}\n", "no key “detector”"),
    ])
    func `what is wrong with a detector is told with its place`(
        _ text: String, _ words: String
    ) throws {
        let error = #expect(throws: NotationError.self) {
            try DetectorSet(files: [("x.yaml", text)])
        }
        #expect(error?.description.contains(words) == true)
        #expect(error?.line != nil)
    }
}
