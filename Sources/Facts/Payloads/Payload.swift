/// What one payload file, or the bodies of one side of an HTTP dump, look like.
///
/// **How payloads are read.** A payload is never kept: it streams once through a parser of its format into a
/// `ShapeBuilder`, a tree with a node for every field path (`order.lines[].price`). A node counts, for each
/// way a value can look (``ValueLook``: null, integer, decimal comma, day-first date, …), how often it was
/// seen, where first and where last. It keeps up to 32 distinct values, the extremes, the longest, and for
/// fields named like keys a table from value to line. So memory is bounded by the number of fields, never by
/// the number of records:
///
/// - NDJSON, CSV, forms: every record of a file of any size.
/// - one JSON or XML document: whole up to 8 MiB; of a larger one its beginning, and ``sampled`` says so.
/// - HTTP dumps: up to 8 MiB; the heads are one payload, the bodies of each side one more.
///
/// **How drift is told.** All of it follows from the counts, without a second look at the bytes:
///
/// - against a contract (a rule's, a JSON Schema, an Avro schema): field by field what may not be there;
/// - without one, within a *family* (files alike by folder, name with digits masked, format and fields), in
///   the order of the names' dates and numbers: a change is a state that all files up to one had and none
///   after it; and within one file: the last value of one look stands before the first of the other.
///   The two sides must exclude each other: nulls now and then, integers among decimals, an optional field
///   that is sometimes absent are no change.
///
/// A change therefore always has a last good and a first bad place. A log event is joined by the field's
/// name (`customerId` = `customer.customer_id`), or by an id or value that the payload holds (`holds: id`).
package struct Payload: Sendable {
    package enum Format: String, Sendable {
        case json, ndjson, xml, csv, form, http
    }

    /// Where the payload begins.
    package let place: Place
    package let format: Format
    /// Which part of an HTTP dump this is: `request`, `response`, or `nil` for a whole file.
    package var part: String?
    package var bytes = 0
    /// `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `windows-1252`.
    package var encoding = "utf-8"
    /// Records: lines of NDJSON, rows of a table, elements of the list a document holds, or 1.
    package var records = 0
    /// The largest record in bytes, and its line.
    package var largest: (bytes: Int, line: Int) = (0, 1)
    package var lines = 0
    package var table: TableForm?
    /// Why not all of it was looked at, as a fragment of a sentence.
    package var sampled: String?
    package var damage: Damage?
    package var fields: [PayloadField] = []
    /// Values of key-like fields, and where they stand.
    package var keys: [KeyTable] = []
    /// A fingerprint of the list of keys, in order: two pages with the same records have the same.
    package var keyPrint: UInt64 = 0
    package var contract: Contract?

    package init(place: Place, format: Format) {
        self.place = place
        self.format = format
    }

    /// How a CSV file is written.
    package struct TableForm: Sendable, Hashable {
        package var delimiter: UInt8
        package var hasHeader: Bool
        package var columns: Int
        package var quoted: Int = 0
        package var header: String
        /// The first row with another number of columns, how many it has, and how many such rows there are.
        package var uneven: Uneven?

        /// Rows that do not have the header's number of columns.
        package struct Uneven: Sendable, Hashable {
            package var line: Int
            package var columns: Int
            package var rows: Int
        }

        /// The delimiter's name: `comma`, `semicolon`, `tab`, `pipe`.
        package var delimiterName: String {
            switch delimiter {
            case UInt8(ascii: ","): "comma"
            case UInt8(ascii: ";"): "semicolon"
            case UInt8(ascii: "\t"): "tab"
            case UInt8(ascii: "|"): "pipe"
            default: "none"
            }
        }
    }

    /// Where the document stops making sense.
    package struct Damage: Sendable, Hashable {
        package enum Kind: Sendable { case truncated, broken }

        package let kind: Kind
        package let line: Int
        /// A fragment of a sentence: “a string is not closed”.
        package let text: String
    }

    /// One line about it: “ndjson, 1200 records, 14 fields, sampled: …”.
    package var summary: String {
        var parts = [format.rawValue + (part.map { " (\($0) bodies)" } ?? "")]
        if let table { parts[0] += " separated by \(table.delimiterName)" }
        if encoding != "utf-8" { parts.append(encoding) }
        parts.append("\(records) record\(records == 1 ? "" : "s")")
        parts.append("\(fields.count) field\(fields.count == 1 ? "" : "s")")
        if let sampled { parts.append("sampled: \(sampled)") }
        if let damage { parts.append("line \(damage.line): \(damage.text)") }
        return parts.joined(separator: ", ")
    }

    /// The field with this path.
    package func field(_ path: String) -> PayloadField? { fields.first { $0.path == path } }
}
