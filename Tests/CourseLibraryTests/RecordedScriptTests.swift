// Scripts beside what the packages they were written for printed. `Scripts/record.py` records them, a folder a package:
// a script of PyTorch's, Keras's or NumPy's prints the same here.

import Foundation
import Testing

@Suite("Scripts print what they print under the real packages")
struct RecordedScriptTests {
  @Test(
    "a script prints what was recorded", arguments: try RecordedScript.all(in: ["torch", "keras", "numpy"]))
  func script(_ script: RecordedScript) {
    script.compare(with: Bench().transcript(script.text, unasked: false))
  }

  @Test("every package has its scripts", arguments: ["torch", "keras", "numpy"])
  func scriptsAreThere(package: String) throws { #expect(try RecordedScript.all(in: [package]).count >= 30) }
}

/// A script, behind its folder's prelude where there is one, and what it printed under its package.
struct RecordedScript: CustomTestStringConvertible, Sendable {
  let package: String
  let name: String
  let text: String
  private let output: String

  var testDescription: String { "\(package)/\(name)" }

  static func all(in packages: [String]) throws -> [RecordedScript] {
    try packages.flatMap { package in
      let files = Bundle.module.urls(forResourcesWithExtension: "py", subdirectory: "Scripts/\(package)") ?? []
      let stems = files.map { ($0 as URL).deletingPathExtension() }.sorted { $0.path < $1.path }
      func read(_ stem: URL, _ ending: String) throws -> String {
        try String(contentsOf: stem.appendingPathExtension(ending), encoding: .utf8)
      }
      let prelude = try stems.first { $0.lastPathComponent == "prelude" }.map { try read($0, "py") } ?? ""
      return try stems.filter { $0.lastPathComponent != "prelude" }.map { stem in
        RecordedScript(
          package: package, name: stem.lastPathComponent, text: prelude + (try read(stem, "py")),
          output: try read(stem, "out"))
      }
    }
  }

  /// Records an issue at the first line that is another; PyTorch's numbers may differ by what float32 allows, those of
  /// the others are exact or rounded by the script.
  func compare(with printed: String) {
    let (wanted, got) = (output.components(separatedBy: "\n"), printed.components(separatedBy: "\n"))
    for (number, (want, line)) in zip(wanted, got).enumerated()
    where want != line && !(package == "torch" && isNear(want, line)) {
      Issue.record("line \(number + 1) of the output: expected \"\(want)\", got \"\(line)\"")
      return
    }
    #expect(wanted.count == got.count, "the last lines were \(got.suffix(4))")
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
