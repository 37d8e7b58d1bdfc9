// What the compiler makes of each kind of statement and expression, as listings.
//
// Beside `Disassembly/name.py` stands the listing of its instructions. After a change of the compiler, run the tests
// with RECORD_DISASSEMBLY set to the folder of the sources: that writes the listings anew and fails, so that what
// changed is read and committed.
//
//     RECORD_DISASSEMBLY=$PWD/Tests/InterpreterTests/Disassembly swift test --filter DisassemblyTests

import Foundation
import Interpreter
import Limits
import Syntax
import Testing

@Suite("The compiler makes the instructions that were recorded")
struct DisassemblyTests {
  static let folder: URL = {
    let resources = Bundle.module.resourceURL ?? URL(fileURLWithPath: ".")
    return resources.appendingPathComponent("Disassembly")
  }()

  static let names: [String] = {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  private static func listing(of name: String) throws -> String {
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).py"), encoding: .utf8)
    return try Interpreter(limits: Limits()).disassembly(of: Source(name: "\(name).py", text: text))
  }

  @Test("there are sources to compile")
  func sourcesAreThere() { #expect(DisassemblyTests.names.count >= 15) }

  @Test("a source's listing", arguments: names)
  func listing(_ name: String) throws {
    let made = try DisassemblyTests.listing(of: name)
    if let folder = ProcessInfo.processInfo.environment["RECORD_DISASSEMBLY"] {
      let file = URL(fileURLWithPath: folder).appendingPathComponent("\(name).txt")
      try made.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name).txt was recorded: read the difference and commit it")
      return
    }
    let file = DisassemblyTests.folder.appendingPathComponent("\(name).txt")
    #expect(made == (try? String(contentsOf: file, encoding: .utf8)), "\(name).py")
  }
}
