// Runs scripts as a host does, with files in memory and displays written as plain text among the output.

import CourseLibrary
import Foundation
import Interpreter
import Limits
import Syntax
import Testing

/// A host without terminal and disk.
final class Bench {
  let interpreter: Interpreter
  let library: CourseLibrary
  private final class Record {
    var output = ""
    var items: [DisplayItem] = []
    var files: [String: [UInt8]] = [:]
  }
  private let record = Record()

  var output: String { record.output }
  var items: [DisplayItem] { record.items }
  var files: [String: [UInt8]] { record.files }

  init(
    limits: Limits = Limits(), replies: [String]? = nil,
    readFile: ((_ path: String, _ goesOn: CourseEnvironment.GoesOn) throws -> [UInt8]?)? = nil
  ) {
    let record = record
    interpreter = Interpreter(
      limits: limits, host: Host(write: { _, text in record.output += text.string }))
    var environment = CourseEnvironment()
    environment.readFile = readFile ?? { path, _ in record.files[path] }
    environment.writeFile = { path, bytes, _ in
      if path.hasPrefix("/") { throw FileRefusal(path: path) }
      record.files[path] = bytes
    }
    environment.display = { item in
      record.items.append(item)
      record.output += item.plainText() + "\n"
    }
    if var replies {
      environment.ask = { question in
        record.output += question + "\n"
        return replies.isEmpty ? nil : replies.removeFirst()
      }
    }
    library = CourseLibrary(machine: interpreter.machine, environment: environment)
    library.install()
  }

  func run(_ text: String, unasked: Bool = true) throws(Raise) {
    if unasked { library.installUnasked() }
    try interpreter.run(Source(name: "<test>", text: text))
  }

  /// The output of a script, its traceback included.
  func transcript(_ text: String, unasked: Bool = true) -> String {
    do throws(Raise) { try run(text, unasked: unasked) } catch {
      return output + interpreter.traceback(of: error.exception)
    }
    return output
  }
}

/// A script whose expected output stands beside its lines, behind `# ->`.
struct ExpectingScript {
  let text: String
  let expected: [(line: Int, text: String)]

  init(named name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "py", subdirectory: "Scripts"))
    text = try String(contentsOf: url, encoding: .utf8)
    expected = text.components(separatedBy: "\n").enumerated().compactMap { index, line in
      guard let mark = line.range(of: "# ->") else { return nil }
      return (index + 1, String(line[mark.upperBound...].dropFirst()))
    }
  }

  /// Records an issue at the first line that printed something else.
  func compare(with output: String) {
    let printed = output.components(separatedBy: "\n").dropLast()
    for (want, got) in zip(expected, printed) where want.text != got {
      Issue.record("line \(want.line): expected \"\(want.text)\", got \"\(got)\"")
      return
    }
    #expect(printed.count == expected.count, "the last lines were: \(printed.suffix(3))")
  }
}
