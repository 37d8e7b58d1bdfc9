// All that a run's results depend on, so that a later run can tell whether they would be the same.
//
// Some of it is known before: the notebook with its parameters, the flags, the program and the processor's instruction
// set. The files that it reads are known afterwards: each is noted with a digest of what it held, or as absent, since a
// file that was looked for and not found decides as much. A run that asked for the time cannot be told to be the same.

import Interpreter
import JSON
import Limits
import NotebookFormat
import Session
import Synchronization

/// A file as a run found it.
struct FileState: Equatable {
  let path: String
  /// SHA-512 of its bytes; nil when there was no such file, and the system's number where it could not be read.
  let digest: String?

  init(path: String, bytes: [UInt8]?) {
    self.path = path
    digest = bytes.map { SHA512.text(of: $0) }
  }

  init(_ error: FileError) {
    path = error.path
    digest = "error \(error.code)"
  }

  /// The file as it is now.
  init(of path: String) {
    do { self.init(path: path, bytes: try Files.readIfPresent(path)) } catch { self.init(error) }
  }

  init?(_ value: JSONValue) {
    guard let path = value["path"]?.string, let digest = value["digest"] else { return nil }
    self.path = path
    self.digest = digest.string
  }

  var json: JSONValue { ["path": .string(path), "digest": digest.map(JSONValue.string) ?? .null] }

  /// Whether the file is still as it was.
  var isUnchanged: Bool { self == FileState(of: path) }
}

/// Notes what a run reads and writes, on whatever thread.
final class RunInputs: Sendable {
  private struct Notes {
    var read: [String: FileState] = [:]
    var written: [String: FileState] = [:]
    /// Opened to be written: what they hold is known at the end.
    var opened: Set<String> = []
    var askedForTime = false
  }

  private let notes = Mutex(Notes())

  /// What a script could know the time by, noting that it did.
  func watching(_ clock: Host.Clock) -> Host.Clock {
    Host.Clock(
      now: { [self] in
        notes.withLock { $0.askedForTime = true }
        return clock.now()
      },
      monotonic: { [self] in
        notes.withLock { $0.askedForTime = true }
        return clock.monotonic()
      }, sleep: clock.sleep)
  }

  /// The bytes of a file, of which note is taken; nil where there is none.
  func read(
    _ path: String, _ goesOn: Files.GoesOn = { _ in true }
  ) throws(FileError) -> [UInt8]? {
    do {
      let bytes = try Files.readIfPresent(path, goesOn)
      note(FileState(path: path, bytes: bytes))
      return bytes
    } catch {
      note(FileState(error))
      throw error
    }
  }

  /// Takes note of a file as it was first read. What the run wrote itself is none of its inputs.
  func note(_ state: FileState) {
    notes.withLock { notes in
      let isOwn = notes.written[state.path] != nil || notes.opened.contains(state.path)
      if !isOwn, notes.read[state.path] == nil { notes.read[state.path] = state }
    }
  }

  func wrote(_ path: String, _ bytes: [UInt8]) {
    let state = FileState(path: path, bytes: bytes)
    notes.withLock { notes in
      notes.opened.remove(path)
      notes.written[path] = state
    }
  }

  /// A file that from now on may change at any time.
  func opened(_ path: String) {
    notes.withLock { notes in
      notes.written[path] = nil
      notes.opened.insert(path)
    }
  }

  var filesRead: [FileState] { notes.withLock { $0.read.values.sorted { $0.path < $1.path } } }

  var filesWritten: [FileState] {
    let (written, opened) = notes.withLock { (Array($0.written.values), $0.opened) }
    return (written + opened.map { FileState(of: $0) }).sorted { $0.path < $1.path }
  }
  var isRepeatable: Bool { notes.withLock { !$0.askedForTime } }
}

extension BatchSettings {
  /// A digest of what is run and how: what must be the same for the results to be the same. Nil where the program cannot
  /// tell which one it is.
  func digest(of source: [UInt8], at path: String, granting granted: Session.Configuration) -> String? {
    guard let program = System.programIdentity else { return nil }
    let data = System.dataVariables.map { ($0, granted.environment[$0].map(JSONValue.string) ?? .null) }
    let facts: JSONValue = [
      "program": .string(program),
      "instructions": .string("\(granted.instructions)"),
      "path": .string(path), "folder": .string(Files.absolute(Files.folder(of: path))),
      "workingFolder": .string(Files.absolute(".")), "isFast": .bool(isFast), "keepsGoing": .bool(keepsGoing),
      "seconds": budget.seconds.map(JSONValue.number) ?? .null,
      "bytes": budget.bytes.map(JSONValue.int) ?? .null,
      "steps": budget.steps.map(JSONValue.int) ?? .null, "threads": .int(granted.threads),
      "memory": .int(granted.budget.bytes), "data": .object(JSONObject(data)),
      "parameters": .array(parameters.map { .string($0.assignment) }),
    ]
    return SHA512.text(of: Array(facts.text().utf8) + [0] + source)
  }
}
