// Notebooks run one after the other, or several at a time, each in a session of its own.
//
// What the command line asks for is looked at before anything runs: every file and every recording to compare with exists,
// no two results go to one place, no source is overwritten, nobody else writes into the folder. After that a failure is the failure of one notebook, and the
// next one still gets its turn.

import Dispatch
import NotebookFormat
import Pictures
import Synchronization

struct Batch: Sendable {
  let settings: BatchSettings

  init(_ settings: BatchSettings) throws(CommandFailure) {
    var settings = settings
    settings.jobs = min(settings.jobs, max(1, settings.paths.count))
    self.settings = settings
    try checkSources()
    try checkRecordings()
    try checkResults()
    try checkReport()
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

  private func checkResults() throws(CommandFailure) {
    func refuse(_ message: String) -> CommandFailure { CommandFailure(message, exitCode: CommandFailure.usage) }
    let own = OwnResults(in: settings.outputFolder)
    let sources = sources
    var makers: [String: String] = [:]
    for path in settings.paths {
      for name in settings.results(of: path) {
        let place = Files.join(settings.outputFolder, name)
        let identity = Files.identity(of: place)
        if let other = makers.updateValue(path, forKey: name) {
          throw refuse("'\(other)' and '\(path)' would both be written to \(place)")
        }
        if let source = sources[identity] {
          let result = source == path ? "its own result" : "the result of '\(path)'"
          throw refuse("'\(source)' would be overwritten by \(result): choose another --out")
        }
        if let recording = settings.recording, identity == Files.identity(of: settings.recorded(of: path)) {
          throw refuse(
            "\(place) is the recording of '\(path)', which --\(recording.rawValue) is about: choose another --out"
          )
        }
        if Files.kind(of: place) != nil, !own.names.contains(name) {
          throw refuse("\(place) is there, and no run wrote it: choose another --out, or move it away")
        }
      }
    }
  }

  private func checkReport() throws(CommandFailure) {
    guard let junit = settings.junit else { return }
    let results = settings.paths.flatMap(settings.results).map { Files.join(settings.outputFolder, $0) }
    let recordings = settings.recording == nil ? [] : settings.paths.map(settings.recorded)
    if Set((settings.paths + results + recordings).map(Files.identity)).contains(Files.identity(of: junit)) {
      throw CommandFailure(
        "--junit \(junit) would overwrite a notebook: choose another name", exitCode: CommandFailure.usage)
    }
  }

  /// The notebooks to be run, by what file they are.
  private var sources: [String: String] {
    Dictionary(settings.paths.map { (Files.identity(of: $0), $0) }) { first, _ in first }
  }

  private func checkRecordings() throws(CommandFailure) {
    guard settings.recording == .check else { return }
    for path in settings.paths {
      let place = settings.recorded(of: path)
      if Files.kind(of: place) == nil {
        throw CommandFailure(
          "\(path): there is no recording \(place): make it with convbook run --record \(path)",
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
    if let junit = settings.junit {
      let folder = Files.folder(of: junit)
      let isFolder = Files.kind(of: junit) == .folder
      if isFolder || Files.kind(of: folder) != .folder {
        let problem = isFolder ? "is a directory" : "there is no directory '\(folder)'"
        throw CommandFailure("--junit \(junit): \(problem)", exitCode: CommandFailure.usage)
      }
    }
    do {
      try OwnResults(in: settings.outputFolder).add(settings.paths.flatMap(settings.results))
    } catch {
      throw CommandFailure("\(error)")
    }
    let outcomes = withExtendedLifetime(lock) { runAll(Console(streams)) }
    if settings.paths.count > 1 { streams.write(BatchSummary.text(outcomes)) }
    if let junit = settings.junit {
      let text = JUnitReport.text(outcomes)
      do { try Files.write(Array(text.utf8), to: junit) } catch { throw CommandFailure("\(error)") }
    }
    if outcomes.contains(where: { $0.state == .interrupted || $0.state == .notRun }) {
      return Interrupts.exitCode
    }
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
    return outcomes.withLock { found in
      settings.paths.enumerated().map { place, path in
        found[place]
          ?? NotebookOutcome(
            path: path, target: settings.target(of: path), state: .notRun, exitCode: Interrupts.exitCode)
      }
    }
  }

  private func run(
    _ place: Int, console: Console, progress: BatchProgress, interrupts: Interrupts
  ) -> NotebookOutcome {
    let path = settings.paths[place]
    let screen = Screen.standardOutput(environment: System.environment)
    let report = BatchReport(
      console: console, screen: screen, progress: progress, place: place, gathers: settings.jobs > 1)
    var tally = Tally()
    do throws(CommandFailure) {
      let run = try NotebookRun(path, settings: settings, report: report, interrupts: interrupts)
      defer { tally = run.tally }
      return try run.run()
    } catch {
      report.showGathered()
      progress.end(place: place)
      console.use { $0.report(error.message) }
      return NotebookOutcome(
        path: path, target: settings.target(of: path), state: .broken, tally: tally, problem: error.message,
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
