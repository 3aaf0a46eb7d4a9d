import Foundation

/// A folder of bundles, some of which fail or are the same.
final class History {
    let desk: Desk
    var bundles: String { desk.path + "/bundles" }
    var book: String { desk.path + "/cases.db" }

    init(_ count: Int = 12) throws {
        desk = try Desk()
        for number in 0..<count {
            let story = [Story.full, Story.failed, Story.quiet][number % 3]
            try desk.put(
                "bundles/b\(number < 10 ? "0" : "")\(number)/shop.log",
                "2026-05-04T09:00:0\(number % 10)Z INFO this is \(number)\n" + story)
        }
        try desk.put(
            "bundles/meta.csv",
            """
            bundle,account,ticket,opened,closed
            b00,acme,T-1,2026-01-05T10:00:00Z,2026-01-06T10:00:00Z
            b03,acme,T-2,2026-02-05T10:00:00Z,2026-02-05T12:00:00Z
            b06,zeta,T-3,2026-03-05T10:00:00Z,

            """)
    }

    /// Packs the folders; b02 is there twice, b04 is cut off.
    func pack() throws {
        _ = try Run.shell(
            """
            cd \(bundles) && for b in b*; do tar czf $b.tgz $b && rm -r $b; done \
            && cp b02.tgz b02-again.tgz && sed -i 's/^\\(b[0-9]*\\),/\\1.tgz,/' meta.csv
            """)
    }

    /// Adds a bundle before all others that takes seconds.
    func addSlow() throws {
        _ = try Run.shell(
            """
            mkdir \(bundles)/a-slow && for i in $(seq 400000); do echo \
            "2026-05-04T09:00:00Z ERROR thing $i went wrong at place $i of the long long way"; done \
            > \(bundles)/a-slow/shop.log && cd \(bundles) && tar czf a-slow.tgz a-slow && rm -r a-slow
            """)
    }

    func batch(_ more: String = "") -> String {
        "$clearcause batch \(bundles) $rules --meta \(bundles)/meta.csv --casebook \(book) \(more)"
    }

    func run(_ more: String = "") throws -> Run { try Run.shell(batch(more)) }

    func clearcause(_ arguments: String) throws -> Run {
        try Run.shell("$clearcause \(arguments) --casebook \(book)")
    }
}
