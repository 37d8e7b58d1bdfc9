// Notebooks run one after the other, each in a session of its own.
//
// What the command line asks for is looked at before anything runs: every file exists, no two results go to one place,
// no source is overwritten. After that a failure is the failure of one notebook, and the next one still gets its turn.

import NotebookFormat

struct Batch {
  let paths: [String]
  let outputFolder: String
  let streams: StandardStreams
  var keepsGoing = false
  var isFast = true

  init(paths: [String], outputFolder: String, streams: StandardStreams) throws(CommandFailure) {
    self.paths = paths
    self.outputFolder = outputFolder
    self.streams = streams
    try Self.checkSources(paths)
    try checkTargets()
  }

  private static func checkSources(_ paths: [String]) throws(CommandFailure) {
    for path in paths {
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
    for path in paths {
      let target = target(of: path)
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

  private func target(of path: String) -> String {
    Files.join(outputFolder, Files.stem(of: path) + ".ipynb")
  }

  /// Runs all notebooks and gives the exit code.
  func run() throws(CommandFailure) -> Int32 {
    do { try Files.makeFolder(outputFolder) } catch { throw CommandFailure("\(error)") }
    let interrupts = Interrupts.watch()
    var exitCode: Int32 = 0
    for path in paths {
      do {
        let run = try NotebookRun(
          path: path, target: target(of: path), batch: self, interrupts: interrupts)
        let outcome = try run.run()
        if outcome == .interrupted { return Interrupts.exitCode }
        if outcome == .failed { exitCode = 1 }
      } catch {
        streams.report(error.message)
        exitCode = error.exitCode
      }
    }
    return exitCode
  }
}
