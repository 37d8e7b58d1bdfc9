// The special methods that the machine itself calls: `__add__`, `__len__`, `__enter__`.
//
// Each has a number, which is also its symbol: the heap interns their names first, in this order. A class
// remembers what it found for a number, so that `a + b` on objects of a script costs no search.

internal import Syntax

/// A special method, by what it does.
enum Special: Int, CaseIterable {
  case make, initialize, call, repr, str, format, hash, bool, length, lengthHint
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, bitAnd, bitOr, bitXor, divmod
  case reflectedAdd, reflectedSubtract, reflectedMultiply, reflectedDivide, reflectedFloorDivide
  case reflectedModulo, reflectedPower, reflectedMatrixMultiply
  case reflectedLeftShift, reflectedRightShift, reflectedBitAnd, reflectedBitOr, reflectedBitXor
  case reflectedDivmod
  case addInPlace, subtractInPlace, multiplyInPlace, divideInPlace, floorDivideInPlace, moduloInPlace
  case powerInPlace, matrixMultiplyInPlace
  case leftShiftInPlace, rightShiftInPlace, bitAndInPlace, bitOrInPlace, bitXorInPlace
  case negate, plus, invert, absolute, round, truncate, floor, ceiling, int, float, index
  case item, setItem, deleteItem, contains, missing, iterate, next, reversed
  case attribute, attributeMissing, setAttribute, deleteAttribute, directory
  case get, set, delete, setName
  case enter, exit, initializeSubclass, classItem, baseEntries

  var name: String { Special.names[rawValue] }

  /// The names, in the order of the cases.
  static let names: [String] = [
    "__new__", "__init__", "__call__", "__repr__", "__str__", "__format__", "__hash__", "__bool__", "__len__",
    "__length_hint__",
    "__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__",
    "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__matmul__",
    "__lshift__", "__rshift__", "__and__", "__or__", "__xor__", "__divmod__",
    "__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__", "__rmatmul__",
    "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__", "__rdivmod__",
    "__iadd__", "__isub__", "__imul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__", "__imatmul__",
    "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__",
    "__neg__", "__pos__", "__invert__", "__abs__", "__round__", "__trunc__", "__floor__", "__ceil__", "__int__",
    "__float__", "__index__",
    "__getitem__", "__setitem__", "__delitem__", "__contains__", "__missing__", "__iter__", "__next__",
    "__reversed__",
    "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__dir__",
    "__get__", "__set__", "__delete__", "__set_name__",
    "__enter__", "__exit__", "__init_subclass__", "__class_getitem__", "__mro_entries__",
  ]

  /// Whether the method of a built-in class stands for an operation of the machine, and is no function of its own.
  static func isWrapper(_ name: String, of className: String?) -> Bool {
    guard name.hasPrefix("__"), names.contains(name), !functions.contains(name) else { return false }
    switch name {
    case "__getitem__": return className != "list" && className != "dict"
    case "__contains__": return className != "dict" && className != "set" && className != "frozenset"
    default: return true
    }
  }

  /// The special methods that CPython keeps as functions.
  private static let functions: Set = [
    "__new__", "__format__", "__length_hint__", "__round__", "__trunc__", "__floor__", "__ceil__",
    "__missing__", "__reversed__", "__dir__", "__set_name__", "__enter__", "__exit__", "__init_subclass__",
    "__class_getitem__", "__mro_entries__",
  ]

  var symbol: Symbol { Symbol(id: Int32(truncatingIfNeeded: rawValue)) }

  init?(_ symbol: Symbol) { self.init(rawValue: Int(symbol.id)) }
}

extension BinaryOperator {
  /// The special methods of the operator: of the left operand, of the right one, and of `a op= b`.
  var specials: (plain: Special, reflected: Special, inPlace: Special) {
    switch self {
    case .add: (.add, .reflectedAdd, .addInPlace)
    case .subtract: (.subtract, .reflectedSubtract, .subtractInPlace)
    case .multiply: (.multiply, .reflectedMultiply, .multiplyInPlace)
    case .divide: (.divide, .reflectedDivide, .divideInPlace)
    case .floorDivide: (.floorDivide, .reflectedFloorDivide, .floorDivideInPlace)
    case .modulo: (.modulo, .reflectedModulo, .moduloInPlace)
    case .power: (.power, .reflectedPower, .powerInPlace)
    case .matrixMultiply: (.matrixMultiply, .reflectedMatrixMultiply, .matrixMultiplyInPlace)
    case .leftShift: (.leftShift, .reflectedLeftShift, .leftShiftInPlace)
    case .rightShift: (.rightShift, .reflectedRightShift, .rightShiftInPlace)
    case .bitAnd: (.bitAnd, .reflectedBitAnd, .bitAndInPlace)
    case .bitOr: (.bitOr, .reflectedBitOr, .bitOrInPlace)
    case .bitXor: (.bitXor, .reflectedBitXor, .bitXorInPlace)
    }
  }
}

extension ComparisonOperator {
  /// The special method of a rich comparison; nil for `is` and `in`.
  var special: Special? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .is, .isNot, .in, .notIn: nil
    }
  }
}
