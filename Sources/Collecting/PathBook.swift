/// Gives each file of a bundle a path of its own.
struct PathBook {
    private var used: Set<String> = []

    mutating func path(_ wanted: String) -> String {
        var parts: [String] = []
        for part in wanted.split(separator: "/") where part != "." {
            parts.append(part == ".." ? "__" : String(part.prefix(200)))
        }
        let path = parts.isEmpty ? "file" : parts.joined(separator: "/")
        if used.insert(path).inserted { return path }
        var number = 2
        while !used.insert("\(path)~\(number)").inserted { number += 1 }
        return "\(path)~\(number)"
    }
}
