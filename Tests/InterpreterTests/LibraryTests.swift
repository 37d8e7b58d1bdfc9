import Interpreter
import Limits
import Syntax
import Synchronization
import Testing

/// What library modules do with what the host grants them, or does not.
@Suite struct LibraryTests {
  /// What a script prints; its error's last line where it ends in one.
  private func output(of script: String, host: Host = Host(), limits: Limits = Limits()) -> String {
    var printed = ""
    var host = host
    host.write = { _, text in printed += text.string }
    let interpreter = Interpreter(limits: limits, host: host)
    do {
      try interpreter.run(Source(name: "<test>", text: script))
      return printed
    } catch {
      return printed + interpreter.summary(of: error.exception)
    }
  }

  @Test func timeNeedsAClockOfTheHost() {
    #expect(
      output(of: "import time\ntime.time()") == "RuntimeError: the host of this script grants no clock")
    let clock = Host.Clock(now: { 5 }, monotonic: { 7 }, sleep: { _ in })
    #expect(
      output(of: "import time\nprint(time.time(), time.perf_counter())", host: Host(clock: clock))
        == "5.0 7.0\n")
  }

  @Test func sleepWaitsInShortPiecesAndIsCancelledBetweenThem() {
    let time = Mutex(0.0)
    let flag = CancelFlag()
    let clock = Host.Clock(
      now: { 0 }, monotonic: { time.withLock { $0 } },
      sleep: { seconds in
        let total = time.withLock { time in
          time += seconds
          return time
        }
        if total > 1 { flag.raise() }
      })
    let report = output(
      of: "import time\ntime.sleep(1000)", host: Host(clock: clock), limits: Limits(cancelFlag: flag))
    #expect(report == "KeyboardInterrupt")
    #expect(time.withLock { $0 } < 1.1)
  }

  @Test func generatorsWithoutASeedAskTheHostForOne() {
    let script = "import random\nprint(random.random() == random.Random().random())"
    #expect(output(of: script, host: Host(entropy: { 42 })) == "True\n")
    #expect(output(of: script) == "False\n")
    let first = "import random\nprint(random.random())"
    #expect(output(of: first) == output(of: first))
  }

  @Test func libraryFramesStandInTracebacksUnderTheLibrarysName() throws {
    let interpreter = Interpreter(limits: Limits())
    let raise = #expect(throws: Raise.self) {
      try interpreter.run(Source(name: "<test>", text: "import random\nrandom.choice([])"))
    }
    let report = interpreter.traceback(of: try #require(raise).exception)
    #expect(report.contains("File \"<convbook library>/random.py\", line "))
  }
}
