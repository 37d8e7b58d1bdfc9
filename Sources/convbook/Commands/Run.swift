import ArgumentParser
import Session

// Notebooks run from top to bottom without anyone at the keyboard: the flags become a `Batch`, and its report the exit code.

/// `convbook run`: executes notebooks from their first cell to their last.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Executes lessons and notebooks cell by cell, without a terminal to type on.",
    discussion: """
      Reads percent scripts (.py) and notebooks (.ipynb), shows every cell's title, output and pictures, and writes into \
      the output folder, for a notebook called NAME:

        NAME.ipynb      the executed notebook, saved after every cell
        NAME/NN-….pgm   every picture it showed (.ppm where it has colours)
        NAME/           what the cells save with save("picture.pgm")

      A cell that fails prints its traceback and ends its notebook; the next one is still run. Cells tagged \
      raises-exception may fail, cells tagged skip-execution are not run. The files given are never changed.

      Exit code 0 when every cell did as it should, 1 when one failed, 2 when a file cannot be opened, 130 after Ctrl-C.
      """)

  @Argument(help: ArgumentHelp("Notebooks: .py or .ipynb.", valueName: "path")) var paths: [String]
  @Option(help: ArgumentHelp("The folder for results.", valueName: "dir")) var out = "out"
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The formats to write, with commas: ipynb.", valueName: "formats"),
    transform: OutputFormat.list)
  var formats = [OutputFormat.ipynb]
  @Flag(help: "Go on with the next cell after one that failed.") var keepGoing = false
  @Flag(help: "Let lessons take their short way (fast is True), or their full one.") var length = Length.fast
  @Option(
    help: ArgumentHelp("Run nothing; print a stage of the source: tokens, ast or code.", valueName: "stage"))
  var dump: Session.Stage?

  enum Length: String, EnumerableFlag { case fast, full }

  func run() throws {
    let streams = StandardStreams()
    defer { streams.flush() }
    if let dump {
      for path in paths { try StageDump(stage: dump, streams: streams).print(path) }
      return
    }
    var batch = try Batch(paths: paths, outputFolder: out, streams: streams)
    batch.keepsGoing = keepGoing
    batch.isFast = length == .fast
    let exitCode = try batch.run()
    if exitCode != 0 {
      streams.flush()
      throw ExitCode(exitCode)
    }
  }
}

extension Session.Stage: ExpressibleByArgument {}

/// What a run can write.
enum OutputFormat: String, CaseIterable {
  case ipynb

  static func list(_ words: String) throws -> [OutputFormat] {
    try words.split(separator: ",", omittingEmptySubsequences: false).map { word in
      if let format = OutputFormat(rawValue: String(word)) { return format }
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("unknown format '\(word)'; known: \(known)")
    }
  }
}
