import ArgumentParser
import Session

// The benchmarks are written in the language (`CourseLibrary/Library`), as the training that they time is; this command runs
// that script in a session with the threads asked for.

/// `convbook bench`: the program's own benchmarks.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures operations and training steps: one JSON line each.",
    discussion: """
      Training steps are timed as a script runs them. Numbers are the best of many samples, in milliseconds; gflops \
      counts the multiplications and additions of convolutions and dense layers.
      """)

  // Unconditional, so that a negative number is told to be one instead of being taken for an option.
  @Option(parsing: .unconditional, help: "How many threads long loops may use.")
  var threads = System.processorCount
  @Option(help: "Only what has one of these words in its name: conv,train.") var only = ""
  @Option(parsing: .unconditional, help: "Seconds for each measurement.") var seconds = 0.5
  @Option(
    help: """
      Instead: where the time of one net's training step goes: lenet5_sgd, dsc140b_rmsprop, mit_adam, resnet20_sgdm or \
      unet_adam, or how one of these begins.
      """)
  var profile: String?

  func validate() throws {
    let most = System.processorCount
    if !(1...max(1, most)).contains(threads) {
      throw ValidationError("--threads must be from 1 to \(most), the processors there are, not \(threads)")
    }
    if !(seconds > 0 && seconds < 3600) {
      throw ValidationError("--seconds must be more than 0 and less than 3600, not \(seconds)")
    }
  }

  func run() throws {
    let streams = StandardStreams()
    var configuration = Session.Configuration.granting(environment: System.environment)
    configuration.threads = threads
    configuration.flush = { streams.flush() }
    configuration.arguments = ["bench", only, profile ?? ""]
    let session = Session(configuration)
    Interrupts.watch().stop(session.cancelFlag)
    let script = """
      import sys
      import convbook.bench as bench
      if sys.argv[2]:
          bench.profile(sys.argv[2])
      else:
          bench.main(\(threads), [part for part in sys.argv[1].split(",") if part], \(seconds))
      """
    let result = session.run(script, name: "<bench>", kind: .script) { event in
      switch event {
      case .stream(let name, let text): streams.write(text, to: name)
      case .failure(_, _, let traceback): streams.write(traceback, to: "stderr")
      case .display, .result, .volatile: break
      }
    }
    streams.flush()
    if result.wasInterrupted { throw ExitCode(Interrupts.exitCode) }
    if result.failed { throw ExitCode(Int32(clamping: result.exitCode ?? 1)) }
  }
}
