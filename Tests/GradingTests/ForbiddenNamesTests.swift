import Foundation
import NotebookFormat
import Testing

@testable import Grading

/// Reads the corpora without running them: what an answer uses is known from its text.
@Suite struct ForbiddenNamesTests {
  static func uses(_ code: String, _ part: Homework.Part) -> [String] {
    let cell = HandedInCells.Cell(name: "answer", answerID: "answer", code: code, firstLine: 1)
    return ForbiddenNames([cell]).uses(of: part, answerIDs: ["answer"]).forbidden.map(\.name)
  }

  @Test(arguments: Homeworks.names) func rightAnswersUseNothingForbidden(_ name: String) throws {
    let homework = try Homeworks.read(name)
    var right = 0
    for part in homework.parts {
      let folder = Homeworks.folder.appendingPathComponent("\(name)/corpus/\(part.name)")
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasPrefix("right")
      {
        let code = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        #expect(Self.uses(code, part) == [], "\(part.name)/\(file)")
        right += 1
      }
      let reference = part.answerCells.map { homework.notebook.cells[$0].code }.joined(separator: "\n")
      #expect(Self.uses(reference, part) == [], "the reference of \(part.name)")
    }
    #expect(right > 20)
  }

  static let part = Homework.Part(
    name: "p", points: 1, answers: ["f"], forbidden: ["conv2d", "pad"], gradeID: "p", testCell: 0,
    answerCells: [],
    tests: [])

  @Test(arguments: [
    "f = torch.nn.functional.conv2d", "def f(x):\n    return pad(x)",
    "from torch.nn.functional import pad as p",
    "def f(x, g=pad):\n    return g(x)", "def f(x):\n    return [pad(r) for r in x]",
    "def f(x):\n    return (lambda: pad)()(x)",
    "def f(x):\n    from torch.nn.functional import pad\n    return pad(x)",
    "def f(x):\n    return getattr(F, f\"{'pad'}\")(x)", "def f(x):\n    return F.__dict__['pad'](x)",
    "def f(x):\n    global pad\n    pad = pad\n    return pad(x)",
    "if 0:\n    pad = 1\ndef f(x):\n    return pad(x)",
    "pad = 1\ndel pad\ndef f(x):\n    return pad(x)",
    "from convbook import *\ndef pad(x):\n    pass\ndef f(x):\n    return pad(x)",
    "kept = []\nkept.append(F.pad)\ndef f(x):\n    return kept[0](x)",
    "class C:\n    g = pad\ndef f(x):\n    return C.g(x)",
    "def f(x):\n    match x:\n        case _:\n            return pad(x)",
  ])
  func usesAreFound(_ code: String) {
    #expect(!Self.uses(code, Self.part).isEmpty)
  }

  @Test(arguments: [
    "def f(x, pad):\n    return x + pad", "def f(x):\n    pad = 2\n    return x + pad",
    "# pad\ndef f(x):\n    'pad'",
    "def pad(x):\n    return x\ndef f(x):\n    return pad(x)", "def f(x):\n    return g(x, pad=1)",
    "def f(x):\n    return [pad for pad in x]", "def f(x):\n    return sum(conv2d for conv2d in x)",
    "class C:\n    def __init__(self):\n        self.pad = 1\n    def size(self):\n        return self.pad\ndef f(x):\n    return C().size()",
    "def f(x):\n    if (pad := len(x)) > 1:\n        return pad",
    "def f(x):\n    for pad in x:\n        yield pad",
  ])
  func namesOfTheStudentsOwnAreNone(_ code: String) {
    #expect(Self.uses(code, Self.part) == [])
  }
}
