// What the terminal can show.

import CourseLibrary
import Pictures

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How wide output may be, and how pictures are drawn on it.
struct Screen {
  let isTerminal: Bool
  let width: Int
  let pictureStyle: TextStyle
  /// Whether bold, colours and the like are understood and wanted.
  let hasStyles: Bool

  static let plainWidth = 80

  /// The terminal behind standard output; where there is none, plain text, 80 columns wide.
  static func standardOutput(environment: [String: String]) -> Screen {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain = (environment["NO_COLOR"] ?? "") != "" || environment["TERM"] == "dumb"
    return Screen(
      isTerminal: isTerminal, width: isTerminal ? columns : plainWidth,
      pictureStyle: TextStyle(environment: environment, isTerminal: isTerminal),
      hasStyles: isTerminal && !isPlain)
  }

  /// What a script shows, as lines that fit.
  func text(of item: DisplayItem) -> String {
    item.terminalLines(style: pictureStyle, width: width).map { $0 + "\n" }.joined()
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return plainWidth }
    return Int(size.ws_col)
  }
}
