// A lesson's files in a batch run: what it saves goes into its folder of results, where it also finds it again; what it
// loads may stand beside the lesson too. It cannot write anywhere else. All of it is noted.

import CourseLibrary
import Interpreter
import Session

struct LessonFiles {
  let results: String
  let beside: String
  let inputs: RunInputs

  /// Absolute paths can be read too.
  func read(_ path: String, _ goesOn: Files.GoesOn) throws -> [UInt8]? {
    try noted(Files.join(results, path), goesOn) ?? noted(Files.join(beside, path), goesOn)
  }

  private func noted(_ path: String, _ goesOn: Files.GoesOn) throws -> [UInt8]? {
    let bytes = try ScriptFile.read(path, goesOn)
    inputs.read(path, bytes)
    return bytes
  }

  func write(_ bytes: [UInt8], to path: String, _ goesOn: Files.GoesOn) throws {
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw FileRefusal(path: path)
    }
    let target = Files.join(results, path)
    try ScriptFile.makeFolder(Files.folder(of: target))
    try ScriptFile.write(bytes, to: target, goesOn)
    inputs.wrote(target, bytes)
  }
}

extension Session.Configuration {
  mutating func grantLessonFiles(_ files: LessonFiles) {
    readFile = { try files.read($0, $1) }
    writeFile = { try files.write($1, to: $0, $2) }
    let inputs = files.inputs
    readDataSet = { path in
      let bytes = try Files.readIfPresent(path)
      inputs.read(path, bytes)
      return bytes
    }
    scriptClock = scriptClock.map(inputs.watching)
    let modules = ScriptModules(folder: files.beside)
    moduleSource = { name in
      modules.path(of: name).map { inputs.read($0, try? Files.readIfPresent($0)) }
      return modules.source(name)
    }
  }
}
