import ArgumentParser
import Bundles
import Foundation
import Sealing

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract:
            "Make keys: to sign bundles, to read encrypted ones, to keep pseudonyms the same.",
        subcommands: [KeysNewCommand.self])
}

struct KeysNewCommand: ParsableCommand {
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case sign, age, pseudonyms
    }

    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a new key to a file that only you can read.",
        discussion: """
            sign: an Ed25519 key in PEM; its public half goes beside it, as FILE.pub. \
            age: an identity; its recipient is printed. pseudonyms: 32 random bytes in hexadecimal.
            """)

    @Option(help: "sign, age or pseudonyms.")
    var kind: Kind = .sign

    @Option(name: .shortAndLong, help: "Write the key here.", completion: .file())
    var output: String

    func run() throws {
        try orExit {
            switch kind {
            case .sign:
                let key = SigningKey()
                try write(key.pem, to: output)
                try write(key.verifying.pem, to: output + ".pub")
                Console.print(
                    "The public key is in \(output).pub; “clearcause verify --key” takes it.\n")
            case .age:
                let identity = AgeIdentity()
                try write("# public key: \(identity.recipient)\n\(identity.secret)\n", to: output)
                Console.print("\(identity.recipient)\n")
            case .pseudonyms:
                let bytes = (0..<32).map { _ in UInt8.random(in: 0...255) }
                try write(
                    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                        + "\n", to: output)
            }
        }
    }

    private func write(_ text: String, to path: String) throws {
        let file = try OutputFile(path, replaces: false)
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}
