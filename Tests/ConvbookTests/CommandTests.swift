import BuiltProgram
import Foundation
import Testing

@testable import convbook

/// The other commands, and the lessons as they are shipped.
@Suite struct CommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test func helpAndVersionGoToStandardOutput() throws {
    for arguments in [["--help"], ["help", "run"], ["run", "--help"], ["lesson", "-h"], ["data", "--help"]] {
      let program = try Program.run(arguments, in: folder.url)
      #expect(program.status == 0)
      #expect(program.output.contains("USAGE: convbook"))
      #expect(program.errors == "")
    }
    #expect(try Program.run(["--version"], in: folder.url).output == "0.1.0\n")
  }

  @Test(
    "bench says what there is",
    arguments: [
      (["--only", "nosuch"], "train_lenet5_sgd"), (["--seconds", "-1"], "--seconds must be more than 0"),
      (["--threads", "-1"], "--threads must be from 1"), (["--threads", "100000"], "the processors there are"),
      (["--profile", "nosuch"], "unet_adam"),
    ])
  func benchUsage(arguments: [String], told: String) throws {
    let program = try Program.run(["bench"] + arguments, in: folder.url)
    #expect(program.status == 2)
    #expect(program.output == "")
    #expect(program.errors.contains(told))
  }

  @Test func convertingThereAndBackIsTheIdentity() throws {
    let script = try #require(
      FileManager.default.contents(atPath: Self.repository + "/lessons/02-a-kernel-slides.py"))
    try folder.write(Array(script), to: "a.py")
    #expect(try Program.run(["convert", "a.py", "a.ipynb"], in: folder.url).status == 0)
    #expect(try Program.run(["convert", "a.ipynb", "b.py"], in: folder.url).status == 0)
    #expect(folder.bytes("b.py") == Array(script))
  }

  @Test func lessonsAreListedWithNumberTitleAndFile() throws {
    try folder.write("# %% [markdown]\n# # Lesson 3: Third\n", to: "lessons/03-third.py")
    try folder.write("# %%\n1\n", to: "lessons/04-untitled.py")
    try folder.write("1\n", to: "lessons/helper.py")
    let program = try Program.run(["lesson"], in: folder.url)
    #expect(
      program.output == """
          3  Lesson 3: Third
               lessons/03-third.py
          4  04-untitled
               lessons/04-untitled.py

        """)
  }

  @Test func aLessonIsFoundByNumberNameOrPart() throws {
    for name in ["01-one-thing", "02-another-thing"] {
      try folder.write("# %%\n1\n", to: "share/convbook/lessons/\(name).py")
    }
    let shelf = LessonShelf(folders: [folder.path + "/lessons", folder.path + "/share/convbook/lessons"])
    let second = folder.path + "/share/convbook/lessons/02-another-thing.py"
    for wanted in ["2", "02-another-thing", "another", second] { #expect(try shelf.find(wanted) == second) }
    for wanted in ["3", "thing", "nothing", "no/such.py", ""] {
      #expect(throws: CommandFailure.self) { try shelf.find(wanted) }
    }
  }

  @Test func partsOfALessonAreFoundByTheirLetter() throws {
    for name in ["01-one", "19a-first", "19b-second"] {
      try folder.write("# %%\n1\n", to: "lessons/\(name).py")
    }
    let shelf = LessonShelf(folders: [folder.path + "/lessons"])
    #expect(shelf.lessons.map(\.number) == ["1", "19a", "19b"])
    let meant = ["1": "01-one", "19": "19a-first", "19a": "19a-first", "19B": "19b-second"]
    for (wanted, name) in meant { #expect(try shelf.find(wanted) == folder.path + "/lessons/\(name).py") }
    for wanted in ["9", "19c", "1a"] { #expect(throws: CommandFailure.self) { try shelf.find(wanted) } }
  }

  @Test func missingDataIsNamedWithTheWayToGetIt() throws {
    try folder.write("x", to: "mnist/t10k-labels-idx1-ubyte.gz")
    let program = try Program.run(["data"], in: folder.url, environment: ["FASHION_MNIST": "mnist"])
    #expect(program.status == 0)
    #expect(program.output.contains("found    t10k-labels-idx1-ubyte.gz (1 bytes)"))
    #expect(program.output.contains("missing  train-images-idx3-ubyte.gz"))
    #expect(program.output.contains("apt install dataset-fashion-mnist"))
    #expect(program.output.contains("CIFAR-10, 60,000 coloured pictures: not asked for"))
    try folder.write("x", to: "cifar/test_batch.bin")
    let other = try Program.run(
      ["data"], in: folder.url, environment: ["CIFAR10_BIN": "cifar", "MNIST": "none"])
    #expect(other.output.contains("pictures, in cifar\n  missing  data_batch_1.bin\n"))
    #expect(other.output.contains("  found    test_batch.bin (1 bytes)\n"))
    #expect(other.output.contains("digits, in none\n  missing  train-images-idx3-ubyte.gz\n"))
  }

  @Test func theLessonsRunWithoutTheDataSetAndSaySo() throws {
    let lessons = ["01-images-are-numbers", "02-a-kernel-slides"]
    let program = try Program.run(
      ["run"] + lessons.map { "\(Self.repository)/lessons/\($0).py" }, in: folder.url,
      environment: ["FASHION_MNIST": folder.path])
    #expect(program.status == 0, "\(program.errors)")
    #expect(program.output.contains("drawn glyphs instead"))
    #expect(!program.output.contains("\n✗ "))
    #expect(lessons.allSatisfy { folder.files.contains("out/\($0).ipynb") })
  }
}

@Suite struct InvocationTests {
  @Test(arguments: [
    ([], Invocation.interactive), (["-"], .script(.standardInput, arguments: [])),
    (["-c", "x", "-y"], .script(.code("x"), arguments: ["-y"])),
    (["a.py", "--help"], .script(.file("a.py"), arguments: ["--help"])),
    (["./run"], .script(.file("./run"), arguments: [])), (["run", "-"], .command(["run", "-"])),
    (["-c"], .incomplete("-c needs the code to run: convbook -c CODE [ARG ...]")),
    (["--help"], .command(["--help"])), (["help"], .command(["help"])),
  ])
  func scriptsAndCommandsAreToldApart(arguments: [String], invocation: Invocation) {
    #expect(Invocation(arguments: arguments) == invocation)
  }
}
