import Foundation

@testable import Collecting

/// A folder that stands for a host, removed with its owner.
final class Host {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.appending(
                path: "collect-\(UUID().uuidString)"
            ).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func put(_ name: String, _ text: String, modified: Int64? = nil) throws -> String {
        try put(name, Data(text.utf8), modified: modified)
    }

    @discardableResult
    func put(_ name: String, _ data: Data, modified: Int64? = nil) throws -> String {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        if let modified {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(modified))],
                ofItemAtPath: file.path)
        }
        return file.path
    }
}

/// Keeps in memory what a collection hands on.
final class Basket: CollectionSink {
    struct File {
        let bytes: [UInt8]
        let note: String?
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private(set) var files: [String: File] = [:]
    private(set) var leftOut: [String: String] = [:]

    func add(
        _ file: CollectedFile,
        content: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> String?
    ) throws {
        var bytes: [UInt8] = []
        let note = try content { bytes += $0 }
        files[file.path] = File(bytes: bytes, note: note)
    }

    func leaveOut(_ origin: String, why: String) { leftOut[origin] = why }

    /// The file whose path ends so.
    subscript(_ ending: String) -> File? {
        files.first { $0.key.hasSuffix(ending) }?.value
    }

    func why(_ ending: String) -> String? { leftOut.first { $0.key.hasSuffix(ending) }?.value }

    var all: String { files.values.map(\.text).joined() }
}

extension Basket {
    /// What a spec, the lines below `collect:`, brings.
    static func of(
        _ entries: String, maxSize: Int = 25_000_000, deadline: Int = 60,
        window: Window = Window(), stop: StopSign = StopSign()
    ) throws -> Basket {
        let basket = Basket()
        let spec = try SpecReader.spec(
            file: "spec.yaml", text: "schema: clearcause.spec/1\ncollect:\n\(entries)")
        var limits = CollectionLimits()
        (limits.maxSize, limits.deadline) = (maxSize, deadline)
        try Collection(spec, limits: limits, window: window, stop: stop, into: basket) { _ in }
            .run()
        return basket
    }
}
