// One element of a tensor's storage: what a view without dimensions shows, before a tensor is made of it.

/// A place in a storage. A loop in a script over `x[i, j]` meets thousands, and of most it only wants the number.
public struct Element {
  let source: Tensor
  let position: Int

  private var storage: Storage { source.storage }

  /// The view without dimensions: to change it changes the tensor that the element is of.
  public var tensor: Tensor { source.with(Layout(element: position)) }

  public var dtype: DType { storage.dtype }

  /// The number, of its kind.
  public var number: Scalar { source.scalar(at: position) }

  /// The number, of a floating-point element.
  public var float: Double? {
    switch storage.dtype {
    case .float32: Double(storage.pointer(Float.self)[position])
    case .float64: storage.pointer(Double.self)[position]
    default: nil
    }
  }

  /// Stores a number in a floating-point element; false for every other.
  public func replace(float: Double) -> Bool {
    switch storage.dtype {
    case .float32: storage.pointer(Float.self)[position] = Float(float)
    case .float64: storage.pointer(Double.self)[position] = float
    default: return false
    }
    storage.bumpVersion()
    return true
  }
}
