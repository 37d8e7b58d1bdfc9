import BuiltProgram
import Foundation
import Testing

/// Notebooks and folders that are not as they should be: a clear message, exit code 1 or 2, and nothing lost.
@Suite struct BadNotebookTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func notebook(_ cells: String) -> String {
    "{\"cells\": [\(cells)], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}"
  }

  @Test(arguments: [
    ("{\"cells\": [{\"cell_type\": \"code\"", "x.ipynb:1: not JSON"),
    ("{\"cells\": {}, \"nbformat\": 4}", "cells: expected a list, found object"),
    ("{\"nbformat\": 4}", "it has no \"cells\""), ("{\"cells\": []}", "it has no \"nbformat\" number"),
    (String(repeating: "{\"cells\":[", count: 50_000), "not JSON"),
    ("{\"cells\": [7], \"nbformat\": 4}", "cells[0]: expected an object"),
  ])
  func aDamagedNotebookSaysWhere(content: String, message: String) throws {
    try folder.write(content, to: "x.ipynb")
    for arguments in [["run", "x.ipynb"], ["convert", "x.ipynb", "y.py"], ["convert", "x.ipynb", "y.html"]] {
      let program = try Program.run(arguments, in: folder.url)
      #expect(program.status == 1 && !program.crashed)
      #expect(program.errors.contains(message), "\(program.errors)")
    }
    #expect(folder.text("x.ipynb") == content)
    #expect(folder.files.filter { !$0.hasPrefix("out") } == ["x.ipynb"])
  }

  @Test func twoCellsWithOneIDAreNamed() throws {
    let cell = "{\"cell_type\": \"code\", \"id\": \"a\", \"metadata\": {}, \"source\": \"1\", \"outputs\": []}"
    try folder.write(notebook("\(cell), \(cell)"), to: "x.ipynb")
    #expect(
      try Program.run(["run", "x.ipynb"], in: folder.url).errors.contains(
        "cells 1 and 2 have the same id \"a\""))
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x41, 0x00], Array("x = 1\0\n".utf8), Array("# \u{e9}\n".utf8.dropLast(2)) + [0xC3],
  ])
  func whatIsNoTextIsRefused(bytes: [UInt8]) throws {
    try folder.write(bytes, to: "x.py")
    let program = try Program.run(["run", "x.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("x.py:1: "))
  }

  @Test func marksAndLineEndsOfOtherSystemsAreFine() throws {
    try folder.write(
      [0xEF, 0xBB, 0xBF] + Array("# %% a\r\nprint('one')\r\n# %% b\r\nprint('two')\r\n".utf8), to: "x.py")
    let program = try Program.run(["run", "x.py"], in: folder.url)
    #expect(program.status == 0)
    #expect(program.output.contains("one\n") && program.output.contains("two\n"))
    #expect(try Program.run(["convert", "x.py", "y.ipynb"], in: folder.url).status == 0)
    #expect(try Program.run(["convert", "y.ipynb", "y.py"], in: folder.url).status == 0)
    #expect(folder.bytes("y.py") == folder.bytes("x.py"))
  }

  @Test func aHugeOutputIsCarriedAlong() throws {
    let text = String(repeating: "0123456789", count: 200_000)
    let output = "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"\(text)\"}"
    try folder.write(
      notebook(
        "{\"cell_type\": \"code\", \"metadata\": {\"tags\": [\"skip-execution\"]}, \"source\": \"1\", "
          + "\"execution_count\": null, \"outputs\": [\(output)]}"), to: "x.ipynb")
    #expect(try Program.run(["run", "x.ipynb"], in: folder.url).status == 0)
    #expect((folder.bytes("out/x.ipynb")?.count ?? 0) > 2_000_000)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    try folder.write("# %%\nprint(1)\n", to: "x.py")
    try folder.write("a file", to: "taken")
    let program = try Program.run(["run", "x.py", "--out", "taken/results"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("taken: Not a directory"))
    #expect(folder.files == ["taken", "x.py"])
  }

  /// A limit on the size of files stands in for a full disk: the write fails, and what was there stays.
  @Test func aFullDiskLosesNothing() throws {
    try folder.write("# %%\nprint('x' * 3000)\n", to: "x.py")
    #expect(try Program.run(["run", "x.py"], in: folder.url).status == 0)
    let before = folder.bytes("out/x.ipynb")
    try folder.write("# %%\nprint('y' * 300000)\n", to: "x.py")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", "trap '' XFSZ; ulimit -f 8; exec '\(Program.path)' run x.py"]
    shell.currentDirectoryURL = folder.url
    let errors = Pipe()
    shell.standardError = errors
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    let reported = try errors.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 1)
    #expect(String(decoding: reported, as: UTF8.self).contains("out/x.ipynb: File too large"))
    #expect(try #require(folder.text("out/x.ipynb")).count < 3000 && before != nil)
    #expect(
      try JSONSerialization.jsonObject(with: Data(#require(folder.bytes("out/x.ipynb")))) is [String: Any])
    #expect(!folder.files.contains { $0.contains(".part") })
  }
}
