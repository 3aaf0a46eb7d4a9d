/// A key path that grows from the root of a file to a setting, within a length and a depth that a
/// hostile file cannot push further.
struct SettingPath: Hashable {
    /// Levels of nesting that are followed.
    static let deepest = 64
    /// Bytes of one part that are kept.
    static let longestPart = 256

    let text: String
    let depth: Int

    static let root = SettingPath(text: "", depth: 0)

    private init(text: String, depth: Int) {
        self.text = text
        self.depth = depth
    }

    /// Whether one more level would be too many.
    var isDeepest: Bool { depth >= SettingPath.deepest }

    func appending(_ part: String) -> SettingPath {
        let kept =
            part.utf8.count <= SettingPath.longestPart
            ? part : String(decoding: part.utf8.prefix(SettingPath.longestPart), as: UTF8.self)
        return SettingPath(text: text.isEmpty ? kept : "\(text).\(kept)", depth: depth + 1)
    }
}
