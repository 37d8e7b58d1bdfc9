// What the command line gives the REPL. It is a value of closures and settings, so that the REPL opens no folder and
// reads no environment variable that it was not handed.

import Session

/// How a REPL starts.
///
/// ```swift
/// var options = REPLOptions(version: "0.1.0", environment: ProcessInfo.processInfo.environment)
/// options.lesson = "2"
/// exit(runREPL(options))
/// ```
struct REPLOptions {
  /// The program's version, for the banner.
  var version: String
  /// Says where history and progress are kept (`CONVBOOK_HOME`, `XDG_STATE_HOME`, `HOME`), and whether colours are
  /// wanted (`NO_COLOR`, `TERM`).
  var environment: [String: String]
  /// The session's budget, grants and seed; the REPL itself sets `ask`, `textStyle` and `width`.
  var configuration = Session.Configuration()
  /// A lesson to open at once: a number, a name or a file.
  var lesson: String?
  /// The path of the lesson that a number, a name or a path means; throws an error whose description says why not.
  var findLesson: (String) throws -> String = { throw CommandFailure("no lesson '\($0)'") }
  /// The paths of all lessons, in the course's order.
  var lessons: () -> [String] = { [] }

  init(version: String, environment: [String: String]) {
    self.version = version
    self.environment = environment
  }
}
