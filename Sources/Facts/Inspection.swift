import Bundles

/// How a bundle was read, without judging it.
package struct Inspection: Sendable {
    /// One event of a log.
    package struct Event: Sendable, Hashable {
        /// 1-based number of its head line, and how many lines it has.
        package let line: Int
        package let lines: Int
        package let time: Moment?
        package let level: Level?
        /// The ID of its template, where templates were asked for.
        package var template: Int?
    }

    /// Alike messages.
    package struct Template: Sendable, Hashable {
        /// From 1, in the order of their first events.
        package let id: Int
        /// The message with `<*>` for what varies.
        package var text: String
        package var count: Int
    }

    package struct File: Sendable {
        package var facts: FileFacts
        /// Only where they were asked for.
        package let events: [Event]?
    }

    package let name: String
    package var files: [File]
    package var gaps: [Gap]
    /// Only where they were asked for.
    package var templates: [Template]?
}

extension Inspection {
    /// The same, with what is quoted passed through `clean`, and paths through `path`.
    package func quoting(
        _ clean: (String) -> String, path: (String) -> String
    ) -> Inspection {
        var inspection = self
        inspection.files = files.map { file in
            var file = file
            file.facts = file.facts.renamed(path(file.facts.path))
            file.facts.reasons = file.facts.reasons.map(clean)
            return file
        }
        inspection.gaps = gaps.map { $0.quoting(clean, path: path) }
        inspection.templates = templates?.map { template in
            var template = template
            template.text = clean(template.text)
            return template
        }
        return inspection
    }
}
