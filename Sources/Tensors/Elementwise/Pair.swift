import CKernels

// The loop over two operands and a result.
//
// Tensors that stand alike in memory, and plain numbers, need no walk: one flat loop does. Float32 arithmetic takes the
// vector loops where the innermost steps are 0 or 1.

/// Two operands of one type and shape (or plain numbers), and where their result goes, which may be the left one itself.
struct Pair {
  let left, right: Operand
  let result: Tensor

  /// Computes in `dtype`, of which the tensors among the operands are.
  func run(_ operation: BinaryOperation, _ dtype: DType) throws(TensorError) {
    switch dtype {
    case .bool, .uint8: try integer(UInt8.self, operation)
    case .int64: try integer(Int.self, operation)
    case .float32: try real(Float.self, operation)
    case .float64: try real(Double.self, operation)
    }
  }

  private func integer<E: TensorElement & FixedWidthInteger>(
    _: E.Type, _ operation: BinaryOperation
  ) throws(TensorError) {
    switch operation {
    case .add: try loop { (a: E, b: E) in a &+ b }
    case .subtract: try loop { (a: E, b: E) in a &- b }
    case .multiply: try loop { (a: E, b: E) in a &* b }
    case .floorDivide: try loop(cost: 6) { (a: E, b: E) in Pair.floorDivide(a, b) }
    case .remainder: try loop(cost: 6) { (a: E, b: E) in a &- Pair.floorDivide(a, b) &* b }
    case .truncatedRemainder:
      try loop(cost: 6) { (a: E, b: E) in b == 0 ? 0 : a.remainderReportingOverflow(dividingBy: b).partialValue
      }
    case .power: try loop(cost: 10) { (a: E, b: E) in Pair.power(a, b) }
    case .and: try loop { (a: E, b: E) in a & b }
    case .or: try loop { (a: E, b: E) in a | b }
    case .xor: try loop { (a: E, b: E) in a ^ b }
    case .shiftLeft: try loop { (a: E, b: E) in b < 0 || Int(b) >= E.bitWidth ? 0 : a << b }
    case .shiftRight:
      try loop { (a: E, b: E) in a >> (b < 0 || Int(b) >= E.bitWidth ? E(E.bitWidth - 1) : b) }
    case .minimum: try loop { (a: E, b: E) in min(a, b) }
    case .maximum: try loop { (a: E, b: E) in max(a, b) }
    default: try compare(E.self, operation)
    }
  }

  private func real<E: Real>(_: E.Type, _ operation: BinaryOperation) throws(TensorError) {
    switch operation {
    case .add: try vector(ck_add) { (a: E, b: E) in a + b }
    case .subtract: try vector(ck_subtract) { (a: E, b: E) in a - b }
    case .multiply: try vector(ck_multiply) { (a: E, b: E) in a * b }
    case .divide: try vector(ck_divide) { (a: E, b: E) in a / b }
    case .floorDivide: try loop(cost: 10) { (a: E, b: E) in Pair.floorDivide(a, b) }
    case .remainder:
      try loop(cost: 10) { (a: E, b: E) in
        let rest = E.fmod(a, b)
        return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest
      }
    case .truncatedRemainder: try loop(cost: 10) { (a: E, b: E) in E.fmod(a, b) }
    case .power: try power(E.self)
    case .minimum: try loop { (a: E, b: E) in a.isNaN || a < b ? a : b }
    case .maximum: try loop { (a: E, b: E) in a.isNaN || a > b ? a : b }
    case .atan2: try loop(cost: 12) { (a: E, b: E) in E.atan2(a, b) }
    case .hypot: try loop(cost: 6) { (a: E, b: E) in E.hypot(a, b) }
    case .prelu: try loop { (a: E, b: E) in a > 0 ? a : a * b }
    default: try compare(E.self, operation)
    }
  }

  /// Powers that are products, quotients and roots are computed as such.
  private func power<E: Real>(_: E.Type) throws(TensorError) {
    if case .scalar(let exponent) = right {
      switch exponent.double {
      case 2: return try loop { (a: E, _: E) in a * a }
      case 3: return try loop { (a: E, _: E) in a * a * a }
      case 0.5: return try loop { (a: E, _: E) in a.squareRoot() }
      case -0.5: return try loop { (a: E, _: E) in 1 / a.squareRoot() }
      case -1: return try loop { (a: E, _: E) in 1 / a }
      default: break
      }
    }
    try loop(cost: 10) { (a: E, b: E) in b == 2 ? a * a : E.pow(a, b) }
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
  static func floorDivide<E: Real>(_ a: E, _ b: E) -> E {
    guard b != 0 else { return a / b }
    let modulo = E.fmod(a, b)
    var quotient = (a - modulo) / b
    if modulo != 0, (b < 0) != (modulo < 0) { quotient -= 1 }
    if quotient == 0 { return E(signOf: a / b, magnitudeOf: 0) }
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
  private func vector<E: Real>(
    _ operation: ck_binary_op, _ function: (E, E) -> E
  ) throws(TensorError) {
    let walk = isFlat ? nil : try walk()
    let step = walk?.inner ?? .zero
    guard E.self == Float.self, (0...1).contains(step[0]), (0...1).contains(step[1]), (0...1).contains(step[2]),
      let run = result.engine.kernels.binary(operation)
    else { return try loop(function) }
    let engine = result.engine
    let output = result.pointer(Float.self)
    try Operand.elements(Float.self, left, right) { (x, stepX, y, stepY) throws(TensorError) in
      guard let walk else {
        let out = output + result.offset
        try engine.inRanges(result.count, cost: 0.4) { range in
          let first = range.lowerBound
          run(range.count, x + first &* stepX, stepX, y + first &* stepY, stepY, out + first)
        }
        return
      }
      let (x, y) = (x - left.offset, y - right.offset)
      try engine.inRanges(result.count, cost: 0.4) { range in
        walk.runs(range) { at, length in
          run(length, x + at[1], step[1], y + at[2], step[2], output + at[0])
        }
      }
    }
  }

  @inline(__always)
  private func loop<E: TensorElement, R: TensorElement>(
    cost: Double = 1, _ function: (E, E) -> R
  ) throws(TensorError) {
    let engine = result.engine
    let output = result.pointer(R.self)
    try Operand.elements(E.self, left, right) { (x, stepX, y, stepY) throws(TensorError) in
      if isFlat {
        let out = output + result.offset
        try engine.inRanges(result.count, cost: cost) { range in
          if stepX == 1 && stepY == 1 {
            for index in range { out[index] = function(x[index], y[index]) }
          } else {
            for index in range { out[index] = function(x[index &* stepX], y[index &* stepY]) }
          }
        }
        return
      }
      let walk = try walk()
      let step = walk.inner
      let (x, y) = (x - left.offset, y - right.offset)
      try engine.inRanges(result.count, cost: cost) { range in
        walk.runs(range) { at, length in
          let (out, x, y) = (output + at[0], x + at[1], y + at[2])
          for index in 0..<length {
            out[index &* step[0]] = function(x[index &* step[1]], y[index &* step[2]])
          }
        }
      }
    }
  }

  /// Whether every operand stands in memory as the result does, or is a number.
  private var isFlat: Bool {
    let order = result.layout
    return order.isDense && left.stands(as: order) && right.stands(as: order)
  }

  private func walk() throws(TensorError) -> Walk {
    Walk(
      result.layout, try left.layout(over: result.shape), try right.layout(over: result.shape), inOrder: false)
  }
}

extension Operand {
  /// Calls `body` with where the first elements of both stand and the step to the next: 0 for a number.
  @inline(__always)
  static func elements<Element: TensorElement>(
    _: Element.Type, _ a: Operand, _ b: Operand,
    _ body: (UnsafePointer<Element>, Int, UnsafePointer<Element>, Int) throws(TensorError) -> Void
  ) throws(TensorError) {
    let numbers: (Element, Element) = (a.number(), b.number())
    try withUnsafePointer(to: numbers) { (both) throws(TensorError) in
      let places = UnsafeRawPointer(both).assumingMemoryBound(to: Element.self)
      let (x, y) = (a.start(Element.self), b.start(Element.self))
      try body(x ?? places, x == nil ? 0 : 1, y ?? places + 1, y == nil ? 0 : 1)
    }
  }

  private func start<Element: TensorElement>(_: Element.Type) -> UnsafePointer<Element>? {
    if case .tensor(let tensor) = self { UnsafePointer(tensor.start(Element.self)) } else { nil }
  }

  /// The number; for a tensor one that is not used.
  private func number<Element: TensorElement>() -> Element {
    if case .scalar(let number) = self { number.converted() } else { Scalar.int(0).converted() }
  }

  /// Where the first element stands in its storage.
  var offset: Int {
    if case .tensor(let tensor) = self { tensor.offset } else { 0 }
  }

  /// Whether it is a number, or a tensor whose elements follow each other as in `order`.
  func stands(as order: Layout) -> Bool {
    guard case .tensor(let tensor) = self else { return true }
    return tensor.strides == order.strides && tensor.shape == order.shape
  }

  /// The layout over a shape; a number is repeated.
  func layout(over shape: [Int]) throws(TensorError) -> Layout {
    switch self {
    case .tensor(let tensor): tensor.layout
    case .scalar: try Layout(shape: shape, strides: shape.map { _ in 0 }, offset: 0)
    }
  }
}

extension ck_kernels {
  /// C arrays come to Swift as tuples; here they are looked up by number.
  func binary(_ operation: ck_binary_op) -> ck_binary? {
    switch operation {
    case ck_add: binary.0
    case ck_subtract: binary.1
    case ck_multiply: binary.2
    default: binary.3
    }
  }
}
