/// What must hold of a value besides its look: check digits, and ranges that belong to nobody.
package enum Check: String, Sendable, CaseIterable {
    case luhn, card, iban, email, phone, ipv4, ipv6, mac, host, random, basic
    case luhnTen = "luhn-ten"
    case germanTaxID = "de-tax-id"
    case dutchBSN = "nl-bsn"
    case spanishDNI = "es-dni"
    case italianCF = "it-cf"
    case frenchNIR = "fr-nir"
    case polishPESEL = "pl-pesel"
    case britishNHS = "uk-nhs"
    case brazilianCPF = "br-cpf"
    case brazilianCNPJ = "br-cnpj"
    case norwegianFNR = "no-fnr"
    case belgianNN = "be-nn"
    case finnishHETU = "fi-hetu"
    case portugueseNIF = "pt-nif"
    case turkishTCKN = "tr-tckn"

    /// Whether the bytes are what the detector took them for. What is no such value stays as it is.
    package func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let digits = bytes.compactMap { $0.isDigit ? Int($0) - 48 : nil }
        return switch self {
        case .luhn: CheckDigits.luhn(digits)
        case .luhnTen: CheckDigits.luhn(Array(digits.suffix(10)))
        case .card: CheckDigits.card(digits)
        case .iban: CheckDigits.iban(bytes)
        case .email: Owners.mayBePerson(bytes)
        case .phone: (7...15).contains(digits.count) && !digits.starts(with: [9, 9, 9])
        case .ipv4: Owners.mayBeHost(bytes)
        case .ipv6: Owners.mayBeHost6(bytes)
        case .mac: Owners.mayBeCard(bytes)
        case .host: Owners.mayBeNamed(bytes)
        case .random: Survivors.looksRandom(bytes)
        case .basic: Owners.isCredential(bytes)
        case .germanTaxID: CheckDigits.germanTaxID(digits)
        case .dutchBSN: CheckDigits.dutchBSN(digits)
        case .spanishDNI: CheckDigits.spanishDNI(bytes, digits)
        case .italianCF: CheckDigits.italianCF(bytes)
        case .frenchNIR: CheckDigits.frenchNIR(bytes)
        case .polishPESEL:
            CheckDigits.weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], modulus: 10)
        case .britishNHS:
            CheckDigits.weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
        case .brazilianCPF: CheckDigits.brazilian(digits, [[10, 9, 8, 7, 6, 5, 4, 3, 2]])
        case .brazilianCNPJ: CheckDigits.brazilian(digits, [[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]])
        case .norwegianFNR:
            CheckDigits.weighted(
                Array(digits.prefix(10)), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1], modulus: 11)
                && CheckDigits.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
        case .belgianNN: CheckDigits.belgianNN(digits)
        case .finnishHETU: CheckDigits.finnishHETU(bytes, digits)
        case .portugueseNIF:
            CheckDigits.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
                || CheckDigits.weighted(
                    Array(digits.dropLast()) + [10], [9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
                    && digits.last == 0
        case .turkishTCKN: CheckDigits.turkishTCKN(digits)
        }
    }
}
