// One notebook, from its first cell to its last.
//
// The executed notebook is written anew after every cell, all of it, by replacing the file: whenever the run is killed,
// what lies there is a valid notebook whose metadata say how far it came. The outputs it came with are dropped first, so
// that nothing old passes for a result. A run that goes on from a stopped one runs the finished cells again, since their
// variables are gone, and holds them to what they gave before: that stays in the file until it has been given again, and
// where a cell gives something else, the file is left alone and what came now is written beside it.
//
// What a network has learned is the same to the bit only where the same vector instructions computed it. A recording
// names them, and a check computes with the same; a processor that lacks them may give other figures than the recorded.

import JSON
import Limits
import NotebookFormat
import Session
import Tensors

final class NotebookRun {
  private let path: String
  private let target: String
  private let folder: String
  private let settings: BatchSettings
  private let report: BatchReport
  private let interrupts: Interrupts
  private let inputs = RunInputs()
  private let digest: String?
  /// What the notebook may use of the machine: its share, where several run at a time.
  private let granted: Session.Configuration
  /// What a check compares with.
  private let recorded: Notebook?
  private var notebook: Notebook
  private var ledger: RunLedger
  /// The executed cells of a run that was stopped, which this one has to give again.
  private var earlier: ArraySlice<Cell> = []
  /// How many cells had run when it was stopped.
  private var earlierCount = 0

  init(
    _ path: String, settings: BatchSettings, report: BatchReport, interrupts: Interrupts
  ) throws(CommandFailure) {
    self.path = path
    self.settings = settings
    self.report = report
    self.interrupts = interrupts
    target = settings.target(of: path)
    folder = Files.join(settings.outputFolder, Files.stem(of: path))
    recorded = settings.recording == .check ? try Notebook.open(settings.recorded(of: path)) : nil
    let bytes = try Notebook.content(of: path)
    let source = try Notebook.open(path, holding: bytes)
    for parameter in source.unknown(among: settings.parameters) {
      report.note(
        "\(path): no line of its cell tagged parameters assigns \(parameter.name): it is assigned, and may not be used"
      )
    }
    notebook = source.injecting(settings.parameters)
    notebook.metadata.runState = nil
    var granted = Session.Configuration.granting(environment: System.environment)
    granted.threads = max(1, granted.threads / settings.jobs)
    granted.budget.bytes /= settings.jobs
    let asRecorded = recorded?.metadata.instructions.flatMap(InstructionSet.init(named:))
    if let instructions = settings.instructions ?? asRecorded ?? .available.last {
      granted.instructions = min(instructions, .available.last ?? .generic)
    }
    self.granted = granted
    notebook.metadata.instructions = "\(granted.instructions)"
    digest = settings.digest(of: bytes, at: path, granting: granted)
    ledger = RunLedger(digest: digest)
  }

  /// What the cells came to, so far.
  var tally: Tally { ledger.tally }

  private var ledgerPath: String { RunLedger.path(outputFolder: settings.outputFolder, notebook: path) }

  /// Runs the notebook to its end, or to the cell that ends it, where that is needed.
  func run() throws(CommandFailure) -> NotebookOutcome {
    if let outcome = try reuse() { return outcome }
    report.begin(path)
    notebook.forgetOutputs()
    putBackEarlierOutputs()
    let session = Session(configuration)
    interrupts.stop(session.cancelFlag)
    defer { interrupts.release(session.cancelFlag) }
    try save(.running)
    let state = try runCells(in: session)
    if let state { try save(state) }
    var outcome = outcome(state ?? .failed)
    if state == .done { try compareOrRecord(&outcome) }
    report.end(outcome)
    return outcome
  }

  private func outcome(_ state: RunLedger.State) -> NotebookOutcome {
    let ends: [RunLedger.State: (NotebookOutcome.State, Int32)] = [
      .done: (.done, 0), .failed: (.failed, 1), .interrupted: (.interrupted, Interrupts.exitCode),
    ]
    let (end, code) = ends[state] ?? (.failed, 1)
    return NotebookOutcome(path: path, target: target, state: end, tally: ledger.tally, exitCode: code)
  }

  // MARK: Earlier runs

  /// The outcome of an earlier run, if its results are what this one would give.
  private func reuse() throws(CommandFailure) -> NotebookOutcome? {
    guard settings.reusesResults || settings.resumes, let old = RunLedger(contentsOf: ledgerPath) else {
      return nil
    }
    if old.holds(for: digest), let executed = try? Notebook.open(target), hasFormats(old) {
      notebook = executed
      ledger = old
      var outcome = outcome(.done)
      outcome.state = .unchanged
      try compareOrRecord(&outcome)
      report.end(outcome)
      return outcome
    }
    if settings.resumes, old.state == .running || old.state == .interrupted, old.cellsDone > 0 {
      if old.digest == digest, digest != nil, old.read.allSatisfy(\.isUnchanged),
        let executed = try? Notebook.open(target), executed.cells.map(\.source) == notebook.cells.map(\.source)
      {
        earlier = executed.cells.filter(\.runs).prefix(old.cellsDone)
        earlierCount = earlier.count
        old.read.forEach(inputs.note)
        let count = earlierCount == 1 ? "1 cell" : "\(earlierCount) cells"
        report.note("\(path): \(count) had run; now run again, to give the same")
      } else {
        report.note("\(path): changed since it was stopped: run from its beginning")
      }
    }
    return nil
  }

  private func hasFormats(_ old: RunLedger) -> Bool {
    settings.formats.allSatisfy { format in
      old.written.contains { $0.path == results(in: format) }
    }
  }

  private func putBackEarlierOutputs() {
    for (place, cell) in zip(notebook.cells.indices.filter { notebook.cells[$0].runs }, earlier) {
      notebook.cells[place].outputs = cell.outputs
      notebook.cells[place].executionCount = cell.executionCount
    }
  }

  // MARK: Cells

  /// Nil where a cell gave something else than before the run was stopped.
  private func runCells(in session: Session) throws(CommandFailure) -> RunLedger.State? {
    var state = RunLedger.State.done
    let standard = session.budget
    for place in notebook.cells.indices {
      let cell = notebook.cells[place]
      if cell.kind == .markdown { report.prose(cell) }
      if cell.kind == .code, !cell.runs, !cell.isBlank { ledger.tally.skip(cell) }
      guard cell.runs else { continue }
      session.budget = try settings.budget.overridden(by: cell, of: path).applied(to: standard)
      let result = run(cell, in: session)
      let isStopped = result.wasInterrupted || interrupts.wereReceived
      if isStopped, !earlier.isEmpty { return .interrupted }
      var executed = cell
      executed.executionCount = result.executionCount
      executed.outputs = result.outputs
      if let difference = differenceFromEarlier(executed, at: place) {
        notebook.cells[place] = executed
        try writeDiffering(difference)
        return nil
      }
      notebook.cells[place] = executed
      if !result.wasInterrupted { ledger.cellsDone += 1 }
      try save(result.pictures)
      try save(.running)
      if isStopped { return .interrupted }
      if result.failed, !cell.mayFail {
        state = .failed
        if !settings.keepsGoing { break }
      }
    }
    return state
  }

  private func run(_ cell: Cell, in session: Session) -> CellResult {
    report.begin(
      cell, number: session.executionCount + 1, of: notebook.cells.count(where: \.runs), in: path)
    let result = session.run(cell.code, name: path, firstLine: cell.firstLine) { [report] event in
      report.show(event, isExpected: cell.mayFail)
    }
    ledger.tally.add(result, of: cell, failed: result.failed && !cell.mayFail)
    return result
  }

  /// What a cell gives now and gave before it was stopped, if that is not the same.
  private func differenceFromEarlier(_ executed: Cell, at place: Int) -> CellDifference? {
    guard let before = earlier.popFirst() else { return nil }
    let comparison = NotebookComparison(tolerance: 0, pictures: PictureComparison.difference)
    return comparison.difference(recorded: before, now: executed, number: place + 1)
  }

  private func writeDiffering(_ difference: CellDifference) throws(CommandFailure) {
    let place = settings.differing(of: path)
    notebook.metadata.runState = runState(.failed)
    try write(Array(notebook.text(as: .ipynb).utf8), to: place)
    let message =
      "gives something else than before it was stopped: \(place) holds that; run it without --resume\n\(difference)"
    ledger.tally.fail(last: message)
    report.note("\(path): \(message)")
  }

  // MARK: The host's side

  private var configuration: Session.Configuration {
    var configuration = granted
    configuration.isFast = settings.isFast
    configuration.exitIsAnError = true
    configuration.budget.outputBytes = 16 << 20
    configuration.flush = { [report] in report.flush() }
    configuration.grantLessonFiles(
      LessonFiles(results: folder, beside: Files.folder(of: path), inputs: inputs))
    return configuration
  }

  // MARK: Results

  private func results(in format: OutputFormat) -> String {
    Files.join(settings.outputFolder, "\(Files.stem(of: path)).\(format.rawValue)")
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      try Files.makeFolder(Files.folder(of: path))
      try Files.write(bytes, to: path)
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  /// Writes the notebook as it is now, and what there is to know of the run.
  private func save(_ state: RunLedger.State) throws(CommandFailure) {
    notebook.metadata.runState = runState(state)
    let bytes = Array(notebook.text(as: .ipynb).utf8)
    try write(bytes, to: target)
    ledger.state = state
    if state != .running {
      inputs.wrote(target, bytes)
      for format in settings.formats where format != .ipynb { try write(format) }
      ledger.written = inputs.filesWritten
    }
    ledger.read = inputs.filesRead
    ledger.isRepeatable = inputs.isRepeatable
    var noted = ledger
    noted.cellsDone = cellsDone
    do { try noted.write(to: ledgerPath) } catch { throw CommandFailure("\(error)") }
  }

  /// How many cells' outputs stand in the file: those that had run before count until they are outrun.
  private var cellsDone: Int { max(ledger.cellsDone, earlierCount) }

  /// What the notebook's metadata say of a run that has not ended well.
  private func runState(_ state: RunLedger.State) -> JSONValue? {
    if state == .done { return nil }
    let count = notebook.cells.count(where: \.runs)
    return ["cells": .int(count), "done": .int(cellsDone), "state": .string(state.rawValue)]
  }

  private func write(_ format: OutputFormat) throws(CommandFailure) {
    let picture = { [inputs] (address: String) in try inputs.read(address) }
    for file in notebook.document(format, name: Files.stem(of: path), read: picture) {
      let place = Files.join(settings.outputFolder, file.path)
      try write(file.bytes, to: place)
      inputs.wrote(place, file.bytes)
    }
  }

  private func save(
    _ pictures: [(name: String, fileExtension: String, bytes: [UInt8])]
  ) throws(CommandFailure) {
    for picture in pictures {
      ledger.tally.pictures += 1
      let number = (ledger.tally.pictures < 10 ? "0" : "") + String(ledger.tally.pictures)
      let place = Files.join(folder, "\(number)-\(picture.name).\(picture.fileExtension)")
      try write(picture.bytes, to: place)
      inputs.wrote(place, picture.bytes)
    }
  }

  // MARK: Recordings

  private func compareOrRecord(_ outcome: inout NotebookOutcome) throws(CommandFailure) {
    let place = settings.recorded(of: path)
    switch settings.recording {
    case nil: return
    case .record: try write(Array(notebook.text(as: .ipynb).utf8), to: place)
    case .check:
      guard let recorded else { return }
      let comparison = NotebookComparison(tolerance: settings.tolerance, pictures: PictureComparison.difference)
      var differences = comparison.differences(recorded: recorded, now: notebook)
      if let instructions = recorded.metadata.instructions, instructions != "\(granted.instructions)" {
        let figures = differences.filter(\.isOfFigures)
        differences.removeAll(where: \.isOfFigures)
        report.note(computed(with: instructions, differing: figures))
      }
      if differences.isEmpty { return }
      report.differences(differences)
      outcome.state = .differs
      outcome.problem = "\(differences.count) cell\(differences.count == 1 ? "" : "s") of \(place)"
      outcome.exitCode = 1
    }
  }
}

extension NotebookRun {
  /// What there is to say where the recording was computed with other vector instructions than this run.
  private func computed(with recorded: String, differing: [CellDifference]) -> String {
    let cells = differing.map { "\($0.cell)" }.joined(separator: ", ")
    return
      "\(path): recorded with \(recorded), computed with \(granted.instructions): its source and the kinds of its "
      + "outputs are held to the recording, what they say is not"
      + (cells.isEmpty ? "" : " (other in cell\(differing.count == 1 ? "" : "s") \(cells))")
  }
}

extension Notebook {
  /// Leaves of earlier runs only what the cells that are skipped keep.
  fileprivate mutating func forgetOutputs() {
    for place in cells.indices where cells[place].kind == .code && !cells[place].isSkipped {
      cells[place].outputs = []
      cells[place].executionCount = nil
    }
    if metadata["language_info"] == nil {
      metadata["language_info"] = ["name": "python", "file_extension": ".py", "mimetype": "text/x-python"]
    }
  }
}

extension Cell {
  /// Tagged so that a run passes it over.
  fileprivate var isSkipped: Bool { tags.contains("skip-execution") }
  /// An error is what it is there to show.
  fileprivate var mayFail: Bool { tags.contains("raises-exception") }
  fileprivate var isBlank: Bool { source.allSatisfy(\.isWhitespace) }
  fileprivate var runs: Bool { kind == .code && !isSkipped && !isBlank }
}
