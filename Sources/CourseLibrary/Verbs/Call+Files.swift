// Files that a script names: the host has them.
//
// Their bytes count as memory from before they are read until something was made of them, and the host is told to stop
// between the pieces of a long file when Ctrl-C or the clock wants it.

import Interpreter
import Tensors

extension Call {
  /// What `body` makes of the bytes of a file.
  func file<Result>(_ path: String, _ body: ([UInt8]) throws -> Result) throws -> Result {
    var held = 0
    defer { engine.release(held) }
    let bytes = try unlessStopped { goesOn in
      try library.environment.readFile(path) { count in
        if !goesOn(count) { return false }
        held += count
        return true
      }
    }
    guard let bytes else {
      throw machine.error("FileNotFoundError", "[Errno 2] No such file or directory: '\(path)'")
    }
    return try body(bytes)
  }

  /// Writes a file of what `encode` makes of these tensors.
  func save(_ tensors: [Tensor], to path: String, _ encode: () throws -> [UInt8]) throws {
    // What views show may be more than can be counted, and is then more than there is.
    let size = tensors.reduce(0.0) { $0 + Double($1.count) * Double($1.dtype.byteCount) }
    let held = Int(exactly: size) ?? .max
    try engine.charge(held)
    defer { engine.release(held) }
    let bytes = try encode()
    try unlessStopped { goesOn in try library.environment.writeFile(path, bytes, goesOn) }
  }

  /// Runs what asks whether to go on; where it was told not to, the reason is what is thrown.
  private func unlessStopped<Made>(_ body: (_ goesOn: CourseEnvironment.GoesOn) throws -> Made) throws -> Made {
    var reason: TensorError?
    let made = Result {
      try body { count in
        do throws(TensorError) {
          try engine.poll()
          try engine.charge(count)
        } catch { reason = error }
        return reason == nil
      }
    }
    if let reason { throw reason }
    return try made.get()
  }
}
