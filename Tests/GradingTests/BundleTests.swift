// The autograder for Gradescope: what is in it, and that other programs can unpack it.

import Foundation
import Testing

@testable import Grading

@Suite struct BundleTests {
  private let bundle = AutograderBundle(
    program: Array("program".utf8), source: Array("# %%\n".utf8), sourceName: "hw1.py")

  @Test func theBundleHoldsWhatGradescopeRuns() {
    #expect(bundle.files.map(\.name) == ["setup.sh", "run_autograder", "convbook", "hw1.py"])
    #expect(bundle.files.map(\.isExecutable) == [true, true, true, false])
    let script = String(decoding: bundle.files[1].bytes, as: UTF8.self)
    #expect(script.hasPrefix("#!/bin/sh\n") && script.contains("grade \"source/hw1.py\" submission"))
    #expect(script.contains("results/results.json"))
  }

  @Test func theZipIsWhatPythonUnpacks() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.zip")
    try Data(bundle.zip).write(to: file)
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      print(z.testzip(), [(i.filename, oct(i.external_attr >> 16), z.read(i).decode()[:7]) for i in z.infolist()][2:])
      """
    python.arguments = ["-c", script, file.path]
    let pipe = Pipe()
    python.standardOutput = pipe
    try python.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    #expect(output == "None [('convbook', '0o100755', 'program'), ('hw1.py', '0o100644', '# %%\\n')]\n")
  }
}
