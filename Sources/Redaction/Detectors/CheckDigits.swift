/// Check digits of numbers that name people, cards and accounts. Digits come as their values.
enum CheckDigits {
    /// ISO/IEC 7812-1, annex B.
    static func luhn(_ digits: [Int]) -> Bool {
        guard digits.count > 8, Set(digits).count > 1 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum % 10 == 0
    }

    /// As many digits as the issuers of its first ones give, with the right check digit.
    static func card(_ digits: [Int]) -> Bool {
        guard digits.count >= 14 else { return false }
        let counts =
            switch digits[0] * 10 + digits[1] {
            case 34, 37: 15...15
            case 30, 36, 38: 14...19
            default: 16...19
            }
        return counts.contains(digits.count) && luhn(digits)
    }

    /// ISO 13616: the rest of a division by 97. A bank of zeros is our own pseudonym.
    static func iban(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let plain = bytes.filter { $0 != 32 }
        guard plain.count >= 15, plain.count <= 34 else { return false }
        if plain[4..<12].allSatisfy({ $0 == 48 || $0 == UInt8(ascii: "X") }) { return false }
        let turned = plain[4...] + plain[..<4]
        let rest = turned.reduce(0) { rest, byte in
            let value = byte.isDigit ? Int(byte) - 48 : Int(byte) - 55
            return (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
        }
        return rest == 1
    }

    /// Whether the weighted sum of all digits is a multiple.
    static func weighted(_ digits: [Int], _ weights: [Int], modulus: Int) -> Bool {
        guard digits.count == weights.count, Set(digits).count > 1 else { return false }
        return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % modulus == 0
    }

    /// ISO/IEC 7064, MOD 11, 10.
    static func germanTaxID(_ digits: [Int]) -> Bool {
        guard digits.count == 11 else { return false }
        var product = 10
        for digit in digits.dropLast() {
            let sum = (digit + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        let check = 11 - product
        return digits[10] == (check == 10 ? 0 : check) && Set(digits.dropLast()).count < 10
    }

    /// The “eleven test” with a last weight of −1.
    static func dutchBSN(_ digits: [Int]) -> Bool {
        let padded = digits.count == 8 ? [0] + digits : digits
        return weighted(padded, [9, 8, 7, 6, 5, 4, 3, 2, -1], modulus: 11)
    }

    static func spanishDNI(_ bytes: UnsafeRawBufferPointer, _ digits: [Int]) -> Bool {
        guard let last = bytes.last, let first = bytes.first else { return false }
        let lead = [UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "Z")].firstIndex(of: first)
        let all = lead.map { [$0] + digits } ?? digits
        let number = all.reduce(0) { $0 * 10 + $1 }
        return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23] == last
    }

    /// Decree of 23 December 1976: values of characters at odd places.
    private static let oddItalian = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ]

    static func italianCF(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == 16 else { return false }
        let values = bytes.map { $0.isDigit ? Int($0) - 48 : Int($0) - 65 }
        let sum = values.dropLast().enumerated().reduce(0) { sum, value in
            sum + (value.offset % 2 == 0 ? oddItalian[value.element] : value.element)
        }
        return sum % 26 == values[15]
    }

    static func frenchNIR(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let plain = bytes.filter { $0 != 32 }
        guard plain.count == 15 else { return false }
        var number = 0
        for (index, byte) in plain.prefix(13).enumerated() {
            // 2A and 2B, the two departments of Corsica, count as 19 and 18.
            switch byte {
            case UInt8(ascii: "A") where index == 6: number = (number - 1) * 10 + 9
            case UInt8(ascii: "B") where index == 6: number = (number - 1) * 10 + 8
            default:
                guard byte.isDigit else { return false }
                number = number * 10 + Int(byte) - 48
            }
        }
        let check = plain.suffix(2).reduce(0) { $0 * 10 + Int($1) - 48 }
        return check == 97 - number % 97
    }

    static func brazilian(_ digits: [Int], _ weights: [[Int]]) -> Bool {
        guard let first = weights.first, digits.count == first.count + 2, Set(digits).count > 1
        else { return false }
        func check(_ digits: ArraySlice<Int>, _ weights: [Int]) -> Int {
            let rest = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
            return rest < 2 ? 0 : 11 - rest
        }
        let second = first.count == 9 ? [11] + first : [6] + first
        return check(digits.prefix(first.count), first) == digits[first.count]
            && check(digits.prefix(second.count), second) == digits[second.count]
    }

    static func belgianNN(_ digits: [Int]) -> Bool {
        guard digits.count == 11 else { return false }
        let number = digits.prefix(9).reduce(0) { $0 * 10 + $1 }
        let check = digits[9] * 10 + digits[10]
        // Since 2000 a 2 is thought before the number.
        return check == 97 - number % 97 || check == 97 - (2_000_000_000 + number) % 97
    }

    static func finnishHETU(_ bytes: UnsafeRawBufferPointer, _ digits: [Int]) -> Bool {
        guard let last = bytes.last else { return false }
        let number = digits.prefix(9).reduce(0) { $0 * 10 + $1 }
        return digits.count >= 9
            && Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[number % 31] == last
    }

    static func turkishTCKN(_ digits: [Int]) -> Bool {
        guard digits.count == 11, digits[0] != 0 else { return false }
        let odd = stride(from: 0, to: 9, by: 2).reduce(0) { $0 + digits[$1] }
        let even = stride(from: 1, to: 8, by: 2).reduce(0) { $0 + digits[$1] }
        return ((odd * 7 - even) % 10 + 10) % 10 == digits[9]
            && digits.prefix(10).reduce(0, +) % 10 == digits[10]
    }
}
