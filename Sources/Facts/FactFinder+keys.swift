import Bundles

/// Certificates, keys and tokens of a bundle.
extension FactFinder {
    private static let keptCertificates = 20_000
    private static let keptTokens = 20_000
    private static let keptTokensPerFile = 200

    /// Keeps what a whole file told of certificates and keys.
    mutating func keep(_ told: WholeFile.Told, of number: Int) {
        certificates += told.certificates.prefix(
            max(0, Self.keptCertificates - certificates.count))
        keys += told.keys.prefix(max(0, Self.keptCertificates - keys.count))
        guard files.indices.contains(number) else { return }
        if !(told.certificates.isEmpty && told.keys.isEmpty), files[number]?.facts.kind == .text {
            files[number]?.facts.kind = .certificate
        }
        if let problem = told.keyProblem, let path = files[number]?.facts.path {
            gaps.append(Gap(file: path, line: problem.line, reason: .unparseable(problem.text)))
        }
    }

    /// The certificates and keys of the binary files that the reader kept.
    mutating func readBinaries(
        _ binaries: [Int: [UInt8]], after before: Int, into facts: inout BundleFacts
    ) {
        for (member, bytes) in binaries.sorted(by: { $0.key < $1.key }) {
            let number = before + member
            guard facts.files.indices.contains(number) else { continue }
            var told = WholeFile.Told()
            if CertificateReader.read(binary: bytes, file: number, into: &told) {
                facts.files[number].kind = .certificate
                keep(told, of: number)
            } else {
                gaps.append(Gap(file: facts.files[number].path, reason: .binary))
            }
        }
    }

    /// The tokens of a line; one that was seen before in the file gets another last place.
    mutating func tokens(
        _ line: UnsafeRawBufferPointer, _ start: Int, _ file: Int, _ pass: inout SegmentPass
    ) {
        let found = TokenReader.tokens(in: line)
        guard !found.isEmpty, let head = files[file]?.head(ofLineAt: start, &pass) else { return }
        let isLog = files[file]?.facts.kind == .log
        let stamp = isLog ? head.open.head?.stamp : nil
        let place = Place(file: file, line: head.line)
        for token in found {
            let key = [UInt64(file), token.key]
            if let known = tokenNumbers[key] {
                tokens[known].seenAgain(at: place, stamp)
            } else if files[file]?.tokens ?? 0 < Self.keptTokensPerFile,
                tokens.count < Self.keptTokens
            {
                files[file]?.tokens += 1
                tokenNumbers[key] = tokens.count
                tokens.append(WebToken(place: place, claims: token.claims, stamp: stamp))
            }
        }
    }
}
