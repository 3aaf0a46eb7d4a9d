/// A commented spec to begin with.
package enum SpecStarter {
    /// The document; `recipes` are the systems it starts from.
    package static func text(_ recipes: [Recipe]) -> String {
        var lines = [
            "# yaml-language-server: $schema=spec.schema.json    (made by: clearcause spec schema)",
            "schema: \(Spec.schema)",
            "title: What this collection is for",
            "",
            "# Times and sizes; options of “clearcause collect” override them.",
            "window: {since: 24h}          # or from: and to:, as 2026-05-04T10:00:00Z",
            "max-size: 25MB                # the bundle is no larger; counted before it is compressed",
            "deadline: 5m",
            "",
        ]
        if !recipes.isEmpty {
            lines += [
                "# All that is known to be useful for these systems. What they would take is listed below;",
                "# drop “for” and keep the lines you want, if that is too much.",
                "for: [\(recipes.map(\.system).joined(separator: ", "))]", "",
            ]
        }
        lines += ["collect:"]
        for recipe in recipes {
            lines += ["  # \(recipe.system)"]
            for entry in recipe.entries {
                for ask in entry.files {
                    lines += [
                        "  # - source: \(entry.name)",
                        "  #   files: [\(ask.globs.map { "\"\($0)\"" }.joined(separator: ", "))]",
                    ]
                }
                for command in entry.commands {
                    let words = command.words.map { "\"\($0.replacing("\"", with: "\\\""))\"" }
                    lines += [
                        "  # - about: \(entry.name)",
                        "  #   run: [\(words.joined(separator: ", "))]",
                    ]
                }
                if !entry.journal.isEmpty {
                    lines += [
                        "  # - about: \(entry.name)",
                        "  #   journal: [\(entry.journal.joined(separator: ", "))]",
                    ]
                }
            }
        }
        return (lines + [examples]).joined(separator: "\n") + "\n"
    }

    private static let examples = """
          # Your own: each entry has a name and one or several ways to get it.
          - about: my application
            files: ["/var/log/my-app/*.log*"]
          # - about: the unit's log
          #   journal: [my-app]
          # - about: health
          #   get: ["http://localhost:8080/health"]
          # - source: tls
          #   tls: ["api.partner.example:443"]
          #   dns: [api.partner.example]
          # - about: sample orders
          #   payloads: {files: ["/srv/orders/*.json"], first: 5, last: 5, max-bytes: 1MB}
          # - about: state of a database elsewhere (the client finds its password by itself)
          #   database: {kind: postgresql, host: db.internal.example, user: monitor, database: shop}
          # - about: the application's environment, values hidden
          #   environment: {of: my-app}
          # - about: a command (a list of words, no shell)
          #   run: {run: [my-app, status], timeout: 10s, as: my-app}
        """
}
