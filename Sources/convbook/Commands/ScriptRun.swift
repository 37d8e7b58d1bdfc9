// Scripts, run as `python3` runs them: nothing but the script's own output on standard output, tracebacks on standard
// error, exit code 1 for an uncaught error. This is the path that must start in milliseconds: no argument parser, no
// notebook, no data set is touched on it.

import Session
import Syntax

enum ScriptRun {
  /// Runs a script and gives the exit code.
  ///
  /// The script may open files below the folder `files`; none where that is nil.
  static func run(
    _ source: Invocation.ScriptSource, arguments: [String], files: String? = nil
  ) -> Int32 {
    let streams = StandardStreams()
    defer { streams.flush() }
    if let files, Files.kind(of: files) != .folder {
      streams.report("--allow-files: '\(files)' is no folder")
      return CommandFailure.usage
    }
    do {
      let script = try Script(source)
      return run(script, arguments: [script.argument] + arguments, files: files, streams)
    } catch {
      streams.write(error.message, to: "stderr")
      return error.exitCode
    }
  }

  private static func run(
    _ script: Script, arguments: [String], files: String?, _ streams: StandardStreams
  ) -> Int32 {
    var configuration = Session.Configuration.granting(environment: System.environment)
    configuration.offersVerbsUnasked = false
    configuration.arguments = arguments
    configuration.moduleSource = ScriptModules(folder: script.folder).source
    configuration.flush = { streams.flush() }
    configuration.grant(files.map { GrantedFolder($0) } ?? NoFiles())
    let input = StandardInput()
    configuration.readLine = { prompt in
      streams.write(prompt)
      streams.flush()
      return input.line()
    }
    let session = Session(configuration)
    input.cancelFlag = session.cancelFlag
    // Nobody waits for a million objects to be freed one by one when the program ends anyway.
    _ = Unmanaged.passRetained(session)
    let interrupts = Interrupts.watch()
    interrupts.stop(session.cancelFlag)
    let screen = Screen.standardOutput(environment: configuration.environment)
    let result = session.run(script.text, name: script.name, kind: .script) { event in
      switch event {
      case .stream(let name, let text): streams.write(text, to: name)
      case .display(let item): streams.write(screen.text(of: item))
      case .volatile(let volatile): streams.show(volatile)
      case .result(let text, _): streams.write(text + "\n")
      case .failure(_, _, let traceback): streams.write(traceback, to: "stderr")
      }
    }
    if result.wasInterrupted || (result.failed && interrupts.wereReceived) { return Interrupts.exitCode }
    return Int32(truncatingIfNeeded: result.exitCode ?? (result.failed ? 1 : 0))
  }
}

/// A script's text and the names it goes by.
private struct Script {
  let text: String
  /// What tracebacks show.
  let name: String
  /// `sys.argv[0]`.
  let argument: String
  /// Where its imports are looked for.
  let folder: String

  struct Unreadable: Error {
    let message: String
    let exitCode: Int32
  }

  init(_ source: Invocation.ScriptSource) throws(Unreadable) {
    switch source {
    case .code(let code):
      (text, name, argument, folder) = (code, "<string>", "-c", ".")
    case .standardInput:
      (name, argument, folder) = ("<stdin>", "-", ".")
      text = try Script.text(of: "-", name: name)
    case .file(let path):
      (name, argument, folder) = (Files.fromRoot(path), path, Files.folder(of: path))
      text = try Script.text(of: path, name: name)
    }
    if let fault = SourceBytes.fault(in: Array(text.utf8)) {
      throw Unreadable(message: fault.report(name: name), exitCode: 1)
    }
  }

  private static func text(of path: String, name: String) throws(Unreadable) -> String {
    if path != "-", Files.kind(of: path) == .folder {
      throw Unreadable(message: "convbook: can't open file '\(path)': Is a directory\n", exitCode: 2)
    }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw Unreadable(message: "convbook: can't open file '\(path)': \(error.reason)\n", exitCode: 2)
    }
    if let fault = SourceBytes.fault(in: bytes) {
      throw Unreadable(message: fault.report(name: name), exitCode: 1)
    }
    return SourceBytes.text(of: bytes)
  }
}

/// Files beside the script, as modules.
struct ScriptModules {
  let folder: String
  /// The bytes of a file; nil where there is none.
  var read: (_ path: String) throws -> [UInt8]? = { try Files.readIfPresent($0) }

  /// The module's source; nil where there is none, and for names that no file can have.
  func source(_ module: String) -> Source? {
    if module.contains("/") || module.contains(".") { return nil }
    let path = Files.join(folder, module + ".py")
    guard let bytes = try? read(path), SourceBytes.fault(in: bytes) == nil else { return nil }
    return Source(name: Files.fromRoot(path), text: SourceBytes.text(of: bytes))
  }
}
