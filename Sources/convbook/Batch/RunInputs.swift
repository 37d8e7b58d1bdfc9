// All that a run's results depend on, so that a later run can tell whether they would be the same.
//
// Some of it is known before: the notebook with its parameters, the flags, the program and the processor's instruction
// set. The files that it reads are known afterwards: each is noted with a digest of what it held, or as absent, since a
// file that was looked for and not found decides as much. A run that asked for the time cannot be told to be the same.

import Interpreter
import JSON
import NotebookFormat
import Session
import Synchronization
import Tensors

/// A file as a run found it.
struct FileState: Equatable {
  let path: String
  /// SHA-512 of its bytes; nil when there was no such file.
  let digest: String?

  init(path: String, bytes: [UInt8]?) {
    self.path = path
    digest = bytes.map { SHA512.text(of: $0) }
  }

  init?(_ value: JSONValue) {
    guard let path = value["path"]?.string, let digest = value["digest"] else { return nil }
    self.path = path
    self.digest = digest.string
  }

  var json: JSONValue { ["path": .string(path), "digest": digest.map(JSONValue.string) ?? .null] }

  /// Whether the file is still as it was.
  var isUnchanged: Bool {
    do { return self == FileState(path: path, bytes: try Files.readIfPresent(path)) } catch { return false }
  }
}

/// Notes what a run reads and writes, on whatever thread.
final class RunInputs: Sendable {
  private struct Notes {
    var read: [String: FileState] = [:]
    var written: [String: FileState] = [:]
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

  /// Takes note of a file that was read. What the run wrote itself is none of its inputs.
  func read(_ path: String, _ bytes: [UInt8]?) {
    let state = FileState(path: path, bytes: bytes)
    notes.withLock { if $0.written[path] == nil, $0.read[path] == nil { $0.read[path] = state } }
  }

  func wrote(_ path: String, _ bytes: [UInt8]) {
    let state = FileState(path: path, bytes: bytes)
    notes.withLock { $0.written[path] = state }
  }

  var filesRead: [FileState] { notes.withLock { $0.read.values.sorted { $0.path < $1.path } } }
  var filesWritten: [FileState] { notes.withLock { $0.written.values.sorted { $0.path < $1.path } } }
  var isRepeatable: Bool { notes.withLock { !$0.askedForTime } }
}

extension BatchSettings {
  /// A digest of what is run and how: what must be the same for the results to be the same. Nil where the program cannot
  /// tell which one it is.
  func digest(of source: [UInt8], at path: String, environment: [String: String]) -> String? {
    guard let program = System.programIdentity else { return nil }
    let set = InstructionSet.available.max().map { "\($0)" } ?? ""
    let facts =
      [
        program, set, path, "fast \(isFast)", "going on \(keepsGoing)",
        "seconds \(budget.seconds ?? 0) bytes \(budget.bytes ?? 0) steps \(budget.steps ?? 0)",
      ] + System.dataVariables.map { "\($0) \(environment[$0] ?? "")" } + parameters.map(\.assignment)
    return SHA512.text(of: Array(facts.joined(separator: "\n").utf8) + [0] + source)
  }
}
