import NotebookFormat
import Testing

@testable import convbook

/// What the REPL shows, fitted to its screen, and to what a learner may know.
@Suite struct TextFittingTests {
  @Test func aLongLineIsBrokenAtBlanks() {
    #expect(
      TextFilling.filled("one two three four five six", width: 20) == ["one two three four", "  five six"])
    #expect(
      TextFilling.filled("a:  one two three four five", width: 20, hanging: 4) == [
        "a:  one two three", "    four five",
      ])
    #expect(TextFilling.filled("short", width: 20) == ["short"])
    #expect(TextFilling.filled("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", width: 20).last == "  b")
  }

  @Test func helpIsFilledAnewAndItsSourceIsNot() {
    let text = """
      f(x)

      one two three four five six
      seven eight

      As every Module: one, two,
        three

      >>> f(1)
      2

      Source:
      def f(x): return x + 1  # one two three
      """
    #expect(
      TextFilling.help(text, width: 20) == """
        f(x)

        one two three four
        five six seven eight

        As every Module:
        one, two, three

        >>> f(1)
        2

        Source:
        def f(x): return x + 1  # one two three
        """)
  }

  @Test(arguments: [
    ("predict('q', 42)\nprint(42)\n\nx = 1", "predict('q', …)", 2),
    ("x = predict('q', 42)", "x = predict('q', …)", 0),
    (
      "for i in range(2):\n    if i:\n        predict('q', f(1, 2),)\n    print(i)\n",
      "for i in range(2):\n    if i:\n        predict('q', …,)", 1
    ),
    (
      "a = 1\npredict('q', 1)\nb = 2\npredict(\n    'r',\n    [3, 4])\nc",
      "a = 1\npredict('q', …)\nb = 2\npredict(\n    'r',\n    …)", 1
    ),
    ("predict(answer=42, question='q')", "predict(answer=…, question='q')", 0),
    ("predict(question='q', answer=6 * 7)", "predict(question='q', answer=…)", 0),
    ("model.predict(x, 3)\ny", "model.predict(x, 3)\ny", 0), ("predict('q', 'é')\n# é", "predict('q', …)", 1),
    ("predict('q'", "predict('q'", 0), ("predict()\n1", "predict()", 1),
  ])
  func aCellIsShownUpToItsLastPrediction(source: String, shown: String, left: Int) {
    let found = Cell(.code, source).hidingAnswers
    #expect(found.source == shown)
    #expect(found.linesLeftOut == left)
  }

  @Test func candidatesAreShownByTheirLastNames() {
    func shown(_ candidates: [String], areFiles: Bool) -> [String] {
      CandidateList.lines(candidates, areFiles: areFiles, width: 80).flatMap {
        $0.split(separator: " ").map(String.init)
      }
    }
    #expect(shown(["a.npy", "a.txt"], areFiles: true) == ["a.npy", "a.txt"])
    #expect(shown(["data/a.npy", "data/b/"], areFiles: true) == ["a.npy", "b/"])
    #expect(shown(["np.abs", "np.add"], areFiles: false) == ["abs", "add"])
    #expect(shown(["'a.b']", "'c.d']"], areFiles: false) == ["'a.b']", "'c.d']"])
  }
}
