/// Examples that prove too little or tell too much.
extension RuleLinter {
    func exampleRemarks(_ rule: Rule) -> [Remark] {
        var found: [Remark] = []
        if !rule.examples.contains(where: { $0.finds != nil }) {
            found.append(("No example finds something.", nil))
        }
        let isRow = rule.id.name.hasPrefix("codes/")
        if !isRow, !rule.examples.contains(where: { $0.finds == nil }) {
            found.append(
                ("No example finds nothing.", "Add a look-alike: a benign or different cause."))
        }
        for example in rule.examples {
            for text in example.given.sorted(by: { $0.key < $1.key }).map(\.value) {
                guard let secret = secrets.secret(in: text) else { continue }
                found.append(
                    (
                        "The example “\(example.story)” holds what looks like a real secret (\(secret)).",
                        "Make one up that nobody takes for real: AKIAEXAMPLE."
                    ))
            }
        }
        return found
    }
}
