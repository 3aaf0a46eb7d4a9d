/// What the bundle's inventory says about one file.
package struct FileFacts: Sendable {
    package enum Kind: String, Sendable {
        case log, config, payload, reading, certificate, text, binary, empty
    }

    /// Where an event's zone came from: written in the line, inferred (manifest, other files), or read as UTC.
    package enum Zone: String, Sendable {
        case stated, inferred, unknown
    }

    package let id: Int
    /// The path inside the bundle, `/` between its parts, escaped so that it may be shown.
    package private(set) var path: String
    package var kind: Kind = .text
    /// What the file's lines or syntax look like: `log4j`, `nginx-error`, `yaml`, … or `nil`.
    package var format: String?
    package var encoding: String = "utf-8"
    package var bytes: Int = 0
    package var lines: Int = 0
    package var first: Moment?
    package var last: Moment?
    package var zone: Zone = .unknown
    /// Microseconds its clock is ahead of the others'; its moments are corrected by as much.
    package var clockAhead: Int64 = 0
    /// Only its beginning could be parsed, so what it does not say proves nothing.
    package var isPartlyRead = false
    /// How the format, zone and year were told, for `inspect`; empty when nothing had to be inferred.
    package var reasons: [String] = []
    /// Those of ``reasons`` that are about its clock.
    package var clockReasons: [String] = []
    /// The sources (`nginx.error`) this file was recognised as, by path or by the look of its lines.
    package var sources: [String] = []

    package init(id: Int, path: String) {
        self.id = id
        self.path = path
    }

    /// The same file under the name it may be shown with.
    func renamed(_ path: String) -> FileFacts {
        var file = self
        file.path = path
        return file
    }
}
