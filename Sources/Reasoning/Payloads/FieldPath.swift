import Rules

/// Paths of fields, `order.lines[].price`, and patterns of them.
enum FieldPath {
    /// Whether a field is one that is asked for: `*` is any one part of its path, `**` any number.
    static func matches(_ wanted: String, _ path: String) -> Bool {
        let parts = SettingEvaluator.parts(path)
        return SettingPattern(wanted).captures(parts, parts.map { $0.lowercased() })
            != nil
    }
}
