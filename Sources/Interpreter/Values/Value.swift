// A script's value: one word of payload and a tag.
//
// Numbers and singletons live in the enum itself, so arithmetic allocates nothing; the classes that the
// machine handles in its fast paths (strings, lists, tuples, dicts, functions) have a case each, and all
// other objects share one. Swift's reference counting frees what is dropped; `Heap` finds the cycles.
// Stride is 16 bytes. Registers are read through pointers without retaining (see `Registers.swift`).

/// A value of the embedded language.
public enum Value {
  /// An empty register or an unassigned variable. Scripts never see it.
  case unbound
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(StringObject)
  case list(ListObject)
  case tuple(TupleObject)
  case dict(DictObject)
  case function(FunctionObject)
  /// Every other object: big integers, sets, ranges, exceptions, types, and what a library brings.
  case object(Object)

  /// Whether copying the value needs no reference count.
  @inline(__always)
  var isScalar: Bool {
    // Named this way round the cases lie side by side, and one comparison of the tag tells.
    switch self {
    case .string, .list, .tuple, .dict, .function, .object: false
    default: true
    }
  }

  /// Whether two values are the same object (`is`).
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.unbound, .unbound), (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    // There is but one empty tuple, as far as a script can see.
    case (.tuple(let a), .tuple(let b)): a === b || a.count == 0 && b.count == 0 && a.type === b.type
    default:
      if let a = object, let b = other.object { a === b } else { false }
    }
  }

  /// The heap object behind the value, if it has one.
  @inline(__always)
  public var object: Object? {
    switch self {
    case .unbound, .none, .bool, .int, .float: nil
    case .string(let object): object
    case .list(let object): object
    case .tuple(let object): object
    case .dict(let object): object
    case .function(let object): object
    case .object(let object): object
    }
  }

  /// The value as an integer, `True` and `False` counting as 1 and 0; nil for everything else.
  @inline(__always)
  public var asInt: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .object(let object): object.asInstance?.payload.asInt
    default: nil
    }
  }

  /// The value as a floating-point number when it is a number of machine size.
  public var asDouble: Double? {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    case .object(let object): object.asInstance?.payload.asDouble
    default: nil
    }
  }

  var isUnbound: Bool { if case .unbound = self { true } else { false } }

  public var isNone: Bool { if case .none = self { true } else { false } }
}
