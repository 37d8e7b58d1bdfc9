// What the host grants to the verbs.
//
// The library itself opens no file, reads no environment variable and knows no terminal: every such thing is a closure
// here, and the defaults grant nothing. A grader passes fewer, the REPL passes all.

package import Tensors

/// The means that a host lends to the teaching verbs.
///
/// ```swift
/// var environment = CourseEnvironment()
/// environment.display = { item in print(item.plainText()) }
/// ```
package struct CourseEnvironment {
  /// Whether to go on with so many more bytes in memory (0 where only time has passed). A host asks before it reads, and
  /// between the pieces of a long file; when told not to, it throws whatever it likes.
  package typealias GoesOn = (_ bytes: Int) -> Bool

  /// The bytes of a file that the script names; nil when there is none. Throw a ``FileRefusal`` to forbid it.
  package var readFile: (_ path: String, _ goesOn: GoesOn) throws -> [UInt8]?
  /// Writes a whole file that the script names, or leaves what was there as it was.
  package var writeFile: (_ path: String, _ bytes: [UInt8], _ goesOn: GoesOn) throws -> Void
  /// The bytes of an installed data set's file; nil when it is not installed.
  package var readDataSet: @Sendable (_ path: String) throws -> [UInt8]?
  /// The environment variables that say where data sets are.
  package var variables: [String: String]
  /// Whether lessons should take their short way: `fast` in a script.
  package var isFast: Bool
  /// Asks the student and gives the line typed, nil at the end of input. Absent where nobody can answer (batch).
  package var ask: ((_ question: String) -> String?)?
  /// Whether what is shown step by step (`slide`) may wait for the student after each step, where one can be asked.
  package var waits: () -> Bool = { true }
  /// Takes what is to be seen, in order with what is printed.
  package var display: (DisplayItem) -> Void
  /// Takes what is seen and never recorded: times, progress.
  package var show: (Volatile) -> Void
  /// Looks on at what each `check` found.
  package var noteCheck: (CheckRecord) -> Void = { _ in }
  /// Takes what each `check` found; a failed one then raises nothing. Where it is absent, `check` prints and raises.
  package var checked: ((CheckRecord) -> Void)?
  /// Fits what `help(x)` prints to the place where it is shown.
  package var fitHelp: (_ text: String) -> String = { $0 }
  /// Where random tensors begin until a script calls `manual_seed`.
  package var seed: UInt64
  /// How many threads a long tensor loop may use; no result depends on it.
  package var threads: Int
  /// The vector instructions that tensors are computed with, as far as the processor has them.
  package var instructions = InstructionSet.avx512

  package init(
    readFile: @escaping (_ path: String, _ goesOn: GoesOn) throws -> [UInt8]? = { path, _ in
      throw FileRefusal(path: path)
    },
    writeFile: @escaping (_ path: String, _ bytes: [UInt8], _ goesOn: GoesOn) throws -> Void = { path, _, _ in
      throw FileRefusal(path: path)
    },
    readDataSet: @escaping @Sendable (_ path: String) throws -> [UInt8]? = { _ in nil },
    variables: [String: String] = [:], isFast: Bool = true, ask: ((_ question: String) -> String?)? = nil,
    display: @escaping (DisplayItem) -> Void = { _ in }, show: @escaping (Volatile) -> Void = { _ in },
    seed: UInt64 = 0, threads: Int = 1
  ) {
    self.readFile = readFile
    self.writeFile = writeFile
    self.readDataSet = readDataSet
    self.variables = variables
    self.isFast = isFast
    self.ask = ask
    self.display = display
    self.show = show
    self.seed = seed
    self.threads = threads
  }
}

/// The host does not let the script have this file; in the script a `PermissionError`.
package struct FileRefusal: Error, Equatable, CustomStringConvertible {
  package let path: String
  /// The host's own words, where it has some.
  package let reason: String?

  package init(path: String, reason: String? = nil) { (self.path, self.reason) = (path, reason) }

  package var description: String { reason ?? "[Errno 13] Permission denied: '\(path)'" }
}
