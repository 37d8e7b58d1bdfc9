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

  init(limits: Limits = Limits(), replies: [String]? = nil) {
    let record = record
    interpreter = Interpreter(
      limits: limits, host: Host(write: { _, text in record.output += text.string }))
    var environment = CourseEnvironment()
    environment.readFile = { record.files[$0] }
    environment.writeFile = { path, bytes in
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

/// A script, and what it printed under the program it was written for: `record_torch_scripts.py` writes that.
struct RecordedScript: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  private let output: String

  var testDescription: String { name }

  static func all(in folder: String) throws -> [RecordedScript] {
    let found = Bundle.module.urls(forResourcesWithExtension: "py", subdirectory: "Scripts/\(folder)") ?? []
    return try found.map { $0 as URL }.sorted { $0.path < $1.path }.map { url in
      let stem = url.deletingPathExtension()
      return RecordedScript(
        name: stem.lastPathComponent, text: try String(contentsOf: url, encoding: .utf8),
        output: try String(contentsOf: stem.appendingPathExtension("out"), encoding: .utf8))
    }
  }

  /// Records an issue at the first line that is another; numbers may differ by what float32 allows.
  func compare(with printed: String) {
    let (wanted, got) = (output.components(separatedBy: "\n"), printed.components(separatedBy: "\n"))
    for (number, (want, line)) in zip(wanted, got).enumerated() where want != line && !isNear(want, line) {
      Issue.record("\(name), line \(number + 1) of the output: expected \"\(want)\", got \"\(line)\"")
      return
    }
    #expect(wanted.count == got.count, "\(name): the last lines were \(got.suffix(4))")
  }

  /// Whether two lines are the same but for the last digits of numbers with a point.
  private func isNear(_ first: String, _ second: String) -> Bool {
    let (a, b) = (pieces(first), pieces(second))
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { one, other in
      if one == other { return true }
      guard one.contains("."), let x = Double(one), let y = Double(other) else { return false }
      return abs(x - y) <= 1.5e-4 * max(1, abs(x))
    }
  }

  private func pieces(_ line: String) -> [String] {
    line.matches(of: /-?[0-9]+\.?[0-9]*(e[-+][0-9]+)?|[^-0-9 ]+|-/).map { String($0.output.0) }
  }
}
