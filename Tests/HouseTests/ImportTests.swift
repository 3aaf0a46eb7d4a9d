import Testing

struct ImportTests {
    /// What each module may import beside `everywhere`: what hangs below it, and what it is the door to.
    private static let mayImport: [String: Set<String>] = [
        "Scanning": ["CVectorscan", "CPCRE2"],
        "Bundles": ["CArchive", "CISAL"],
        "Notation": ["Yams"],
        "Sealing": ["Crypto"],
        "Redaction": ["Notation", "Scanning", "Sealing", "Yams"],
        "Packing": ["Bundles", "Redaction", "Sealing"],
        "Collecting": [
            "Bundles", "CLinux", "Notation", "Packing", "Redaction", "Subprocess", "Yams",
        ],
        "Facts": ["Bundles", "Scanning", "Yams"],
        "Rules": ["Notation", "Facts", "Bundles", "Scanning", "Yams"],
        "Reasoning": ["Rules", "Notation", "Facts", "Bundles", "Scanning"],
        "Casebook": ["Reasoning", "Rules", "Facts", "Bundles", "Sealing", "GRDB"],
        "Reporting": ["Reasoning", "Rules", "Facts", "Bundles", "Scanning"],
        "clearcause": [
            "Casebook", "Collecting", "Packing", "Redaction", "Sealing", "Notation",
            "Reporting", "Reasoning", "Rules", "Facts", "Bundles", "Scanning", "ArgumentParser",
            "Foundation",
        ],
    ]
    private static let everywhere: Set<String> = [
        "Swift", "Glibc", "FoundationEssentials", "Synchronization", "Dispatch",
    ]

    @Test(arguments: House.modules)
    func `a module imports only what hangs below it`(_ module: String) {
        guard let allowed = Self.mayImport[module] else {
            Issue.record("The module \(module) has no row in the table above: what may it import?")
            return
        }
        for file in House.sources where file.module == module {
            for (name, line) in file.imports
            where !allowed.contains(name) && !Self.everywhere.contains(name) {
                Issue.record("\(file.path):\(line): \(module) may not import \(name)")
            }
        }
    }

    @Test func `every row of the table is a module`() {
        #expect(Set(Self.mayImport.keys).subtracting(House.modules).isEmpty)
    }

    @Test func `a C library is imported by one module only`() {
        for door in [
            "CVectorscan", "CPCRE2", "CArchive", "CISAL", "CLinux", "ArgumentParser", "Crypto",
            "Subprocess", "GRDB",
        ] {
            let users = Set(
                House.sources.filter { $0.imports.contains { $0.module == door } }.map(\.module))
            #expect(users.count <= 1, "\(door) is imported by \(users.sorted())")
        }
    }
}
