import Testing

@testable import Grading

/// What a teacher has to look at, and what is everyday code.
@Suite struct SuspiciousCodeTests {
  private func incidents(_ code: String) -> [String] {
    let cell = HandedInCells.Cell(name: "a", code: code, firstLine: 1)
    return SuspiciousCode([cell], answers: ["neuron"]).incidents.map { "\($0.kind.rawValue): \($0.message)" }
  }

  @Test(arguments: [
    "import sys\nprint(sys.version, sys.maxsize, file=sys.stderr)",
    "import threading, signal, pickle, tempfile, time",
    "sum = 0\nfor x in [1, 2]:\n    sum += x\nmax = [1, 2][0]\nlen = sum + 3",
    "def neuron(x, k, b):\n    return x",
    "class A:\n    def __init__(self):\n        self.__mine = 1\n        setattr(self, 'layer', 2)",
    "def f():\n    pass\nf.__doc__ = 'does nothing'",
  ])
  func everydayCodeIsNoIncident(_ code: String) { #expect(incidents(code) == []) }

  @Test(arguments: [
    ("import sys\nsys._getframe(1)", "forbidden module: a, line 2: sys._getframe is used"),
    ("from sys import modules", "forbidden module: a, line 1: sys.modules is used"),
    ("import os.path", "forbidden module: a, line 1: module os is imported"),
    ("def max(*a):\n    return 0", "redefined name: a, line 1: \"max\" is given another meaning"),
    ("if True:\n    abs = float", "redefined name: a, line 1: \"abs\" is given another meaning"),
    ("rng = 3", "redefined name: a, line 1: \"rng\" is given another meaning"),
    ("setattr(torch.nn, 'Conv2d', 1)", "redefined name: a, line 1: setattr is called on the library"),
    ("A.__eq__ = f", "redefined name: a, line 1: the attribute \"__eq__\" is given another meaning"),
  ])
  func whatCheatsIsNamed(_ code: String, _ incident: String) { #expect(incidents(code) == [incident]) }
}
