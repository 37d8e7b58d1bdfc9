import Syntax
import Testing

@Suite struct CompletenessTests {
  @Test(arguments: [
    "", "   ", "# comment", "x = 1", "f(\n1)", "x = 1\ny = 2", "if x:\n    y\n", "if x: y\n",
    "if x:\n    y\n    ",
    "def f():\n    x\n\nf()", "'''a\nb'''", "@a\ndef f():\n    pass\n", "class A: pass\n",
  ])
  func wholeCells(text: String) { #expect(completeness(of: text) == .complete) }

  @Test(arguments: [
    ("if x:", 4), ("if x:\n    y", 4), ("if x: y", 0), ("def f():\n    if x:", 8),
    ("def f():\n    return 1", 0),
    ("for x in y:\n    if x:\n        break", 4), ("while x:\n    x = x - 1", 4), ("f(", 4), ("f(1,", 4),
    ("if x:\n    y = [1,", 8), ("x = {\n", 4), ("'''abc", 0), ("f(\"\"\"abc\n", 0), ("x = 1 + \\", 0),
    ("@a", 0),
    ("@a\ndef f():", 4), ("try:\n    x", 4), ("try:\n    x\nexcept E:", 4), ("if x:\n    # comment", 4),
    ("x = 1\nif x:", 4), ("match x:\n    case 1:", 8), ("if x:\n\ty", 8),
    ("class A:\n    def f(self):\n        pass", 4),
  ])
  func unfinishedCells(text: String, indent: Int) {
    #expect(completeness(of: text) == .incomplete(indent: indent))
  }

  @Test(arguments: [
    "x = )", "x y", "if x", "if x:\ny", "x = 'abc", "f(a b", "f(]", "x = 1 +", "  x", "if x:\n\n",
    "try:\n    x\n\n",
    "@a\n\n", "a\\ b",
  ])
  func mistakes(text: String) { #expect(completeness(of: text) == .invalid) }
}
