import ArgumentParser
import Session

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Lessons by number, name or file: the shelf finds them, the reader opens them in the REPL.

/// `convbook lesson`: lists the lessons, or opens one in the REPL.
struct Lesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Lists the lessons, or opens one in the REPL.",
    discussion: """
      convbook lesson           lists number, title and file of every lesson
      convbook lesson 2         opens lesson 2, to read and run cell by cell
      convbook lesson 19b       opens the second part of lesson 19
      convbook lesson backprop  opens the lesson with "backprop" in its name
      convbook lesson my.py     opens a lesson of your own

      Lessons are found in ./lessons, then where "make install" put them.
      """)

  @Argument(help: "A lesson's number, its name or a part of it, or a file.")
  var lesson: String?

  func run() throws {
    let shelf = LessonShelf(executable: System.executable)
    guard let lesson else {
      try Self.list(shelf)
      return
    }
    let path = try shelf.find(lesson)
    guard Convbook.hasTerminal else {
      throw CommandFailure(
        "a lesson needs a terminal to be read on; without one: convbook run \(path)",
        exitCode: CommandFailure.usage)
    }
    throw ExitCode(Convbook.openREPL(lesson: path))
  }

  private static func list(_ shelf: LessonShelf) throws {
    let lessons = shelf.lessons
    if lessons.isEmpty {
      throw CommandFailure(
        "no lessons in \(shelf.folders.joined(separator: " or ")); run it where the lessons are")
    }
    let streams = StandardStreams()
    for lesson in lessons {
      let number = lesson.number ?? ""
      let gap = String(repeating: " ", count: max(0, 3 - number.count))
      streams.write("\(gap)\(number)  \(lesson.title)\n       \(lesson.path)\n")
    }
    streams.flush()
  }
}

extension Convbook {
  /// Whether somebody can type and read.
  static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// The REPL, at a lesson where one is given; gives the exit code.
  static func openREPL(lesson: String? = nil) -> Int32 {
    let environment = System.environment
    let shelf = LessonShelf(executable: System.executable)
    var options = REPLOptions(version: version, environment: environment)
    options.configuration = .granting(environment: environment)
    options.lesson = lesson
    options.lessons = { shelf.paths }
    options.findLesson = { wanted in try shelf.find(wanted) }
    return runREPL(options)
  }
}
