// NumPy's element types, and which one comes out when two meet.
//
// The engine has five types; NumPy has twelve that courses use (`y.astype("int32")`, `np.uint16`, `np.float16`). An array
// is therefore a tensor and a type: int32 lives in an int64 tensor, float16 in a float32 one, and what arithmetic makes
// is brought back into the type's range. So every array prints, overflows and promotes as NumPy's does; only its memory
// is larger. A uint64 beyond 2^63 is the one number that has no place.

import Tensors

/// The element type of an array.
enum ArrayType: Int, CaseIterable, Sendable {
  case bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64

  enum Kind: Int, Sendable { case bool, signed, unsigned, float }

  var kind: Kind {
    switch self {
    case .bool: .bool
    case .int8, .int16, .int32, .int64: .signed
    case .uint8, .uint16, .uint32, .uint64: .unsigned
    case .float16, .float32, .float64: .float
    }
  }

  /// The type of the tensor that holds the elements.
  var carrier: DType {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .float16, .float32: .float32
    case .float64: .float64
    default: .int64
    }
  }

  var byteCount: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  var name: String { "\(self)" }
  var isFloat: Bool { kind == .float }
  var isInteger: Bool { kind == .signed || kind == .unsigned }

  /// The letter of `dtype.kind`.
  var letter: String {
    switch kind {
    case .bool: "b"
    case .signed: "i"
    case .unsigned: "u"
    case .float: "f"
    }
  }

  /// What help says of the class of its numbers.
  var sentence: String {
    let bits = byteCount * 8
    return switch kind {
    case .bool: "True or False, in one byte."
    case .unsigned where self == .uint64: "Whole numbers from 0, in \(bits) bits."
    case .signed, .unsigned: "Whole numbers from \(range.lowerBound) to \(range.upperBound), in \(bits) bits."
    case .float:
      "Numbers with a fraction, in \(bits) bits: about \([2: 3, 4: 7, 8: 16][byteCount] ?? 0) digits."
    }
  }

  /// The type as a file or `dtype.str` writes it: `<f8`.
  var code: String { (byteCount == 1 ? "|" : "<") + letter + String(byteCount) }

  /// The least and the greatest integer of the type (of uint64, the greatest that an array here can hold).
  var range: ClosedRange<Int> {
    switch self {
    case .bool: 0...1
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: Int(Int32.min)...Int(Int32.max)
    case .uint8: 0...255
    case .uint16: 0...65535
    case .uint32: 0...Int(UInt32.max)
    case .uint64: 0...Int.max
    default: Int.min...Int.max
    }
  }

  init(_ dtype: DType) {
    self =
      switch dtype {
      case .bool: .bool
      case .uint8: .uint8
      case .int64: .int64
      case .float32: .float32
      case .float64: .float64
      }
  }

  /// `float32`, `f4`, `<f4`, `int`, `i8`, `single`, `?`: what a text may name.
  init?(named text: String) {
    let bare = text.first.map { "<=|>".contains($0) } == true ? String(text.dropFirst()) : text
    if let type = ArrayType.allCases.first(where: { $0.name == bare }) {
      self = type
      return
    }
    if let type = ArrayType.allCases.first(where: { $0.letter + String($0.byteCount) == bare }) {
      self = type
      return
    }
    guard let type = ArrayType.otherNames[bare] else { return nil }
    self = type
  }

  private static let otherNames: [String: ArrayType] = [
    "int": .int64, "i": .int32, "l": .int64, "q": .int64, "b": .int8, "h": .int16, "B": .uint8, "H": .uint16,
    "I": .uint32, "L": .uint64, "uint": .uint64, "float": .float64, "d": .float64, "f": .float32,
    "e": .float16, "double": .float64, "single": .float32, "half": .float16, "?": .bool, "long": .int64,
    "short": .int16, "byte": .int8, "ubyte": .uint8, "intp": .int64, "longlong": .int64, "uintc": .uint32,
    "intc": .int32, "bool_": .bool,
  ]

  // MARK: Promotion

  /// The type that holds both, as `np.promote_types` has it.
  static func promoted(_ a: ArrayType, _ b: ArrayType) -> ArrayType {
    if a == b || b == .bool { return a }
    if a == .bool { return b }
    if a.kind == b.kind { return a.byteCount >= b.byteCount ? a : b }
    if a.isFloat || b.isFloat {
      let (float, integer) = a.isFloat ? (a, b) : (b, a)
      let needed: ArrayType = integer.byteCount == 1 ? .float16 : integer.byteCount == 2 ? .float32 : .float64
      return promoted(float, needed)
    }
    let (signed, unsigned) = a.kind == .signed ? (a, b) : (b, a)
    if signed.byteCount > unsigned.byteCount { return signed }
    switch unsigned {
    case .uint8: return .int16
    case .uint16: return .int32
    case .uint32: return .int64
    default: return .float64
    }
  }

  /// The type beside a plain number of Python's, which gives way unless it is of a higher kind.
  func beside(_ number: Scalar) -> ArrayType {
    switch number {
    case .bool: self
    case .int: self == .bool ? .int64 : self
    case .float: isFloat ? self : .float64
    }
  }

  /// What functions of real numbers (`sqrt`, `exp`) compute in.
  var floating: ArrayType {
    switch self {
    case .bool, .int8, .uint8: .float16
    case .int16, .uint16: .float32
    case .float16, .float32, .float64: self
    default: .float64
    }
  }

  /// What `sum` and `prod` add up in.
  var summed: ArrayType {
    switch kind {
    case .bool, .signed: .int64
    case .unsigned: .uint64
    case .float: self
    }
  }

  // MARK: Numbers

  /// Whether the carrier holds more than the type.
  var isNarrow: Bool {
    switch self {
    case .int8, .int16, .int32, .uint16, .uint32, .float16: true
    default: false
    }
  }

  /// An integer brought into the type's range, as casting does it.
  func wrapped(_ value: Int) -> Int {
    switch self {
    case .int8: Int(Int8(truncatingIfNeeded: value))
    case .int16: Int(Int16(truncatingIfNeeded: value))
    case .int32: Int(Int32(truncatingIfNeeded: value))
    case .uint8: Int(UInt8(truncatingIfNeeded: value))
    case .uint16: Int(UInt16(truncatingIfNeeded: value))
    case .uint32: Int(UInt32(truncatingIfNeeded: value))
    default: value
    }
  }

  /// A number as the type holds it.
  func holding(_ number: Scalar) -> Scalar {
    switch kind {
    case .bool: .bool(number.double != 0)
    case .float:
      switch self {
      case .float16: .float(Double(HalfFloat.rounded(number.double)))
      case .float32: .float(Double(Float(number.double)))
      default: .float(number.double)
      }
    default:
      switch number {
      case .bool(let bool): .int(bool ? 1 : 0)
      case .int(let int): .int(wrapped(int))
      case .float(let float): .int(wrapped(Int(converting: float)))
      }
    }
  }
}

/// Numbers of sixteen bits: eleven of the fraction, five of the exponent.
enum HalfFloat {
  /// The nearest such number, ties to even; beyond 65504 infinity.
  static func rounded(_ value: Double) -> Float {
    guard value.isFinite, value != 0 else { return Float(value) }
    // The last place of numbers of this size, which below 2^-14 stays where it is.
    let place = Double(sign: .plus, exponent: max(Int(value.exponent), -14) - 10, significand: 1)
    let rounded = (value / place).rounded(.toNearestOrEven) * place
    return rounded.magnitude > 65504 ? (value < 0 ? -Float.infinity : .infinity) : Float(rounded)
  }
}

extension Tensor {
  /// The elements in the carrier of a type and in its range.
  func cast(from: ArrayType, to type: ArrayType) throws(TensorError) -> Tensor {
    if from == type { return self }
    if from.isFloat, type == .int32 {
      // What does not fit becomes the least number, as the processor's instruction has it.
      let numbers = try doubles().map {
        Int32(exactly: $0.rounded(.towardZero)).map(Int.init) ?? Int(Int32.min)
      }
      return try engine.tensor(numbers, shape: shape)
    }
    let moved = try to(type.carrier)
    let widens = ArrayType.promoted(from, type) == type
    return widens ? moved : try moved.narrowed(to: type)
  }

  /// The elements of a result brought into the range of a type narrower than the tensor's.
  func narrowed(to type: ArrayType) throws(TensorError) -> Tensor {
    guard type.isNarrow else { return self }
    if type == .float16 {
      return try engine.tensor(floats().map { HalfFloat.rounded(Double($0)) }, shape: shape)
    }
    return try engine.tensor(ints().map(type.wrapped), shape: shape)
  }
}
