import Foundation
import Reasoning
import Testing

@testable import Reporting

struct HTMLReportTests {
    @Test
    func `the content security policy allows exactly this stylesheet`() throws {
        let hash = try sha256("\(Stylesheet.text)")
        #expect("\(Stylesheet.hash)" == hash, "Stylesheet.hash must be \(hash)")
        let page = Report.render(Samples.cascade, as: .html)
        #expect(
            page.contains(
                "content=\"default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'\""
            ))
        #expect(page.contains("<style>\(Stylesheet.text)</style>"))
        #expect(!page.contains("unsafe-inline"))
    }

    @Test(arguments: Samples.all.indices)
    func `a page is whole, loads nothing and runs nothing`(_ index: Int) {
        check(Report.render(Samples.all[index], as: .html))
    }

    @Test(arguments: Hostile.texts.indices)
    func `nothing from a bundle becomes markup`(_ index: Int) {
        let source = Report.render(Hostile.diagnosis(Hostile.texts[index]), as: .html)
        check(source)
        #expect(!source.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
    }

    @Test
    func `whatever the text, the page has the same tags`() {
        let plain = Page(Report.render(Hostile.diagnosis("plain"), as: .html)).tags.map(\.name)
        for text in Hostile.texts
        where !text.contains(where: \.isNewline) && !text.isEmpty && text != " " {
            let tags = Page(Report.render(Hostile.diagnosis(text), as: .html)).tags.map(\.name)
            #expect(tags == plain, "\(text.prefix(40).debugDescription)")
        }
    }

    @Test(arguments: Samples.all.indices)
    func `every link within the page leads somewhere and no name is given twice`(_ index: Int) {
        let page = Page(Report.render(Samples.all[index], as: .html))
        let ids = page.tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        let targets = page.tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
        for target in targets { #expect(ids.contains(String(target.dropFirst())), "\(target)") }
    }

    @Test(arguments: Samples.all.indices)
    func `headings go down one step at a time`(_ index: Int) {
        let page = Page(Report.render(Samples.all[index], as: .html))
        let levels = page.tags.filter { !$0.closes && $0.name.count == 2 && $0.name.hasPrefix("h") }
            .compactMap { Int($0.name.dropFirst()) }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    }

    @Test
    func `the timeline draws root causes first and names its times`() throws {
        let page = Report.render(Samples.cascade, as: .html)
        let start = try #require(page.firstRange(of: "<svg")).lowerBound
        let end = try #require(page.firstRange(of: "</svg>")).upperBound
        let picture = String(page[start..<end])
        let rows = Page(picture).tags.filter { $0.name == "a" && !$0.closes }
        #expect(rows.map { $0.attributes["href"] } == ["#f1", "#f2", "#f3", "#f4", "#unexplained"])
        #expect(rows.map { $0.attributes["class"] }.first == "root_cause")
        #expect(picture.contains("<title id=\"timeline-title\">Findings over time</title>"))
        #expect(picture.contains(">10:02</text>"))
        #expect(page.contains("Without a time: f5."))
    }

    @Test(arguments: 0..<3)
    func `every colour of text stands out enough from what is behind it`(_ scheme: Int) throws {
        let colours = try self.colours(scheme)
        let pairs: [(String, [String])] = [
            ("ink", ["page", "paper", "sunk"]), ("soft", ["page", "paper", "sunk"]),
            ("link", ["page", "paper"]), ("critical", ["paper"]), ("high", ["paper"]),
            ("medium", ["paper"]),
            ("low", ["paper"]), ("on-critical", ["critical"]),
        ]
        for (text, grounds) in pairs {
            for ground in grounds {
                let ratio = try contrast(#require(colours[text]), #require(colours[ground]))
                #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
            }
        }
        for bar in ["root", "contributing", "symptom", "notice", "unexplained"] {
            let ratio = try contrast(#require(colours["bar-\(bar)"]), #require(colours["page"]))
            #expect(ratio >= 3, "bar-\(bar): \(ratio)")
        }
    }

    private static let tags: Set<String> = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "header", "main", "footer",
        "section",
        "article", "h1", "h2", "h3", "p", "span", "em", "b", "a", "ol", "ul", "li", "dl", "dt",
        "dd", "pre",
        "code", "time", "details", "summary", "br", "table", "thead", "tbody", "tr", "th", "td",
        "figure",
        "figcaption", "div", "svg", "desc", "text", "line", "rect", "path",
    ]

    private static let attributes: Set<String> = [
        "html", "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel",
        "datetime",
        "open", "scope", "aria-label", "aria-labelledby", "role", "viewBox", "x", "y", "x1", "x2",
        "y1", "y2",
        "width", "height", "rx", "d", "font-size", "text-anchor", "/",
    ]

    private func check(_ source: String) {
        let page = Page(source)
        #expect(page.problems == [])
        let tags = Set(page.tags.map(\.name))
        #expect(tags.isSubset(of: Self.tags), "\(tags.subtracting(Self.tags))")
        let attributes = Set(page.tags.flatMap(\.attributes.keys))
        #expect(
            attributes.isSubset(of: Self.attributes), "\(attributes.subtracting(Self.attributes))")
        for target in page.tags.compactMap({ $0.attributes["href"] }) where !target.hasPrefix("#") {
            #expect(target.hasPrefix("https://") || target.hasPrefix("http://"))
        }
    }

    /// The variables of the light scheme, the dark one or the one for print.
    private func colours(_ scheme: Int) throws -> [String: String] {
        let block = try #require(
            "\(Stylesheet.text)".split(separator: ":root {").dropFirst().dropFirst(scheme).first)
        var colours: [String: String] = [:]
        for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
            let parts = declaration.split(separator: ":")
            guard parts.count == 2, let name = parts[0].split(separator: "--").last else {
                continue
            }
            colours[String(name)] = parts[1].filter { $0 != " " }
        }
        return colours
    }

    /// The contrast ratio of WCAG 2.2.
    private func contrast(_ a: String, _ b: String) throws -> Double {
        func luminance(_ colour: String) throws -> Double {
            let value = try #require(Int(colour.dropFirst(), radix: 16))
            let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
                let share = Double(part) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (x, y) = try (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }

    private func sha256(_ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sha256sum"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let hex = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let digits = Array(hex.prefix(64))
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}
