// Standard output and standard error, in the order in which they were written.
//
// A write costs a system call, so what goes to a pipe or a file is gathered; a terminal gets every line at once. Before
// anything goes to standard error, what stands in the buffer goes out: in a log that holds both, a traceback stands
// behind the output that led to it. When the reader of a pipe has gone, there is nobody to tell and nothing left to do.

import CourseLibrary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program's output.
final class StandardStreams {
  private var pending: [UInt8] = []
  /// Whether a line of progress stands on the terminal, to be cleared before anything else is written.
  private var hasProgress = false
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private static let capacity = 1 << 16

  func write(_ text: String, to stream: String = "stdout") {
    if hasProgress { show(.progress("")) }
    if stream == "stderr" {
      flush()
      Self.send(Array(text.utf8), to: STDERR_FILENO)
      return
    }
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.capacity || isTerminal { flush() }
  }

  /// Shows what nobody records, where somebody looks on: on standard error when that is a terminal. Progress stands in
  /// the place of the last.
  func show(_ volatile: Volatile) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    flush()
    switch volatile {
    case .line(let text): write(text + "\n", to: "stderr")
    case .progress(let text):
      Self.send(Array("\r\u{1B}[K\(text.prefix(Screen.plainWidth - 1))".utf8), to: STDERR_FILENO)
      hasProgress = !text.isEmpty
    }
  }

  func flush() {
    if pending.isEmpty { return }
    Self.send(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }

  /// What a command has to say, at once.
  static func print(_ text: String) {
    let streams = StandardStreams()
    streams.write(text)
    streams.flush()
  }

  /// A message of the program itself.
  func report(_ message: String) { write("convbook: \(printable(message))\n", to: "stderr") }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    do {
      try Files.writeAll(bytes, descriptor, "standard output")
    } catch {
      if descriptor == STDERR_FILENO { return }
      if error.code == EPIPE { _exit(128 + SIGPIPE) }
      send(Array("convbook: \(error)\n".utf8), to: STDERR_FILENO)
      _exit(1)
    }
  }
}
