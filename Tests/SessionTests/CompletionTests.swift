import Session
import Testing

@Suite struct CompletionTests {
  private static let code = """
    prices = {"apple": 1, "pear": 2, "plum's": 3, 4: 5}
    def area(width, height=2, /, unit="a,b", *rest, scale: float = (1, 2), **more):
        "The area.\\nMore."
    class Box:
        def __init__(self, size): self.size = size
        def grow(self, by): pass
    box = Box(3)
    """
  private let session = Session()

  init() { session.run(Self.code, name: "code") }

  private func candidates(_ text: String) -> [String] {
    session.completions(of: text, at: text.count).candidates
  }

  @Test(arguments: [
    ("prices['", ["apple']", "pear']"]), ("prices[\"pl", ["plum's\"]"]),
    ("x = prices[", ["'apple']", "'pear']", "\"plum's\"]", "4]"]), ("show(box.g", ["box.grow"]),
    ("area(uni", ["unit="]), ("area(1, unit='x', ", ["scale="]), ("area((1, unit), scal", ["scale="]),
    ("Box(", ["size="]), ("box.grow(", ["by="]), ("f'{pri", []), ("# pri", []), ("import bise", ["bisect"]),
    ("import torch.nn.fu", ["torch.nn.functional"]), ("from math import isf", ["isfinite"]),
    ("x = pric", ["prices"]),
    ("nothing(x.", []), ("print(1)\nprices['a", ["apple']"]),
  ]) func offersWhatFits(text: String, expected: [String]) {
    #expect(candidates(text).filter { !$0.hasPrefix("__") } == expected)
  }

  @Test func saysHowTheOpenCallIsMade() {
    #expect(
      session.completions(of: "y = area(1, ", at: 12).signature == [
        "area(width, height=2, /, unit=\"a,b\", *rest, scale: float = (1, 2), **more)", "The area.",
      ])
    #expect(session.completions(of: "area(1)", at: 7).signature == [])
    #expect(session.completions(of: "len(", at: 4).signature.first?.hasPrefix("len(") == true)
  }

  @Test func namesFilesInStrings() {
    func files(_ folder: String) -> [String]? {
      [".": ["data/", "dog.py", ".hidden"], "data/": ["a.npy", "b.npy"]][folder]
    }
    func candidates(_ text: String) -> [String] {
      session.completions(of: text, at: text.count, files: files).candidates
    }
    #expect(candidates("open('d") == ["data/", "dog.py"])
    #expect(candidates("open('data/b") == ["data/b.npy"])
    #expect(candidates("open('.") == [".hidden"])
    #expect(candidates("open('none/") == [])
  }

  @Test func countsInUnicodeScalars() {
    #expect(
      session.completions(of: "é = 'e\u{301}'; pric", at: 14) == Completions(start: 10, candidates: ["prices"]))
    #expect(session.completions(of: "prices", at: 2).candidates.allSatisfy { $0.hasPrefix("pr") })
    #expect(session.completions(of: "", at: 99).start == 0)
  }
}
