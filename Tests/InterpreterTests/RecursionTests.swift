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
    "import copy\nx = []\nfor i in range(100000): x = [x]\ncopy.deepcopy(x)",
    "from itertools import chain\nx = iter([1])\nfor i in range(100000): x = chain(x)\nnext(x)",
    "import functools\np = int\nfor i in range(100000):\n    p = functools.partial(p)\n    p.x = 1\np()",
    "import functools\nf = functools.lru_cache(lambda n: f(n + 1))\nf(0)",
    "from collections import deque\nx = deque()\nfor i in range(100000): x = deque([x])\nrepr(x)",
    "from collections import deque\nx, y = deque(), deque()\nfor i in range(100000): x, y = deque([x]), deque([y])\nx == y",
    "from collections import defaultdict\nx = 1\nfor i in range(100000): x = defaultdict(int, {1: x})\nrepr(x)",
    "from collections import namedtuple\nP = namedtuple('P', 'x')\nx = 1\nfor i in range(100000): x = P(x)\nrepr(x)",
  ]

  @Test(arguments: bodies)
  func endsInRecursionError(body: String) throws {
    let outcome = try Program.run(["-c", "import sys\nsys.setrecursionlimit(10 ** 6)\n" + body])
    #expect(!outcome.crashed)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("RecursionError: maximum recursion depth exceeded"))
  }

  /// CPython takes as many; they nest in the tree.
  @Test(arguments: [(2_000, "1999"), (2_981, "RecursionError")])
  func manyElifs(count: Int, outcome: String) throws {
    let branches = (1..<count).map { "elif x == \($0): y = \($0)\n" }.joined()
    let script = "x = \(count - 1)\nif x == 0: y = 0\n\(branches)else: y = -1\nprint(y)\n"
    let run = try Program.run(["-"], input: script)
    #expect(!run.crashed)
    #expect((run.output + run.errors).contains(outcome))
  }

  @Test func deepStructuresDieWithoutDepth() throws {
    let outcome = try Program.run(["-c", "x = []\nfor i in range(1000000): x = [x]\ndel x\nprint('gone')"])
    #expect(outcome.output == "gone\n")
  }
}
