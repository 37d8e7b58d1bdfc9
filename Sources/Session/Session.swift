// One learner's session: cells in, events out.
//
// A session owns an interpreter, the course library and their accounts, and knows no terminal, file or notebook. A cell
// is text with a name and a first line; it runs to its end on a thread with a large stack while the caller waits, and
// what it puts out is sent on as it happens. Then the session turns whatever ended the cell (a value, an exception,
// `sys.exit`, a budget, Ctrl-C) into a result. Nothing a cell does ends the session.

internal import CourseLibrary
internal import Interpreter
package import Limits
internal import NotebookFormat
internal import Syntax

/// Runs cells that share their variables.
///
/// ```swift
/// let session = Session(Session.Configuration())
/// session.run("x = 6", name: "In [1]")
/// let result = session.run("x * 7", name: "In [2]")
/// result.outputs   // [.executeResult(count: 2, ["text/plain": "42"])]
/// ```
/// Belongs to one thread at a time; only ``cancelFlag`` may be used from others.
package final class Session {
  package enum Kind: Sendable {
    /// Numbered, recorded, and the value of its last expression is shown.
    case cell
    /// As `python3` runs a file: only what it prints, and nothing of it is kept.
    case script
  }

  package let configuration: Configuration
  /// Raise it, from any thread, to stop the running cell with `KeyboardInterrupt`.
  package let cancelFlag = CancelFlag()
  /// What each cell may spend from now on.
  package var budget: Budget
  /// How many cells have begun: the n of the latest `In [n]`.
  package private(set) var executionCount = 0

  let interpreter: Interpreter
  let library: CourseLibrary
  let limits: Limits
  let history: CellHistory
  private var recorder = Recorder(keeps: false) { _ in }

  package init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
    budget = configuration.budget
    limits = Limits(budget: configuration.budget, cancelFlag: cancelFlag, clock: configuration.clock)
    interpreter = Interpreter(
      limits: limits,
      host: Host(
        source: configuration.moduleSource, clock: configuration.scriptClock, arguments: configuration.arguments
      ))
    library = CourseLibrary(machine: interpreter.machine, environment: CourseEnvironment(configuration))
    history = CellHistory(interpreter.machine)
    interpreter.machine.host.write = { [weak self] stream, text in
      self?.recorder.take(.stream(name: stream, text: text.string))
    }
    interpreter.machine.host.flush = configuration.flush
    interpreter.machine.keepsLeftFrames = configuration.keepsFailedFrames
    interpreter.machine.host.files = configuration.files
    if let readLine = configuration.readLine ?? configuration.ask {
      interpreter.machine.host.readLine = { prompt in readLine(prompt.string).map { Text($0) } }
    }
    library.environment.display = { [weak self] item in self?.recorder.take(.display(item)) }
    library.environment.fitHelp = configuration.fitHelp
    library.environment.waits = configuration.waits
    library.environment.noteCheck = { [weak self] in self?.recorder.note($0) }
    library.environment.show = { [weak self] volatile in self?.recorder.take(.volatile(volatile)) }
    library.install()
    if configuration.offersVerbsUnasked { library.installUnasked() }
  }

  var machine: Machine { interpreter.machine }

  // MARK: Running

  /// Runs one cell or script to its end; `emit` receives its events as they happen, on the cell's own thread.
  ///
  /// `name` and `firstLine` are what tracebacks show. A cancel flag that is up already stops the cell as it begins, so
  /// that no Ctrl-C is lost between two cells; when the cell has ended, the flag is lowered.
  @discardableResult
  package func run(
    _ code: String, name: String, firstLine: Int = 1, kind: Kind = .cell,
    emit: @escaping (OutputEvent) -> Void = { _ in }
  ) -> CellResult {
    let start = configuration.clock()
    recorder = Recorder(keeps: kind == .cell, emit: emit)
    defer { recorder = Recorder(keeps: false) { _ in } }
    defer { cancelFlag.lower() }
    limits.begin(budget)
    library.runsCell = kind == .cell
    var result = CellResult()
    if kind == .cell {
      machine.forgetFrames()
      executionCount += 1
      result.executionCount = executionCount
    }
    var code = code
    if kind == .cell {
      let answered = Magics.answered(code)
      code = answered.code
      for note in answered.notes { recorder.take(.stream(name: "stdout", text: note + "\n")) }
    }
    let source = Source(name: name, text: code, firstLine: firstLine)
    let hasRun = LargeStack.run { self.run(source, code, kind, &result) }
    if !hasRun {
      result.failed = true
      let message = "no thread with a large stack could be made; raise the limit of address space (ulimit -v)"
      recorder.take(
        .failure(name: "MemoryError", message: message, traceback: "MemoryError: \(message)\n"))
    }
    if kind == .cell, !result.failed { machine.forgetFrames() }
    result.events = recorder.events
    result.checks = recorder.checks
    result.seconds = configuration.clock() - start
    return result
  }

  private func run(_ source: Source, _ code: String, _ kind: Kind, _ result: inout CellResult) {
    do throws(Raise) {
      if kind == .script {
        // What has no file has a name in angle brackets.
        if !source.name.hasPrefix("<") {
          interpreter.globals["__file__"] = interpreter.machine.string(Text(source.name))
        }
        try interpreter.run(source)
      } else {
        try runCell(source, code)
      }
      result.steps = budget.steps - limits.stepsLeft
    } catch {
      result.steps = budget.steps - limits.stepsLeft
      finish(error.exception, &result)
    }
    // As when `python3` ends; what stops this has nobody left to hear of it.
    if kind == .script { try? interpreter.closeGenerators() }
  }

  private func runCell(_ source: Source, _ code: String) throws(Raise) {
    try history.begin(executionCount, code)
    let value = try interpreter.run(source, returnsLastValue: true)
    if !value.isNone {
      try history.end(executionCount, value)
      try show(value)
    }
    try library.endCell(shows: true)
  }

  /// Shows the value of a cell's last line: a picture as a picture, what shows itself in Jupyter's way as it wants,
  /// everything else as text.
  private func show(_ value: Value) throws(Raise) {
    if let item = library.picture(in: value) {
      recorder.take(.display(item))
      return
    }
    if let display = machine.type(of: value).lookup(machine.heap.names.intern("_ipython_display_")) {
      _ = try machine.call(display, [value])
      return
    }
    let text = try machine.repr(value).string
    recorder.take(.result(text: text, executionCount: executionCount))
  }

  /// What the report of an exception may spend when the cell has used up its own budget.
  private var reportBudget: Budget {
    Budget(steps: 10_000_000, bytes: budget.bytes, seconds: 5, outputBytes: 10 << 20)
  }

  private func finish(_ exception: ExceptionObject, _ result: inout CellResult) {
    limits.begin(reportBudget)
    cancelFlag.lower()
    if !configuration.exitIsAnError,
      exception.type.isSubtype(of: machine.heap.types.exception("SystemExit"))
    {
      result.exitCode = exitCode(of: exception)
      result.failed = result.exitCode != 0
      return
    }
    result.failed = true
    result.wasInterrupted =
      exception.limit == .cancelled || exception.type.name == "KeyboardInterrupt"
    let message = try? exception.str(machine).string
    recorder.take(
      .failure(
        name: exception.type.name, message: message ?? "",
        traceback: interpreter.traceback(of: exception)))
    // What a failing cell has drawn must not turn up below the next one.
    if result.executionCount != nil { try? library.endCell(shows: exception.limit == nil) }
  }

  /// `sys.exit()` and `sys.exit(None)` are 0, an integer is itself, all else is printed and is 1.
  private func exitCode(of exception: ExceptionObject) -> Int {
    guard let code = exception.arguments.first, !code.isNone else { return 0 }
    if let number = code.asInt { return number & 0xFF }
    let message = exception.arguments.count == 1 ? try? machine.str(code) : try? exception.str(machine)
    if let message { recorder.take(.stream(name: "stderr", text: message.string + "\n")) }
    return 1
  }
}

extension CourseEnvironment {
  fileprivate init(_ configuration: Session.Configuration) {
    self.init(
      readFile: configuration.readFile, writeFile: configuration.writeFile,
      readDataSet: configuration.readDataSet, variables: configuration.environment,
      isFast: configuration.isFast, ask: configuration.ask, seed: configuration.seed,
      threads: configuration.threads)
    instructions = configuration.instructions
  }
}
