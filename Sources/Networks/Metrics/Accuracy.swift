public import Tensors

// How often the right class is among the k with the highest scores.

/// Shares of right answers.
public enum Accuracy {
  /// The share of examples whose label is among the `top` classes by score.
  ///
  /// Scores are (N, C), labels (N). Of equal scores the earlier class counts as higher, as in `argmax`; a score that is
  /// no number counts as wrong.
  ///
  ///     try Accuracy.score(logits, labels, top: 5)   // 0.93
  public static func score(_ scores: Tensor, _ labels: Tensor, top: Int = 1) throws(MetricError) -> Double {
    guard scores.rank == 2, labels.rank == 1, scores.shape[0] == labels.shape[0] else {
      throw .scoresShape(scores.shape, labels: labels.shape)
    }
    let classes = scores.shape[1]
    let values = try onTensors { () throws(TensorError) in try scores.doubles() }
    let truth = try onTensors { () throws(TensorError) in try labels.ints() }
    if truth.isEmpty { throw .empty("examples") }
    if top < 1 || top > classes { throw .top(top, classes: classes) }
    var right = 0
    for (example, label) in truth.enumerated() {
      guard label >= 0, label < classes else { throw .label(label, at: example, classes: classes) }
      if isAmong(top, label: label, values[example * classes..<(example + 1) * classes]) { right += 1 }
    }
    return Double(right) / Double(truth.count)
  }

  private static func isAmong(_ top: Int, label: Int, _ scores: ArraySlice<Double>) -> Bool {
    let own = scores[scores.startIndex + label]
    if own.isNaN { return false }
    var above = 0
    for (offset, other) in scores.enumerated() where offset != label {
      if other > own || other.isNaN || (other == own && offset < label) { above += 1 }
    }
    return above < top
  }

  /// The share of equal labels.
  public static func score(_ predicted: [Int], _ truth: [Int]) throws(MetricError) -> Double {
    if predicted.count != truth.count { throw .counts("predictions", predicted.count, "labels", truth.count) }
    if truth.isEmpty { throw .empty("examples") }
    return Double(zip(predicted, truth).count { $0 == $1 }) / Double(truth.count)
  }
}
