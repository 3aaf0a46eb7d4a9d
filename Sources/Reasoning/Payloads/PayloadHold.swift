import Facts

/// A payload that a value of another step must be found in, as a key or among few values.
struct PayloadHold: Sendable {
    /// The other step's capture.
    let capture: String
    let payload: Payload
    /// What was shown of the payload as long as no record of it was found.
    let standIn: Match.Exhibit?

    /// Where the value stands: the field and the line of the record.
    func place(of value: String) -> (field: String, place: Place)? {
        for table in payload.keys {
            if let line = table.line(of: value) {
                return (table.path, Place(file: payload.place.file, line: max(1, line)))
            }
        }
        for field in payload.fields {
            if let found = field.values.first(where: { $0.text == value }), !value.isEmpty {
                return (field.path, Place(file: payload.place.file, line: max(1, found.firstLine)))
            }
        }
        return nil
    }
}
