// One element of a tensor's storage: what a view without dimensions shows, before a tensor is made of it.

/// A place in a storage. A loop in a script over `x[i, j]` meets thousands, and of most it only wants the number.
public struct Element {
  /// What the view is of, and what stood there when the element was picked: its storage may be another by now, and its
  /// history rewritten.
  private let base: Tensor
  private let storage: Storage
  private let version: Version?
  private let seenRewrites: Int
  private let isAmongViews: Bool
  private let position: Int

  /// The element at a position that ``Tensor/position(_:_:)`` gave.
  public init(of source: Tensor, at position: Int) {
    base = source.viewed
    storage = source.storage
    version = source.ownVersion
    seenRewrites = base.rewrites
    isAmongViews = source.givesViewsAmongViews
    self.position = position
  }

  /// The view without dimensions: to change it changes the tensor that the element is of.
  public var tensor: Tensor {
    let view = Tensor(storage: storage, layout: Layout(element: position), base: base, version: version)
    view.seenRewrites = seenRewrites
    if isAmongViews { view.placeAmongViews = 0 }
    return view
  }

  public var dtype: DType { storage.dtype }

  /// Whether the tensor that the element is of has got a history since, which is the element's too.
  public var requiresGrad: Bool { base.rewrites != seenRewrites && tensor.requiresGrad }

  /// The number, of its kind.
  public var number: Scalar { storage.scalar(at: position) }

  /// The number, of a floating-point element.
  public var float: Double? { storage.float(at: position) }

  /// Stores a number in an element of a type that holds it: one of a floating-point type, or an integer in int64. False
  /// for every other, and where the tensor that the element is of has a history, or refuses updates.
  public func replace(_ number: Scalar) -> Bool {
    if base.requiresGrad || base.standsForView { return false }
    switch (dtype, number) {
    case (.float32, .float(let float)): storage.pointer(Float.self)[position] = Float(float)
    case (.float64, .float(let float)): storage.pointer(Double.self)[position] = float
    case (.float32, .int(let int)): storage.pointer(Float.self)[position] = Float(int)
    case (.float64, .int(let int)): storage.pointer(Double.self)[position] = Double(int)
    case (.int64, .int(let int)): storage.pointer(Int.self)[position] = int
    default: return false
    }
    if let version { version.bump() } else { storage.bumpVersion() }
    return true
  }

  /// As `Tensor.forEachHeld`, of the tensor that the element is of.
  public func forEachHeld(pass: Int, _ visit: (AnyObject) -> Void) { base.forEachHeld(pass: pass, visit) }
}
