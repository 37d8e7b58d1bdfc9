// The language's specification: scripts beside what CPython 3.11 printed for them.
//
// Each script runs on the built program, in the folder that its paths are relative to. `record_scripts.py`
// records the expectations anew.

import Foundation
import BuiltProgram
import Testing

@Suite("Scripts print what CPython prints")
struct ScriptTests {
  static let folder: URL = {
    let resources = Bundle.module.resourceURL ?? URL(fileURLWithPath: ".")
    return resources.appendingPathComponent("Scripts").resolvingSymlinksInPath()
  }()

  static let topics: [String] = {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    return (entries ?? []).filter(\.hasDirectoryPath).map(\.lastPathComponent).sorted()
  }()

  @Test("there are scripts to run")
  func corpusIsThere() { #expect(ScriptTests.topics.count > 15) }

  @Test("a topic's scripts print what was recorded", arguments: topics)
  func topic(_ topic: String) throws {
    let folder = ScriptTests.folder
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(topic).path
    ).filter { $0.hasSuffix(".py") }.sorted()
    #expect(!names.isEmpty)
    for name in names {
      let stem = "\(topic)/\(name.dropLast(3))"
      func recorded(_ ending: String) -> String? {
        try? String(contentsOf: folder.appendingPathComponent("\(stem).\(ending)"), encoding: .utf8)
      }
      let outcome = try Program.run(["\(stem).py"], in: folder)
      let errors = outcome.errors.replacingOccurrences(of: folder.path + "/", with: "")
      let expected = recorded("err") ?? ""
      let status =
        recorded("exit").flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        ?? (expected.isEmpty ? 0 : 1)
      #expect(!outcome.crashed, "\(stem).py crashed")
      #expect(outcome.output == recorded("out"), "\(stem).py: standard output")
      #expect(errors == expected, "\(stem).py: standard error")
      #expect(outcome.status == status, "\(stem).py: exit status")
    }
  }
}
