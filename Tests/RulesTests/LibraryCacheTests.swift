import Foundation
import Testing

@testable import Rules

struct LibraryCacheTests {
    private let rules: Desk
    private let shelf: Desk

    init() throws {
        rules = try Desk([
            "failure-modes.yaml": Text.modes, "shop/a.yaml": Text.rule,
            "shop/sources.yaml":
                "sources:\n  shop.log:\n    paths: ['**/shop.log']\n    looks: ['^shop: ']\n",
            "shop/codes.yaml": """
            severity: low
            owner: vendor
            mode: word.said
            when: {regex: 'E-(?<code>[0-9]+): stop'}
            rows:
              "1": {title: One, cause: x, remediation: [y]}
              "2": {title: Two, cause: x, remediation: [y]}
            """,
        ])
        shelf = try Desk()
    }

    /// The library, and whether it was compiled.
    private func library() throws -> (RuleLibrary, Bool) {
        var isCompiled = false
        let library = try LibraryCache(folders: [shelf.path]).library(rules.files()) { _ in
            isCompiled = true
        }
        return (library, isCompiled)
    }

    private var stored: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: shelf.path)) ?? []).sorted()
    }

    private func path(_ name: String) -> String { "\(shelf.path)/\(name)" }

    @Test func `what was compiled once is read the next time, and is the same`() throws {
        let (first, wasCompiled) = try library()
        let (second, isCompiled) = try library()
        #expect(wasCompiled)
        #expect(!isCompiled)
        #expect(stored.count == 1)
        #expect(second.entries == first.entries)
        #expect(second.plan.patterns == first.plan.patterns)
        #expect(second.plan.sources.map(\.name) == first.plan.sources.map(\.name))
        #expect(second.plan.sources.map(\.looks) == first.plan.sources.map(\.looks))
        #expect(second.map.modes.keys.sorted() == first.map.modes.keys.sorted())
        #expect(try second.compiled() == first.compiled())
        #expect(try second.rules().map(\.title) == ["The word is {word}", "One", "Two"])
    }

    @Test func `a file of the cache is for its user alone`() throws {
        _ = try library()
        let name = try #require(stored.first)
        let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `changed rules are compiled anew`() throws {
        _ = try library()
        try rules.put("shop/b.yaml", Text.rule)
        let (library, isCompiled) = try library()
        #expect(isCompiled)
        #expect(library.entries.count == 4)
        #expect(stored.count == 2)
    }

    @Test(arguments: [0, 1, 30, 200, -1])
    func `a damaged file is compiled anew and replaced`(_ position: Int) throws {
        _ = try library()
        let file = URL(filePath: path(try #require(stored.first)))
        var bytes = [UInt8](try Data(contentsOf: file))
        bytes[position < 0 ? bytes.count + position : position] ^= 1
        try Data(bytes).write(to: file)
        #expect(try library().1)
        #expect(try !library().1)
    }

    @Test(arguments: [0, 10, 64, 100, 2000])
    func `a file that was cut is compiled anew`(_ length: Int) throws {
        _ = try library()
        let file = URL(filePath: path(try #require(stored.first)))
        try Data(try Data(contentsOf: file).prefix(length)).write(to: file)
        #expect(try library().1)
        #expect(try !library().1)
    }

    @Test func `a file that others may write is not trusted`() throws {
        _ = try library()
        let file = path(try #require(stored.first))
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file)
        #expect(try library().1)
        #expect(try !library().1)
    }

    @Test func `a link is not followed`() throws {
        _ = try library()
        let name = try #require(stored.first)
        let other = try Desk()
        try FileManager.default.moveItem(atPath: path(name), toPath: other.path + "/x")
        try FileManager.default.createSymbolicLink(
            atPath: path(name), withDestinationPath: other.path + "/x")
        #expect(try library().1)
    }

    @Test func `a cache that cannot be written costs time only`() throws {
        let cache = LibraryCache(folders: ["/proc/no/such/folder"])
        #expect(try cache.library(rules.files()).entries.count == 3)
        #expect(try LibraryCache(folders: []).library(rules.files()).entries.count == 3)
    }

    @Test func `a second folder is read and never written`() throws {
        _ = try library()
        let own = try Desk()
        var isCompiled = false
        _ = try LibraryCache(folders: [own.path, shelf.path]).library(rules.files()) { _ in
            isCompiled = true
        }
        #expect(!isCompiled)
    }

    @Test func `many at once get the same library`() async throws {
        let files = try rules.files()
        let folder = shelf.path
        try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try LibraryCache(folders: [folder]).library(files).entries.map(\.id.description)
                }
            }
            for try await names in group {
                #expect(names == ["shop/a", "shop/codes/1", "shop/codes/2"])
            }
        }
        #expect(stored.filter { $0.hasSuffix(".library") }.count == 1)
        #expect(stored.count == 1, "what is left over: \(stored)")
    }

    @Test func `only the newest libraries are kept`() throws {
        for number in 0..<12 {
            try rules.put("shop/b.yaml", Text.rule + "# \(number)\n")
            _ = try library()
        }
        #expect(stored.count == 8)
    }

    @Test(
        arguments: [
            (["XDG_CACHE_HOME": "/c"], "/c/clearcause"), (["HOME": "/h"], "/h/.cache/clearcause"),
            (["XDG_CACHE_HOME": "c", "HOME": "/h"], "/h/.cache/clearcause"), ([:], nil),
        ] as [([String: String], String?)])
    func `the user's folder is where the desktop says`(
        _ environment: [String: String], _ folder: String?
    ) {
        #expect(LibraryCache.userFolder(environment) == folder)
    }
}
