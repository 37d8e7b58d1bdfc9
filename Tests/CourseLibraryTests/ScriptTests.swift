import Foundation
import Testing

@Suite struct ScriptTests {
  @Test(
    "tensors, modules and training print what PyTorch prints",
    arguments: ["tensors", "training", "functions", "optimizers", "parameters"])
  func torch(name: String) throws {
    let script = try ExpectingScript(named: name)
    script.compare(with: Bench().transcript(script.text, unasked: false))
  }

  @Test("scripts of PyTorch's print what they print there", arguments: try RecordedScript.all(in: "torch"))
  func recorded(script: RecordedScript) {
    script.compare(with: Bench().transcript(script.text, unasked: false))
  }

  @Test(
    "the verbs compute, explain, and refuse what does not fit",
    arguments: ["convolution", "exercises", "pyplot"])
  func verbs(name: String) throws {
    let script = try ExpectingScript(named: name)
    script.compare(with: Bench().transcript(script.text))
  }

  @Test("models, layers and training print what Keras prints", arguments: try KerasScript.all())
  func keras(script: KerasScript) {
    let printed = Bench().transcript(script.text, unasked: false)
    for (number, (want, got)) in zip(script.expected.lines, printed.lines).enumerated() where want != got {
      Issue.record("line \(number + 1): expected \"\(want)\", got \"\(got)\"")
      return
    }
    #expect(
      printed.lines.count == script.expected.lines.count, "the last lines were: \(printed.lines.suffix(3))")
  }

  @Test func namesNeedAnImportInPlainScripts() {
    #expect(Bench().transcript("zeros(2)", unasked: false).contains("NameError: name 'zeros' is not defined"))
    #expect(Bench().transcript("import convbook\nprint(convbook.zeros(1))", unasked: false) == "tensor([0.])\n")
  }
}

/// A script of the folder `Scripts/keras` behind the prelude, and what Keras printed for it.
struct KerasScript: CustomTestStringConvertible {
  let name: String
  let text: String
  let expected: String

  var testDescription: String { name }

  static func all() throws -> [KerasScript] {
    let folder = try #require(
      Bundle.module.url(forResource: "keras", withExtension: nil, subdirectory: "Scripts"))
    func read(_ file: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    }
    let prelude = try read("prelude.py")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".out") }
      .map { file in
        let name = String(file.dropLast(4))
        return KerasScript(name: name, text: prelude + (try read(name + ".py")), expected: try read(file))
      }
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
