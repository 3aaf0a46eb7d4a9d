/// Names of fields as different programs write them.
enum FieldName {
    /// Whether a message's name and a payload's path mean the same field: `customerId` and
    /// `customer.customer_id`, `lines[0].price` and `lines[].price`.
    static func alike(_ a: String, _ b: String) -> Bool {
        let (x, y) = (parts(a), parts(b))
        guard let last = x.last, last == y.last else { return false }
        // What both say of the way there must agree.
        return zip(x.reversed(), y.reversed()).allSatisfy { $0 == $1 }
            || x.count == 1 || y.count == 1
    }

    /// Lower-case names without separators, and without the numbers of list elements.
    private static func parts(_ path: String) -> [String] {
        path.split { ".[]/'\"$ ".contains($0) }.map { part in
            part.lowercased().filter { $0 != "_" && $0 != "-" }
        }.filter { !$0.isEmpty && !$0.allSatisfy(\.isNumber) }
    }

    /// Whether one name can be the other's new spelling: they share a word, or most letters.
    static func resembles(_ a: String, _ b: String) -> Bool {
        let (x, y) = (words(a), words(b))
        if x.joined() == y.joined() { return true }
        let common = Set(x).intersection(y)
        if common.contains(where: { $0.count >= 3 }) { return true }
        let (short, long) = (x.joined(), y.joined())
        return short.count >= 3 && (long.hasPrefix(short) || short.hasPrefix(long))
    }

    /// `customerEmail` and `customer_email` are customer, email.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var before: Character = "a"
        for character in name {
            let starts = character.isUppercase && before.isLowercase
            if !(character.isLetter || character.isNumber) || starts {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if character.isLetter || character.isNumber { word.append(character) }
            before = character
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }
}
