import ArgumentParser
import Foundation
import Packing
import Reporting
import Sealing

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Tell whether a bundle is as it was written.",
        discussion: """
            Compares every file with the digest in the manifest; with --key also the manifest with its \
            signature. Exit status: 0 unchanged, 1 something was changed, added, removed or renamed, 2 not \
            checked.
            """)

    @Argument(help: "A bundle that clearcause wrote.", completion: .file())
    var bundle: String

    @Option(help: "The public key the manifest must be signed with.", completion: .file())
    var key: String?

    @OptionGroup var limits: LimitOptions

    func run() throws {
        let report = try orExit {
            try BundleSeal.check(
                bundle,
                key: try key.map { try VerifyingKey(pem: KeyText.read($0, "public key")) },
                limits: try limits.limits())
        }
        guard report.problems.isEmpty else {
            Console.print(report.problems.map { "✗ \($0)\n" }.joined())
            throw ExitCode(1)
        }
        let signature =
            report.isVerified
            ? "The manifest bears the signature of this key."
            : report.isSigned
                ? "It is signed; name the key with --key to check by whom."
                : "It is not signed: whoever changed a file could have changed the manifest too."
        Console.print("✓ All \(report.files) files are as the manifest says. \(signature)\n")
    }
}
