import Facts

/// Chooses the lines a finding shows.
struct EvidencePicker {
    /// How many lines a finding shows, and how many of them from one file.
    var most = 12
    var mostPerFile = 3
    let facts: BundleFacts

    func evidence(of match: Match) -> [Finding.Evidence] {
        var perFile: [Int: Int] = [:]
        var chosen: [Int] = []
        var places: Set<Place> = []
        // The file it began in comes first.
        let origin = match.first.place.file
        let events = match.events.sorted { a, b in
            let (x, y) = (facts.events[a].place, facts.events[b].place)
            return (x.file == origin) == (y.file == origin) ? x < y : x.file == origin
        }.filter { places.insert(facts.events[$0].place).inserted }
        for event in events {
            let file = facts.events[event].place.file
            if perFile[file, default: 0] < mostPerFile {
                perFile[file, default: 0] += 1
                chosen.append(event)
            }
        }
        if let last = events.last, !chosen.contains(last) { chosen.append(last) }
        var heads = 0
        var evidence = chosen.prefix(most).flatMap { index -> [Finding.Evidence] in
            let event = facts.events[index]
            let path = facts.files[event.place.file].path
            let cited = Finding.Evidence(
                file: path, line: event.place.line, time: event.time, text: event.text,
                focus: event.focus)
            // A line within a trace is shown with the line the trace belongs to.
            guard let head = event.headText, heads < 2 else { return [cited] }
            heads += 1
            return [
                Finding.Evidence(file: path, line: event.head, time: event.time, text: head), cited,
            ]
        }
        for exhibit in match.exhibits.prefix(most) {
            evidence.append(
                Finding.Evidence(
                    file: facts.files[exhibit.place.file].path, line: exhibit.place.line,
                    text: exhibit.text))
        }
        return evidence
    }
}
