// The corpora of the first two homeworks: right answers get all points, wrong ones what they should, and the recogniser
// says what is wrong. `make corpus` tries all seven, and holds the other parts to their points as well.

import BuiltProgram
import Foundation
import Testing

@Suite struct CorpusTests {
  @Test(arguments: ["hw1-kernels", "hw2-sizes"])
  func everyAnswerGetsWhatItShould(_ name: String) throws {
    let folder = Homeworks.folder.appendingPathComponent(name).path
    let run = try Program.run(["homework", "check", folder, "--corpus", "--quick", "--jobs", "2"])
    #expect(run.status == 0, "\(run.output.split(separator: "\n").filter { !$0.hasSuffix("✓") })\(run.errors)")
    #expect(run.output.hasSuffix("answers tried: all as it should be\n"))
  }
}
