// What one number of a tensor is, and which type comes out when two types meet.
//
// Five types, ordered so that the larger of two can hold what both mean: bool < uint8 < int64 < float32 <
// float64. PyTorch's promotion is that order plus one idea: operands come in three ranks (tensors with
// dimensions, tensors without, plain numbers of the language), and an operand of a lower rank changes the
// result only when it is of a higher *category* (bool < integer < float). So `uint8 + 1` stays uint8, and
// `int64 + 1.5` becomes float32, the default float.

/// The element type of a tensor: `float32` computes on the SIMD kernels, the others with plain loops.
///
/// ```swift
/// DType.float32.name        // "float32"
/// DType.float64.byteCount   // 8
/// ```
public enum DType: Int, CaseIterable, Sendable, Comparable {
  case bool, uint8, int64, float32, float64

  /// The name as it follows `torch.` in print.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    }
  }

  /// The name PyTorch's kernels use in their error messages.
  package var kernelName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int64: "Long"
    case .float32: "Float"
    case .float64: "Double"
    }
  }

  /// The name of the C++ type, which PyTorch's matrix products use in their error messages.
  var cName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int64: "long int"
    case .float32: "float"
    case .float64: "double"
    }
  }

  /// Bytes of one element.
  public var byteCount: Int {
    switch self {
    case .bool, .uint8: 1
    case .float32: 4
    case .int64, .float64: 8
    }
  }

  public var isFloat: Bool { self >= .float32 }

  /// 0 for bool, 1 for integers, 2 for floats.
  var category: Int { self == .bool ? 0 : isFloat ? 2 : 1 }

  /// The type itself when it is a float, else the default float: what `exp`, `mean` and `/` compute in.
  public var floating: DType { isFloat ? self : .float32 }

  /// The type that holds both.
  public static func promoted(_ a: DType, _ b: DType) -> DType { max(a, b) }

  public static func < (a: DType, b: DType) -> Bool { a.rawValue < b.rawValue }

  /// The result type of an operation over operands of the three ranks (PyTorch's `result_type`).
  public static func result(of operands: [Operand]) -> DType {
    var ranks: [DType?] = [nil, nil, nil]
    for operand in operands {
      ranks[operand.rank] = ranks[operand.rank].map { promoted($0, operand.dtype) } ?? operand.dtype
    }
    var result: DType?
    for lower in ranks.reversed() {
      guard let lower else { continue }
      guard let higher = result else {
        result = lower
        continue
      }
      result = lower.category >= higher.category ? lower : higher
    }
    return result ?? .float32
  }
}

/// A Swift type that a tensor can hold: `Bool`, `UInt8`, `Int`, `Float` or `Double`.
public protocol TensorElement: Sendable, Equatable {
  static var dtype: DType { get }
  /// Converts as C does, with a defined result where C has none: NaN and what does not fit give `Int.min`.
  init<Other: TensorElement>(converting other: Other)
  var asInt: Int { get }
  var asDouble: Double { get }
  var asFloat: Float { get }
  /// Whether the number is not zero.
  var isTrue: Bool { get }
}

extension Bool: TensorElement {
  public static var dtype: DType { .bool }
  public init<Other: TensorElement>(converting other: Other) { self = other.isTrue }
  public var asInt: Int { self ? 1 : 0 }
  public var asDouble: Double { self ? 1 : 0 }
  public var asFloat: Float { self ? 1 : 0 }
  public var isTrue: Bool { self }
}

extension UInt8: TensorElement {
  public static var dtype: DType { .uint8 }
  public init<Other: TensorElement>(converting other: Other) { self = UInt8(truncatingIfNeeded: other.asInt) }
  public var asInt: Int { Int(self) }
  public var asDouble: Double { Double(self) }
  public var asFloat: Float { Float(self) }
  public var isTrue: Bool { self != 0 }
}

extension Int: TensorElement {
  public static var dtype: DType { .int64 }
  public init<Other: TensorElement>(converting other: Other) { self = other.asInt }
  public var asInt: Int { self }
  public var asDouble: Double { Double(self) }
  public var asFloat: Float { Float(self) }
  public var isTrue: Bool { self != 0 }
}

extension Float: TensorElement {
  public static var dtype: DType { .float32 }
  public init<Other: TensorElement>(converting other: Other) { self = other.asFloat }
  public var asInt: Int { self > -0x1p63 && self < 0x1p63 ? Int(self) : .min }
  public var asDouble: Double { Double(self) }
  public var asFloat: Float { self }
  public var isTrue: Bool { self != 0 }
}

extension Double: TensorElement {
  public static var dtype: DType { .float64 }
  public init<Other: TensorElement>(converting other: Other) { self = other.asDouble }
  public var asInt: Int { self > -0x1p63 && self < 0x1p63 ? Int(self) : .min }
  public var asDouble: Double { self }
  public var asFloat: Float { Float(self) }
  public var isTrue: Bool { self != 0 }
}

/// An element that others can be added to in place; integers wrap around, bools become their "or".
protocol AdditiveElement {
  mutating func add(_ other: Self)
}

extension Bool: AdditiveElement { mutating func add(_ other: Bool) { self = self || other } }
extension UInt8: AdditiveElement { mutating func add(_ other: UInt8) { self &+= other } }
extension Int: AdditiveElement { mutating func add(_ other: Int) { self &+= other } }
extension Float: AdditiveElement { mutating func add(_ other: Float) { self += other } }
extension Double: AdditiveElement { mutating func add(_ other: Double) { self += other } }

/// One number that knows which kind it is: what `item()` gives and what a language passes beside a tensor.
public enum Scalar: Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case float(Double)

  /// The type such a number brings to promotion; a plain float is of the default type, float32.
  var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .float32
    }
  }

  public var double: Double {
    switch self {
    case .bool(let value): value.asDouble
    case .int(let value): value.asDouble
    case .float(let value): value
    }
  }

  /// Refuses a number that the type cannot hold; small negative integers wrap in uint8, as PyTorch has it.
  func check(fits dtype: DType) throws(TensorError) {
    let fits =
      switch (self, dtype) {
      case (.int(let value), .uint8): value >= -255 && value <= 255
      case (.float(let value), .uint8): value >= 0 && value <= 255
      case (.float(let value), .int64): value >= -0x1p63 && value < 0x1p63
      case (.float(let value), .float32): !value.isFinite || Float(value).isFinite
      default: true
      }
    if !fits { throw .scalarOverflow(dtype) }
  }

  func converted<Element: TensorElement>(to _: Element.Type = Element.self) -> Element {
    switch self {
    case .bool(let value): Element(converting: value)
    case .int(let value): Element(converting: value)
    case .float(let value): Element(converting: value)
    }
  }
}

extension Scalar: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// What an operation takes beside a tensor: another tensor, or a plain number.
public enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)

  package var dtype: DType {
    switch self {
    case .tensor(let tensor): tensor.dtype
    case .scalar(let scalar): scalar.dtype
    }
  }

  /// 0 for tensors with dimensions, 1 for tensors without, 2 for plain numbers.
  var rank: Int {
    switch self {
    case .tensor(let tensor): tensor.rank > 0 ? 0 : 1
    case .scalar: 2
    }
  }

  var shape: [Int] {
    switch self {
    case .tensor(let tensor): tensor.shape
    case .scalar: []
    }
  }
}
