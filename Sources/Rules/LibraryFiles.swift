import Notation
import FoundationEssentials
import Scanning

/// The files of one or several rule folders, read and not yet understood.
package struct LibraryFiles: Sendable {
    package struct File: Sendable {
        /// `postgresql/disk-full.yaml`; files of the second folder on are shown with their folder.
        package let name: String
        package let system: String
        /// The file's name without the extension.
        package let stem: String
        package let text: String

        package init(name: String, system: String, stem: String, text: String) {
            self.name = name
            self.system = system
            self.stem = stem
            self.text = text
        }
    }

    package var causalMaps: [(name: String, text: String)] = []
    package var sources: [File] = []
    package var rules: [File] = []
    /// What settings a source's program knows: `<system>/<source>.settings`.
    package var settings: [File] = []
    /// JSON Schemas and Avro schemas that rules hold payloads against.
    package var schemas: [File] = []

    package init() {}

    /// Reads `failure-modes.yaml` and each `<system>/*.yaml` below the folders, in the order of names.
    /// - Throws: ``NotationError`` when a folder cannot be read.
    package init(folders: [String]) throws {
        for (index, folder) in folders.enumerated() {
            try add(folder, prefix: index == 0 ? "" : "\(folder)/")
        }
    }

    private mutating func add(_ folder: String, prefix: String) throws {
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw NotationError(
                file: folder, problem: "There is no rule folder here that can be read.",
                hint: "A rule folder holds <system>/<rule>.yaml files; see --rules.")
        }
        for entry in entries {
            let path = "\(folder)/\(entry)"
            if entry == "failure-modes.yaml" {
                causalMaps.append((prefix + entry, try read(path, as: prefix + entry)))
            } else if let files = try? FileManager.default.contentsOfDirectory(atPath: path) {
                for file in files.sorted() where file.hasSuffix(".settings") {
                    let name = "\(prefix)\(entry)/\(file)"
                    settings.append(
                        File(
                            name: name, system: entry, stem: String(file.dropLast(9)),
                            text: try read("\(path)/\(file)", as: name)))
                }
                for file in files.sorted() where file.hasSuffix(".json") || file.hasSuffix(".avsc")
                {
                    let name = "\(prefix)\(entry)/\(file)"
                    schemas.append(
                        File(
                            name: name, system: entry, stem: file,
                            text: try read("\(path)/\(file)", as: name)))
                }
                for file in files.sorted() where file.hasSuffix(".yaml") {
                    let stem = String(file.dropLast(5))
                    let name = "\(prefix)\(entry)/\(file)"
                    let read = File(
                        name: name, system: entry, stem: stem,
                        text: try read("\(path)/\(file)", as: name))
                    if stem == "sources" { sources.append(read) } else { rules.append(read) }
                }
            }
        }
    }

    private func read(_ path: String, as name: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NotationError(file: name, problem: "The file cannot be read.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// What the content is: the key under which its compiled form is kept.
    package var fingerprint: Fingerprint {
        var print = Fingerprint()
        for (name, text) in causalMaps {
            print.add(name)
            print.add(text)
        }
        for file in sources + rules + schemas {
            print.add(file.name)
            print.add(file.text)
        }
        return print
    }
}
