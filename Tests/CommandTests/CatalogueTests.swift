import Foundation
import Testing

struct CatalogueTests {
    @Test func `the catalogue in the rules' README is what the library holds`() throws {
        let run = try Run.clearcause("rules", "catalogue", standardRules: true)
        let readme = try String(
            contentsOf: Run.package.appending(path: "Rules/README.md"), encoding: .utf8)
        #expect(run.output.contains("| postgresql |"))
        #expect(readme.contains(run.output), "It is stale: run “make catalogue”.")
    }
}
