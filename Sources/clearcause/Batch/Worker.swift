import Foundation
import Glibc

/// A process that analyses one bundle after the other.
final class Worker {
    /// What it works on: the number of the input, since when, and whether its content is told.
    struct Job {
        var index: Int
        var since: ContinuousClock.Instant
    }

    var job: Job?
    /// Whether it can be given a bundle; starting is not counted as time of a bundle.
    var isReady = false
    /// Why it was killed.
    private(set) var reason: String?
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending: [UInt8] = []

    /// - Throws: ``CommandError`` when no process can be started.
    init(_ arguments: [String]) throws {
        process.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"))
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw CommandError(
                problem: "No worker can be started: \(error.localizedDescription)",
                hint: "Try fewer --jobs.")
        }
    }

    /// What to wait on for answers.
    var descriptor: Int32 { output.fileHandleForReading.fileDescriptor }

    /// Sends a message. That it is gone shows when its answers end.
    func send(_ message: some Encodable) throws {
        Console.write(
            try Plain.jsonLine(message), to: input.fileHandleForWriting.fileDescriptor)
    }

    /// What it answered since the last call; `nil` when it is gone, or says what nobody understands.
    func answers() -> [WorkerMessage.Answer]? {
        var answers: [WorkerMessage.Answer] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return count < 0 && errno == EINTR ? [] : nil }
        pending += buffer[..<count]
        while let end = pending.firstIndex(of: 10) {
            do {
                answers.append(try Plain.value(WorkerMessage.Answer.self, of: pending[..<end]))
            } catch {
                kill(because: "its answer could not be read: \(error)")
                return nil
            }
            pending.removeSubrange(...end)
        }
        return answers
    }

    /// Bytes of memory that are its own.
    var memory: Int {
        guard
            let text = try? String(
                contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)
        else { return 0 }
        let pages = text.split(separator: " ").compactMap { Int($0) }
        return pages.count > 2 ? (pages[1] - pages[2]) * Int(getpagesize()) : 0
    }

    func kill(because reason: String?) {
        self.reason = self.reason ?? reason
        Glibc.kill(process.processIdentifier, SIGKILL)
    }

    /// Waits until it is gone, and tells why.
    func end() -> String {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        if let reason { return reason }
        return process.terminationReason == .uncaughtSignal
            ? "the analysis crashed with signal \(process.terminationStatus); "
                + "“clearcause analyze” on this bundle shows more"
            : "the analysis ended with status \(process.terminationStatus)"
    }
}
