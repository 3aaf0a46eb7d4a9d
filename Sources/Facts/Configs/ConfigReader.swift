/// Reads a whole configuration into settings, each with its line.
///
/// A configuration of a bundle may be damaged or hostile: nothing is thrown, what was understood before
/// (in line-based dialects also after) a problem is kept, and nesting, number and size are limited.
package struct ConfigReader {
    /// The settings in the order of the file, and the first thing that was wrong with it: a fragment of
    /// a sentence (“a string is not closed”) and the line, where there is one.
    ///
    /// - Parameters:
    ///   - bytes: the whole file: UTF-8, or UTF-16 with its byte order mark.
    ///   - file: the file's number in the bundle, for the settings' places.
    package static func settings(
        in bytes: UnsafeRawBufferPointer, file: Int, dialect: Dialect
    ) -> (settings: [Setting], problem: (line: Int?, text: String)?) {
        var list = SettingList(file: file)
        let text = readable(bytes, &list)
        switch dialect {
        case .yaml: YAMLReader.read(text, into: &list)
        case .json: JSONReader.read(text, into: &list)
        case .toml: TOMLReader.read(text, into: &list)
        case .xml: XMLReader.read(text, into: &list)
        case .ini: INIReader.read(text, into: &list)
        case .properties: PropertiesReader.read(text, into: &list)
        case .env: EnvReader.read(text, into: &list)
        case .nginx: NginxReader.read(text, into: &list)
        case .haproxy: HAProxyReader.read(text, into: &list)
        case .apache: ApacheReader.read(text, into: &list)
        case .keyvalue: KeyValueReader.read(text, into: &list)
        }
        return (list.settings, list.problem)
    }

    /// The file as UTF-8 without its byte order mark, up to its first NUL: what follows one is what a
    /// crash left behind, or no text at all.
    private static func readable(_ bytes: UnsafeRawBufferPointer, _ list: inout SettingList)
        -> [UInt8]
    {
        var text: [UInt8]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = Array(bytes.dropFirst(3))
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let low = bytes[0] == 0xFF ? 0 : 1
            let units = stride(from: 2, to: bytes.count - 1, by: 2).lazy.map {
                UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
            }
            text = Array(String(decoding: Array(units), as: UTF16.self).utf8)
        } else {
            text = Array(bytes)
        }
        if let nul = text.firstIndex(of: 0) {
            let line = text[..<nul].count(where: { $0 == UInt8(ascii: "\n") }) + 1
            list.note("there are NUL bytes from here on", line: line)
            text.removeSubrange(nul...)
        }
        return text
    }
}
