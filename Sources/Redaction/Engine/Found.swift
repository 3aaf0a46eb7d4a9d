/// A value that is to be taken out, and where.
struct Found {
    /// The bytes that are replaced.
    var range: Range<Int>
    /// What must be seen together to find it: from the key to the value's end.
    var unit: Range<Int>
    var kind: String
    var shape: PseudonymShape
    /// Whether only letters, digits and hyphens may be put there: in URLs, headers, encoded layers.
    var isNarrow = false
    /// Found by the value's own look, not by its key or place.
    var isSpecific = false
    /// What takes its place, where an encoded layer was cleaned as a whole.
    var layer: Layer?

    /// A layer written anew.
    final class Layer {
        let bytes: [UInt8]
        /// What was taken out inside.
        let kinds: [String]

        init(bytes: [UInt8], kinds: [String]) {
            (self.bytes, self.kinds) = (bytes, kinds)
        }
    }
}

extension [Found] {
    /// Without overlaps, in order: the longer one stays, of equal ones the specific; what overlaps in part
    /// becomes one, so that no half of a value stays.
    func resolved() -> [Found] {
        guard count > 1 else { return self }
        let sorted = self.sorted { a, b in
            if a.range.lowerBound != b.range.lowerBound {
                return a.range.lowerBound < b.range.lowerBound
            }
            if a.range.upperBound != b.range.upperBound {
                return a.range.upperBound > b.range.upperBound
            }
            return a.isSpecific && !b.isSpecific
        }
        var result: [Found] = []
        for found in sorted {
            guard var last = result.last, found.range.lowerBound < last.range.upperBound else {
                result.append(found)
                continue
            }
            let unit = Swift.min(last.unit.lowerBound, found.unit.lowerBound)
            last.unit = unit..<Swift.max(last.unit.upperBound, found.unit.upperBound)
            last.isNarrow = last.isNarrow || found.isNarrow
            if found.range.upperBound > last.range.upperBound {
                last.range = last.range.lowerBound..<found.range.upperBound
                if last.layer != nil {
                    last.layer = nil
                    last.shape = found.shape
                }
            }
            result[result.count - 1] = last
        }
        return result
    }
}
