import Casebook
import Facts
import Reporting

/// Trends as one page that loads nothing and runs nothing, with charts as inline SVG.
enum TrendsPage {
    static func html(_ trends: Trends) -> String {
        let summary = TrendsTable.summary(trends).map { "<li>\(Plain.html($0))</li>" }.joined()
        let heads = ([trends.by.rawValue] + TrendsTable.heads + ["over time"])
            .enumerated().map { index, head -> String in
                let count = index > 0 ? " class=\"count\"" : ""
                return "<th scope=\"col\"\(count)>\(Plain.html(head))</th>"
            }.joined()
        let rows = trends.rows.enumerated().map { index, row -> String in
            let cells = TrendsTable.cells(row).map {
                "<td class=\"count\"><a href=\"#c\(index)\">\(Plain.html($0))</a></td>"
            }.joined()
            return "<tr><td>\(Plain.html(row.name))</td>\(cells)"
                + "<td>\(line(row.counts, width: 160, height: 28))</td></tr>"
        }.joined(separator: "\n")
        let lists = trends.rows.enumerated().map { index, row -> String in
            let rest =
                row.count > row.cases.count
                ? "<p>The latest \(row.cases.count) of \(row.count).</p>" : ""
            let names = row.cases.map { "<code>\(Plain.html($0))</code>" }.joined(separator: " ")
            return
                "<article><h3 id=\"c\(index)\">\(Plain.html(row.name))</h3>\(rest)<p>\(names)</p></article>"
        }.joined(separator: "\n")
        let silent = trends.silentRules.map { names in
            "<details><summary>\(names.count) rules never fired</summary><p>"
                + names.map { "<code>\(Plain.html($0))</code>" }.joined(separator: " ")
                + "</p></details>"
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'sha256-\(Stylesheet.hash)'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>Trends by \(trends.by.rawValue) – Clearcause</title>
            <style>\(Stylesheet.text)</style>
            </head>
            <body>
            <header><span class="brand">Clearcause</span><span>\(span(trends))</span></header>
            <main>
            <section class="answer"><h1>Trends by \(trends.by.rawValue)</h1>
            <ul class="plain">\(summary)</ul></section>
            <section><h2>Cases a \(trends.every.rawValue)</h2>
            <figure class="scroll">\(chart(trends.counts, width: 900, height: 160, trends))</figure></section>
            <section><h2>By \(trends.by.rawValue)</h2>
            <div class="scroll"><table><thead><tr>\(heads)</tr></thead><tbody>
            \(rows)
            </tbody></table></div>
            \(silent ?? "")</section>
            <section><h2>The cases</h2>
            <p class="note">See one with <code>clearcause cases show CASE</code>.</p>
            \(lists)</section>
            </main>
            <footer><p>Made by Clearcause from the casebook. All times are UTC.</p></footer>
            </body>
            </html>

            """
    }

    private static func span(_ trends: Trends) -> String {
        guard let first = trends.periods.first, let last = trends.periods.last else { return "" }
        return "From \(first.iso8601.prefix(10)) to the \(trends.every.rawValue) of "
            + "\(last.iso8601.prefix(10))"
            + (trends.lastIsPartial ? ", which is not over." : ".")
    }

    /// The course of a row; one element, since there may be a thousand rows.
    private static func line(_ counts: [Int], width: Int, height: Int) -> String {
        let top = Double(max(counts.max() ?? 0, 1))
        let step = Double(width) / Double(max(counts.count - 1, 1))
        let points = counts.enumerated().map { index, count -> String in
            let tall = Double(count) / top * Double(height)
            return "\(Int(Double(index) * step)),\(height - Int(tall))"
        }.joined(separator: " ")
        return "<svg width=\"\(width)\" height=\"\(height)\" role=\"img\" "
            + "aria-label=\"cases over time, at most \(Int(top))\">"
            + "<polyline fill=\"none\" stroke=\"#3b7dd8\" points=\"\(points)\"/></svg>"
    }

    /// A bar a period; its title says which and how many.
    private static func chart(_ counts: [Int], width: Int, height: Int, _ trends: Trends) -> String
    {
        let top = Double(max(counts.max() ?? 0, 1))
        let step = Double(width) / Double(max(counts.count, 1))
        let bars = zip(counts, trends.periods).enumerated().map { index, bar -> String in
            let tall = Double(bar.0) / top * Double(height)
            return "<rect x=\"\(Plain.number(Double(index) * step))\" "
                + "y=\"\(Plain.number(Double(height) - tall))\" "
                + "width=\"\(Plain.number(max(step * 0.8, 0.5)))\" height=\"\(Plain.number(tall))\" "
                + "fill=\"#3b7dd8\"><title>\(bar.1.iso8601.prefix(10)): \(bar.0)</title></rect>"
        }.joined()
        return "<svg role=\"img\" aria-label=\"cases over time\" width=\"\(width)\" "
            + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">\(bars)</svg>"
    }
}
