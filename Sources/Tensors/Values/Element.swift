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

  /// Stores a number in an element of a type that holds it: one of a floating-point type, or an integer in int64. False
  /// for every other.
  public func replace(_ number: Scalar) -> Bool {
    switch (storage.dtype, number) {
    case (.float32, .float(let float)): storage.pointer(Float.self)[position] = Float(float)
    case (.float64, .float(let float)): storage.pointer(Double.self)[position] = float
    case (.float32, .int(let int)): storage.pointer(Float.self)[position] = Float(int)
    case (.float64, .int(let int)): storage.pointer(Double.self)[position] = Double(int)
    case (.int64, .int(let int)): storage.pointer(Int.self)[position] = int
    default: return false
    }
    source.bumpVersion()
    return true
  }
}
