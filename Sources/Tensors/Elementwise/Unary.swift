import CKernels

// Functions of one number, applied to every element.
//
// Those that leave the integers (exp, sqrt, …) are rows of the table below and give the default float for integers. The
// others (absolute, sign, …) keep the type and have a loop for the integers besides. The result keeps the
// memory order of its input.

/// A function of one element. Where a formula has parameters, see `Activation`.
public enum UnaryOperation: String, CaseIterable, Sendable {
  case negate, absolute, sign, relu, square
  /// To the nearest integer, halves to even; toward minus infinity; toward plus infinity; toward 0.
  case round, floor, ceil, trunc
  /// x - trunc(x), which has the sign of x.
  case frac
  case exp, exp2
  /// exp(x) - 1, exact near 0.
  case expm1
  case log, log2, log10
  /// log(1 + x), exact near 0.
  case log1p
  /// log(x / (1 - x)), the inverse of the sigmoid.
  case logit
  case sqrt
  /// 1 / sqrt(x)
  case rsqrt
  /// 1 / x
  case reciprocal
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  /// 1 / (1 + exp(-x))
  case sigmoid
  /// 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
  case erf
  /// 1 - erf(x), exact for large x.
  case erfc
  /// The logarithm of the magnitude of the gamma function: of (x - 1)! for whole x.
  case lgamma
  case logicalNot, bitwiseNot
  /// Questions, answered in bools.
  case isNaN, isInfinite, isFinite
  /// Whether the sign is minus, as -0 and some NaN have it.
  case signBit

  /// What the type of the result depends on.
  fileprivate enum Kind { case keepsType, keepsIntegers, float, question }

  fileprivate var kind: Kind {
    switch self {
    case .negate, .absolute, .sign, .relu, .square, .frac, .bitwiseNot: .keepsType
    case .round, .floor, .ceil, .trunc: .keepsIntegers
    case .logicalNot, .isNaN, .isInfinite, .isFinite, .signBit: .question
    default: .float
    }
  }
}

extension UnaryOperation: Curve {
  func row<R: Real>(_ pass: CurvePass<R>) -> CurveFacts {
    let ln2 = R(0.693147180559945309417)
    let ln10 = R(2.30258509299404568402)
    let erfSlope = R(1.12837916709551257390)
    return switch self {
    case .negate: pass("NegBackward0", { -$0 }, slope: -1)
    case .absolute:
      pass("AbsBackward0", { $0.magnitude }, ofInput: { g, x in g * (x > 0 ? 1 : x < 0 ? -1 : 0) })
    case .sign: pass("SignBackward0", { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, slope: 0)
    case .relu:
      // The comparison is this way round so that NaN stays.
      pass("ReluBackward0", { $0 < 0 ? 0 : $0 }, ofResult: { g, y in y <= 0 ? 0 : g })
    case .square: pass("PowBackward0", { $0 * $0 }, ofInput: { g, x in g * 2 * x })
    case .round: pass("RoundBackward0", { $0.rounded(.toNearestOrEven) }, slope: 0)
    case .floor: pass("FloorBackward0", { $0.rounded(.down) }, slope: 0)
    case .ceil: pass("CeilBackward0", { $0.rounded(.up) }, slope: 0)
    case .trunc: pass("TruncBackward0", { $0.rounded(.towardZero) }, slope: 0)
    case .frac: pass("FracBackward0", { $0 - $0.rounded(.towardZero) }, slope: 1)
    case .exp: pass("ExpBackward0", cost: 4, { R.exp($0) }, ofResult: { g, y in g * y })
    case .exp2: pass("Exp2Backward0", cost: 4, { R.exp2($0) }, ofResult: { g, y in g * y * ln2 })
    case .expm1: pass("Expm1Backward0", cost: 8, { R.expm1($0) }, ofResult: { g, y in g * (y + 1) })
    case .log: pass("LogBackward0", cost: 4, { R.log($0) }, ofInput: { g, x in g / x })
    case .log2: pass("Log2Backward0", cost: 4, { R.log2($0) }, ofInput: { g, x in g / (x * ln2) })
    case .log10: pass("Log10Backward0", cost: 8, { R.log10($0) }, ofInput: { g, x in g / (x * ln10) })
    case .log1p: pass("Log1PBackward0", cost: 8, { R.log1p($0) }, ofInput: { g, x in g / (x + 1) })
    case .logit:
      pass(
        "LogitBackward0", cost: 6, { R.log($0 / (1 - $0)) },
        ofInput: { g, x in
          x < 0 || x > 1 ? R.nan : g / (x * (1 - x))
        })
    case .sqrt: pass("SqrtBackward0", { $0.squareRoot() }, ofResult: { g, y in g / (2 * y) })
    case .rsqrt:
      pass("RsqrtBackward0", { 1 / $0.squareRoot() }, ofResult: { g, y in R(-0.5) * g * y * y * y })
    case .reciprocal: pass("ReciprocalBackward0", { 1 / $0 }, ofResult: { g, y in -g * y * y })
    case .sin: pass("SinBackward0", cost: 6, { R.sin($0) }, ofInput: { g, x in g * R.cos(x) })
    case .cos: pass("CosBackward0", cost: 6, { R.cos($0) }, ofInput: { g, x in g * -R.sin(x) })
    case .tan: pass("TanBackward0", cost: 10, { R.tan($0) }, ofResult: { g, y in g * (1 + y * y) })
    case .asin:
      pass("AsinBackward0", cost: 8, { R.asin($0) }, ofInput: { g, x in g / (1 - x * x).squareRoot() })
    case .acos:
      pass("AcosBackward0", cost: 8, { R.acos($0) }, ofInput: { g, x in -g / (1 - x * x).squareRoot() })
    case .atan: pass("AtanBackward0", cost: 8, { R.atan($0) }, ofInput: { g, x in g / (1 + x * x) })
    case .sinh: pass("SinhBackward0", cost: 10, { R.sinh($0) }, ofInput: { g, x in g * R.cosh(x) })
    case .cosh: pass("CoshBackward0", cost: 10, { R.cosh($0) }, ofInput: { g, x in g * R.sinh(x) })
    case .tanh: pass("TanhBackward0", cost: 10, { R.tanh($0) }, ofResult: { g, y in g * (1 - y * y) })
    case .asinh:
      pass("AsinhBackward0", cost: 12, { R.asinh($0) }, ofInput: { g, x in g / (x * x + 1).squareRoot() })
    case .acosh:
      pass("AcoshBackward0", cost: 12, { R.acosh($0) }, ofInput: { g, x in g / (x * x - 1).squareRoot() })
    case .atanh: pass("AtanhBackward0", cost: 12, { R.atanh($0) }, ofInput: { g, x in g / (1 - x * x) })
    case .sigmoid:
      pass(
        "SigmoidBackward0", cost: 5, { 1 / (1 + R.exp(-$0)) }, ofResult: { g, y in g * (1 - y) * y })
    case .erf:
      pass("ErfBackward0", cost: 8, { R.erf($0) }, ofInput: { g, x in g * erfSlope * R.exp(-x * x) })
    case .erfc:
      pass("ErfcBackward0", cost: 8, { R.erfc($0) }, ofInput: { g, x in g * -erfSlope * R.exp(-x * x) })
    case .lgamma:
      pass("LgammaBackward0", cost: 40, { R.lgamma($0) }, ofInput: { g, x in g * R.digamma(x) })
    // These are not functions of real numbers; `apply` answers them elsewhere.
    case .logicalNot, .bitwiseNot, .isNaN, .isInfinite, .isFinite, .signBit: pass("", { $0 }, slope: 0)
    }
  }

  func loops(_ table: ck_vector_loops) -> CurveLoops? {
    switch self {
    case .relu: CurveLoops("ReluBackward0", .result, cost: 0.3, table.relu)
    case .exp: CurveLoops("ExpBackward0", .result, cost: 0.6, table.exp)
    case .log: CurveLoops("LogBackward0", .input, cost: 1, table.log)
    case .sqrt: CurveLoops("SqrtBackward0", .result, cost: 0.5, table.square_root)
    case .sigmoid: CurveLoops("SigmoidBackward0", .result, cost: 0.8, table.sigmoid)
    case .tanh: CurveLoops("TanhBackward0", .result, cost: 1, table.tanh)
    default: nil
    }
  }
}

extension Tensor {
  /// The function of every element.
  ///
  /// ```swift
  /// try x.apply(.relu)   // max(x, 0), NaN stays
  /// ```
  /// Gradients follow PyTorch's conventions where there is a corner: relu and absolute have slope 0 at 0. Throws where
  /// PyTorch has no such function for the element type.
  public func apply(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    switch operation.kind {
    case .float: return try to(dtype.floating).map(operation)
    case .keepsIntegers where !dtype.isFloat:
      if dtype == .bool { throw .notImplemented(kernel: operation.rawValue + "_vml_cpu", dtype) }
      return try clone()
    case .keepsType where !dtype.isFloat: return try integers(operation)
    case .question: return try answer(operation)
    case .keepsIntegers, .keepsType:
      if operation == .bitwiseNot { throw .notImplemented(kernel: "bitwise_not_cpu", dtype) }
      return try map(operation)
    }
  }

  private func integers(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    if operation == .frac { throw .notImplemented(kernel: "frac_cpu", dtype) }
    switch dtype {
    case .bool:
      switch operation {
      case .negate: throw .negateBool
      case .relu: throw .reluBool
      case .absolute: throw .notImplemented(kernel: "abs_cpu", dtype)
      case .bitwiseNot: return try map(Bool.self, Bool.self) { !$0 }
      case .square: return try to(.int64)
      default: return try to(.uint8).integers(UInt8.self, operation).to(.bool)
      }
    case .uint8: return try integers(UInt8.self, operation)
    default: return try integers(Int.self, operation)
    }
  }

  private func integers<Element: TensorElement & FixedWidthInteger>(
    _ type: Element.Type, _ operation: UnaryOperation
  ) throws(TensorError) -> Tensor {
    switch operation {
    case .negate: try map(type, type) { 0 &- $0 }
    case .absolute: try map(type, type) { $0 < 0 ? 0 &- $0 : $0 }
    case .sign: try map(type, type) { $0.signum() }
    case .square: try map(type, type) { $0 &* $0 }
    case .bitwiseNot: try map(type, type) { ~$0 }
    default: try map(type, type) { $0 < 0 ? 0 : $0 }
    }
  }

  private func answer(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    func real<R: Real>(_ type: R.Type) throws(TensorError) -> Tensor {
      switch operation {
      case .isNaN: try map(type, Bool.self) { $0.isNaN }
      case .isInfinite: try map(type, Bool.self) { $0.isInfinite }
      case .signBit: try map(type, Bool.self) { $0.sign == .minus }
      default: try map(type, Bool.self) { $0.isFinite }
      }
    }
    if operation == .logicalNot { return try to(.bool).map(Bool.self, Bool.self) { !$0 } }
    switch dtype {
    case .float32: return try real(Float.self)
    case .float64: return try real(Double.self)
    case .int64 where operation == .signBit: return try map(Int.self, Bool.self) { $0 < 0 }
    default: return try engine.filled(shape, .bool(operation == .isFinite), dtype: .bool)
    }
  }

  /// A new tensor of `function` of every element, without a node; `In` is this tensor's type.
  @inline(__always)
  func map<In: TensorElement, Out: TensorElement>(
    _: In.Type, _: Out.Type, cost: Double = 1, _ function: (In) -> Out
  ) throws(TensorError) -> Tensor {
    let source = try dense()
    let result = try engine.empty(like: source.layout.likewise(), dtype: Out.dtype)
    let (input, output) = (source.start(In.self), result.start(Out.self))
    try engine.inRanges(count, cost: cost) { range in
      for index in range { output[index] = function(input[index]) }
    }
    return result
  }
}
