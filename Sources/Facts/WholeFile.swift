/// The facts that are told by a file as a whole, not by its lines one by one.
struct WholeFile {
    let dialect: Dialect?
    let path: String

    struct Told {
        var settings: [Setting] = []
        var readings: [Reading] = []
        /// The commands that printed what was read.
        var commands: [String] = []
        var certificates: [Certificate] = []
        var tokens: [WebToken] = []
        var keys: [KeyFile] = []
        /// What was wrong with the first damaged certificate.
        var keyProblem: (line: Int?, text: String)?
        /// The first thing that was wrong with it, as a fragment of a sentence.
        var problem: (line: Int?, text: String)?
    }

    func told(by bytes: UnsafeRawBufferPointer, file: Int) -> Told {
        var told = Told()
        if let dialect {
            (told.settings, told.problem) = ConfigReader.settings(
                in: bytes, file: file, dialect: dialect)
            if dialect == .json || dialect == .yaml {
                let list = StructuredReadings.readings(in: told.settings, file: file, path: path)
                (told.readings, told.commands) = (list.readings, list.commands)
            }
        } else {
            let list = ReadingReader.list(in: bytes, file: file, path: path)
            (told.readings, told.commands) = (list.readings, list.commands)
        }
        CertificateReader.read(bytes, file: file, path: path, into: &told)
        return told
    }
}
