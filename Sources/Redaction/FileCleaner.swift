/// Cleans one file while its bytes stream through.
///
/// Bytes come in pieces of any size and leave clean, in order, as soon as it is sure that nothing in them
/// goes on in the next piece. What a piece's border cuts is never missed.
package protocol FileCleaner: AnyObject {
    /// Takes the next piece and hands on what is clean by now.
    func feed(
        _ bytes: UnsafeRawBufferPointer, into sink: (UnsafeRawBufferPointer) throws -> Void) throws

    /// The file has ended: hands on the rest.
    func finish(into sink: (UnsafeRawBufferPointer) throws -> Void) throws
}

/// Makes the cleaners of a bundle's files, and keeps the ledger over all of them.
package protocol BundleCleaner: AnyObject {
    /// What the manifest says was done.
    var level: RedactionLevel { get }
    /// What was taken out so far.
    var ledger: Ledger { get }
    /// A path as it may be written: names in it are redacted too. The same path gives the same result.
    func clean(path: String) -> String
    /// The cleaner of the next file; `path` is the original one.
    func cleaner(of path: String) -> any FileCleaner
    /// From now on takes out only what it took out before, wherever that stands, of files that are clean
    /// otherwise. `false`: it does not know any more.
    func sweep() -> Bool
}

extension BundleCleaner {
    package func sweep() -> Bool { false }

    /// A short text that may quote a bundle, clean.
    package func clean(text: String) throws -> String {
        var clean: [UInt8] = []
        let cleaner = cleaner(of: "text")
        try Array(text.utf8).withUnsafeBytes { try cleaner.feed($0) { clean += $0 } }
        try cleaner.finish { clean += $0 }
        return String(decoding: clean, as: UTF8.self)
    }
}
