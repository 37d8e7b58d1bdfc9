// The data sets as tensors, which is how a script sees them.

public import Tensors

extension LabelledImages {
  /// The pictures, uint8 (N, H, W), and the labels, int64 (N,).
  public func tensors(on engine: Engine) throws(TensorError) -> (images: Tensor, labels: Tensor) {
    let images = try engine.tensor(pixels, shape: [count, height, width])
    return (images, try engine.tensor(labels.map(Int.init), shape: [count]))
  }
}

extension NumberGrid {
  /// The grid with the given element type; by default uint8 where every number fits, else int64.
  public func tensor(on engine: Engine, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let isByte = values.allSatisfy { (0...255).contains($0) }
    return try engine.tensor(values, shape: shape, dtype: dtype ?? (isByte ? .uint8 : .int64))
  }
}

extension GlyphPicture {
  /// The picture as float32 (H, W).
  public func tensor(on engine: Engine) throws(TensorError) -> Tensor {
    try engine.tensor(pixels, shape: shape)
  }

  /// A picture (H, W) from a tensor.
  public init(_ tensor: Tensor) throws {
    guard tensor.rank == 2 else { throw DatasetError.notAPicture(shape: tensor.shape) }
    self.init(height: tensor.shape[0], width: tensor.shape[1], pixels: try tensor.floats())
  }
}

extension GlyphBatch {
  /// The pictures, float32 (N, size, size), and the labels, int64 (N,).
  public func tensors(on engine: Engine) throws(TensorError) -> (images: Tensor, labels: Tensor) {
    let images = try engine.tensor(pixels, shape: [count, size, size])
    return (images, try engine.tensor(labels, shape: [count]))
  }
}
