/// The name of a rule: the path of its file under `Rules/`, without the extension; for a row of a
/// code table `system/codes/row`.
package struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let system: String
    package let name: String

    /// Creates an ID, or `nil` unless the path is `system/name` in kebab case, or `system/codes/row`.
    package init?(_ path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].isKebabCase else { return nil }
        switch parts.count {
        case 2 where parts[1].isKebabCase: break
        case 3 where parts[1] == "codes" && !parts[2].isEmpty: break
        default: return nil
        }
        system = String(parts[0])
        name = parts.dropFirst().joined(separator: "/")
    }

    package var description: String { "\(system)/\(name)" }

    package static func < (a: RuleID, b: RuleID) -> Bool {
        (a.system, a.name) < (b.system, b.name)
    }
}

extension Substring {
    /// Lower-case words joined with single hyphens.
    var isKebabCase: Bool {
        !isEmpty && first != "-" && last != "-" && !contains("--")
            && allSatisfy { $0 == "-" || ($0.isASCII && ($0.isNumber || $0.isLowercase)) }
    }
}
