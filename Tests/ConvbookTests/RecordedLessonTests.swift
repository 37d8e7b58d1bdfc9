import BuiltProgram
import Foundation
import Testing

/// Lessons give what their executed notebooks in `notebooks/lessons` hold. `make course` does the same for all of them;
/// these are the quick ones.
@Suite struct RecordedLessonTests {
  static let fashionMNIST = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ lesson: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let run = try Program.run(
      [
        "run", "lessons/\(lesson).py", "--check", "--recorded", "notebooks/lessons", "--out",
        folder.path + "/out",
      ],
      in: root)
    #expect(run.status == 0, "\(run.output.suffix(2000))\n\(run.errors.suffix(2000))")
  }

  @Test(arguments: ["04-sizes", "06-equivariance", "07-channels-in-filters-out"])
  func aLessonGivesWhatWasRecorded(_ lesson: String) throws { try check(lesson) }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: fashionMNIST), "Fashion-MNIST is not here"))
  func aLessonWithClothesGivesWhatWasRecorded() throws { try check("02-a-kernel-slides") }
}
