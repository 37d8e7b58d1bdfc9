import CKernels

// Functions of two numbers: arithmetic, comparison, logic, with promotion and broadcasting.
//
// Both operands are converted to the promoted type and tensors are spread (by strides of 0) over the common shape; a
// plain number stays a number. Then one loop runs over both (`Pair.swift`). bool computes as uint8 and is
// brought back, so `True + True` is True. Integers wrap around as C's do in PyTorch. Division `/` of
// integers gives the default float. The node is left between the operands as they were computed with: the way back through
// conversion and broadcasting is that of `to` and `expand`.

/// A function of two elements.
public enum BinaryOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, power, minimum, maximum
  /// What a division that is rounded to 0 leaves, with the sign of a, as C's `fmod`.
  case truncatedRemainder
  /// The angle of the point (b, a), in -pi...pi; the length of its vector.
  case atan2, hypot
  /// a where a is positive, else a * b: the leaky rectifier whose slope is learnt.
  case prelu
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case and, or, xor, shiftLeft, shiftRight
  /// Of truths, whatever the type: bools.
  case logicalAnd, logicalOr, logicalXor

  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }

  /// The same function of bools, for those that ask for truths.
  fileprivate var ofTruths: BinaryOperation? {
    switch self {
    case .logicalAnd: .and
    case .logicalOr: .or
    case .logicalXor: .xor
    default: nil
    }
  }
}

extension Tensor {
  /// The function of every pair of elements, of the promoted type (comparisons: bool) and the broadcast shape.
  ///
  /// ```swift
  /// try Tensor.combine(.power, .tensor(x), .scalar(2))
  /// ```
  /// Gradients are PyTorch's: where `minimum` or `maximum` ties, each side has half; `floorDivide` has none. Throws when
  /// neither operand is a tensor.
  public static func combine(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand
  ) throws(TensorError) -> Tensor {
    if let logic = operation.ofTruths { return try combine(logic, a.truths(), b.truths()) }
    var dtype = DType.result(of: [a, b])
    try check(operation, a, b, dtype)
    if operation == .divide || operation == .atan2 { dtype = dtype.floating }
    let computed = dtype == .bool ? .uint8 : dtype
    guard let engine = a.engine ?? b.engine else { throw .noTensor }
    let shape = try broadcast(a, b)
    let left = try a.spread(computed, shape)
    let right = try b.spread(computed, shape)
    try checkDivisor(operation, computed, right)
    let outType: DType = operation.isComparison ? .bool : computed
    let result = try engine.empty(like: outLayout(left, right, shape), dtype: outType)
    try Pair(left: left, right: right, result: result).run(operation, computed)
    if operation.isComparison { return result }
    if dtype == .bool { return try result.to(.bool) }
    return recorded(operation, left, right, result)
  }

  /// `self op= value` in place: the result must fit this tensor's type and shape; every view sees it.
  ///
  /// Where no gradients are recorded and the types agree, this writes without a temporary.
  public func update(_ operation: BinaryOperation, with value: Operand) throws(TensorError) {
    var recorded = [self]
    if case .tensor(let tensor) = value { recorded.append(tensor) }
    try checkWritable(with: recorded.last)
    if try updateDirectly(operation, value) { return }
    // What is saved for the way back must not be overwritten.
    let saves = operation != .add && operation != .subtract && Tensor.isRecorded(recorded)
    try put(Tensor.combine(operation, .tensor(saves ? clone() : self), value))
  }

  /// `self += factor * source` in place, as optimizers step: `parameter.accumulate(gradient, times: -rate)`.
  public func accumulate(_ source: Tensor, times factor: Scalar) throws(TensorError) {
    try checkWritable()
    if dtype == .float32, source.dtype == .float32, source.layout == layout, layout.isDense,
      source.storage !== storage, !Tensor.isRecorded([self, source]), let loop = engine.kernels.vector.axpy
    {
      let (input, output, number) = (source.start(Float.self), start(Float.self), Float(factor.double))
      try engine.inOneGo { () throws(TensorError) in
        try engine.inRanges(count, cost: 0.4) { range in
          loop(range.count, number, input + range.lowerBound, output + range.lowerBound)
        }
      }
      bumpVersion()
      return
    }
    try update(.add, with: .tensor(Tensor.combine(.multiply, .tensor(source), .scalar(factor))))
  }

  /// The function of every element in place, as `relu_()`.
  public func update(_ operation: UnaryOperation) throws(TensorError) {
    try checkWritable()
    try put(original(for: operation).apply(operation))
  }

  /// What to apply a function to that is then put in this tensor's place: a copy, where the way back needs the input.
  func original<Function: Curve>(for function: Function) throws(TensorError) -> Tensor {
    let keepsResult = function.loops(engine.kernels.vector)?.facts.keeps == .result
    return Tensor.isRecorded([self]) && !keepsResult ? try clone() : self
  }

  /// Makes these numbers those of `result`, which was computed from them: an update in place, with its history.
  public func put(_ result: Tensor) throws(TensorError) {
    if result.shape != shape { throw .updateShape(shape: shape, result: result.shape) }
    if result.dtype.category > dtype.category { throw .cannotCast(from: result.dtype, to: dtype) }
    try assign(result: result)
  }

  /// Computes into this tensor's own memory, where that cannot show: false when it could.
  private func updateDirectly(_ operation: BinaryOperation, _ value: Operand) throws(TensorError) -> Bool {
    guard dtype != .bool, !operation.isComparison, operation.ofTruths == nil, layout.isDense,
      DType.result(of: [.tensor(self), value]) == dtype, operation != .divide || dtype.isFloat,
      operation != .atan2 || dtype.isFloat
    else { return false }
    if case .tensor(let other) = value {
      if other.storage === storage && other.layout != layout { return false }
      if Tensor.isRecorded([self, other]) { return false }
    } else if Tensor.isRecorded([self]) {
      return false
    }
    try Tensor.check(operation, .tensor(self), value, dtype)
    if try Tensor.broadcast(.tensor(self), value) != shape { return false }
    let right = try value.spread(dtype, shape)
    try Tensor.checkDivisor(operation, dtype, right)
    try engine.inOneGo { () throws(TensorError) in
      try Pair(left: .tensor(self), right: right, result: self).run(operation, dtype)
    }
    bumpVersion()
    return true
  }

  /// Element by element, shapes broadcast, types promoted as PyTorch does.
  public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.add, .tensor(a), .tensor(b))
  }
  /// Element by element, shapes broadcast, types promoted; bools are refused.
  public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.subtract, .tensor(a), .tensor(b))
  }
  /// Element by element, shapes broadcast, types promoted.
  public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.multiply, .tensor(a), .tensor(b))
  }
  /// Element by element, shapes broadcast; integers give the default float.
  public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.divide, .tensor(a), .tensor(b))
  }

  static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try combine(.multiply, .tensor(a), .scalar(.float(b)))
  }
  static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try combine(.divide, .tensor(a), .scalar(.float(b)))
  }

  /// On the way from `self` to `end`, the part `weight` of it: self + weight * (end - self).
  public func lerp(_ end: Tensor, _ weight: Operand) throws(TensorError) -> Tensor {
    try self + Tensor.combine(.multiply, .tensor(end - self), weight)
  }

  private static func broadcast(_ a: Operand, _ b: Operand) throws(TensorError) -> [Int] {
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)):
      a.shape == b.shape ? a.shape : try Layout.broadcast(a.shape, b.shape)
    case (.tensor(let tensor), _), (_, .tensor(let tensor)): tensor.shape
    default: []
    }
  }

  private static func check(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, _ dtype: DType
  ) throws(TensorError) {
    switch operation {
    case .subtract where a.dtype == .bool && b.dtype == .bool: throw .subtractBools
    case .subtract where a.dtype == .bool || b.dtype == .bool: throw .subtractBool
    case .and where dtype.isFloat: throw .notImplemented(kernel: "bitwise_and_cpu", dtype)
    case .or where dtype.isFloat: throw .notImplemented(kernel: "bitwise_or_cpu", dtype)
    case .xor where dtype.isFloat: throw .notImplemented(kernel: "bitwise_xor_cpu", dtype)
    case .shiftLeft where dtype.isFloat || dtype == .bool: throw .notImplemented(kernel: "lshift_cpu", dtype)
    case .shiftRight where dtype.isFloat || dtype == .bool: throw .notImplemented(kernel: "rshift_cpu", dtype)
    case .hypot where !dtype.isFloat: throw .notImplemented(kernel: "hypot_cpu", dtype)
    case .prelu where !dtype.isFloat: throw .notImplemented(kernel: "prelu_cpu", dtype)
    case .power where dtype == .bool:
      if case .tensor = b { throw .notImplemented(kernel: "pow", dtype) }
    case .floorDivide where dtype == .bool: throw .notImplemented(kernel: "div_floor_cpu", dtype)
    case .remainder where dtype == .bool: throw .notImplemented(kernel: "remainder_cpu", dtype)
    case .truncatedRemainder where dtype == .bool: throw .notImplemented(kernel: "fmod_cpu", dtype)
    case .power where !dtype.isFloat:
      if case .scalar(.int(let exponent)) = b, exponent < 0 { throw .negativeIntegerPower }
    default: break
    }
  }

  /// Integers cannot be divided by 0.
  private static func checkDivisor(
    _ operation: BinaryOperation, _ dtype: DType, _ divisor: Operand
  ) throws(TensorError) {
    guard [.floorDivide, .remainder, .truncatedRemainder].contains(operation), !dtype.isFloat else { return }
    switch divisor {
    case .scalar(let number): if number.double == 0 { throw .integerDivisionByZero }
    case .tensor(let tensor):
      let zero = try Tensor.combine(.equal, .tensor(tensor), .scalar(0))
      if try zero.any().truth() { throw .integerDivisionByZero }
    }
  }

  /// The memory order of the operand that has the result's full extent, the left one first.
  private static func outLayout(_ a: Operand, _ b: Operand, _ shape: [Int]) throws(TensorError) -> Layout {
    var first: Layout?
    for case .tensor(let tensor) in [a, b] {
      if tensor.layout.isDense { return tensor.layout.likewise() }
      first = first ?? tensor.layout
    }
    if let first { return first.likewise() }
    return try Layout(shape: shape)
  }
}

extension Operand {
  var engine: Engine? {
    if case .tensor(let tensor) = self { tensor.engine } else { nil }
  }

  /// Refuses a plain number that the type cannot hold.
  func check(fits dtype: DType) throws(TensorError) {
    if case .scalar(let scalar) = self { try scalar.check(fits: dtype) }
  }

  /// The operand as a tensor: itself, or a number of the type.
  func tensor(_ engine: Engine, scalarsAs dtype: DType) throws(TensorError) -> Tensor {
    switch self {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): try engine.filled([], scalar, dtype: dtype)
    }
  }

  /// The operand as a tensor of a type.
  func tensor(_ engine: Engine, _ dtype: DType) throws(TensorError) -> Tensor {
    try tensor(engine, scalarsAs: dtype).to(dtype)
  }

  /// A tensor converted and expanded; a number as it is.
  func spread(_ dtype: DType, _ shape: [Int]) throws(TensorError) -> Operand {
    guard case .tensor(let tensor) = self else { return self }
    let converted = try tensor.to(dtype)
    return .tensor(converted.shape == shape ? converted : try converted.expand(shape))
  }

  /// Whether the numbers are not zero.
  fileprivate func truths() throws(TensorError) -> Operand {
    switch self {
    case .tensor(let tensor): .tensor(try tensor.to(.bool))
    case .scalar(let number): .scalar(.bool(number.double != 0))
    }
  }
}
