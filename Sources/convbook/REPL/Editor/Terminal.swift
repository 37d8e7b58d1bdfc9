// The terminal that the REPL lives on: its size at this moment, and text written at once.

import CourseLibrary
import Glibc

enum Terminal {
  /// The window's columns; 80 where it does not say.
  static var columns: Int { size.columns }
  /// The window's rows; 24 where it does not say.
  static var rows: Int { size.rows }

  private static var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return (80, 24) }
    return (Int(window.ws_col), window.ws_row > 0 ? Int(window.ws_row) : 24)
  }

  /// Shows what nobody records: progress in place of the last, in one line.
  static func show(_ volatile: Volatile) {
    switch volatile {
    case .line(let text): write(text + "\n")
    case .progress(let text): write("\r\u{1B}[K\(text.prefix(columns - 1))")
    }
  }

  /// Writes the whole text; a terminal that is gone takes nothing.
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    try? Files.writeAll(Array(text.utf8), descriptor, "terminal")
  }
}
