// The autograder for Gradescope: unpacked by another program into folders laid out as Gradescope's, and run there.

import BuiltProgram
import Foundation
import JSON
import Testing

@testable import Grading

@Suite struct BundleTests {
  /// A machine as Gradescope builds it, gone when the test ends.
  private final class Machine {
    let folder: URL

    /// Makes a homework and its autograder, and unpacks the latter with Python.
    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for words in [["homework", "new", "hw"], ["homework", "release", "hw", "--out", "released"]] {
        #expect(try Program.run(words, in: folder).status == 0)
      }
      #expect(try Program.run(["homework", "bundle", "hw", "--out", "a.zip"], in: folder).status == 0)
      let unpack = """
        import os, sys, zipfile
        z = zipfile.ZipFile("a.zip")
        assert z.testzip() is None
        for i in z.infolist():
            os.chmod(z.extract(i, "autograder/source"), i.external_attr >> 16)
        """
      #expect(try run("/usr/bin/python3", ["-c", unpack]) == 0)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs a program in the machine's folder, with its own folder of programs before the system's.
    func run(_ program: String, _ arguments: [String] = []) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = [
        "PATH": "\(folder.path)/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        "AUTOGRADER": folder.appendingPathComponent("autograder").path,
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }

    func script(_ name: String) throws -> Int32 {
      try run(folder.appendingPathComponent("autograder/source/\(name)").path)
    }

    func text(_ path: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    func write(_ text: String, to path: String) throws {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    /// Hands in a file, alone, and gives what Gradescope would read; nil where there is nothing.
    func results(of submission: String, as name: String, status: Int32 = 0) throws -> JSONValue? {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent("autograder/submission"))
      try write(submission, to: "autograder/submission/\(name)")
      #expect(try script("run_autograder") == status)
      let file = folder.appendingPathComponent("autograder/results/results.json")
      return try (try? Data(contentsOf: file)).map { try JSONReader.read(Array($0)) }
    }
  }

  @Test func gradescopeGradesWithTheBundle() throws {
    let machine = try Machine()
    try machine.write("#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/asked\"\n", to: "bin/apt-get")
    #expect(try machine.run("/bin/chmod", ["+x", "bin/apt-get"]) == 0)
    #expect(try machine.script("setup.sh") == 0)
    #expect(try machine.text("bin/asked") == "update\ninstall -y libedit2 zlib1g\n")
    try machine.write(
      "{\"id\": 7, \"users\": [{\"email\": \"anna@example.edu\", \"id\": 3}]}",
      to: "autograder/submission_metadata.json")
    let blank = try machine.text("released/hw.py")
    let right = blank.replacingOccurrences(of: "raise NotImplementedError", with: "return n - k + 1")
    #expect(try machine.results(of: right, as: "hw.py")?["score"]?.double == 10)
    let short = blank.replacingOccurrences(of: "raise NotImplementedError", with: "return n - k")
    let wrong = try #require(try machine.results(of: short, as: "my notebook.py"))
    #expect(wrong["score"]?.double == 0)
    #expect(wrong["tests"]?.array?.count == 4)
    #expect(try machine.results(of: "words", as: "readme.txt")?["score"]?.double == 0)
    // What an earlier submission got is not taken for this one's.
    try machine.write("{}", to: "autograder/submission_metadata.json")
    #expect(try machine.results(of: right, as: "hw.py", status: 1) == nil)
    // Nor does a machine count as set up on which the program does not start.
    try machine.write("#!/bin/sh\nexit 3\n", to: "autograder/source/convbook")
    #expect(try machine.run("/bin/chmod", ["+x", "autograder/source/convbook"]) == 0)
    #expect(try machine.script("setup.sh") == 3)
  }
}
