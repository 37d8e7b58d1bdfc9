// What one call of `check` found, for a host that keeps account of it.
//
// A grader sets `CourseEnvironment.checked` and gets one record for each check, whatever came of it; a REPL or a lesson
// sets nothing, and a failed check raises there. A record holds texts and numbers only, so it outlives the session.

/// One check and what came of it.
package struct CheckRecord: Sendable, Equatable {
  package enum Verdict: String, Sendable {
    case passed
    /// Nobody has answered yet: `...`, or the stub's `NotImplementedError`.
    case open
    case failed
  }

  /// In what way a check failed.
  package enum Failure: Sendable, Equatable {
    /// An answer of another shape or length than expected.
    case shape
    case values
    /// The name of the exception's class.
    case exception(String)
    /// The answer changed what it was given.
    case changedInput
    /// Nothing, or something else than numbers, where numbers were expected.
    case notANumber

    /// What stands in reports: `shape`, `values`, `ValueError`, `changed input`, `not a number`.
    package var text: String {
      switch self {
      case .shape: "shape"
      case .values: "values"
      case .exception(let name): name
      case .changedInput: "changed input"
      case .notANumber: "not a number"
      }
    }
  }

  /// How far numbers of the right shape are from those expected.
  package struct ErrorSize: Sendable, Equatable {
    /// The largest difference.
    package var absolute: Double
    /// The largest difference relative to the numbers' size, |a - b| / max(1e-8, |a| + |b|): from 0 to 1.
    package var relative: Double

    package init(absolute: Double, relative: Double) {
      self.absolute = absolute
      self.relative = relative
    }
  }

  package var name: String
  /// What it is worth, as the call says; 0 where it says nothing.
  package var points: Double
  /// The part of the points earned, 0 to 1.
  package var share: Double
  package var verdict: Verdict
  package var category: String?
  package var hint: String?
  /// What is wrong, in a line: `3 of 12 numbers differ, …`; nil where nothing is.
  package var complaint: String?
  /// More lines about a failure: what the mistake may be, the sum that gives the first wrong number.
  package var explanation: String?
  package var failure: Failure?
  package var error: ErrorSize?

  package init(
    name: String, points: Double = 0, share: Double = 0, verdict: Verdict, category: String? = nil,
    hint: String? = nil, complaint: String? = nil, explanation: String? = nil, failure: Failure? = nil,
    error: ErrorSize? = nil
  ) {
    self.name = name
    self.points = points
    self.share = share
    self.verdict = verdict
    self.category = category
    self.hint = hint
    self.complaint = complaint
    self.explanation = explanation
    self.failure = failure
    self.error = error
  }
}
