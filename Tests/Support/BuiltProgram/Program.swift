// Runs the program that was built beside the tests, as a user's shell would.

public import Foundation

/// A finished run of a program.
public struct Outcome: Sendable {
  public let status: Int32
  /// Whether the program died of a signal.
  public let crashed: Bool
  public let output: String
  public let errors: String
}

/// The `convbook` binary of this build.
public enum Program {
  /// Where the tests' own executable is: `.build/<configuration>`.
  public static var folder: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
  }

  public static var path: String { folder.appendingPathComponent("convbook").path }

  /// Runs `convbook` with `arguments` and waits for it.
  public static func run(
    _ arguments: [String], in directory: URL? = nil, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    if let directory { process.currentDirectoryURL = directory }
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
    // Files, not pipes: a full pipe would block the program before we read the other one.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ contents: Data = Data()) throws -> URL {
      let url = scratch.appendingPathComponent(name)
      try contents.write(to: url)
      return url
    }
    let (input, output, errors) = (
      try file("in", Data(input.utf8)), try file("out"), try file("err")
    )
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
