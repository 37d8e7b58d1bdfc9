import BuiltProgram
import Foundation

/// How a program ended, and what it had put out by then.
struct Ending {
  let status: Int32
  let output: String
  let errors: String

  fileprivate init(_ process: Process, output: Data, errors: Data) {
    status = process.terminationStatus
    self.output = String(decoding: output, as: UTF8.self)
    self.errors = String(decoding: errors, as: UTF8.self)
  }
}

/// A program that has begun.
struct RunningProgram {
  fileprivate let process: Process
  /// Held open, so that the program can go on writing.
  fileprivate let output: Pipe

  /// Ends it at once, as a power cut would, and waits for that.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

extension Program {
  /// Runs `convbook`, presses Ctrl-C each time its output holds the next of the texts, and waits for it.
  static func run(
    _ arguments: [String], in directory: URL, interruptedAfter ready: String, _ more: String...
  ) throws -> Ending {
    let (output, errors) = (Pipe(), Pipe())
    let process = process(arguments, in: directory)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var seen = Data()
    for ready in [ready] + more {
      while !String(decoding: seen, as: UTF8.self).contains(ready) {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        seen += more
      }
      process.interrupt()
    }
    seen += try output.fileHandleForReading.readToEnd() ?? Data()
    let reported = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(process, output: seen, errors: reported)
  }

  /// Starts `convbook` and waits until its output holds `ready`.
  static func start(_ arguments: [String], in directory: URL, until ready: String) throws -> RunningProgram {
    let output = Pipe()
    let process = process(arguments, in: directory)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var seen = Data()
    while !String(decoding: seen, as: UTF8.self).contains(ready) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      seen += more
    }
    return RunningProgram(process: process, output: output)
  }

  /// Runs `convbook` with its output going to a file that is there, such as a device.
  static func run(_ arguments: [String], in directory: URL, outputTo path: String) throws -> Ending {
    let errors = Pipe()
    let process = process(arguments, in: directory)
    process.standardOutput = FileHandle(forWritingAtPath: path)
    process.standardError = errors
    try process.run()
    let reported = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(process, output: Data(), errors: reported)
  }

  private static func process(_ arguments: [String], in directory: URL) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    return process
  }
}
