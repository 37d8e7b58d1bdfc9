// Scripts over arrays beside what NumPy printed for them; `record_numpy.py` records the expectations anew.

import Foundation
import Testing

@Suite("Scripts print what NumPy prints")
struct NumPyTests {
  static let folder = (Bundle.module.resourceURL ?? URL(fileURLWithPath: "."))
    .appendingPathComponent("Scripts/numpy")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  @Test func scriptsAreThere() { #expect(NumPyTests.names.count >= 30) }

  @Test("a script prints what was recorded", arguments: names)
  func script(name: String) throws {
    func text(_ ending: String) throws -> String {
      try String(contentsOf: NumPyTests.folder.appendingPathComponent("\(name).\(ending)"), encoding: .utf8)
    }
    let printed = Bench().transcript(try text("py"), unasked: false).components(separatedBy: "\n")
    let expected = try text("out").components(separatedBy: "\n")
    for (number, (want, got)) in zip(expected, printed).enumerated() where want != got {
      Issue.record("line \(number + 1) of the output: expected \"\(want)\", got \"\(got)\"")
      return
    }
    #expect(printed.count == expected.count)
  }
}
