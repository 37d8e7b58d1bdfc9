public import Tensors

// Why a score cannot be given, as facts.

/// Numbers that do not make a metric.
public enum MetricError: Error, Equatable, Sendable {
  case counts(String, Int, String, Int)
  case empty(String)
  case label(Int, at: Int, classes: Int)
  case classes(Int, most: Int)
  case top(Int, classes: Int)
  /// All examples are of one kind, so that there is no pair to compare.
  case oneKind(positives: Int, negatives: Int)
  case notANumber(String, at: Int)
  case box(Box, at: Int)
  case shapes([Int], [Int])
  case scoresShape([Int], labels: [Int])
  case peak(Double)
  case tensor(TensorError)
}

extension MetricError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .counts(let a, let first, let b, let second): "\(first) \(a) but \(second) \(b)"
    case .empty(let what): "there are no \(what)"
    case .label(let label, let place, let classes):
      "label \(label) of example \(place) is not one of the classes 0 to \(classes - 1)"
    case .classes(let classes, let most): "between 1 and \(most) classes can be compared, got \(classes)"
    case .top(let top, let classes): "top-\(top) of \(classes) classes: it must be between 1 and \(classes)"
    case .oneKind(let positives, let negatives):
      "a curve needs examples of both kinds, got \(positives) positive and \(negatives) negative"
    case .notANumber(let what, let place): "\(what) \(place) is not a number"
    case .box(let box, let place):
      "box \(place) ends before it begins: x \(box.left) to \(box.right), y \(box.top) to \(box.bottom)"
    case .shapes(let a, let b): "the shapes \(a) and \(b) differ"
    case .scoresShape(let scores, let labels):
      "scores of shape (examples, classes) and as many labels are expected, got \(scores) and \(labels)"
    case .peak(let peak): "the largest possible value must be above 0, got \(peak.text)"
    case .tensor(let error): "\(error)"
    }
  }
}

/// Runs an operation on tensors, whose errors become metric errors.
func onTensors<Result>(_ body: () throws(TensorError) -> Result) throws(MetricError) -> Result {
  do throws(TensorError) { return try body() } catch { throw .tensor(error) }
}
