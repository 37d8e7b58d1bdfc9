public import Tensors

// What data sets are made of, made or loaded: a tensor of inputs and a tensor of what they should give.

/// Inputs and their labels, row for row.
///
/// Images are float32 (N, C, H, W) in 0...1, channels last in memory; labels of classes int64 (N,). What else an
/// example holds, a data set says that has it.
public struct Examples {
  public let inputs: Tensor
  public let labels: Tensor

  /// Inputs (N, …) and labels (N, …), row for row; nothing is copied or checked.
  public init(inputs: Tensor, labels: Tensor) {
    self.inputs = inputs
    self.labels = labels
  }

  /// The number of examples.
  public var count: Int { inputs.shape.first ?? 0 }
}
