// Functions of one and two elements, with NumPy's types.
//
// A ufunc is a row: its name, the engine's operation, and a rule for the types. Both operands are brought to the type
// that the rule gives, the engine computes (it broadcasts as NumPy does), and the result is brought back into the range
// of a narrow type. Division of integers by zero gives zeros, as it does there.

import Interpreter
import Syntax
import Tensors

/// A function of two elements, by its name in NumPy.
struct BinaryUfunc {
  enum Rule { case arithmetic, division, whole, comparison, bits, shift, logical, real }
  let name: String
  let operation: BinaryOperation
  let rule: Rule
  let help: String

  static let all: [BinaryUfunc] = [
    BinaryUfunc(name: "add", operation: .add, rule: .arithmetic, help: "x1 + x2"),
    BinaryUfunc(name: "subtract", operation: .subtract, rule: .arithmetic, help: "x1 - x2"),
    BinaryUfunc(name: "multiply", operation: .multiply, rule: .arithmetic, help: "x1 * x2"),
    BinaryUfunc(name: "divide", operation: .divide, rule: .division, help: "x1 / x2"),
    BinaryUfunc(name: "floor_divide", operation: .floorDivide, rule: .whole, help: "x1 // x2"),
    BinaryUfunc(name: "remainder", operation: .remainder, rule: .whole, help: "x1 % x2, with the sign of x2"),
    BinaryUfunc(name: "power", operation: .power, rule: .whole, help: "x1 ** x2"),
    BinaryUfunc(name: "maximum", operation: .maximum, rule: .arithmetic, help: "The greater of two; NaN wins."),
    BinaryUfunc(name: "minimum", operation: .minimum, rule: .arithmetic, help: "The lesser of two; NaN wins."),
    BinaryUfunc(name: "equal", operation: .equal, rule: .comparison, help: "x1 == x2"),
    BinaryUfunc(name: "not_equal", operation: .notEqual, rule: .comparison, help: "x1 != x2"),
    BinaryUfunc(name: "less", operation: .less, rule: .comparison, help: "x1 < x2"),
    BinaryUfunc(name: "less_equal", operation: .lessEqual, rule: .comparison, help: "x1 <= x2"),
    BinaryUfunc(name: "greater", operation: .greater, rule: .comparison, help: "x1 > x2"),
    BinaryUfunc(name: "greater_equal", operation: .greaterEqual, rule: .comparison, help: "x1 >= x2"),
    BinaryUfunc(name: "bitwise_and", operation: .and, rule: .bits, help: "x1 & x2"),
    BinaryUfunc(name: "bitwise_or", operation: .or, rule: .bits, help: "x1 | x2"),
    BinaryUfunc(name: "bitwise_xor", operation: .xor, rule: .bits, help: "x1 ^ x2"),
    BinaryUfunc(name: "left_shift", operation: .shiftLeft, rule: .shift, help: "x1 << x2"),
    BinaryUfunc(name: "right_shift", operation: .shiftRight, rule: .shift, help: "x1 >> x2"),
    BinaryUfunc(name: "logical_and", operation: .logicalAnd, rule: .logical, help: "Whether both are true."),
    BinaryUfunc(name: "logical_or", operation: .logicalOr, rule: .logical, help: "Whether one is true."),
    BinaryUfunc(
      name: "logical_xor", operation: .logicalXor, rule: .logical, help: "Whether exactly one is true."),
    BinaryUfunc(
      name: "arctan2", operation: .atan2, rule: .real, help: "The angle of the point (x2, x1), -pi to pi."),
    BinaryUfunc(name: "hypot", operation: .hypot, rule: .real, help: "sqrt(x1 ** 2 + x2 ** 2)"),
  ]

  private static let byOperation = Dictionary(uniqueKeysWithValues: all.map { ($0.operation, $0) })
  static func of(_ operation: BinaryOperation) -> BinaryUfunc { byOperation[operation] ?? all[0] }

  /// The type to compute in, and that of the result.
  func types(_ a: ArrayOperand, _ b: ArrayOperand) -> (inner: ArrayType, outer: ArrayType) {
    let both = ArrayOperand.promoted(a, b)
    switch rule {
    case .arithmetic, .bits: return (both, both)
    case .division: return (both.isFloat ? both : .float64, both.isFloat ? both : .float64)
    case .whole, .shift: return both == .bool ? (.int8, .int8) : (both, both)
    case .comparison: return (both, .bool)
    case .logical: return (.bool, .bool)
    case .real: return (both.floating, both.floating)
    }
  }
}

/// A function of one element, by its name in NumPy.
struct UnaryUfunc {
  enum Rule { case real, keeps, rounds, question }
  let name: String
  let operation: UnaryOperation
  let rule: Rule
  let help: String

  private typealias Row = (String, UnaryOperation, String)

  private static let real: [Row] = [
    ("exp", .exp, "e to the power of every element."), ("exp2", .exp2, "2 to the power of every element."),
    ("expm1", .expm1, "exp(x) - 1, exact near 0."), ("log", .log, "The natural logarithm."),
    ("log2", .log2, "The logarithm to base 2."), ("log10", .log10, "The logarithm to base 10."),
    ("log1p", .log1p, "log(1 + x), exact near 0."), ("sqrt", .sqrt, "The square root."),
    ("sin", .sin, "The sine of an angle in radians."), ("cos", .cos, "The cosine of an angle in radians."),
    ("tan", .tan, "The tangent of an angle in radians."), ("arcsin", .asin, "The angle of a sine."),
    ("arccos", .acos, "The angle of a cosine."), ("arctan", .atan, "The angle of a tangent."),
    ("sinh", .sinh, "The hyperbolic sine."), ("cosh", .cosh, "The hyperbolic cosine."),
    ("tanh", .tanh, "The hyperbolic tangent."), ("arcsinh", .asinh, "The inverse of sinh."),
    ("rint", .round, "The nearest whole number, halves to even."),
    ("arccosh", .acosh, "The inverse of cosh."), ("arctanh", .atanh, "The inverse of tanh."),
  ]
  private static let keeping: [Row] = [
    ("negative", .negate, "-x"), ("absolute", .absolute, "The magnitude of every element."),
    ("sign", .sign, "-1, 0 or 1 for every element."), ("square", .square, "Every element times itself."),
    ("invert", .bitwiseNot, "~x, of integers and bools."),
  ]
  private static let rounding: [Row] = [
    ("floor", .floor, "The next whole number below or at x."),
    ("ceil", .ceil, "The next whole number above or at x."), ("trunc", .trunc, "The whole part."),
  ]
  private static let questions: [Row] = [
    ("isnan", .isNaN, "Whether an element is NaN."), ("isinf", .isInfinite, "Whether it is infinite."),
    ("isfinite", .isFinite, "Whether it is neither infinite nor NaN."),
    ("logical_not", .logicalNot, "Whether an element is zero."),
  ]

  static let all: [UnaryUfunc] = [
    (real, Rule.real), (keeping, .keeps), (rounding, .rounds), (questions, .question),
  ].flatMap { rows, rule in
    rows.map { UnaryUfunc(name: $0.0, operation: $0.1, rule: rule, help: $0.2) }
  }

  static func named(_ name: String) -> UnaryUfunc { all.first { $0.name == name } ?? all[0] }
}

extension ArrayClasses {
  private static let operators: [BinaryOperator: BinaryOperation] = [
    .add: .add, .subtract: .subtract, .multiply: .multiply, .divide: .divide, .floorDivide: .floorDivide,
    .modulo: .remainder, .power: .power, .bitAnd: .and, .bitOr: .or, .bitXor: .xor, .leftShift: .shiftLeft,
    .rightShift: .shiftRight,
  ]

  private static let comparisons: [ComparisonOperator: BinaryOperation] = [
    .less: .less, .lessOrEqual: .lessEqual, .greater: .greater, .greaterOrEqual: .greaterEqual,
    .equal: .equal, .notEqual: .notEqual,
  ]

  // MARK: Operators

  /// `a op b`, of which one at least is NumPy's; nil where the other is nothing to compute with.
  func binary(
    _ operator: BinaryOperator, _ a: Value, _ b: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    try raising(machine) {
      if let operation = ArrayClasses.operators[`operator`], a.isText || b.isText {
        let kinds = try [a, b].map {
          $0.isText ? "<U\($0.textLength)" : try operand($0, machine)?.type.name ?? "O"
        }
        throw error(
          typeError,
          "ufunc '\(BinaryUfunc.of(operation).name)' did not contain a loop with signature matching types "
            + "(dtype('\(kinds[0])'), dtype('\(kinds[1])')) -> None", machine)
      }
      guard let left = try operand(a, machine), let right = try operand(b, machine) else { return nil }
      if `operator` == .matrixMultiply {
        let (tensor, type) = try product(left, right, machine)
        return try result(tensor, type)
      }
      guard let operation = ArrayClasses.operators[`operator`] else { return nil }
      let (tensor, type) = try combine(BinaryUfunc.of(operation), left, right, machine)
      return try result(tensor, type)
    }
  }

  func compare(
    _ operator: ComparisonOperator, _ a: Value, _ b: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let operation = ArrayClasses.comparisons[`operator`] else { return nil }
    return try raising(machine) {
      if `operator` == .equal || `operator` == .notEqual, let (tensor, _) = a.array, b.isNone || b.isText {
        return array(try engine.full(tensor.shape, .bool(`operator` == .notEqual)), .bool)
      }
      guard let left = try operand(a, machine), let right = try operand(b, machine) else { return nil }
      let (tensor, type) = try combine(BinaryUfunc.of(operation), left, right, machine)
      return try result(tensor, type)
    }
  }

  /// `x op= other`, into the array's own memory.
  func update(
    _ operator: BinaryOperator, _ x: TensorObject, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    try raising(machine) {
      guard let (own, type) = Value.object(x).array, let right = try operand(other, machine) else { return nil }
      let made: (tensor: Tensor, type: ArrayType)
      let name: String
      if `operator` == .matrixMultiply {
        made = try product(.array(own, type), right, machine)
        name = "matmul"
      } else {
        guard let operation = ArrayClasses.operators[`operator`] else { return nil }
        let ufunc = BinaryUfunc.of(operation)
        name = ufunc.name
        let (inner, outer) = ufunc.types(.array(own, type), right)
        if inner == type, outer == type, !type.isNarrow, type.isFloat, right.shape.count <= own.rank,
          let direct = direct(right, type),
          (try? Layout.broadcasting(own.shape, right.shape)) == own.shape
        {
          try own.update(operation, with: direct)
          return .object(x)
        }
        made = try combine(ufunc, .array(own, type), right, machine)
      }
      try put(made, into: own, type, name, machine)
      return .object(x)
    }
  }

  /// An operand that needs no conversion to a type.
  private func direct(_ operand: ArrayOperand, _ type: ArrayType) -> Operand? {
    switch operand {
    case .array(let tensor, let own): own == type ? .tensor(tensor) : nil
    case .number(let number, _), .plain(let number): .scalar(.float(number.double))
    }
  }

  /// Writes a result into an array that was there before, as `out=` and `op=` do.
  func put(
    _ made: (tensor: Tensor, type: ArrayType), into own: Tensor, _ type: ArrayType, _ name: String,
    _ machine: Machine
  ) throws {
    if made.tensor.shape != own.shape {
      throw machine.valueError(
        "non-broadcastable output operand with shape \(ArrayText.tight(own.shape)) doesn't match the broadcast "
          + "shape \(ArrayText.tight(made.tensor.shape))")
    }
    let rank: [ArrayType.Kind: Int] = [.bool: 0, .unsigned: 1, .signed: 2, .float: 3]
    if (rank[made.type.kind] ?? 0) > (rank[type.kind] ?? 0) {
      throw error(
        typeError,
        "Cannot cast ufunc '\(name)' output from dtype('\(made.type.name)') to dtype('\(type.name)') with casting "
          + "rule 'same_kind'", machine)
    }
    try own.assign(made.tensor.cast(from: made.type, to: type))
  }

  func unary(_ operator: UnaryOperator, _ a: Value, _ machine: Machine) throws(Raise) -> Value? {
    try raising(machine) {
      guard let operand = try operand(a, machine) else { return nil }
      let name: String
      switch `operator` {
      case .negate: name = "negative"
      case .invert: name = "invert"
      case .plus:
        if operand.type == .bool {
          throw error(
            typeError,
            "ufunc 'positive' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
            machine)
        }
        let tensor = try self.tensor(operand)
        return try result(tensor.clone(), operand.type)
      case .not: return nil
      }
      let (tensor, type) = try apply(UnaryUfunc.named(name), operand, machine)
      return try result(tensor, type)
    }
  }

  // MARK: Two operands

  /// An operand as a tensor of its own type.
  func tensor(_ operand: ArrayOperand) throws -> Tensor {
    switch operand {
    case .array(let tensor, _): tensor
    case .number(let number, let type): try engine.scalar(number, dtype: type.carrier)
    case .plain(let number): try engine.scalar(number, dtype: operand.type.carrier)
    }
  }

  func combine(
    _ ufunc: BinaryUfunc, _ a: ArrayOperand, _ b: ArrayOperand, _ machine: Machine
  ) throws -> (tensor: Tensor, type: ArrayType) {
    var (inner, outer) = ufunc.types(a, b)
    try check(ufunc, inner, machine)
    let shape = try broadcast([a.shape, b.shape], machine)
    if ufunc.operation == .power, inner.isInteger { try checkExponent(b, machine) }
    for (operand, _) in [(a, b), (b, a)] {
      guard case .plain(let number) = operand, inner.isInteger, !inner.takes(number) else { continue }
      // A comparison has an answer for every number.
      if ufunc.rule == .comparison { inner = .int64 } else { try check(number, fits: inner, machine) }
    }
    let left = try spread(a, inner)
    let right = try spread(b, inner)
    var made: Tensor
    do throws(TensorError) {
      made = try Tensor.combine(ufunc.operation, left, right)
    } catch .integerDivisionByZero {
      made = try dividingByZero(ufunc.operation, left, right, shape)
    }
    if ufunc.operation == .remainder, inner.isFloat {
      // A remainder of zero has the sign of the divisor.
      let zero = try Tensor.where(
        Tensor.combine(.less, right, .scalar(0)), .scalar(.float(-0.0)), .scalar(.float(0)))
      let isZero = try Tensor.combine(.equal, .tensor(made), .scalar(0))
      made = try Tensor.where(isZero, .tensor(zero.to(made.dtype)), .tensor(made))
    }
    if inner.isNarrow, outer != .bool { made = try made.narrowed(to: inner) }
    outer = outer == .bool ? .bool : inner
    return (made, outer)
  }

  private func spread(_ operand: ArrayOperand, _ type: ArrayType) throws -> Operand {
    switch operand {
    case .array(let tensor, let own): .tensor(try tensor.cast(from: own, to: type))
    // The engine's promotion has to keep the type: a number goes as a tensor where no tensor is beside it.
    case .number(let number, _), .plain(let number):
      .tensor(try engine.scalar(type.holding(number), dtype: type.carrier))
    }
  }

  private func dividingByZero(
    _ operation: BinaryOperation, _ a: Operand, _ b: Operand, _ shape: [Int]
  ) throws -> Tensor {
    let zero = try Tensor.combine(.equal, b, .scalar(0))
    let safe = try Tensor.where(zero, .scalar(1), b)
    let quotient = try Tensor.combine(operation, a, .tensor(safe))
    return try Tensor.where(zero, .scalar(0), .tensor(quotient))
  }

  private func check(
    _ ufunc: BinaryUfunc, _ type: ArrayType, _ machine: Machine
  ) throws {
    if ufunc.operation == .subtract, type == .bool {
      throw machine.typeError(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
          + "logical_xor function instead.")
    }
    if (ufunc.rule == .bits || ufunc.rule == .shift) && type.isFloat { throw unsupported(ufunc.name, machine) }
  }

  private func checkExponent(_ operand: ArrayOperand, _ machine: Machine) throws {
    let exponent = try tensor(operand)
    if exponent.count > 0, operand.type.kind == .signed, try exponent.min().item().double < 0 {
      throw machine.valueError("Integers to negative integer powers are not allowed.")
    }
  }

  private func unsupported(_ name: String, _ machine: Machine) -> Raise {
    machine.typeError(
      "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced to any "
        + "supported types according to the casting rule ''safe''")
  }

  /// The shape that all broadcast to.
  func broadcast(_ shapes: [[Int]], _ machine: Machine) throws -> [Int] {
    var shape: [Int] = []
    for next in shapes {
      guard let both = try? Layout.broadcasting(shape, next) else {
        throw machine.valueError(
          "operands could not be broadcast together with shapes "
            + shapes.map { ArrayText.tight($0) + " " }.joined())
      }
      shape = both
    }
    return shape
  }

  // MARK: One operand

  func apply(
    _ ufunc: UnaryUfunc, _ operand: ArrayOperand, _ machine: Machine
  ) throws -> (tensor: Tensor, type: ArrayType) {
    let type = operand.type
    let x = try tensor(operand)
    switch ufunc.rule {
    case .real:
      let inner = type.floating
      // In double precision and then rounded: as exact as the C library's own function.
      let values = try x.cast(from: type, to: inner).to(.float64).apply(ufunc.operation)
      return (try values.to(inner.carrier).narrowed(to: inner), inner)
    case .rounds: return type == .bool ? (x, .bool) : (try x.apply(ufunc.operation), type)
    case .question: return (try x.apply(ufunc.operation), .bool)
    case .keeps:
      if type == .bool {
        switch ufunc.operation {
        case .negate:
          throw machine.typeError(
            "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
              + "function instead.")
        case .absolute: return (try x.clone(), .bool)
        case .square: return (try x.to(.int64), .int8)
        case .sign:
          throw error(
            typeError,
            "ufunc 'sign' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
            machine)
        default: break
        }
      }
      if ufunc.operation == .bitwiseNot, type.isFloat { throw unsupported("invert", machine) }
      return (try x.apply(ufunc.operation).narrowed(to: type), type)
    }
  }

  // MARK: Products

  /// `a @ b`.
  func product(
    _ a: ArrayOperand, _ b: ArrayOperand, _ machine: Machine
  ) throws -> (tensor: Tensor, type: ArrayType) {
    let (x, y) = (a.shape, b.shape)
    if x.isEmpty || y.isEmpty {
      throw machine.valueError(
        "matmul: Input operand \(x.isEmpty ? 0 : 1) does not have enough dimensions (has 0, gufunc core with "
          + "signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let (inner, other) = (x[x.count - 1], y[max(0, y.count - 2)])
    if inner != other {
      throw machine.valueError(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(other) is different from \(inner))")
    }
    if (try? Layout.broadcasting(Array(x.dropLast(2)), Array(y.dropLast(2)))) == nil {
      throw machine.valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(ArrayText.tight(x))->(\(x.dropLast(2).map { "\($0)," }.joined())newaxis,newaxis) "
          + "\(ArrayText.tight(y))->(\(y.dropLast(2).map { "\($0)," }.joined())newaxis,newaxis)  "
          + "and requested shape (\(x[max(0, x.count - 2)]),\(y[y.count - 1]))")
    }
    let type = ArrayOperand.promoted(a, b)
    return (
      try multiplied(tensor(a).cast(from: a.type, to: type), tensor(b).cast(from: b.type, to: type), type), type
    )
  }

  /// The matrix product of two tensors of a type.
  func multiplied(_ x: Tensor, _ y: Tensor, _ type: ArrayType) throws -> Tensor {
    if type == .bool {
      return try x.to(.int64).matmul(y.to(.int64)).to(.bool)
    }
    // The tile reads its operands forwards.
    let forwards = try [x, y].map { $0.strides.contains { $0 < 0 } ? try $0.clone() : $0 }
    return try forwards[0].matmul(forwards[1]).narrowed(to: type)
  }
}

extension Value {
  fileprivate var isText: Bool { if case .string = self { true } else { false } }
  fileprivate var textLength: Int { if case .string(let text) = self { text.text.count } else { 0 } }
}
