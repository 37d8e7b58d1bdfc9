// How near two numbers must be.

/// The rule by which a check takes one number for another.
struct Tolerance {
  /// The greatest difference allowed.
  var absolute = 1e-6
  /// What is allowed beside that, times the size of the expected number: NumPy's `rtol`.
  var relative = 0.0
  /// Where given, it alone decides: the greatest ``relativeError(_:_:)`` allowed.
  var largestRelativeError: Double?

  /// Whether `a` passes for the expected `b`; what is not a number never does.
  func accepts(_ a: Double, _ b: Double) -> Bool {
    if a == b { return true }
    guard a.isFinite, b.isFinite else { return false }
    if let largestRelativeError { return Tolerance.relativeError(a, b) <= largestRelativeError }
    return abs(a - b) <= absolute + relative * abs(b)
  }

  func accepts(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { accepts($0, $1) }
  }

  /// The relative error of CS231n's notes: |a - b| / max(1e-8, |a| + |b|).
  static func relativeError(_ a: Double, _ b: Double) -> Double {
    a == b ? 0 : abs(a - b) / max(1e-8, abs(a) + abs(b))
  }
}
