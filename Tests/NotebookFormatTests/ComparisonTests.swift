import NotebookFormat
import Testing

/// What a cell printed, against what it printed when it was recorded.
@Suite struct ComparisonTests {
  private func agree(_ recorded: String, _ now: String) -> Bool {
    func cell(_ text: String) -> Cell {
      Cell(.code, "", outputs: [.stream(name: "stdout", text: text)])
    }
    let comparison = NotebookComparison(tolerance: 1e-4, pictures: { _, _, _, _ in nil })
    return comparison.difference(recorded: cell(recorded), now: cell(now), number: 1) == nil
  }

  @Test(arguments: [
    ("loss 0.25", "loss 0.25004"), ("[ 0.00001  0.5]", "[-0.00001  0.5]"), ("x 9.99999 y", "x 10.00001  y"),
    ("9.99999", "10.00001 "), ("<f at 0x7f00>", "<f at 0x8a11>"), ("1e-05", "2e-05"), ("0.50", "0.5"),
  ])
  func theseAgree(recorded: String, now: String) { #expect(agree(recorded, now)) }

  @Test(arguments: [
    ("##  2", "##   2"), ("  ##", "##"), ("größe", "gr ö ß e"), ("é", "e\u{301}"), ("a 0.50  b", "a 0.50 b"),
    ("0xdeadbeef", "0xaaaaaaaa"), ("at 0xdeadbeef", "at  0xaaaaaaaa"), ("x 9.99999 y  z", "x 10.00001 y z"),
    ("28 x 28", "28 x 29"), ("loss 0.25", "loss 0.2502"), ("0.25 ", "0.25"), ("conv1.5", "conv1.50001"),
    ("1e999", "1e998"),
  ])
  func theseDiffer(recorded: String, now: String) { #expect(!agree(recorded, now)) }

  @Test func aSourceIsComparedWithoutATolerance() {
    let comparison = NotebookComparison(pictures: { _, _, _, _ in nil })
    let difference = comparison.difference(
      recorded: Cell(.code, "x = 0.50"), now: Cell(.code, "x = 0.5"), number: 1)
    #expect(difference?.description.contains("line 1  - x = 0.50\n  line 1  + x = 0.5") == true)
  }
}
