// A lesson's files in a batch run: what it saves goes into its folder of results, where it also finds it again; what it
// loads may stand beside the lesson too. It cannot write anywhere else: a file beside the lesson that it would change is
// copied into the results first. All of it is noted.

import CourseLibrary
import Interpreter
import Session

struct LessonFiles: GrantedFiles {
  let results: String
  let beside: String
  let inputs: RunInputs

  func read(_ path: String, _ goesOn: Files.GoesOn) throws(HostFileError) -> [UInt8]? {
    for place in placesToRead(path) {
      if let bytes = try noted(place, goesOn) { return bytes }
    }
    return nil
  }

  func write(_ bytes: [UInt8], to path: String, _ goesOn: Files.GoesOn) throws(HostFileError) {
    let target = try placeToWrite(path)
    try makeFolder(of: target)
    try GrantedFolder(results).write(bytes, to: target, goesOn)
    inputs.wrote(target, bytes)
  }

  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile {
    guard access.writes else {
      for place in placesToRead(path) {
        guard try noted(place) != nil else { continue }
        return try OpenFile.open(Files.absolute(place), access, named: path)
      }
      throw HostFileError(.absent(path))
    }
    let target = try placeToWrite(path)
    if access.start != .empty, try noted(target) == nil, access.start != .new,
      let bytes = try noted(Files.join(beside, path))
    {
      try write(bytes, to: path, { _ in true })
    }
    if access.start != .existing { try makeFolder(of: target) }
    let file = try GrantedFolder(results).open(target, access)
    inputs.opened(target)
    return file
  }

  /// Where a file is looked for, in turn. Absolute paths can be read too.
  private func placesToRead(_ path: String) -> [String] {
    path.hasPrefix("/") ? [path] : [Files.join(results, path), Files.join(beside, path)]
  }

  private func placeToWrite(_ path: String) throws(HostFileError) -> String {
    if path.isEmpty { throw HostFileError(.absent(path)) }
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      throw .refused("'\(path)' lies outside the folder '\(results)', the only one that this run writes to")
    }
    return Files.join(results, path)
  }

  private func noted(
    _ path: String, _ goesOn: Files.GoesOn = { _ in true }
  ) throws(HostFileError) -> [UInt8]? {
    do { return try inputs.read(path, goesOn) } catch { throw HostFileError(error) }
  }

  private func makeFolder(of target: String) throws(HostFileError) {
    do { try Files.makeFolder(Files.folder(of: target)) } catch { throw HostFileError(error) }
  }
}

extension Session.Configuration {
  mutating func grantLessonFiles(_ files: LessonFiles) {
    grant(files)
    let inputs = files.inputs
    readDataSet = { try inputs.read($0) }
    scriptClock = scriptClock.map(inputs.watching)
    moduleSource =
      ScriptModules(folder: files.beside) { (path) throws(FileError) in try inputs.read(path) }.source
  }
}
