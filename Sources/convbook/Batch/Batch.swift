// Notebooks run one after the other, or several at a time, each in a session of its own.
//
// What the command line asks for is looked at before anything runs: every file exists, no two results go to one place, no
// source is overwritten, nobody else writes into the folder. After that a failure is the failure of one notebook, and the
// next one still gets its turn.

import Dispatch
import NotebookFormat
import Pictures
import Synchronization

struct Batch: Sendable {
  let settings: BatchSettings

  init(_ settings: BatchSettings) throws(CommandFailure) {
    self.settings = settings
    try checkSources()
    try checkTargets()
  }

  private func checkSources() throws(CommandFailure) {
    for path in settings.paths {
      switch Files.kind(of: path) {
      case .folder:
        throw CommandFailure(
          "'\(path)' is a directory: name its files, as in convbook run \(path)/*.py",
          exitCode: CommandFailure.usage)
      case nil:
        throw CommandFailure(
          "can't open file '\(path)': \(FileError(path).reason)", exitCode: CommandFailure.usage)
      case .file, .other: break
      }
    }
  }

  private func checkTargets() throws(CommandFailure) {
    var sources: [String: String] = [:]
    for path in settings.paths {
      let target = settings.target(of: path)
      if let other = sources.updateValue(path, forKey: target) {
        throw CommandFailure(
          "'\(other)' and '\(path)' would both be written to \(target)", exitCode: CommandFailure.usage)
      }
      if Files.absolute(target) == Files.absolute(path) {
        throw CommandFailure(
          "'\(path)' would be overwritten by its own result: choose another --out",
          exitCode: CommandFailure.usage)
      }
    }
  }

  /// Runs all notebooks and gives the exit code.
  func run(_ streams: StandardStreams) throws(CommandFailure) -> Int32 {
    do { try Files.makeFolder(settings.outputFolder) } catch { throw CommandFailure("\(error)") }
    guard let lock = FolderLock(settings.outputFolder) else {
      throw CommandFailure(
        "another convbook run writes into '\(settings.outputFolder)': wait for it, or choose another --out",
        exitCode: CommandFailure.usage)
    }
    let outcomes = withExtendedLifetime(lock) { runAll(Console(streams)) }
    if settings.paths.count > 1 { streams.write(BatchSummary.text(outcomes)) }
    if let junit = settings.junit {
      let text = JUnitReport.text(outcomes.map { ($0.path, $0.tally, $0.problem) })
      do { try Files.write(Array(text.utf8), to: junit) } catch { throw CommandFailure("\(error)") }
    }
    if outcomes.contains(where: { $0.state == .interrupted }) { return Interrupts.exitCode }
    return outcomes.map(\.exitCode).max() ?? 0
  }

  private func runAll(_ console: Console) -> [NotebookOutcome] {
    let interrupts = Interrupts.watch()
    let expected = settings.paths.map { path in
      RunLedger(contentsOf: RunLedger.path(outputFolder: settings.outputFolder, notebook: path))?.tally.seconds
    }
    let progress = BatchProgress(expected: expected, now: System.seconds())
    let turn = Atomic<Int>(0)
    let outcomes = Mutex<[Int: NotebookOutcome]>([:])
    DispatchQueue.concurrentPerform(iterations: min(settings.jobs, settings.paths.count)) { _ in
      while !interrupts.wereReceived {
        let place = turn.add(1, ordering: .relaxed).oldValue
        guard settings.paths.indices.contains(place) else { return }
        let outcome = run(place, console: console, progress: progress, interrupts: interrupts)
        outcomes.withLock { $0[place] = outcome }
      }
    }
    return outcomes.withLock { found in settings.paths.indices.compactMap { found[$0] } }
  }

  private func run(
    _ place: Int, console: Console, progress: BatchProgress, interrupts: Interrupts
  ) -> NotebookOutcome {
    let path = settings.paths[place]
    let screen = Screen.standardOutput(environment: System.environment)
    let report = BatchReport(
      console: console, screen: screen, progress: progress, place: place, gathers: settings.jobs > 1)
    do throws(CommandFailure) {
      return try NotebookRun(path, settings: settings, report: report, interrupts: interrupts).run()
    } catch {
      report.showGathered()
      progress.end(place: place)
      console.use { $0.report(error.message) }
      return NotebookOutcome(
        path: path, target: settings.target(of: path), state: .broken, problem: error.message,
        exitCode: error.exitCode)
    }
  }
}

enum PictureComparison {
  /// How two pictures differ, for `NotebookComparison`: each sample may be off by the tolerance, and by one of 255.
  static func difference(_ type: String, _ recorded: [UInt8], _ now: [UInt8], _ tolerance: Double) -> String? {
    guard let old = PNG.decode(recorded), let new = PNG.decode(now) else {
      return recorded == now ? nil : "the \(type) differs"
    }
    let words = new.difference(from: old, levels: max(1, Int(min(tolerance, 1) * 255)))
    return words.map { "the picture differs: \($0)" }
  }
}
