import ArgumentParser
import NotebookFormat
import Session
import Tensors

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
        NAME/           what the cells save: save("picture.pgm"), open("table.csv", "w")
        NAME.md, .html  where --to asks for them

      What stands there and was not written by a run is not replaced: choose another --out then.

      A cell that fails prints its traceback and ends its notebook; the next one is still run. Cells tagged \
      raises-exception may fail, cells tagged skip-execution are not run. With -p, a cell that assigns the parameters is \
      put behind the one tagged parameters (else at the top). A cell's own metadata timeout=SECONDS, memory="512M" and \
      steps=N go before the flags. The files given are never changed, but by --record.

      A run that was killed leaves a valid notebook whose metadata say where it stopped. With --resume, notebooks that \
      were finished are not run again; of the one that was stopped the finished cells are run again and must give what \
      they gave (else NAME.differs.ipynb holds what they give now). --cache leaves every notebook alone that would give the same: same source, parameters, flags, program, \
      and every file that it read unchanged. Notebooks that ask for the time are always run.

      --check compares with the recorded notebook: an .ipynb with itself, a .py with the .ipynb of its name beside it, or \
      in the folder that --recorded names. Text must be the same, numbers with a point within --tolerance (a cell's own \
      tolerance=0.01 goes before it), pictures pixel by pixel. --record writes the recording. What a network has learned is \
      the same only with the same vector instructions: a recording names them, a check computes with them, and on a \
      processor that lacks them it holds the source and the kinds of the outputs to the recording, and not the figures.

      Exit code 0 when every cell did as it should, 1 when one failed or differs, 2 when a file cannot be opened, 130 after \
      Ctrl-C.
      """)

  @Argument(help: ArgumentHelp("Notebooks: .py or .ipynb.", valueName: "path")) var paths: [String]
  @Option(help: ArgumentHelp("The folder for results.", valueName: "dir")) var out = "out"
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The formats to write, with commas: ipynb, md, html.", valueName: "formats"))
  var formats = "ipynb"
  @Flag(help: "Go on with the next cell after one that failed.") var keepGoing = false
  @Flag(help: "Let lessons take their short way (fast is True), or their full one.") var length = Length.fast
  @Option(
    name: [.customShort("p"), .customLong("parameter")],
    help: ArgumentHelp(
      "Assigns a parameter: a Python literal, or a text. May stand several times.", valueName: "name=value"))
  var parameters: [String] = []
  @Option(help: ArgumentHelp("How many notebooks run at a time.", valueName: "n")) var jobs = 1
  @Option(help: ArgumentHelp("The seconds that a cell may take.", valueName: "seconds")) var timeout: Double?
  @Option(help: ArgumentHelp("The memory that a cell may take, as 512M or 2G.", valueName: "bytes")) var memory:
    String?
  @Option(help: ArgumentHelp("The steps of the interpreter that a cell may take.", valueName: "n")) var steps:
    Int?
  @Flag(help: "Go on where an earlier run into this folder was stopped.") var resume = false
  @Flag(help: "Leave notebooks alone that would give the same results again.") var cache = false
  @Flag(help: "Compare with the recorded notebook, or record it anew.") var recording: BatchSettings.Recording?
  @Option(help: ArgumentHelp("The folder of the recorded notebooks.", valueName: "dir")) var recorded: String?
  @Option(
    help: ArgumentHelp("What numbers may differ by in a check, relative to 1 or the greater.", valueName: "x"))
  var tolerance = 1e-4
  @Option(
    help: ArgumentHelp(
      "The vector instructions to compute with: generic, avx2 or avx512. Without it the best there are; in a check, those of the recording.",
      valueName: "set"))
  var instructions: String?
  @Option(help: ArgumentHelp("Write a report in JUnit's XML, a case for each cell.", valueName: "file"))
  var junit: String?
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
    let exitCode = try Batch(settings()).run(streams)
    if exitCode != 0 {
      streams.flush()
      throw ExitCode(exitCode)
    }
  }

  private func settings() throws(CommandFailure) -> BatchSettings {
    func refuse(_ message: String) -> CommandFailure { CommandFailure(message, exitCode: CommandFailure.usage) }
    var settings = BatchSettings(paths: paths)
    settings.outputFolder = out
    settings.formats = try OutputFormat.list(formats)
    settings.keepsGoing = keepGoing
    settings.isFast = length == .fast
    for words in parameters {
      guard let parameter = NotebookParameter(words, isLiteral: isLiteral) else {
        throw refuse("-p \(words): expected NAME=VALUE, where NAME is a variable's name")
      }
      settings.parameters.append(parameter)
    }
    if jobs < 1 { throw refuse("--jobs \(jobs): at least 1") }
    settings.jobs = jobs
    if let timeout, !(timeout > 0) { throw refuse("--timeout \(timeout): more than 0 seconds") }
    if let steps, steps < 1 { throw refuse("--steps \(steps): at least 1") }
    let bytes = memory.map(CellBudget.bytes)
    if let memory, bytes == .some(nil) { throw refuse("--memory \(memory): bytes, as 800000000, 800M or 2G") }
    settings.budget = CellBudget(seconds: timeout, bytes: bytes ?? nil, steps: steps)
    settings.resumes = resume
    settings.reusesResults = cache
    settings.recording = recording
    settings.recordedFolder = recorded
    settings.instructions = instructions.flatMap(InstructionSet.init(named:))
    if let instructions, settings.instructions.map(InstructionSet.available.contains) != true {
      let available = InstructionSet.available.map { "\($0)" }.joined(separator: ", ")
      throw refuse("--instructions \(instructions): this processor has \(available)")
    }
    if !(tolerance >= 0) { throw refuse("--tolerance \(tolerance): at least 0") }
    settings.tolerance = tolerance
    settings.junit = junit
    return settings
  }
}

extension Session.Stage: ExpressibleByArgument {}
extension BatchSettings.Recording: EnumerableFlag {}
