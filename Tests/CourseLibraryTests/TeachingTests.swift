import Foundation
import Testing

/// The scripts of `Scripts/teaching`, each beside what it printed.
@Suite struct TeachingTests {
  /// `RECORD_GOLDENS=1` writes what they print; values.txt alone was printed by PyTorch, and is only compared.
  @Test(
    "the teaching verbs explain, account for and measure what the course asks of them",
    arguments: [
      "architectures", "arrays", "conveniences", "course", "explained", "fitted", "gradients", "listings",
      "measured",
      "notes", "refusals", "slid", "spellings", "values",
    ])
  func teaching(name: String) throws {
    let folder = "Scripts/teaching"
    let script = try #require(Bundle.module.url(forResource: name, withExtension: "py", subdirectory: folder))
    let output = Bench().transcript(try String(contentsOf: script, encoding: .utf8), unasked: false)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil, name != "values" {
      let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(folder)/\(name).txt")
      try output.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    let golden = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: folder))
    let expected = try String(contentsOf: golden, encoding: .utf8).components(separatedBy: "\n")
    let printed = output.components(separatedBy: "\n")
    for (number, (want, got)) in zip(expected, printed).enumerated() where want != got {
      Issue.record("line \(number + 1): expected \"\(want)\", got \"\(got)\"")
      return
    }
    #expect(printed.count == expected.count, "the last lines were: \(printed.suffix(3))")
  }

  @Test(
    "explanations fit 80 columns", arguments: ["architectures", "explained", "slid", "measured", "spellings"])
  func width(name: String) throws {
    let url = Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Scripts/teaching")
    let lines = try String(contentsOf: #require(url), encoding: .utf8).components(separatedBy: "\n")
    // What a script prints of an object's repr is its own affair.
    #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("<") })
  }

  @Test func slideObeysTheKeysOfTheStudent() {
    let bench = Bench(replies: ["n", "b", "j 4", "x", "q"])
    let output = bench.transcript("_ = slide([[1.0]], [[1.0, 2.0], [3.0, 4.0]])")
    let frames = output.components(separatedBy: "\n").filter { $0.hasPrefix("frame") }.map { $0.prefix(12) }
    #expect(frames == ["frame 1 of 4", "frame 2 of 4", "frame 1 of 4", "frame 4 of 4"])
    #expect(output.contains("n, b, p, j 5 or q"))
  }

  @Test func slidePlaysOnToTheEnd() {
    let output = Bench(replies: ["p"]).transcript("_ = slide([[1.0]], [[1.0, 2.0], [3.0, 4.0]])")
    #expect(output.components(separatedBy: "\n").filter { $0.hasPrefix("frame") }.count == 4)
  }
}
