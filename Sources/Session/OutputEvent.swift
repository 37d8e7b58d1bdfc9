// What a running cell puts out, as it happens.
//
// Every front end (terminal, batch, notebook, kernel, grader) receives the same events in the same order. An event says
// what there is to see; how it looks is decided where it is shown.

package import CourseLibrary

/// One thing that a running cell puts out.
///
/// ```swift
/// session.run("print(1)\n6 * 7", name: "In [1]") { print($0) }
/// // stream(name: "stdout", text: "1\n")
/// // result(text: "42", executionCount: 1)
/// ```
package enum OutputEvent: Sendable {
  /// Printed text; `name` is "stdout" or "stderr".
  case stream(name: String, text: String)
  /// Something to be seen: a picture, a table of numbers, a chart.
  case display(DisplayItem)
  /// Something that differs from run to run: shown where somebody looks on, never recorded.
  case volatile(Volatile)
  /// The value of the cell's last expression as `repr` gives it; never `None`.
  case result(text: String, executionCount: Int)
  /// An uncaught exception: its class, its message, and the report as CPython prints it, which ends in a line feed.
  case failure(name: String, message: String, traceback: String)
}
