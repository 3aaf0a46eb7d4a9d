/// Turns the documents of a YAML or JSON file into settings.
///
/// Two things that every second bundle holds are understood on the way. A Kubernetes object stands
/// under `Kind/name`, so that the documents of one file do not mix. And a list of environment variables
/// (`- A=b` in Compose, `- name: A` in Kubernetes) is also told by name, `…environment.A`, whatever
/// index the variable has.
struct TreeSettings {
    static func read(_ documents: [ConfigTree], into list: inout SettingList) {
        for document in documents { read(document: document, into: &list) }
    }

    private static func read(document: ConfigTree, into list: inout SettingList) {
        // `kubectl get -o yaml` wraps what it found into one list.
        if let kind = document["kind"]?.text, kind.hasSuffix("List"), document["apiVersion"] != nil,
            case .list(let items, _) = document["items"]
        {
            for item in items { read(document: item, into: &list) }
            return
        }
        var root = SettingPath.root
        if document["apiVersion"] != nil, let kind = document["kind"]?.text,
            let name = document["metadata"]?["name"]?.text
        {
            root = root.appending("\(kind)/\(name)")
        }
        walk(document, root, line: document.line, into: &list)
    }

    private static func walk(
        _ tree: ConfigTree, _ path: SettingPath, line: Int, into list: inout SettingList
    ) {
        guard !list.isFull else { return }
        guard !path.isDeepest else {
            list.note("it is nested deeper than \(SettingPath.deepest) levels", line: line)
            return
        }
        switch tree {
        case .value(let text, _):
            list.add(path, text, line: line)
        case .list(let items, _):
            if items.isEmpty { list.add(path, "[]", line: line) }
            for (index, item) in items.enumerated() {
                walk(item, path.appending(String(index)), line: item.line, into: &list)
            }
        case .table(let entries, _):
            if entries.isEmpty { list.add(path, "{}", line: line) }
            for entry in entries {
                walk(entry.tree, path.appending(entry.key), line: entry.line, into: &list)
                if entry.key == "environment" || entry.key == "env" {
                    addVariables(entry, under: path.appending("environment"), into: &list)
                }
            }
        }
    }

    /// The variables of an `environment` or `env` by their names. What `environment` maps by name itself
    /// has its settings already.
    private static func addVariables(
        _ entry: ConfigTree.Entry, under path: SettingPath, into list: inout SettingList
    ) {
        switch entry.tree {
        case .value: break
        case .table(let variables, _):
            guard entry.key != "environment" else { return }
            for variable in variables {
                guard let value = variable.tree.text else { continue }
                list.add(path.appending(variable.key), value, line: variable.line)
            }
        case .list(let items, _):
            for item in items {
                if let text = item.text {
                    // A name alone passes the host's variable on: its value is not in the file.
                    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
                    let value = text[text.utf8.index(after: equals)...]
                    list.add(
                        path.appending(String(text[..<equals])), String(value), line: item.line)
                } else if let name = item["name"]?.text, let (value, line) = variableValue(item) {
                    list.add(path.appending(name), value, line: line)
                }
            }
        }
    }

    /// The value of a Kubernetes variable, or where it comes from: `secretKeyRef db/password`.
    private static func variableValue(_ variable: ConfigTree) -> (String, line: Int)? {
        if let value = variable["value"], let text = value.text { return (text, value.line) }
        if case .table(let sources, _) = variable["valueFrom"], let source = sources.first {
            let from = [
                source.tree["name"]?.text,
                source.tree["key"]?.text ?? source.tree["fieldPath"]?.text,
            ]
            return ("\(source.key) \(from.compactMap(\.self).joined(separator: "/"))", source.line)
        }
        return ("", variable.line)
    }
}
