// swift-tools-version: 6.2
import PackageDescription

// The module graph of ARCHITECTURE.md. `Tests/HouseTests` checks that no file imports more than its
// module may, because SwiftPM lets an undeclared import through.
let package = Package(
    name: "clearcause",
    products: [.executable(name: "clearcause", targets: ["clearcause"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Debian's C libraries.
        .systemLibrary(
            name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"])]),
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),

        // What hangs below: bytes, archives, files that people write, cryptography.
        .target(name: "Notation", dependencies: ["Yams"]),
        .target(
            name: "Sealing", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Scanning", dependencies: ["CVectorscan", "CPCRE2"]),
        .target(name: "Bundles", dependencies: ["CArchive", "CISAL"]),
        // A bundle one dares to send.
        .target(name: "Redaction", dependencies: ["Notation", "Scanning", "Sealing", "Yams"]),
        .target(
            name: "Packing", dependencies: ["Bundles", "Redaction", "Sealing"],
            exclude: ["Schemas"]),
        .target(name: "CLinux"),
        .target(
            name: "Collecting",
            dependencies: [
                "Bundles", "CLinux", "Notation", "Packing", "Redaction", "Yams",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        // What a bundle says, what we know, what follows.
        .target(
            name: "Facts",
            dependencies: [
                "Bundles", "Scanning", "Yams",
            ]),
        .target(name: "Rules", dependencies: ["Notation", "Facts", "Bundles", "Scanning", "Yams"]),
        .target(name: "Reasoning", dependencies: ["Rules", "Notation", "Facts"]),
        .target(
            name: "Reporting", dependencies: ["Reasoning", "Rules", "Facts", "Bundles"],
            exclude: ["Schemas"]),
        // Diagnoses over time.
        .target(
            name: "Casebook",
            dependencies: [
                "Reasoning", "Rules", "Facts", "Bundles", "Sealing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Schemas"]),
        .executableTarget(
            name: "clearcause",
            dependencies: [
                "Casebook", "Collecting", "Packing", "Redaction", "Sealing",
                "Reporting", "Reasoning", "Rules", "Notation", "Facts", "Bundles", "Scanning",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What several test targets check with.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "NotationTests", dependencies: ["Notation"]),
        .testTarget(name: "SealingTests", dependencies: ["Sealing"]),
        .testTarget(name: "RedactionTests", dependencies: ["Redaction", "TestSupport"]),
        .testTarget(
            name: "PackingTests",
            dependencies: ["Packing", "Bundles", "Redaction", "Sealing", "TestSupport"]),
        .testTarget(
            name: "CollectingTests", dependencies: ["Collecting", "Packing", "Bundles"]),
        .testTarget(
            name: "CasebookTests",
            dependencies: ["Casebook", "Reasoning", "Rules", "Facts", "Bundles", "TestSupport"]),
        .testTarget(name: "ScanningTests", dependencies: ["Scanning"]),
        .testTarget(name: "BundlesTests", dependencies: ["Bundles"]),
        .testTarget(name: "FactsTests", dependencies: ["Facts", "Bundles", "Scanning"]),
        .testTarget(
            name: "RulesTests",
            dependencies: [
                "Rules", "Notation", "Facts", "Scanning", "TestSupport",
                .product(name: "Yams", package: "Yams"),
            ]),
        .testTarget(
            name: "ReasoningTests",
            dependencies: ["Reporting", "Reasoning", "Rules", "Facts", "Bundles"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "Reasoning", "Rules", "Facts", "Bundles", "TestSupport"],
            exclude: ["Schemas"]),
        .testTarget(name: "HouseTests"),
        .testTarget(
            name: "CommandTests", dependencies: ["clearcause", "TestSupport"],
            exclude: ["Rules", "CheckRules", "Servers", "Interruptions"]),
        .testTarget(
            name: "SamplesTests",
            dependencies: [
                "Reporting", "Reasoning", "Rules", "Facts", "Bundles", "Packing", "Redaction",
                "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
