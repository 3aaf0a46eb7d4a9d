/// The measure and the small parts a text report is set in.
struct TextPage {
    /// Columns of a line. Wider than 120 is tiring to read; under 40 nothing fits beside a label.
    let measure: Int
    let ink: Ink

    init(_ options: ReportOptions) {
        measure = min(max(options.width, 40), 120)
        ink = Ink(colour: options.colour)
    }

    /// A blank line, a heading and a line to the right end.
    func heading(_ title: String) -> [String] {
        let rule = max(measure - DisplayWidth.of(title) - 4, 2)
        return [
            "",
            ink.faint("──") + " " + ink.strong(title) + " "
                + ink.faint(String(repeating: "─", count: rule)),
        ]
    }

    /// Lines beside a label.
    func labelled(_ label: String, _ lines: [String], indent: Int, label width: Int) -> [String] {
        lines.enumerated().map { index, line in
            let name = index == 0 ? label : ""
            let gap = String(repeating: " ", count: max(1, width - DisplayWidth.of(name)))
            return String(repeating: " ", count: indent) + ink.faint(name) + gap + line
        }
    }

    /// Wrapped text after a mark; the lines that follow stand under the text.
    func item(_ mark: String, _ text: String, width: Int) -> [String] {
        let hang = DisplayWidth.of(mark) + 1
        return Wrapping.lines(text, width: width - hang).enumerated().map { index, line in
            (index == 0 ? mark + " " : String(repeating: " ", count: hang)) + line
        }
    }
}
