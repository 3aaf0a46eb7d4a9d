/// The settings of one file while it is being read, within limits.
struct SettingList {
    /// Settings that are kept of one file.
    static let most = 20_000
    /// Bytes of paths and values that are kept of one file.
    static let mostBytes = 16 << 20

    let file: Int
    private(set) var settings: [Setting] = []
    /// The first thing that was wrong; later ones mostly follow from it.
    private(set) var problem: (line: Int?, text: String)?
    private(set) var isFull = false
    private var bytes = 0

    init(file: Int) {
        self.file = file
    }

    mutating func add(_ path: SettingPath, _ value: String, line: Int) {
        guard !isFull, !path.text.isEmpty else { return }
        bytes += path.text.utf8.count + value.utf8.count
        guard settings.count < SettingList.most, bytes <= SettingList.mostBytes else {
            isFull = true
            note(
                "more than \(SettingList.most) settings or 16 MiB of them; the rest was left out",
                line: line)
            return
        }
        settings.append(
            Setting(place: Place(file: file, line: line), path: path.text, value: value))
    }

    /// Keeps what is wrong, unless something was already.
    mutating func note(_ text: String, line: Int?) {
        if problem == nil { problem = (line, text) }
    }
}
