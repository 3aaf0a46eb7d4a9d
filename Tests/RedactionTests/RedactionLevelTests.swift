import Redaction
import Testing

struct RedactionLevelTests {
    @Test func `each level takes out more than the one before`() {
        #expect(RedactionLevel.allCases.sorted() == [.off, .secrets, .standard, .strict])
    }
}
