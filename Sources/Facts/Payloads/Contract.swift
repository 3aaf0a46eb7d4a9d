/// The fields and types a payload is expected to keep.
package struct Contract: Sendable {
    /// What it calls itself: a title, a record's name, the file's name.
    package var name: String
    package var fields: [Field] = []
    /// Objects in which no other fields may stand, by path.
    package var closed: [String] = []

    package init(name: String, fields: [Field] = []) {
        self.name = name
        self.fields = fields
    }

    /// What a value may be.
    package enum Kind: String, Sendable, CaseIterable {
        case text = "string"
        case integer, number, boolean, object, array, any
        case date
        case time = "date-time"
        case localTime = "local-date-time"
        case uuid, email
        case epochMillis = "epoch-millis"
        case epochSeconds = "epoch-seconds"
    }

    /// What is expected of one field.
    package struct Field: Sendable {
        /// `order.lines[].price`; `*` stands for one part.
        package var path: String
        package var kinds: [Kind]
        package var isRequired = true
        package var isNullable = false
        package var isUnique = false
        package var values: [String]?
        package var pattern: String?
        package var least: Double?
        package var most: Double?
        package var longest: Int?

        package init(path: String, kinds: [Kind]) {
            self.path = path
            self.kinds = kinds
        }

        /// In words: “a number”, “one of: new, paid”.
        package var words: String {
            if let values { return "one of: \(values.joined(separator: ", "))" }
            let names = kinds.map(\.words).joined(separator: " or ")
            return isNullable ? "\(names) or null" : names
        }
    }
}

extension Contract.Kind {
    /// In words: “a number”.
    package var words: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .object: "an object"
        case .array: "a list"
        case .any: "any value"
        case .date: "a date as 2026-12-31"
        case .time: "a date and time with its zone"
        case .localTime: "a date and time"
        case .uuid: "a UUID"
        case .email: "an e-mail address"
        case .epochMillis: "milliseconds since 1970"
        case .epochSeconds: "seconds since 1970"
        }
    }

    /// Whether a value that looks so is of this kind; null and absence are judged apart.
    /// - Parameter isTyped: the format tells numbers from texts by itself, as JSON does.
    package func allows(_ look: ValueLook, isTyped: Bool) -> Bool {
        if isTyped {
            switch self {
            case .integer: return look == .integer
            case .number: return look.kind == .number
            case .boolean: return look == .boolean
            case .text: return look.kind == .text
            case .epochMillis, .epochSeconds: return look == .integer
            default: break
            }
        }
        switch self {
        case .any: return true
        case .text: return look.family != .object && look.family != .list
        case .integer: return [.integer, .wholeText, .epochSeconds, .epochMillis].contains(look)
        case .number:
            return look.kind == .number
                || [.wholeText, .decimalText, .epochSeconds, .epochMillis, .zeroLedText]
                    .contains(look)
        case .boolean: return look == .boolean || look == .lowerTrue
        case .object: return look == .object
        case .array: return look == .array
        case .date: return look == .isoDate
        case .time: return look == .zonedTime
        case .localTime: return look == .zonedTime || look == .localTime
        case .uuid: return look == .uuid
        case .email: return look == .email
        case .epochMillis: return look == .epochMillis || look == .integer
        case .epochSeconds: return look == .epochSeconds || look == .integer
        }
    }
}
