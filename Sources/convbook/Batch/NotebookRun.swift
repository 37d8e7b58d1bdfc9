// One notebook, from its first cell to its last.
//
// The executed notebook is written anew after every cell, all of it, by replacing the file: whenever the run is killed,
// what lies there is a valid notebook that says how far it came. The outputs it came with are dropped first, so that
// nothing old passes for a result.

import JSON
import Limits
import NotebookFormat
import Session

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

final class NotebookRun {
  enum Outcome { case done, failed, interrupted }

  private let path: String
  private let target: String
  private let folder: String
  private let keepsGoing: Bool
  private let session: Session
  private let interrupts: Interrupts
  private let report: BatchReport
  private var notebook: Notebook
  private var tally = Tally()

  init(path: String, target: String, batch: Batch, interrupts: Interrupts) throws(CommandFailure) {
    self.path = path
    self.target = target
    folder = Files.join(batch.outputFolder, Files.stem(of: path))
    keepsGoing = batch.keepsGoing
    notebook = try Notebook.open(path)
    var configuration = Session.Configuration.granting(environment: System.environment)
    configuration.isFast = batch.isFast
    configuration.budget.outputBytes = 16 << 20
    configuration.flush = { [streams = batch.streams] in streams.flush() }
    configuration.grantLessonFiles(results: folder, beside: Files.folder(of: path))
    session = Session(configuration)
    self.interrupts = interrupts
    interrupts.stop(session.cancelFlag)
    report = BatchReport(
      streams: batch.streams, screen: .standardOutput(environment: configuration.environment))
    notebook.forgetOutputs()
  }

  /// Runs the notebook to its end, or to the cell that ends it.
  func run() throws(CommandFailure) -> Outcome {
    report.begin(path)
    try save()
    var outcome = Outcome.done
    for place in notebook.cells.indices where outcome != .interrupted {
      let cell = notebook.cells[place]
      if cell.kind == .markdown { report.prose(cell) }
      guard cell.kind == .code, !cell.tags.contains("skip-execution"), !cell.isBlank else { continue }
      let result = try run(cell, at: place)
      if result.wasInterrupted || interrupts.wereReceived {
        outcome = .interrupted
      } else if result.failed, !cell.tags.contains("raises-exception") {
        outcome = .failed
        tally.note(failure: result, of: cell)
        if !keepsGoing { break }
      }
      if result.exitCode != nil { break }
    }
    report.end(path: path, target: target, tally: tally, outcome: outcome)
    return outcome
  }

  private func run(_ cell: Cell, at place: Int) throws(CommandFailure) -> CellResult {
    report.begin(cell, number: session.executionCount + 1, of: codeCellCount)
    let isExpected = cell.tags.contains("raises-exception")
    let result = session.run(cell.code, name: path, firstLine: cell.firstLine) { [report] event in
      report.show(event, isExpected: isExpected)
    }
    notebook.cells[place].executionCount = result.executionCount
    notebook.cells[place].outputs = result.outputs
    tally.add(result)
    try save(result.pictures)
    try save()
    return result
  }

  private var codeCellCount: Int {
    notebook.cells.count { $0.kind == .code && !$0.tags.contains("skip-execution") && !$0.isBlank }
  }

  // MARK: Results

  private func save() throws(CommandFailure) {
    do {
      try Files.write(Array(notebook.text(as: .ipynb).utf8), to: target)
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  private func save(
    _ pictures: [(name: String, fileExtension: String, bytes: [UInt8])]
  ) throws(CommandFailure) {
    do {
      for picture in pictures {
        tally.pictures += 1
        let number = (tally.pictures < 10 ? "0" : "") + String(tally.pictures)
        try Files.makeFolder(folder)
        let name = "\(number)-\(picture.name).\(picture.fileExtension)"
        try Files.write(picture.bytes, to: Files.join(folder, name))
      }
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}

extension Notebook {
  /// Leaves of earlier runs only what the cells that are skipped keep.
  fileprivate mutating func forgetOutputs() {
    for place in cells.indices where cells[place].kind == .code && !cells[place].tags.contains("skip-execution")
    {
      cells[place].outputs = []
      cells[place].executionCount = nil
    }
    if metadata["language_info"] == nil {
      metadata["language_info"] = ["name": "python", "file_extension": ".py", "mimetype": "text/x-python"]
    }
  }
}

extension Cell {
  fileprivate var isBlank: Bool { source.allSatisfy(\.isWhitespace) }
}
