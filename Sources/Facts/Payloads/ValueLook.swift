/// What one value of a payload looks like.
package enum ValueLook: UInt8, Sendable, CaseIterable {
    case absent, null
    // What JSON tells apart by itself.
    case boolean, integer, decimal, exponent, object, array
    // Texts, told by their characters.
    case empty, text, placeholder
    case wholeText, zeroLedText, decimalText, commaText, groupedText, groupedCommaText
    case scientificText
    case zonedTime, localTime, isoDate, dayFirst, monthFirst, slashedEither, dottedDate
    case epochSeconds, epochMillis
    case lowerTrue, titleTrue, upperTrue, lowerYes, titleYes, upperYes, letterYes
    case uuid, email, address
    case garbled, replaced, foreignBytes

    static let count = 40

    /// What a reader takes the value for.
    package enum Family: String, Sendable {
        case nothing, boolean, number, text, date, time, object, list
    }

    package var family: Family {
        switch self {
        case .absent, .null, .empty, .placeholder: .nothing
        case .boolean, .lowerTrue, .titleTrue, .upperTrue, .lowerYes, .titleYes, .upperYes,
            .letterYes:
            .boolean
        case .integer, .decimal, .exponent, .wholeText, .zeroLedText, .decimalText, .commaText,
            .groupedText, .groupedCommaText, .scientificText, .epochSeconds, .epochMillis:
            .number
        case .isoDate, .dayFirst, .monthFirst, .slashedEither, .dottedDate: .date
        case .zonedTime, .localTime: .time
        case .text, .uuid, .email, .address, .garbled, .replaced, .foreignBytes: .text
        case .object: .object
        case .array: .list
        }
    }

    /// The kind a parser of JSON gives the value.
    package enum Kind: String, Sendable {
        case absent, null, boolean, number, text, object, list
    }

    package var kind: Kind {
        switch self {
        case .absent: .absent
        case .null: .null
        case .boolean: .boolean
        case .integer, .decimal, .exponent: .number
        case .object: .object
        case .array: .list
        default: .text
        }
    }

    /// In words, as a part of a sentence: “a date with the day first (31/12/2026)”.
    package var words: String {
        switch self {
        case .absent: "no value"
        case .null: "null"
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .exponent, .scientificText: "a number in scientific notation"
        case .object: "an object"
        case .array: "a list"
        case .empty: "an empty text"
        case .text: "a text"
        case .placeholder: "a word for “nothing”"
        case .wholeText: "a whole number"
        case .zeroLedText: "digits with leading zeros"
        case .decimalText: "a number with a decimal point"
        case .commaText: "a number with a decimal comma"
        case .groupedText: "a number with commas between thousands"
        case .groupedCommaText: "a number with a decimal comma and points between thousands"
        case .zonedTime: "a date and time with its zone"
        case .localTime: "a date and time without a zone"
        case .isoDate: "a date as 2026-12-31"
        case .dayFirst: "a date with the day first"
        case .monthFirst: "a date with the month first"
        case .slashedEither: "a date with slashes"
        case .dottedDate: "a date with dots"
        case .epochSeconds: "seconds since 1970"
        case .epochMillis: "milliseconds since 1970"
        case .lowerTrue: "true or false"
        case .titleTrue: "True or False"
        case .upperTrue: "TRUE or FALSE"
        case .lowerYes: "yes or no"
        case .titleYes: "Yes or No"
        case .upperYes: "YES or NO"
        case .letterYes: "Y or N"
        case .uuid: "a UUID"
        case .email: "an e-mail address"
        case .address: "a web address"
        case .garbled: "garbled letters"
        case .replaced: "replacement characters"
        case .foreignBytes: "bytes that are no UTF-8"
        }
    }
}
