// Operators by name: `"abc".__len__()`, `(2).__add__(3)`, `list.__contains__`.
//
// Each name is one row for all classes and calls the operation itself; a class lists the names it has. Where
// an operand is of a class the operation does not know, CPython answers NotImplemented, and so do we.

import Syntax

extension Machine {
  func installOperatorMethods() {
    let types = heap.types
    let common = ["__eq__", "__ne__", "__repr__", "__str__", "__format__"]
    let ordered = ["__lt__", "__le__", "__gt__", "__ge__"]
    let sized = ["__len__", "__iter__", "__contains__"]
    let sequence = sized + ["__getitem__"]
    let joined = ["__add__", "__mul__", "__rmul__"]
    let changed = ["__setitem__", "__delitem__"]
    let setLike = ["and", "or", "sub", "xor"].flatMap { ["__\($0)__", "__r\($0)__"] }
    let numeric =
      ordered + [
        "__hash__", "__neg__", "__pos__", "__abs__", "__bool__", "__int__", "__float__", "__round__",
        "__trunc__", "__floor__", "__ceil__",
      ]
      + ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "divmod"].flatMap {
        ["__\($0)__", "__r\($0)__"]
      }
    let bits = ["and", "or", "xor", "lshift", "rshift"].flatMap { ["__\($0)__", "__r\($0)__"] }
    let table: [(TypeObject, [String])] = [
      (types.str, common + ordered + sequence + joined + ["__hash__", "__mod__"]),
      (types.list, common + ordered + sequence + joined + changed + ["__reversed__"]),
      (types.tuple, common + ordered + sequence + joined + ["__hash__"]),
      (types.dict, common + sequence + changed + ["__or__", "__ror__", "__reversed__"]),
      (types.named("dict_keys"), common + ordered + sized + setLike + ["__reversed__"]),
      (types.named("dict_values"), ["__repr__", "__len__", "__iter__", "__reversed__"]),
      (types.named("dict_items"), common + ordered + sized + setLike + ["__reversed__"]),
      (types.set, common + ordered + sized + setLike),
      (types.frozenset, common + ordered + sized + setLike + ["__hash__"]),
      (types.range, common + sequence + ["__hash__", "__bool__", "__reversed__"]),
      (types.int, common + numeric + bits + ["__invert__", "__index__"]),
      (types.float, common + numeric),
      (types.none, ["__bool__"]),
    ]
    for (type, names) in table { defineOperations(names, on: type) }
    installItemOfDict()
    installInPlaceMethods()
  }

  /// Gives `type` operations of the machine as methods.
  func defineOperations(
    _ names: [String], inPlace: [(name: String, operator: BinaryOperator)] = [], on type: TypeObject
  ) {
    let takesSets = type === heap.types.set
    let changing = inPlace.map { (name, op) in
      NativeMethod<Value>(name, .one) { value, given, machine throws(Raise) in
        let operand = takesSets ? given[0].underlying : given[0]
        if op == .multiply { _ = try machine.size(operand) }
        let changed = try machine.changeInPlace(op, value, operand)
        return changed == nil ? machine.notImplemented : given.arguments[0] ?? .none
      }
    }
    define(names.compactMap { Machine.operatorMethods[$0] } + changing, on: type) { [unowned self] value in
      self.type(of: value).isSubtype(of: type) ? value.underlying : nil
    }
  }

  /// `list.__iadd__`, `set.__ior__` and their like, which change the receiver and give it back.
  private func installInPlaceMethods() {
    let types = heap.types
    let table: [(TypeObject, [(name: String, operator: BinaryOperator)])] = [
      (types.list, [("__iadd__", .add), ("__imul__", .multiply)]), (types.dict, [("__ior__", .bitOr)]),
      (
        types.set,
        [("__ior__", .bitOr), ("__iand__", .bitAnd), ("__isub__", .subtract), ("__ixor__", .bitXor)]
      ),
    ]
    for (type, methods) in table { defineOperations([], inPlace: methods, on: type) }
  }

  private static let operatorMethods: [String: NativeMethod<Value>] = {
    var table: [String: NativeMethod<Value>] = [:]
    for method in plainOperatorMethods { table[method.name] = method }
    let comparisons: [(String, ComparisonOperator)] = [
      ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater),
      ("ge", .greaterOrEqual),
    ]
    for (name, op) in comparisons {
      table["__\(name)__"] = NativeMethod("__\(name)__", .one) { value, given, machine throws(Raise) in
        if value.object is DictView {
          return try machine.compareIfSupported(op, value, given[0].underlying) ?? machine.notImplemented
        }
        guard machine.areComparable(value, given[0]) else { return machine.notImplemented }
        return try machine.compare(op, value, given[0].underlying)
      }
    }
    let operators: [(String, BinaryOperator)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
      ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("and", .bitAnd), ("or", .bitOr),
      ("xor", .bitXor), ("lshift", .leftShift), ("rshift", .rightShift),
    ]
    for (name, op) in operators {
      table["__\(name)__"] = NativeMethod("__\(name)__", .one) { value, given, machine throws(Raise) in
        guard machine.knows(value, given[0], op) else { return machine.notImplemented }
        return try machine.binary(op, value, given[0].underlying)
      }
      table["__r\(name)__"] = NativeMethod("__r\(name)__", .one) { value, given, machine throws(Raise) in
        guard machine.knows(value, given[0], op) else { return machine.notImplemented }
        return try machine.binary(op, given[0].underlying, value)
      }
    }
    table["__pow__"] = NativeMethod("__pow__", .count(1...2)) { value, given, machine throws(Raise) in
      guard machine.knows(value, given[0], .power) else { return machine.notImplemented }
      return try machine.power(value, given[0].underlying, modulus: given[1])
    }
    return table
  }()

  /// `dict.__getitem__`, which asks the script's `__missing__` for a key that is not there.
  func installItemOfDict() {
    define(
      [
        NativeMethod<Value>("__getitem__", .one) { value, given, machine throws(Raise) in
          if let item = try value.object?.asInstance?.nativeItem(at: given[0], machine) { return item }
          return try machine.item(of: value, at: given[0])
        }
      ], on: heap.types.dict
    ) { [unowned self] value in type(of: value).isSubtype(of: heap.types.dict) ? value : nil }
  }

  private static let plainOperatorMethods: [NativeMethod<Value>] = [
    NativeMethod("__abs__", .none) { value, _, machine throws(Raise) in try machine.absolute(value) },
    NativeMethod("__bool__", .none) { value, _, machine throws(Raise) in .bool(try machine.isTrue(value)) },
    NativeMethod("__contains__", .one) { value, given, machine throws(Raise) in
      .bool(try machine.contains(given[0], in: value))
    },
    rounding("__ceil__", .up), rounding("__floor__", .down), rounding("__trunc__", .towardZero),
    NativeMethod("__delitem__", .one) { value, given, machine throws(Raise) in
      try machine.deleteItem(of: value, at: given[0])
      return .none
    },
    NativeMethod("__divmod__", .one) { value, given, machine throws(Raise) in
      guard machine.knows(value, given[0], .modulo) else { return machine.notImplemented }
      let (quotient, remainder) = try machine.quotientAndRemainder(value, given[0])
      return machine.tuple([quotient, remainder])
    },
    NativeMethod("__float__", .none) { value, _, machine throws(Raise) in .float(try machine.double(value)) },
    NativeMethod("__format__", .one) { value, given, machine throws(Raise) in
      machine.string(try machine.format(value, machine.text(given[0], "__format__() argument")))
    },
    NativeMethod("__getitem__", .one) { value, given, machine throws(Raise) in
      try machine.item(of: value, at: given[0])
    },
    NativeMethod("__hash__", .none) { value, _, machine throws(Raise) in .int(try machine.hash(value)) },
    NativeMethod("__index__", .none) { value, _, machine throws(Raise) in
      machine.integer(try machine.integerArgument(value))
    },
    NativeMethod("__int__", .none) { value, _, machine throws(Raise) in
      if case .float(let float) = value { return try machine.whole(float) }
      return machine.integer(try machine.integerArgument(value))
    },
    NativeMethod("__invert__", .none) { value, _, machine throws(Raise) in
      try machine.unary(.invert, value)
    },
    NativeMethod("__iter__", .none) { value, _, machine throws(Raise) in
      .object(try machine.iterator(of: value))
    },
    NativeMethod("__len__", .none) { value, _, machine throws(Raise) in .int(try machine.length(value)) },
    NativeMethod("__neg__", .none) { value, _, machine throws(Raise) in try machine.unary(.negate, value) },
    NativeMethod("__pos__", .none) { value, _, machine throws(Raise) in try machine.unary(.plus, value) },
    NativeMethod("__repr__", .none) { value, _, machine throws(Raise) in
      machine.string(try machine.repr(value))
    },
    NativeMethod("__reversed__", .none) { value, _, machine throws(Raise) in
      .object(try machine.reversedIterator(value))
    },
    NativeMethod("__round__", .count(0...1)) { value, given, machine throws(Raise) in
      try machine.round(value, given[0])
    },
    NativeMethod("__setitem__", .count(2...2)) { value, given, machine throws(Raise) in
      try machine.setItem(of: value, at: given[0], to: given[1])
      return .none
    },
    NativeMethod("__str__", .none) { value, _, machine throws(Raise) in
      machine.string(try machine.str(value))
    },
  ]

  /// `(2.5).__floor__()` and its like.
  private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> NativeMethod<Value> {
    NativeMethod(name, .none) { value, _, machine throws(Raise) in
      if case .float(let float) = value { return try machine.whole(float.rounded(rule)) }
      return machine.integer(try machine.integerArgument(value))
    }
  }

  /// Whether the class of `a` can compare with `b`: its own kind, and for floats the integers.
  private func areComparable(_ a: Value, _ b: Value) -> Bool {
    let (left, right) = (type(of: a), type(of: b))
    let types = heap.types
    if left === types.float { return right === types.float || right.isSubtype(of: types.int) }
    if left.isSubtype(of: types.int) { return right.isSubtype(of: types.int) }
    if left === types.set || left === types.frozenset {
      return right === types.set || right === types.frozenset
    }
    return right.isSubtype(of: left)
  }

  /// Whether the class of `a` has the operator for `b`.
  private func knows(_ a: Value, _ b: Value, _ op: BinaryOperator) -> Bool {
    switch a {
    case .string, .list, .tuple: true
    case .object(let object) where object is DictView || object is Deque: true
    default: areComparable(a, b)
    }
  }
}
