import Facts

/// What the support system knows of bundles: a CSV file with a header.
///
/// The column `bundle` holds a path, a file name, or the beginning of a content's digest; the others
/// are any of `account`, `ticket`, `version`, `environment`, `collected`, `opened`, `closed`. Columns of other
/// names are read over, so that an export can be used as it is.
package struct MetadataTable: Sendable {
    private var rows: [String: Metadata] = [:]
    /// The names in the column `bundle`, with their lines.
    package private(set) var names: [(name: String, line: Int)] = []

    /// - Throws: ``MetadataError`` with file, line and what is wrong.
    package init(_ text: String, file: String) throws {
        var reader = CommaReader(text)
        guard let header = reader.next()?.fields.map({ $0.lowercased() }) else {
            throw MetadataError(file: file, line: 1, problem: "it is empty")
        }
        guard let key = header.firstIndex(of: "bundle") else {
            throw MetadataError(
                file: file, line: 1,
                problem: "its header has no column “bundle” (\(header.joined(separator: ", ")))")
        }
        while let row = reader.next() {
            if row.fields == [""] { continue }
            guard row.fields.count == header.count else {
                throw MetadataError(
                    file: file, line: row.line,
                    problem: "\(row.fields.count) fields where the header has \(header.count)")
            }
            var about = Metadata()
            for (name, value) in zip(header, row.fields) where !value.isEmpty {
                try about.set(name, to: value, file: file, line: row.line)
            }
            let name = row.fields[key]
            guard rows.updateValue(about, forKey: name) == nil else {
                throw MetadataError(
                    file: file, line: row.line, problem: "“\(name)” is in it twice")
            }
            names.append((name, row.line))
        }
        if let line = reader.unclosed {
            throw MetadataError(file: file, line: line, problem: "a quote is not closed")
        }
    }

    /// What is known of a bundle, by its path, else its file name, else its content; and the name it has in the table.
    package func about(path: String, content: String) -> (name: String, about: Metadata)? {
        let name = String(path.split(separator: "/").last ?? "")
        let digests = (8...64).reversed().lazy.map { String(content.prefix($0)) }
        for candidate in [path, name] {
            if let about = rows[candidate] { return (candidate, about) }
        }
        for digest in digests {
            if let about = rows[digest] { return (digest, about) }
        }
        return nil
    }
}

extension Metadata {
    fileprivate mutating func set(
        _ name: String, to value: String, file: String, line: Int
    ) throws {
        func time() throws -> Moment {
            guard let moment = Moment(written: value) else {
                throw MetadataError(
                    file: file, line: line,
                    problem:
                        "“\(value)” in the column “\(name)” is no time like 2026-05-04T10:02:05Z"
                )
            }
            return moment
        }
        switch name {
        case "account": account = value
        case "ticket": ticket = value
        case "version": version = value
        case "environment": environment = value
        case "collected": collected = try time()
        case "opened": opened = try time()
        case "closed": closed = try time()
        default: break
        }
    }
}

/// What is wrong with a table of metadata, and where.
package struct MetadataError: Error, CustomStringConvertible {
    let file: String
    let line: Int
    let problem: String

    package var description: String { "\(file):\(line): \(problem)" }
}

/// Rows of comma-separated values as RFC 4180 has them; also with `;` or a tab, as the header tells.
struct CommaReader {
    private var rest: Substring
    private var line = 1
    private let comma: Character
    /// The line where a quote begins that never ends.
    private(set) var unclosed: Int?

    init(_ text: String) {
        rest = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        let header = rest.prefix { !$0.isNewline }
        comma = [";", "\t"].first { header.contains($0) && !header.contains(",") } ?? ","
    }

    /// The next row and the line it begins on.
    mutating func next() -> (fields: [String], line: Int)? {
        guard !rest.isEmpty else { return nil }
        let start = line
        var fields = [""]
        while let sign = rest.popFirst() {
            if sign == "\"" && fields[fields.count - 1].isEmpty {
                quoted(into: &fields[fields.count - 1])
            } else if sign == comma {
                fields.append("")
            } else if sign.isNewline {
                line += 1
                break
            } else {
                fields[fields.count - 1].append(sign)
            }
        }
        return (fields, start)
    }

    private mutating func quoted(into field: inout String) {
        let start = line
        while let sign = rest.popFirst() {
            if sign == "\"" {
                guard rest.first == "\"" else { return }
                rest.removeFirst()
            }
            if sign.isNewline { line += 1 }
            field.append(sign)
        }
        unclosed = start
    }
}
