import Foundation

/// As much of JSON Schema (drafts 4 and 2020-12) as the checked-in schemas use. A keyword it does not know is
/// an error of its own: a schema that is not checked in full proves nothing.
package struct JSONSchema {
    private let root: [String: Any]

    private static let notes: Set<String> = [
        "$schema", "$id", "$defs", "title", "description", "format", "id", "definitions", "default",
    ]

    /// Reads a schema; it must be an object.
    package init(_ text: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// What is wrong with the document, each with its path; empty when it conforms.
    package func problems(in document: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(
            with: Data(document.utf8), options: [.fragmentsAllowed])
        return problems(value, root, "$")
    }

    private func problems(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        schema.keys.sorted().flatMap { keyword -> [String] in
            guard let rule = schema[keyword], !Self.notes.contains(keyword) else { return [] }
            return problems(value, keyword, rule, schema, path)
        }
    }

    private func problems(
        _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ path: String
    ) -> [String] {
        let object = value as? [String: Any]
        switch (keyword, rule) {
        case ("$ref", let name as String):
            let target = name.split(separator: "/").dropFirst().reduce(root as Any?) {
                ($0 as? [String: Any])?[String($1)]
            }
            guard let target = target as? [String: Any] else { return ["\(path): no \(name)"] }
            return problems(value, target, path)
        case ("type", let type as String):
            return Self.type(of: value, is: type) ? [] : ["\(path): not \(type)"]
        case ("type", let types as [String]):
            return types.contains { Self.type(of: value, is: $0) }
                ? [] : ["\(path): not \(types.joined(separator: " or "))"]
        case ("anyOf", let schemas as [[String: Any]]):
            let found = schemas.map { problems(value, $0, path) }
            return found.contains { $0.isEmpty } ? [] : found.min { $0.count < $1.count } ?? []
        case ("oneOf", let schemas as [[String: Any]]):
            let fitting = schemas.filter { problems(value, $0, path).isEmpty }.count
            return fitting == 1 ? [] : ["\(path): fits \(fitting) of \(schemas.count)"]
        case ("const", let constant as String):
            return value as? String == constant ? [] : ["\(path): not \(constant)"]
        case ("enum", let words as [String]):
            return (value as? String).map(words.contains) == true
                ? [] : ["\(path): not one of \(words)"]
        case ("minLength", let least as Int):
            guard let text = value as? String else { return [] }
            return text.unicodeScalars.count >= least ? [] : ["\(path): too short"]
        case ("minimum", let least as Double):
            guard let number = Self.number(value) else { return [] }
            return number >= least ? [] : ["\(path): below \(least)"]
        case ("maximum", let most as Double):
            guard let number = Self.number(value) else { return [] }
            return number <= most ? [] : ["\(path): above \(most)"]
        case ("minItems", let least as Int):
            guard let list = value as? [Any] else { return [] }
            return list.count >= least ? [] : ["\(path): fewer than \(least) items"]
        case ("uniqueItems", let isUnique as Bool):
            guard isUnique, let list = value as? [Any] else { return [] }
            let texts = try? list.map { item in
                try JSONSerialization.data(
                    withJSONObject: item, options: [.fragmentsAllowed, .sortedKeys])
            }
            return Set(texts ?? []).count == list.count ? [] : ["\(path): an item comes twice"]
        case ("pattern", let expression as String):
            guard let text = value as? String else { return [] }
            return text.range(of: expression, options: .regularExpression) != nil
                ? [] : ["\(path): does not match \(expression)"]
        case ("type", let types as [String]):
            return types.contains { Self.type(of: value, is: $0) } ? [] : ["\(path): not \(types)"]
        case ("anyOf", let choices as [[String: Any]]):
            return choices.contains { problems(value, $0, path).isEmpty }
                ? [] : ["\(path): none of the \(choices.count) choices"]
        case ("oneOf", let choices as [[String: Any]]):
            return choices.count { problems(value, $0, path).isEmpty } == 1
                ? [] : ["\(path): not one of the \(choices.count) choices"]
        case ("required", let names as [String]):
            guard let object else { return [] }
            return names.filter { object[$0] == nil }.map { "\(path): no \($0)" }
        case ("properties", let properties as [String: [String: Any]]):
            guard let object else { return [] }
            return properties.keys.sorted().flatMap { name -> [String] in
                guard let member = object[name], let schema = properties[name] else { return [] }
                return problems(member, schema, "\(path).\(name)")
            }
        case ("additionalProperties", _):
            let named = (schema["properties"] as? [String: Any]) ?? [:]
            let others = (object ?? [:]).filter { named[$0.key] == nil }
            if let schema = rule as? [String: Any] {
                return others.flatMap { problems($0.value, schema, "\(path).\($0.key)") }.sorted()
            }
            return rule as? Bool == false ? others.keys.sorted().map { "\(path): odd \($0)" } : []
        case ("items", let items as [String: Any]):
            guard let list = value as? [Any] else { return [] }
            return list.enumerated().flatMap { problems($1, items, "\(path)[\($0)]") }
        default:
            return ["\(path): the schema says \(keyword), which nothing here checks"]
        }
    }

    private static func type(of value: Any, is type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "number": value is NSNumber && !(value is String) && !isBoolean(value)
        case "boolean": isBoolean(value)
        case "boolean": isBoolean(value)
        case "integer": !(value is String) && !isBoolean(value) && value is Int
        case "number": number(value) != nil
        case "boolean": isBoolean(value)
        case "null": value is NSNull
        default: false
        }
    }

    private static func number(_ value: Any) -> Double? {
        value is String || isBoolean(value) ? nil : (value as? NSNumber)?.doubleValue
    }

    private static func isBoolean(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return String(cString: number.objCType) == "c"
    }
}
