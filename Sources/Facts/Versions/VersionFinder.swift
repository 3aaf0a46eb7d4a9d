/// Tells versions from package lists and from the tags of container images.
struct VersionFinder {
    let marks: [VersionMark]

    /// The versions that readings (`package.version`, `container.image`) and settings (`image: a/b:1.2`)
    /// state.
    func versions(_ readings: [Reading], _ settings: [Setting]) -> [SoftwareVersion] {
        guard marks.contains(where: { !$0.packages.isEmpty }) else { return [] }
        var found: [SoftwareVersion] = []
        for reading in readings {
            switch reading.name {
            case "package.version":
                guard let name = reading.labels.first(where: { $0.name == "package" }) else {
                    break
                }
                found += versions(name.value, reading.value, reading.place, reading.text)
            case "container.image", "pod.image":
                found += image(reading.value, reading.place, reading.text)
            default: break
            }
        }
        for setting in settings where Self.isImage(setting.path) {
            found += image(setting.value, setting.place, "\(setting.path): \(setting.value)")
        }
        return found
    }

    private static func isImage(_ path: String) -> Bool {
        path == "image" || path.hasSuffix(".image")
    }

    /// `registry.example:5000/library/postgres:15.3-alpine@sha256:…`
    private func image(_ name: String, _ place: Place, _ text: String) -> [SoftwareVersion] {
        let last = name.prefix { $0 != "@" }.split(separator: "/").last ?? ""
        let parts = last.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return [] }
        return versions(String(parts[0]), String(parts[1]), place, text)
    }

    private func versions(
        _ package: String, _ version: String, _ place: Place, _ text: String
    ) -> [SoftwareVersion] {
        guard VersionNumber(version) != nil else { return [] }
        return marks.filter { $0.isNamed(package) }.map {
            SoftwareVersion(place: place, system: $0.system, version: version, text: text)
        }
    }
}
