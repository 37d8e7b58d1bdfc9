import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Functions of one number, applied to every element.
//
// The result keeps the memory order of its input. float32 takes the vector loops where there is one; the
// rest are plain loops over runs. Functions that leave the integers (exp, sqrt, …) give the default float
// for them; the others keep the type.

/// A function of one element.
public enum UnaryOperation: String, CaseIterable, Sendable {
  case negate, absolute, sign, relu, round, floor, ceil, square
  case exp, log, sqrt, sin, cos, tanh, sigmoid
  case logicalNot, bitwiseNot
}

extension Tensor {
  /// The function of every element.
  ///
  /// ```swift
  /// try x.apply(.relu)   // max(x, 0), NaN stays
  /// ```
  public func apply(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    switch operation {
    case .negate where dtype == .bool: throw .negateBool
    case .relu where dtype == .bool: throw .reluBool
    case .absolute where dtype == .bool: throw .notImplemented(kernel: "abs_cpu", dtype)
    case .exp, .log, .sqrt, .sin, .cos, .tanh, .sigmoid:
      return try to(dtype.floating).real(operation)
    case .round, .floor, .ceil:
      return dtype.isFloat ? try real(operation) : self
    case .logicalNot:
      return try to(.bool).map(Bool.self, Bool.self) { !$0 }
    case .bitwiseNot:
      switch dtype {
      case .bool: return try map(Bool.self, Bool.self) { !$0 }
      case .uint8: return try map(UInt8.self, UInt8.self) { ~$0 }
      case .int64: return try map(Int.self, Int.self) { ~$0 }
      default: throw .notImplemented(kernel: "bitwise_not_cpu", dtype)
      }
    default: break
    }
    switch dtype {
    case .bool: return try to(.uint8).signed(UInt8.self, operation).to(.bool)
    case .uint8: return try signed(UInt8.self, operation)
    case .int64: return try signed(Int.self, operation)
    case .float32:
      switch operation {
      case .negate: return try vector(ck_negate)
      case .absolute: return try vector(ck_absolute)
      case .relu: return try vector(ck_relu)
      default: return try real(operation)
      }
    case .float64: return try real(operation)
    }
  }

  private func signed<Element: TensorElement & FixedWidthInteger>(
    _ type: Element.Type, _ operation: UnaryOperation
  ) throws(TensorError) -> Tensor {
    switch operation {
    case .negate: try map(type, type) { 0 &- $0 }
    case .absolute: try map(type, type) { $0 < 0 ? 0 &- $0 : $0 }
    case .sign: try map(type, type) { $0.signum() }
    case .square: try map(type, type) { $0 &* $0 }
    default: try map(type, type) { $0 < 0 ? 0 : $0 }
    }
  }

  private func real(_ operation: UnaryOperation) throws(TensorError) -> Tensor {
    switch operation {
    case .negate: try real({ -$0 }, { -$0 })
    case .absolute: try real({ $0.magnitude }, { $0.magnitude })
    case .sign: try real({ $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 })
    case .relu: try real({ $0 < 0 ? 0 : $0 }, { $0 < 0 ? 0 : $0 })
    case .round: try real({ $0.rounded(.toNearestOrEven) }, { $0.rounded(.toNearestOrEven) })
    case .floor: try real({ $0.rounded(.down) }, { $0.rounded(.down) })
    case .ceil: try real({ $0.rounded(.up) }, { $0.rounded(.up) })
    case .square: try real({ $0 * $0 }, { $0 * $0 })
    case .exp: try real({ expf($0) }, { exp($0) }, cost: 4)
    case .log: try real({ logf($0) }, { log($0) }, cost: 4)
    case .sqrt: dtype == .float32 ? try vector(ck_square_root) : try real({ $0 }, { $0.squareRoot() })
    case .sin: try real({ sinf($0) }, { sin($0) }, cost: 6)
    case .cos: try real({ cosf($0) }, { cos($0) }, cost: 6)
    case .tanh: try real({ tanhf($0) }, { tanh($0) }, cost: 10)
    case .sigmoid: try real({ 1 / (1 + expf(-$0)) }, { 1 / (1 + exp(-$0)) }, cost: 5)
    case .logicalNot, .bitwiseNot: throw .notImplemented(kernel: "bitwise_not_cpu", dtype)
    }
  }

  @inline(__always)
  private func real(
    _ float: (Float) -> Float, _ double: (Double) -> Double, cost: Double = 1
  ) throws(TensorError) -> Tensor {
    dtype == .float32
      ? try map(Float.self, Float.self, cost: cost, float)
      : try map(Double.self, Double.self, cost: cost, double)
  }

  /// A new tensor of `function` of every element; `In` is this tensor's type.
  @inline(__always)
  func map<In: TensorElement, Out: TensorElement>(
    _: In.Type, _: Out.Type, cost: Double = 1, _ function: (In) -> Out
  ) throws(TensorError) -> Tensor {
    let result = try engine.empty(like: layout.likewise(), dtype: Out.dtype)
    let (input, output) = (pointer(In.self), result.pointer(Out.self))
    let walk = Walk(result.layout, layout, inOrder: false)
    let (outStep, inStep) = (walk.inner[0], walk.inner[1])
    try engine.inRanges(count, cost: cost) { range in
      walk.runs(range) { offsets, length in
        let (out, values) = (output + offsets[0], input + offsets[1])
        if outStep == 1, inStep == 1 {
          for index in 0..<length { out[index] = function(values[index]) }
        } else {
          for index in 0..<length { out[index &* outStep] = function(values[index &* inStep]) }
        }
      }
    }
    return result
  }

  /// As `map`, by a vector loop of the engine's instruction set, on float32.
  private func vector(_ operation: ck_unary_op) throws(TensorError) -> Tensor {
    let source = layout.isDense ? self : try contiguous()
    let result = try engine.empty(like: source.layout.likewise(), dtype: .float32)
    let (input, output) = (source.pointer(Float.self) + source.offset, result.pointer(Float.self))
    guard let loop = engine.kernels.unary(operation) else { return result }
    try engine.inRanges(count, cost: 0.3) { range in
      loop(range.count, input + range.lowerBound, output + range.lowerBound)
    }
    return result
  }
}

extension ck_kernels {
  /// C arrays come to Swift as tuples; here they are looked up by number.
  func unary(_ operation: ck_unary_op) -> ck_unary? {
    switch operation {
    case ck_negate: unary.0
    case ck_absolute: unary.1
    case ck_relu: unary.2
    default: unary.3
    }
  }

  func binary(_ operation: ck_binary_op) -> ck_binary? {
    switch operation {
    case ck_add: binary.0
    case ck_subtract: binary.1
    case ck_multiply: binary.2
    default: binary.3
    }
  }
}
