import Foundation
import Testing

struct DiffTests {
    private let desk: Desk
    private let good: String
    private let bad: String

    init() throws {
        desk = try Desk()
        (good, bad) = (desk.path + "/good", desk.path + "/bad")
        try desk.put("good/shop.yaml", "size: 5\nstore: /var/lib/shop\n")
        try desk.put("good/shop.log", Story.quiet)
        try desk.put("bad/shop.yaml", "size: 50\nstore: /var/lib/shop\n")
        try desk.put("bad/shop.log", Story.full)
    }

    @Test func `the change comes first, and the status is 0`() throws {
        let run = try Run.clearcause("diff", good, bad)
        #expect(run.status == 0)
        #expect(run.output.contains("1. size went from 5 to 50"))
        #expect(run.output.contains("shop.yaml:1"))
    }

    @Test(arguments: ["text", "markdown", "json", "html"])
    func `every format is written to a file`(_ format: String) throws {
        let file = desk.path + "/out"
        let run = try Run.clearcause("diff", good, bad, "--format", format, "-o", file)
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try desk.text("out").contains("size went from 5 to 50"))
    }

    @Test func `an analysis with a baseline tells what changed`() throws {
        let run = try Run.clearcause("analyze", bad, "--baseline", good)
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").first?.hasPrefix(Story.title) == true)
        #expect(run.output.contains("Changed since the good bundle"))
        #expect(run.output.contains("size went from 5 to 50"))
    }

    @Test func `a bundle that is not there is an error`() throws {
        for arguments in [
            ["diff", good, desk.path + "/none"], ["diff", desk.path + "/none", bad],
        ] {
            let run = try Run.clearcause(arguments[0], arguments[1], arguments[2])
            #expect(run.status == 2)
            #expect(run.errors.contains("none: There is no such file or folder."))
        }
        let run = try Run.clearcause("analyze", bad, "--baseline", desk.path + "/none")
        #expect(run.status == 2)
    }

    @Test func `standard input is read once`() throws {
        #expect(
            try Run.clearcause("diff", "-", "-").errors.contains(
                "Only one of the two bundles can come from standard input."))
        #expect(
            try Run.clearcause("analyze", "-", "--baseline", "-").errors.contains(
                "Only one bundle can come from standard input."))
    }

    @Test func `one bundle is not enough`() throws {
        let run = try Run.clearcause("diff", good)
        #expect(run.status == 2)
        #expect(run.errors.contains("Missing expected argument '<bad>'"))
    }
}
