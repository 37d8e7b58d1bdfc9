// However deep a script nests, and whatever limit it sets itself, the program stays up.

import BuiltProgram
import Testing

@Suite("Recursion without end is an error, whatever limit the script sets")
struct RecursionTests {
  static let bodies = [
    "def f(n): return f(n + 1)\nf(0)",
    "def f(x): return sorted([x], key=f)\nf(1)",
    "def f(n): return sum(f(n + 1) for _ in [0])\nf(0)",
    "x = []\nfor i in range(100000): x = [x]\nrepr(x)",
    "x = []\ny = []\nfor i in range(100000): x, y = [x], [y]\nx == y",
    "x = ()\nfor i in range(100000): x = (x,)\nhash(x)",
    "m = iter([1])\nfor i in range(100000): m = map(int, m)\nnext(m)",
  ]

  @Test(arguments: bodies)
  func endsInRecursionError(body: String) throws {
    let outcome = try Program.run(["-c", "import sys\nsys.setrecursionlimit(10 ** 6)\n" + body])
    #expect(!outcome.crashed)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("RecursionError: maximum recursion depth exceeded"))
  }

  @Test func deepStructuresDieWithoutDepth() throws {
    let outcome = try Program.run(["-c", "x = []\nfor i in range(1000000): x = [x]\ndel x\nprint('gone')"])
    #expect(outcome.output == "gone\n")
  }
}
