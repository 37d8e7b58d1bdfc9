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
  /// The lines of the terminal; nil where nothing limits them.
  let height: Int?
  let pictureStyle: TextStyle
  /// Whether bold, colours and the like are understood and wanted.
  let hasStyles: Bool

  static let plainWidth = 80

  /// The terminal behind standard output; where there is none, plain text, 80 columns wide.
  static func standardOutput(environment: [String: String]) -> Screen {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isPlain = (environment["NO_COLOR"] ?? "") != "" || environment["TERM"] == "dumb"
    let size = isTerminal ? windowSize : nil
    return Screen(
      isTerminal: isTerminal, width: size?.columns ?? plainWidth, height: size?.rows,
      pictureStyle: TextStyle(environment: environment, isTerminal: isTerminal),
      hasStyles: isTerminal && !isPlain)
  }

  /// What a script shows, as lines that fit.
  func text(of item: DisplayItem) -> String {
    var space = TextSpace(style: pictureStyle, width: width)
    // Below a picture stand its axis, its scale, a sentence and the prompt.
    if let height { space = TextSpace(style: pictureStyle, width: width, rows: height - 7) }
    return item.terminalLines(space).map { $0 + "\n" }.joined()
  }

  private static var windowSize: (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }
}
