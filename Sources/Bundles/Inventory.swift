import Synchronization

/// What was met so far: filled by the reader thread, asked by the consumer.
final class Inventory: Sendable {
    private struct Content {
        var members: [Member] = []
        var gaps: [Gap] = []
        var manifest: Manifest?
        var binaries: [Int: [UInt8]] = [:]
        var binaryBytes = 0
    }

    /// The largest binary file that is kept, and all of them together.
    static let largestBinary = 1 << 20
    private static let allBinaries = 8 << 20

    private let content = Mutex(Content())

    /// Adds a member and returns its id.
    func add(path: String, modified: Int64?, encoding: String, isBinary: Bool) -> Int {
        content.withLock {
            let id = $0.members.count
            $0.members.append(
                Member(
                    id: id, path: path, modified: modified, encoding: encoding, isBinary: isBinary))
            return id
        }
    }

    /// Members met so far and the bytes of content they gave.
    var progress: (files: Int, bytes: Int) {
        content.withLock { content in
            (content.members.count, content.members.reduce(0) { $0 + $1.bytes })
        }
    }

    func setBytes(_ bytes: Int, of id: Int) {
        content.withLock { $0.members[id].bytes = bytes }
    }

    /// Keeps the content of a binary member; `false` when there is no more room.
    func keep(_ bytes: [UInt8], of id: Int) -> Bool {
        content.withLock {
            guard $0.binaryBytes + bytes.count <= Inventory.allBinaries else { return false }
            $0.binaryBytes += bytes.count
            $0.binaries[id] = bytes
            $0.members[id].bytes = bytes.count
            return true
        }
    }

    var binaries: [Int: [UInt8]] { content.withLock { $0.binaries } }

    func add(_ gap: Gap) {
        content.withLock { $0.gaps.append(gap) }
    }

    func set(_ manifest: Manifest) {
        content.withLock { if $0.manifest == nil { $0.manifest = manifest } }
    }

    func member(_ id: Int) -> Member {
        content.withLock { $0.members[id] }
    }

    var isEmpty: Bool { content.withLock { $0.members.isEmpty } }

    var all: (members: [Member], gaps: [Gap], manifest: Manifest?) {
        content.withLock { ($0.members, $0.gaps, $0.manifest) }
    }
}
