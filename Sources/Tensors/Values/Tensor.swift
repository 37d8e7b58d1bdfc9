// A tensor is a storage and a layout over it; several tensors may view one storage.
//
// The type is not generic: the element type is a value of the storage, and the loops switch on it once per
// operation. Making one (from Swift arrays, filled, counted up) and reading one back is all this file does;
// what tensors compute stands in the folders beside it.

/// An array of numbers of any rank, as PyTorch's `torch.Tensor`: shape, strides, views that share memory.
///
/// ```swift
/// let x = try engine.tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
/// try x[.at(1)].floats()              // [4, 5, 6], a view
/// try x + x.transpose(0, 1)           // throws: The size of tensor a (3) must match …
/// ```
/// A tensor is an object, because gradients belong to one tensor and not to its numbers; an update in place shows in
/// every view.
public final class Tensor {
  public internal(set) var storage: Storage
  /// Only `replaceData` changes it; stored apart from what is public, so that reading it needs no check of access.
  var ownLayout: Layout
  public var layout: Layout { ownLayout }
  private let madeFrom: Tensor?
  /// Counts the updates in place of what `data` gave, and of its views; nil where the storage counts them.
  let ownVersion: Version?
  /// The tensor that has the storage to itself, of which this one is a view; nil for that tensor, for what is detached,
  /// and once one of the two was given other numbers.
  var base: Tensor? { madeFrom?.storage === storage ? madeFrom : nil }
  /// A leaf's gradient, as `backward` has gathered it (or one that was asked to be retained): of this shape and type.
  public var gradient: Tensor?
  /// How the numbers came about, where gradients are wanted; read it through `gradientNode`.
  var node: Node? { didSet { node?.note(result: self) } }
  /// How often views of this tensor have rewritten its history, and how much of its base's rewriting this view has seen.
  var rewrites = 0
  var seenRewrites = 0
  /// Whether it was made, or what it is a view of, for inference only: no way back may need it.
  let isInference: Bool
  /// Whether it is a copy in the place of a view that its memory's order does not allow: nothing can be written to it.
  var standsForView = false
  /// Which output it is of an operation that gave several views at once, or 0 for a view of such a one; nil for all others.
  var placeAmongViews: Int?

  /// A tensor over `storage`; the layout must stay inside it.
  init(storage: Storage, layout: Layout, base: Tensor? = nil, version: Version? = nil) {
    self.storage = storage
    ownLayout = layout
    madeFrom = base
    ownVersion = version
    isInference = base?.isInference ?? storage.engine.isInference
    if let base { seenRewrites = base.rewrites }
  }

  /// Goes up with every update in place, so that what was saved of an older state can be told apart.
  public var version: Int { ownVersion?.number ?? storage.version }

  func bumpVersion() { if let ownVersion { ownVersion.bump() } else { storage.bumpVersion() } }

  public var engine: Engine { storage.engine }
  public var dtype: DType { storage.dtype }
  public var shape: [Int] { layout.shape }
  public var strides: [Int] { layout.strides }
  public var offset: Int { layout.offset }
  public var rank: Int { layout.rank }
  /// The number of elements.
  public var count: Int { layout.count }
  public var isContiguous: Bool { layout.isContiguous }

  /// What views of this tensor are views of. A leaf that is itself a view is what its views are of.
  var viewed: Tensor {
    if madeFrom == nil { return self }
    guard let base else { return self }
    return gradientNode?.isLeaf == true ? self : base
  }

  /// Whether views of this tensor are views of one of several that one operation gave.
  var givesViewsAmongViews: Bool { placeAmongViews != nil && base != nil }

  /// Another view of the same numbers, which leaves no node.
  func with(_ layout: Layout) -> Tensor {
    let view = Tensor(storage: storage, layout: layout, base: viewed, version: ownVersion)
    if givesViewsAmongViews { view.placeAmongViews = 0 }
    return view
  }

  /// The same numbers as a leaf that wants no gradient; updates in place still show in both.
  public func detach() -> Tensor { Tensor(storage: storage, layout: layout, version: ownVersion) }

  /// As `detach`, but updates in place through it are not noticed by a way back that saved these numbers.
  ///
  /// ```swift
  /// try weight.data.fill(0)   // the gradients of what was computed before may be wrong then
  /// ```
  public var data: Tensor { Tensor(storage: storage, layout: layout, version: Version()) }

  func pointer<Element: TensorElement>(_ type: Element.Type = Element.self) -> UnsafeMutablePointer<Element> {
    storage.pointer(type)
  }
}

extension Engine {
  /// A tensor whose numbers are not set yet.
  func empty(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try empty(like: Layout(shape: shape), dtype: dtype)
  }

  /// A tensor with that layout, which is dense and begins at 0, and numbers not set yet.
  func empty(like layout: Layout, dtype: DType) throws(TensorError) -> Tensor {
    if layout.count.multipliedReportingOverflow(by: dtype.byteCount).overflow {
      throw .sizeOverflow(shape: layout.shape)
    }
    return Tensor(storage: try Storage(engine: self, dtype: dtype, count: layout.count), layout: layout)
  }

  /// A tensor with the values in row-major order, in one dimension unless a shape is given.
  ///
  /// The element type is that of the array: `[1, 2]` gives int64, `[1.5]` float64, `[1.5] as [Float]` float32; `dtype`
  /// converts. Throws when the shape needs another number of values.
  public func tensor<Element: TensorElement>(
    _ values: [Element], shape: [Int]? = nil, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let layout = try Layout(shape: shape ?? [values.count])
    if layout.count != values.count { throw .countMismatch(shape: layout.shape, count: values.count) }
    let result = try empty(like: layout, dtype: Element.dtype)
    values.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      result.pointer(Element.self).update(from: start, count: buffer.count)
    }
    return try dtype.map { dtype throws(TensorError) in try result.to(dtype) } ?? result
  }

  /// A tensor without dimensions that holds one number.
  public func scalar(_ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try full([], value, dtype: dtype)
  }

  /// The same for a number of one of the floating-point types, whose few bytes no budget refuses.
  public func scalar(float: Double, dtype: DType) -> Tensor {
    let result = Tensor(storage: Storage(single: self, dtype: dtype), layout: Layout(element: 0))
    if dtype == .float64 {
      result.pointer(Double.self)[0] = float
    } else {
      result.pointer(Float.self)[0] = Float(float)
    }
    return result
  }

  /// Zeros of a shape. Throws negative sizes, and what memory or budget do not hold.
  public func zeros(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try full(shape, 0, dtype: dtype)
  }

  /// Zeros in memory of that layout, which is dense and begins at 0.
  func zeros(like layout: Layout, dtype: DType) throws(TensorError) -> Tensor {
    let result = try empty(like: layout, dtype: dtype)
    try result.fillUnversioned(0)
    return result
  }

  /// Ones of a shape.
  public func ones(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype: dtype)
  }

  /// A tensor filled with one number; the element type follows the number unless given (a float gives float32).
  /// Throws when the type cannot hold the number.
  public func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try value.check(fits: dtype ?? value.dtype)
    return try filled(shape, value, dtype: dtype ?? value.dtype)
  }

  /// As `full`, but a number that does not fit wraps around.
  func filled(_ shape: [Int], _ value: Scalar, dtype: DType) throws(TensorError) -> Tensor {
    let result = try empty(shape, dtype: dtype)
    try result.fillUnversioned(value)
    return result
  }

  /// start, start + step, … up to but not including `stop`: int64 when all three are integers, else float32.
  public func arange(
    start: Scalar = 0, stop: Scalar, step: Scalar = 1, dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let dtype = dtype ?? (max(start.dtype, stop.dtype, step.dtype).isFloat ? .float32 : .int64)
    if case .int(let from) = start, case .int(let to) = stop, case .int(let by) = step, by != 0 {
      return try arange(from, to, by, dtype)
    }
    let (from, to, by) = (start.double, stop.double, step.double)
    if by == 0 || by.isNaN { throw .stepIsZero }
    guard from.isFinite, to.isFinite, by.isFinite else { throw .rangeTooLong(start: from, stop: to, step: by) }
    if by > 0 ? to < from : to > from { throw .stepDirection(start: from, stop: to, step: by) }
    let length = ((to - from) / by).rounded(.up)
    guard length < 0x1p62 else { throw .rangeTooLong(start: from, stop: to, step: by) }
    let result = try empty([Int(length)], dtype: dtype)
    if case .int(let from) = start, case .int(let by) = step {
      try result.fill { index in from &+ index &* by }
    } else {
      try result.fill { index in from + Double(index) * by }
    }
    return result
  }

  /// The same for integers, to the last one exact.
  private func arange(_ from: Int, _ to: Int, _ by: Int, _ dtype: DType) throws(TensorError) -> Tensor {
    if by > 0 ? to < from : to > from {
      throw .stepDirection(start: Double(from), stop: Double(to), step: Double(by))
    }
    // The distance of two integers may need a bit more than they have.
    let (low, high) = (UInt(bitPattern: min(from, to)), UInt(bitPattern: max(from, to)))
    let distance = high &- low
    let (whole, rest) = distance.quotientAndRemainder(dividingBy: by.magnitude)
    let length = whole + (rest > 0 ? 1 : 0)
    if length > UInt(Int.max) {
      throw .rangeTooLong(start: Double(from), stop: Double(to), step: Double(by))
    }
    let result = try empty([Int(length)], dtype: dtype)
    try result.fill { index in from &+ index &* by }
    return result
  }
}

extension Tensor {
  /// Sets element i of a fresh contiguous tensor to `value(i)`, converted.
  fileprivate func fill<Value: TensorElement>(_ value: (Int) -> Value) throws(TensorError) {
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let out = pointer(Element.self)
      try engine.inRanges(count) { range in
        for index in range { out[index] = Element(converting: value(index)) }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }

  /// Sets every element this tensor views, without counting as an update.
  func fillUnversioned(_ value: Scalar) throws(TensorError) {
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let out = pointer(Element.self)
      let element: Element = value.converted()
      let walk = Walk(layout, inOrder: false)
      let step = walk.inner[0]
      try engine.inRanges(count, cost: 0.3) { range in
        walk.runs(range) { offsets, length in
          let run = out + offsets[0]
          if step == 1 {
            run.update(repeating: element, count: length)
          } else {
            for index in 0..<length { run[index &* step] = element }
          }
        }
      }
    }
    switch dtype {
    case .bool: try run(Bool.self)
    case .uint8: try run(UInt8.self)
    case .int64: try run(Int.self)
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    }
  }
}

extension Tensor {
  /// All elements in row-major order, converted.
  ///
  /// Cost: one copy, charged to the account while it is made (a broadcast view can be far longer than its memory).
  public func values<Element: TensorElement>(as type: Element.Type) throws(TensorError) -> [Element] {
    let bytes = count.multipliedReportingOverflow(by: type.dtype.byteCount)
    if bytes.overflow { throw .sizeOverflow(shape: shape) }
    try engine.charge(bytes.partialValue)
    defer { engine.release(bytes.partialValue) }
    let source = try to(type.dtype).contiguous()
    let start = source.pointer(type) + source.offset
    var failure: TensorError?
    // With a capacity of 0 the standard library writes to the one empty array that all threads share.
    let values = [Element](unsafeUninitializedCapacity: Swift.max(1, count)) { buffer, filled in
      guard let out = buffer.baseAddress else { return }
      do throws(TensorError) {
        try engine.inTurn(count) { range in
          (out + range.lowerBound).initialize(from: start + range.lowerBound, count: range.count)
          filled = range.upperBound
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return values
  }

  /// The elements in row-major order, converted. Cost: a copy.
  public func floats() throws(TensorError) -> [Float] { try values(as: Float.self) }
  /// The elements in row-major order, converted; exact for every type but int64 beyond 2^53.
  public func doubles() throws(TensorError) -> [Double] { try values(as: Double.self) }
  /// The elements in row-major order, floats cut to whole numbers.
  public func ints() throws(TensorError) -> [Int] { try values(as: Int.self) }
  /// The elements in row-major order, modulo 256.
  public func bytes() throws(TensorError) -> [UInt8] { try values(as: UInt8.self) }
  /// Whether each element is not 0, in row-major order.
  public func bools() throws(TensorError) -> [Bool] { try values(as: Bool.self) }

  /// The number at a full index; negative indices count from the end.
  public func element(at index: [Int]) throws(TensorError) -> Scalar {
    if index.count < rank { throw .notScalar(count: count) }
    return scalar(at: try layout.position(of: index))
  }

  /// The position in the storage of one element, whose full index `index` gives dimension by dimension; nil where `count`
  /// is not the number of dimensions.
  ///
  /// With ``Element/init(of:at:)``, what `self[.at(i), .at(j), …]` views, without an array or a tensor: for loops over the
  /// elements.
  public func position(_ count: Int, _ index: (Int) -> Int) throws(TensorError) -> Int? {
    try ownLayout.position(count, index)
  }

  /// The number of a floating-point tensor without dimensions; nil for every other tensor.
  public var float: Double? { rank == 0 ? storage.float(at: offset) : nil }

  /// The only number of a tensor that has exactly one.
  public func item() throws(TensorError) -> Scalar {
    if count != 1 { throw .notScalar(count: count) }
    return scalar(at: offset)
  }

  /// What `if tensor:` asks: whether the only number is not zero.
  public func truth() throws(TensorError) -> Bool {
    if count != 1 { throw .boolAmbiguous(count: count) }
    return try item().double != 0
  }

  /// The number at a position of the storage.
  func scalar(at position: Int) -> Scalar { storage.scalar(at: position) }
}

extension Storage {
  /// The number at a position.
  func scalar(at position: Int) -> Scalar {
    switch dtype {
    case .bool: .bool(pointer(Bool.self)[position])
    case .uint8: .int(Int(pointer(UInt8.self)[position]))
    case .int64: .int(pointer(Int.self)[position])
    case .float32: .float(Double(pointer(Float.self)[position]))
    case .float64: .float(pointer(Double.self)[position])
    }
  }

  /// The number at a position, of a floating-point type; nil for the others.
  func float(at position: Int) -> Double? {
    switch dtype {
    case .float32: Double(pointer(Float.self)[position])
    case .float64: pointer(Double.self)[position]
    default: nil
    }
  }
}
