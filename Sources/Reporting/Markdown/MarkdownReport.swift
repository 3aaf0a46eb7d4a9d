import Reasoning

struct MarkdownReport {
    let outline: Outline
    init(_ outline: Outline) { self.outline = outline }
    var text: String { "" }
}
