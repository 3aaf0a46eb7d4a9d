import Notation
import Yams

extension YAMLFile {
    /// Where a mapping stands, and each of its keys.
    func mark(of node: Node) -> Step.Mark? {
        guard let mark = node.mark, let mapping = node.mapping else { return nil }
        let keys = mapping.map { key, _ in (key.string ?? "", key.mark?.line ?? mark.line) }
        return Step.Mark(
            line: mark.line, column: mark.column, keys: Dictionary(keys) { first, _ in first })
    }
}
