import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Functions of two numbers: arithmetic, comparison, logic, with promotion and broadcasting.
//
// Both operands are converted to the promoted type and spread (by strides of 0) over the common shape; then
// one loop runs over both. bool computes as uint8 and is brought back, so `True + True` is True.
// Integers wrap around as C's do in PyTorch. Division `/` of integers gives the default float.

/// A function of two elements.
public enum BinaryOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, power, minimum, maximum
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case and, or, xor

  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }
}

extension Tensor {
  /// The function of every pair of elements, of the promoted type (comparisons: bool) and the broadcast shape.
  ///
  /// ```swift
  /// try Tensor.combine(.power, .tensor(x), .scalar(2))
  /// ```
  /// Throws when neither operand is a tensor.
  public static func combine(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand
  ) throws(TensorError) -> Tensor {
    var dtype = DType.result(of: [a, b])
    try check(operation, a, b, dtype)
    if operation == .divide { dtype = dtype.floating }
    let computed = dtype == .bool ? .uint8 : dtype
    guard let engine = a.engine ?? b.engine else { throw .noTensor }
    let shape = try Layout.broadcast(a.shape, b.shape)
    let left = try a.tensor(engine, computed).expand(shape)
    let right = try b.tensor(engine, computed).expand(shape)
    if operation == .floorDivide || operation == .remainder, !computed.isFloat, try right.hasZero() {
      throw .integerDivisionByZero
    }
    let outType: DType = operation.isComparison ? .bool : computed
    let result = try engine.empty(like: outLayout(left, right), dtype: outType)
    let pair = Pair(left: left, right: right, result: result)
    switch computed {
    case .bool, .uint8: try pair.integer(UInt8.self, operation)
    case .int64: try pair.integer(Int.self, operation)
    case .float32: try pair.real(Float.self, operation, powf, fmodf)
    case .float64: try pair.real(Double.self, operation, pow, fmod)
    }
    return operation.isComparison ? result : try result.to(dtype)
  }

  /// `self op= value` in place: the result must fit this tensor's type and shape; every view sees it.
  public func update(_ operation: BinaryOperation, with value: Operand) throws(TensorError) {
    let result = try Tensor.combine(operation, .tensor(self), value)
    if result.shape != shape { throw .updateShape(shape: shape, result: result.shape) }
    if result.dtype.category > dtype.category { throw .cannotCast(from: result.dtype, to: dtype) }
    try assign(result)
  }

  public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.add, .tensor(a), .tensor(b))
  }
  public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.subtract, .tensor(a), .tensor(b))
  }
  public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.multiply, .tensor(a), .tensor(b))
  }
  public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(.divide, .tensor(a), .tensor(b))
  }

  static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try combine(.multiply, .tensor(a), .scalar(.float(b)))
  }
  static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try combine(.divide, .tensor(a), .scalar(.float(b)))
  }

  /// `a` where the condition is true, else `b`; all three broadcast, the types of `a` and `b` promote.
  public static func `where`(_ condition: Tensor, _ a: Operand, _ b: Operand) throws(TensorError) -> Tensor {
    let dtype = DType.result(of: [a, b])
    try a.check(fits: dtype)
    try b.check(fits: dtype)
    let engine = condition.engine
    let shape = try Layout.broadcast(condition.shape, try Layout.broadcast(a.shape, b.shape))
    let mask = try condition.to(.bool).expand(shape)
    let left = try a.tensor(engine, dtype).expand(shape)
    let right = try b.tensor(engine, dtype).expand(shape)
    let result = try engine.empty(shape, dtype: dtype)
    func run<Element: TensorElement>(_: Element.Type) throws(TensorError) {
      let walk = Walk(result.layout, mask.layout, left.layout, right.layout)
      let (out, bits) = (result.pointer(Element.self), mask.pointer(Bool.self))
      let (x, y, step) = (left.pointer(Element.self), right.pointer(Element.self), walk.inner)
      try engine.inRanges(result.count) { range in
        walk.runs(range) { at, length in
          for index in 0..<length {
            let chosen = bits[at[1] &+ index &* step[1]]
            out[at[0] &+ index &* step[0]] =
              chosen ? x[at[2] &+ index &* step[2]] : y[at[3] &+ index &* step[3]]
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
    return result
  }

  /// Every element brought into `low...high`; either bound may be missing.
  public func clamp(low: Operand? = nil, high: Operand? = nil) throws(TensorError) -> Tensor {
    if low == nil && high == nil { throw .clampWithoutBounds }
    let bounds = [low, high].compactMap { $0 }
    for bound in bounds { try bound.check(fits: DType.result(of: [.tensor(self)] + bounds)) }
    var result = self
    if let low { result = try Tensor.combine(.maximum, .tensor(result), low) }
    if let high { result = try Tensor.combine(.minimum, .tensor(result), high) }
    return result
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
    case .power where dtype == .bool: throw .notImplemented(kernel: "pow", dtype)
    case .floorDivide where dtype == .bool: throw .notImplemented(kernel: "div_floor_cpu", dtype)
    case .remainder where dtype == .bool: throw .notImplemented(kernel: "remainder_cpu", dtype)
    case .power where !dtype.isFloat:
      if case .scalar(.int(let exponent)) = b, exponent < 0 { throw .negativeIntegerPower }
    default: break
    }
  }

  /// The memory order of the operand that has the result's full extent, the left one first.
  private static func outLayout(_ a: Tensor, _ b: Tensor) -> Layout {
    if a.layout.isDense || !b.layout.isDense { return a.layout.likewise() }
    return b.layout.likewise()
  }

  private func hasZero() throws(TensorError) -> Bool {
    let zero = try Tensor.combine(.equal, .tensor(self), .scalar(0))
    return try zero.any().truth()
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
}

/// Two operands of one type and shape, and where their result goes.
private struct Pair {
  let left, right, result: Tensor

  func integer<E: TensorElement & FixedWidthInteger>(
    _: E.Type, _ operation: BinaryOperation
  ) throws(TensorError) {
    switch operation {
    case .add: try loop { (a: E, b: E) in a &+ b }
    case .subtract: try loop { (a: E, b: E) in a &- b }
    case .multiply: try loop { (a: E, b: E) in a &* b }
    case .floorDivide, .divide: try loop(cost: 6) { (a: E, b: E) in Pair.floorDivide(a, b) }
    case .remainder: try loop(cost: 6) { (a: E, b: E) in a &- Pair.floorDivide(a, b) &* b }
    case .power: try loop(cost: 10) { (a: E, b: E) in Pair.power(a, b) }
    case .and: try loop { (a: E, b: E) in a & b }
    case .or: try loop { (a: E, b: E) in a | b }
    case .xor: try loop { (a: E, b: E) in a ^ b }
    case .minimum: try loop { (a: E, b: E) in min(a, b) }
    case .maximum: try loop { (a: E, b: E) in max(a, b) }
    default: try compare(E.self, operation)
    }
  }

  func real<E: TensorElement & BinaryFloatingPoint>(
    _: E.Type, _ operation: BinaryOperation, _ power: (E, E) -> E, _ modulo: (E, E) -> E
  ) throws(TensorError) {
    switch operation {
    case .add: try vector(ck_add) { (a: E, b: E) in a + b }
    case .subtract: try vector(ck_subtract) { (a: E, b: E) in a - b }
    case .multiply: try vector(ck_multiply) { (a: E, b: E) in a * b }
    case .divide: try vector(ck_divide) { (a: E, b: E) in a / b }
    case .floorDivide: try loop(cost: 10) { (a: E, b: E) in Pair.floorDivide(a, b, modulo(a, b)) }
    case .remainder:
      try loop(cost: 10) { (a: E, b: E) in
        let rest = modulo(a, b)
        return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
      }
    case .power: try loop(cost: 10) { (a: E, b: E) in b == 2 ? a * a : power(a, b) }
    case .minimum: try loop { (a: E, b: E) in a.isNaN || a < b ? a : b }
    case .maximum: try loop { (a: E, b: E) in a.isNaN || a > b ? a : b }
    default: try compare(E.self, operation)
    }
  }

  private func compare<E: TensorElement & Comparable>(
    _: E.Type, _ operation: BinaryOperation
  ) throws(TensorError) {
    switch operation {
    case .equal: try loop { (a: E, b: E) in a == b }
    case .notEqual: try loop { (a: E, b: E) in a != b }
    case .less: try loop { (a: E, b: E) in a < b }
    case .lessEqual: try loop { (a: E, b: E) in a <= b }
    case .greater: try loop { (a: E, b: E) in a > b }
    default: try loop { (a: E, b: E) in a >= b }
    }
  }

  /// Rounds toward minus infinity; `b` is not 0.
  private static func floorDivide<E: FixedWidthInteger>(_ a: E, _ b: E) -> E {
    guard b != 0 else { return 0 }
    let quotient = a.dividedReportingOverflow(by: b).partialValue
    let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
    return rest != 0 && (rest < 0) != (b < 0) ? quotient &- 1 : quotient
  }

  /// Python's `//` from the C remainder, so that it agrees with `%` to the last bit.
  private static func floorDivide<E: BinaryFloatingPoint>(_ a: E, _ b: E, _ modulo: E) -> E {
    guard b != 0 else { return a / b }
    var quotient = (a - modulo) / b
    if modulo != 0, (b < 0) != (modulo < 0) { quotient -= 1 }
    if quotient == 0 { return a / b < 0 ? -0.0 : 0 }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  /// Wraps around; a negative exponent gives what the exact fraction truncates to.
  private static func power<E: FixedWidthInteger>(_ base: E, _ exponent: E) -> E {
    if exponent < 0 {
      if base == 1 { return 1 }
      guard base &+ 1 == 0 else { return 0 }
      return exponent & 1 == 0 ? 1 : base
    }
    var (result, square, rest): (E, E, E) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }

  /// A vector loop on float32 where the innermost steps are 0 or 1; else the plain one.
  @inline(__always)
  private func vector<E: TensorElement>(
    _ operation: ck_binary_op, _ function: (E, E) -> E
  ) throws(TensorError) {
    let engine = result.engine
    let walk = Walk(result.layout, left.layout, right.layout, inOrder: false)
    let step = walk.inner
    guard E.self == Float.self, step[0] <= 1, step[1] <= 1, step[2] <= 1,
      let run = engine.kernels.binary(operation)
    else { return try loop(function) }
    let (out, x, y) = (result.pointer(Float.self), left.pointer(Float.self), right.pointer(Float.self))
    try engine.inRanges(result.count, cost: 0.4) { range in
      walk.runs(range) { at, length in
        run(length, x + at[1], step[1], y + at[2], step[2], out + at[0])
      }
    }
  }

  @inline(__always)
  private func loop<E: TensorElement, R: TensorElement>(
    cost: Double = 1, _ function: (E, E) -> R
  ) throws(TensorError) {
    let walk = Walk(result.layout, left.layout, right.layout, inOrder: false)
    let step = walk.inner
    let (out, x, y) = (result.pointer(R.self), left.pointer(E.self), right.pointer(E.self))
    try result.engine.inRanges(result.count, cost: cost) { range in
      walk.runs(range) { at, length in
        let (out, x, y) = (out + at[0], x + at[1], y + at[2])
        if step == Walk.Offsets(1, 1, 1, 0) {
          for index in 0..<length { out[index] = function(x[index], y[index]) }
        } else {
          for index in 0..<length {
            out[index &* step[0]] = function(x[index &* step[1]], y[index &* step[2]])
          }
        }
      }
    }
  }
}
