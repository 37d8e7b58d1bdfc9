// The root of the subcommands, and the one place where an error becomes a message and an exit code: 0 done, 1 something
// failed while it ran, 2 the command line asked for what cannot be, 130 Ctrl-C.

import ArgumentParser
import Session

/// `convbook`, with everything that is not a script.
struct Convbook: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "convbook",
    abstract: "A notebook for learning convolutional networks: lessons, scripts and a REPL in one program.",
    usage: """
      convbook
      convbook FILE.py [ARG ...]
      convbook -c CODE [ARG ...]
      convbook - [ARG ...]
      convbook --allow-files FOLDER FILE.py [ARG ...]
      convbook <subcommand> [<options>]
      """,
    discussion: """
      Without arguments: the REPL on a terminal; otherwise standard input is run as a script.

      FILE.py, -c CODE and - (standard input) run a script as python3 does: its output alone is on standard output, an \
      uncaught error prints a traceback on standard error. The arguments behind it are the script's (sys.argv). Scripts \
      write "from convbook import *" to have the teaching verbs; lessons and the REPL have them unasked.

      A script opens no files (open(), torch.save(), np.load(), save()) unless --allow-files names a folder: then it \
      reads and writes below it, and nowhere else. input() reads standard input. In the REPL and in lessons cells read \
      and write files below the working directory; ":allow FOLDER" adds another.

      Exit codes: 0 done, 1 an error in a script or cell, 2 wrong usage or no such file, 130 Ctrl-C; sys.exit(n) exits n.

      Environment: FASHION_MNIST, CIFAR10_BIN and MNIST name the folders of data sets ("convbook data" says more); \
      NO_COLOR asks for plain text.
      """,
    version: version,
    subcommands: [
      Lesson.self, Run.self, Convert.self, HomeworkCommand.self, GradeCommand.self, DataSets.self, Bench.self,
      AnswerWorker.self,
    ])

  /// What is a subcommand and not the name of a script.
  static var commandNames: Set<String> {
    Set(configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"])
  }

  /// Says what is wrong with the command line.
  static func refuse(_ message: String) -> Int32 {
    StandardStreams().report(message)
    return CommandFailure.usage
  }

  static func run(_ words: [String]) -> Int32 {
    let streams = StandardStreams()
    defer { streams.flush() }
    do {
      var command = try parseAsRoot(words)
      try command.run()
      return 0
    } catch let failure as CommandFailure {
      streams.report(failure.message)
      return failure.exitCode
    } catch let code as ExitCode where !(code == .validationFailure) {
      return code.rawValue
    } catch {
      let isHelp = exitCode(for: error) == .success
      streams.write(fullMessage(for: error) + "\n", to: isHelp ? "stdout" : "stderr")
      return isHelp ? 0 : CommandFailure.usage
    }
  }
}

/// Why a command did not do what was asked, and the exit code that says so.
struct CommandFailure: Error, CustomStringConvertible {
  /// The exit code of a command line that cannot be followed.
  static let usage: Int32 = 2

  let message: String
  let exitCode: Int32
  var description: String { message }

  init(_ message: String, exitCode: Int32 = 1) {
    self.message = message
    self.exitCode = exitCode
  }
}
