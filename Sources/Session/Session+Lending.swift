// What a grader does between cells, in a session's own terms: it binds names, calls functions and makes values. That is
// script code too, so it runs as a cell does, on a large stack and within a budget.

package import CourseLibrary
package import Interpreter
package import Limits

extension Session {
  /// Runs `body` with the session's interpreter and library; false where no thread with a large stack could be made. A
  /// budget begins anew when one is given.
  @discardableResult
  package func lend(
    _ budget: Budget? = nil, _ body: (Interpreter, CourseLibrary) -> Void
  ) -> Bool {
    if let budget { limits.begin(budget) }
    return LargeStack.run { body(interpreter, library) }
  }

  /// The variables of the cells.
  package var globals: GlobalTable { interpreter.globals }
}
