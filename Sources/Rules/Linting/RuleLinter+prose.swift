/// Words that do not help the admin who reads them.
extension RuleLinter {
    /// The longest title that fits one line of a report beside severity and confidence.
    private static let longestTitle = 100

    func proseRemarks(_ rule: Rule) -> [Remark] {
        titleRemarks(rule.title) + remediationRemarks(rule) + wordRemarks(rule)
            + (rule.cause.count < 40 ? [("The cause explains too little.", nil)] : [])
            + (rule.see.contains { $0.hasPrefix("https://") }
                ? []
                : [
                    (
                        "“see” names no page to read on.",
                        "Add the https address of the documentation that tells of this failure."
                    )
                ])
    }

    private func titleRemarks(_ title: String) -> [Remark] {
        var found: [Remark] = []
        if title.count > Self.longestTitle {
            found.append(
                ("The title has \(title.count) characters; at most \(Self.longestTitle).", nil))
        }
        if title.hasSuffix(".") { found.append(("The title ends with a full stop.", nil)) }
        let first = title.prefix { !$0.isWhitespace && $0 != "'" && $0 != "’" && $0 != "," }
        if first.first?.isLowercase == true, !first.contains(where: \.isUppercase),
            !isProduct(String(first))
        {
            found.append(
                (
                    "The title begins with the small letter of “\(first)”.",
                    "Only the names of products may: nginx, etcd."
                ))
        }
        return found
    }

    private static let products: Set<String> = [
        "sshd", "systemd", "certbot", "cert-manager", "rsync", "npm", "pip", "curl", "kubelet",
        "containerd", "journald", "rclone", "psql", "git", "iptables", "nftables", "chrony", "ntpd",
        "rsyslog", "logrotate", "snmpd", "dockerd", "keepalived", "pg_dump", "mysqldump", "wget",
    ]

    private func isProduct(_ word: String) -> Bool {
        Self.products.contains(word)
            || library.sources.contains { $0.system == word || $0.name.hasPrefix("\(word).") }
            || library.rules.contains { $0.id.system == word }
    }

    private func remediationRemarks(_ rule: Rule) -> [Remark] {
        if rule.remediation.isEmpty { return [("There is no remediation.", nil)] }
        return rule.remediation.flatMap { step -> [Remark] in
            var found: [Remark] = []
            let lines = (step.run ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            if lines.contains(where: { line in
                ["$ ", "# ", "> ", "% ", "PS> ", "C:\\>"].contains { line.hasPrefix($0) }
            }) {
                found.append(
                    (
                        "“run” begins with a prompt: \(step.run ?? "")",
                        "Write the command alone, so that it can be copied."
                    ))
            }
            if lines.contains(where: { $0.last?.isWhitespace == true }) {
                found.append(("“run” has blanks at the end of a line.", nil))
            }
            let words = ProseReview.line("\(step.todo) \(step.run ?? "")")
            if let cure = prose.unverified(words) {
                found.append(
                    (
                        "“\(cure)” switches off the check of who answers.",
                        "Say how to trust the right certificate or host key instead."
                    ))
            }
            return found
        }
    }

    private func wordRemarks(_ rule: Rule) -> [Remark] {
        let text = ProseReview.line(
            rule.prose.filter { $0.key != "run" }.map(\.text).joined(separator: " "))
        return prose.blame(text).map {
            [("“\($0)” blames the reader.", "Say what is the matter and what to do.")]
        } ?? []
            + prose.unexplained(text).map {
                (
                    "“\($0)” is a word that an admin of another system may not know.",
                    "Say in parentheses behind it what it means, or use plain words."
                )
            }
    }
}
