import ArgumentParser
import Bundles
import Foundation
import Sealing

struct DecryptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Open a bundle that was encrypted for you.",
        discussion: "Reads age v1 files for X25519 recipients, those of the “age” tool too.")

    @Argument(help: "The encrypted bundle.", completion: .file())
    var bundle: String

    @Option(
        name: .shortAndLong, help: "A file with your AGE-SECRET-KEY-1….", completion: .file())
    var identity: String

    @Option(name: .shortAndLong, help: "Write the bundle here.", completion: .file())
    var output: String?

    @Flag(help: "Replace the file that is there.")
    var force = false

    func run() throws {
        try orExit {
            let identities = try AgeIdentity.all(in: KeyText.read(identity, "identity"))
            guard output != nil || bundle.hasSuffix(".age") else {
                throw CommandError(
                    problem: "The name of the bundle does not end in “.age”.",
                    hint: "Name the file to be written with --output.")
            }
            guard let input = FileHandle(forReadingAtPath: bundle) else {
                throw CommandError(problem: "“\(bundle)” cannot be read.")
            }
            let target = try OutputFile(output ?? String(bundle.dropLast(4)), replaces: force)
            var decryption = AgeDecryption(with: identities) { try target.write($0) }
            while let block = try input.read(upToCount: 1 << 20), !block.isEmpty {
                try block.withUnsafeBytes { try decryption.add($0) }
            }
            try decryption.finish()
            try target.commit()
        }
    }
}
