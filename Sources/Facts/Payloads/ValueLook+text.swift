extension ValueLook {
    /// What a value that stands in a message looks like.
    package init(_ text: String) {
        self = Array(text.utf8).withUnsafeBytes { ValueLook(text: $0) }
    }
}
