public import Tensors

// Wrong labels on purpose: what a network can only learn by heart, so that overfitting shows.

/// Labels with errors.
public enum LabelNoise {
  /// Classes 0..<classes, int64 (N,): each label is replaced with probability `share` by one of the other classes.
  ///
  /// Whether label i is replaced depends on the seed and i alone.
  public static func apply(to labels: Tensor, share: Double, classes: Int, seed: Int) throws -> Tensor {
    try require("share", share, in: 0...1)
    try require("classes", classes, in: 2...Int(Int32.max))
    guard labels.rank == 1, labels.dtype == .int64 else {
      throw DatasetError.argument(
        "labels", got: "\(labels.dtype.name) of \(labels.rank) dimensions", expected: "int64 (N,)")
    }
    var values = try labels.ints()
    for (index, label) in values.enumerated() {
      guard (0..<classes).contains(label) else {
        throw DatasetError.argument(
          "labels", got: "\(label) at index \(index)", expected: "classes from 0 to \(classes - 1)")
      }
      var numbers = KeyedNumbers(seed: seed, key: index)
      guard numbers.chance(share) else { continue }
      values[index] = (label + 1 + numbers.integer(below: classes - 1)) % classes
    }
    return try labels.engine.tensor(values)
  }
}
