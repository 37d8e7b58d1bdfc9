// The terminal that the REPL lives on: its size at this moment, text written at once and in order with what libedit
// writes, and colours where they are wanted.

import CourseLibrary
import Glibc

enum Terminal {
  /// The window's columns; 80 where it does not say.
  static var columns: Int {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return 80 }
    return Int(window.ws_col)
  }

  /// Shows what nobody records: progress in place of the last, in one line.
  static func show(_ volatile: Volatile) {
    switch volatile {
    case .line(let text): write(text + "\n")
    case .progress(let text): write("\r\u{1B}[K\(text.prefix(columns - 1))")
    }
  }

  /// Writes the whole text, after what libedit has written; a terminal that is gone takes nothing.
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    fflush(nil)
    try? Files.writeAll(Array(text.utf8), descriptor, "terminal")
  }

  /// Cuts a text into colour sequences (ESC [ … m) and what lies between.
  static func splitColours(_ text: String) -> [(text: String, isColour: Bool)] {
    var parts: [(text: String, isColour: Bool)] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "\u{1B}"), let end = rest[start...].firstIndex(of: "m") {
      if start > rest.startIndex { parts.append((String(rest[..<start]), false)) }
      parts.append((String(rest[start...end]), true))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append((String(rest), false)) }
    return parts
  }
}

/// Colours, where the terminal has them and the user wants them.
struct Palette {
  let isColoured: Bool

  enum Tone: String {
    case input = "32"
    case output = "31"
    case failure = "1;31"
    case title = "1"
    case faint = "2"
    case done = "1;32"
  }

  func paint(_ text: String, _ tone: Tone) -> String {
    isColoured ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}
