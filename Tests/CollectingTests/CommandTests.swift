import Foundation
import Glibc
import Testing

@testable import Collecting

// One at a time: each waits for its program, and the threads that tests share are few.
@Suite(.serialized) struct CommandTests {
    private func run(_ words: String..., change: (inout Command) -> Void = { _ in }) -> CommandRun {
        var command = Command(words)
        change(&command)
        return CommandRunner(stop: StopSign(), deadline: Monotonic.now + 30).run(command)
    }

    @Test func `words reach the program as they are`() {
        let run = run("printf", "%s|", "a b", "$HOME", "`id`", "x;y", "")
        #expect(String(decoding: run.output, as: UTF8.self) == "a b|$HOME|`id`|x;y||")
    }

    @Test func `a program that does not end is ended, with all it started`() throws {
        let mark = "\(20_000 + getpid() % 9000)"
        let start = Monotonic.now
        var command = Command(["sh", "-c", "sleep \(mark) & sleep \(mark)"])
        command.timeout = 1
        let run = CommandRunner(stop: StopSign(), deadline: start + 30).run(command)
        #expect(run.end == .timeout)
        #expect(run.problem(command) == "timed out after 1 s")
        #expect(Monotonic.now - start < 5)
        #expect(!HostProcess.all().contains { $0.words == ["sleep", mark] })
    }

    @Test func `a program that leaves another one with its output does not hold us up`() {
        let start = Monotonic.now
        let run = run("setsid", "sh", "-c", "sleep 25 & echo done")
        #expect(String(decoding: run.output, as: UTF8.self) == "done\n")
        // Much less as a rule; a machine at work is slow to start a program.
        #expect(Monotonic.now - start < 20)
    }

    @Test(arguments: [Command.Keep.oldest, .newest])
    func `an endless output is cut at a line`(_ keep: Command.Keep) {
        let run = run("sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done")
        {
            ($0.maxBytes, $0.keep) = (1000, keep)
        }
        let text = String(decoding: run.output, as: UTF8.self)
        #expect(text.utf8.count <= 1000 && text.hasSuffix("\n") && text.hasPrefix("line "))
        #expect(text.contains(keep == .newest ? "line 19999\n" : "line 0\n"))
        #expect(run.lost > 100_000)
    }

    @Test func `a failure is told with the last thing the program said`() {
        let command = Command(["sh", "-c", "echo first >&2; echo no such role >&2; exit 3"])
        let run = CommandRunner(stop: StopSign(), deadline: Monotonic.now + 9).run(command)
        #expect(run.problem(command) == "ended with status 3: no such role")
    }

    @Test func `a program that is not there is told`() throws {
        let basket = try Basket.of("  - {about: x, run: [no-such-program-here, -v]}")
        #expect(basket.why("-v")?.contains("not installed") == true)
    }

    @Test func `a user who is not there is told`() throws {
        let basket = try Basket.of("  - {about: x, run: {run: [id], as: no-such-user}}")
        #expect(basket.why("id")?.contains("no user “no-such-user”") == true)
    }

    @Test func `a command may run as another user`() throws {
        guard geteuid() == 0, getpwnam("nobody") != nil else { return }
        let basket = try Basket.of("  - {about: x, run: {run: [id, -un], as: nobody}}")
        #expect(basket["id-un.txt"]?.text == "$ id -un\nnobody\n")
    }

    @Test func `a request to stop ends a collection at once`() throws {
        let stop = StopSign()
        let start = Monotonic.now
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { stop.raise() }
        #expect(throws: Stopped.self) {
            _ = try Basket.of("  - {about: x, run: {run: [sleep, '20'], timeout: 20s}}", stop: stop)
        }
        #expect(Monotonic.now - start < 5)
    }

    @Test func `commands get half of the time`() throws {
        let start = Monotonic.now
        let host = try Host()
        try host.put("a.conf", "x = 1\n")
        let basket = try Basket.of(
            """
              - {about: x, run: {run: [sleep, "20"], timeout: 20s}, files: ["\(host.path)/*.conf"]}
            """, deadline: 2)
        #expect(basket["a.conf"]?.text == "x = 1\n")
        #expect(basket.why("20")?.contains("time for the whole collection") == true)
        #expect(Monotonic.now - start < 6)
    }

    @Test func `values of the environment are hidden`() throws {
        setenv("CLEARCAUSE_TEST_TOKEN", "hunter2", 1)
        let basket = try Basket.of("  - {about: x, environment: ['CLEARCAUSE_TEST_*', PATH]}")
        // The kernel shows what a process started with, so ask what hides rather than what is set.
        #expect(!basket.all.contains("hunter2"))
        #expect(basket["clearcause.env"]?.text.contains("PATH=/") == true)
    }
}
