import Foundation

/// Files of the package, wherever it was checked out.
enum Folder {
    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let schema = package.appending(path: "Sources/Reporting/Schemas/analysis.schema.json")
}
