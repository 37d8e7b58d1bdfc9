// What grading one submission gave: marks with their reasons, and what the teacher should know besides. It holds no time and
// no path of this machine, so the same submission gives the same bytes wherever and however often it is graded.

package import CourseLibrary

/// The grade of one submission.
///
/// ```swift
/// let grade = grader.grade(submission, student: "ada")
/// grade.points          // 85
/// grade.parts[0].checks // each with its verdict
/// grade.incidents       // what was tried, in the teacher's report only
/// ```
package struct Grade: Sendable, Equatable {
  package var homework: String
  package var student: String
  package var parts: [Part]
  /// What people have to mark, in the order of the source.
  package var manualParts: [Homework.ManualPart]
  /// The student's cells that failed.
  package var failedCells: [FailedCell] = []
  package var incidents: [Incident] = []
  /// The layers that kept the student's code in, by name.
  package var layers: [String] = []
  /// What they should have kept it from and did not: "file", "socket", "process".
  package var holes: [String] = []
  /// Why there is no mark, and the submission has to be graded again: wall time ran out, a worker did not start, the
  /// system did not let us read the file.
  package var gradeAgain: String?

  /// Why the file handed in cannot be graded; nil where it can be.
  package var unreadable: String? { incidents.first { $0.kind == .unreadable }?.message }

  /// Whether all layers kept the student's code in, if any of it ran.
  package var isIsolated: Bool {
    layers.isEmpty || layers.count == IsolationLayer.allCases.count && holes.isEmpty
  }

  /// The points of the tests, without lateness and without what people mark.
  package var points: Double { parts.reduce(0) { $0 + $1.points } }
  /// The points that the tests can give.
  package var of: Double { parts.reduce(0) { $0 + $1.of } }

  package struct Part: Sendable, Equatable {
    package var name: String
    package var gradeID: String
    package var points: Double
    package var of: Double
    package var checks: [Check] = []
    /// Why the part has no points whatever its checks say: it uses what it may not, or was never run.
    package var refusal: String?
    /// What ended its tests before their end: an `assert` that failed, an error in the tests themselves. The checks made
    /// until then count.
    package var interruption: String?

    /// What is to be said about the part beside its checks.
    package var remarks: [String] { [refusal, interruption].compactMap { $0 } }
  }

  /// One call of `check`, and whether students see it.
  package struct Check: Sendable, Equatable {
    package var record: CheckRecord
    package var isHidden: Bool

    package init(_ record: CheckRecord, isHidden: Bool) { (self.record, self.isHidden) = (record, isHidden) }

    package var points: Double { record.points * min(1, max(0, record.share)) }
  }

  package struct FailedCell: Sendable, Equatable {
    /// Its `grade_id`, or "cell 3".
    package var name: String
    package var exception: String
    package var message: String
    /// The report as Python prints it.
    package var traceback: String

    /// "the cell neuron failed: SyntaxError: invalid syntax".
    var sentence: String { "\(words) failed: \(message.isEmpty ? exception : "\(exception): \(message)")" }

    /// "the cell neuron", or "cell 3".
    var words: String { FailedCell.words(name) }

    static func words(_ name: String) -> String { name.hasPrefix("cell ") ? name : "the cell \(name)" }
  }

  /// Something that the teacher should know.
  package struct Incident: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      /// The file is none that can be graded.
      case unreadable
      /// A locked cell is not as it was given out.
      case lockedCell = "locked cell"
      case duplicatedCell = "duplicated cell"
      case movedCell = "moved cell"
      case missingCell = "missing cell"
      /// Points or another setting of a cell were changed.
      case changedSettings = "changed settings"
      case forbiddenName = "forbidden name"
      /// A name was looked up in a way that hides which.
      case hiddenLookup = "hidden lookup"
      /// A name of the language or the library was given another meaning.
      case redefinedName = "redefined name"
      /// A class says itself what it is equal to, or which number it is.
      case speaksForItself = "object that speaks for itself"
      /// Steps, memory or output ran out.
      case budget
      /// A cell ended the program.
      case exit
      /// The worker died, or broke the rules of the channel.
      case worker
      /// More happened than is listed.
      case manyMore = "more"
      /// It asked for files, processes or the network.
      case forbiddenModule = "forbidden module"
    }

    package var kind: Kind
    package var message: String

    package init(_ kind: Kind, _ message: String) { (self.kind, self.message) = (kind, message) }
  }
}
