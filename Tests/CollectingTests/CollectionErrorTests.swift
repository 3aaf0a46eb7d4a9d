import Collecting
import Testing

struct CollectionErrorTests {
    @Test func `an error says what to do`() {
        let error = CollectionError(problem: "There is no such spec.", hint: "Name a file.")
        #expect("\(error)" == "There is no such spec.\n  Name a file.")
    }
}
