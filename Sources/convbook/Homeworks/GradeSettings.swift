// What `convbook grade` was asked for.

import Grading

struct GradeSettings: Sendable {
  var out = "grades"
  var jobs = 1
  var roster = Roster.empty
  var late = LatePolicy()
  /// Grade this part of the submissions only: the k-th of n.
  var shard: (number: Int, of: Int)?
  /// Put together what is stored, and grade nothing.
  var merges = false
  var requiresIsolation = false
  /// Grade everything again, whatever is stored.
  var again = false
  /// All that is handed in is this student's.
  var student: String?
}
