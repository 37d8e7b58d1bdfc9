// What a front end lends to a session: files, a clock, answers, budgets. The defaults grant nothing.

package import CourseLibrary
package import Interpreter
package import Limits
package import Syntax
package import Tensors

extension Session {
  /// The host's side of a session.
  ///
  /// ```swift
  /// var configuration = Session.Configuration()
  /// configuration.budget.seconds = 60
  /// configuration.clock = monotonicSeconds
  /// ```
  package struct Configuration {
    /// What each cell may spend.
    package var budget = Budget()
    /// Seconds since any fixed moment; it must never go back.
    package var clock: @Sendable () -> Double = { 0 }
    /// What the module `time` of a script may know and do; nothing when absent.
    package var scriptClock: Host.Clock?
    /// Whether lessons take their short way: `fast` in a script.
    package var isFast = true
    /// Whether the teaching verbs are there without an import.
    package var offersVerbsUnasked = true
    /// Whether the variables of calls that an error left can be looked at afterwards; until then they take memory.
    package var keepsFailedFrames = false
    /// Whether `sys.exit` in a cell is an error of that cell, as in a notebook: there is nothing to leave.
    package var exitIsAnError = false
    /// Where random tensors begin.
    package var seed: UInt64 = 0
    /// How many threads a long tensor loop may use; no result depends on it.
    package var threads = 1
    /// The vector instructions that tensors are computed with, as far as the processor has them: results are the same
    /// bits within one set.
    package var instructions = InstructionSet.avx512
    /// `sys.argv`.
    package var arguments: [String] = [""]
    /// The environment variables that say where data sets are.
    package var environment: [String: String] = [:]
    /// The bytes of a file that a script names, nil when there is none.
    package var readFile: (_ path: String, _ goesOn: CourseEnvironment.GoesOn) throws -> [UInt8]? = { path, _ in
      throw FileRefusal(path: path)
    }
    /// Writes a whole file that a script names, or leaves what was there as it was.
    package var writeFile:
      (_ path: String, _ bytes: [UInt8], _ goesOn: CourseEnvironment.GoesOn) throws -> Void = {
        path, _, _ in throw FileRefusal(path: path)
      }
    /// The bytes of an installed data set's file, nil when it is not installed.
    package var readDataSet: @Sendable (_ path: String) throws -> [UInt8]? = { _ in nil }
    /// The source of a module beside the script, where such imports are granted.
    package var moduleSource: (_ name: String) -> Source? = { _ in nil }
    /// Lets what was put out so far be seen: a script asked for it.
    package var flush: () -> Void = {}
    /// Asks the student and gives the line typed, nil at the end of input. Absent where nobody can answer.
    package var ask: ((_ question: String) -> String?)?
    /// Whether what is shown step by step (`slide`) may wait for the student after each step, where one can be asked.
    package var waits: () -> Bool = { true }
    /// Shows a prompt and gives the next line of input, for `input()`; where it is absent, ``ask`` does.
    package var readLine: ((_ prompt: String) -> String?)?
    /// Fits what `help(x)` prints to the place where it is shown.
    package var fitHelp: (_ text: String) -> String = { $0 }
    /// The files that `open()` reaches; nil where it reaches none.
    package var files: (any HostFiles)?

    package init() {}
  }
}
