import Testing

struct InterruptionTests {
    /// All of it, with two hundred kills: `Tests/CommandTests/Interruptions/run PROGRAM`.
    @Test func `a bundle is whole under its name or not there`() throws {
        let script = Run.package.appending(path: "Tests/CommandTests/Interruptions/run").path
        let run = try Run.shell("\(script) $clearcause --kills 4 --megabytes 1 --only kills")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("0 violations"))
    }
}
