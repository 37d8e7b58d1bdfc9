// The module `operator`: the operators as functions, and functions that fetch items, attributes and methods.

import Syntax

enum OperatorModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let rows = binaryRows + comparisonRows + unaryRows + itemRows + sequenceRows
    let module = machine.module("operator", owner: "_operator", rows)
    let members = module.members
    // Most have a second name, that of the special method.
    for row in rows where !["truth", "is_", "is_not", "indexOf", "countOf", "length_hint"].contains(row.name) {
      let name = row.name.hasSuffix("_") ? String(row.name.dropLast()) : row.name
      members["__\(name)__"] = members[row.name]
    }
    for type in [
      ItemGetter.makeType(machine), AttributeGetter.makeType(machine), MethodCaller.makeType(machine),
    ] {
      members[type.shortName] = .object(type)
    }
    return module
  }

  private static let binary: [(name: String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide),
    ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("lshift", .leftShift),
    ("rshift", .rightShift), ("and", .bitAnd), ("or", .bitOr), ("xor", .bitXor),
  ]

  private static let binaryRows: [NativeRow] = binary.flatMap { (name, op) in
    [
      NativeRow(name == "and" || name == "or" ? name + "_" : name, .count(2...2)) {
        given, machine throws(Raise) in try machine.binary(op, given[0], given[1])
      },
      NativeRow("i" + name, .count(2...2)) { given, machine throws(Raise) in
        try machine.binary(op, given[0], given[1], inPlace: true)
      },
    ]
  }

  private static let comparisons: [(name: String, ComparisonOperator)] = [
    ("lt", .less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("ge", .greaterOrEqual),
    ("gt", .greater), ("is_", .is), ("is_not", .isNot),
  ]

  private static let comparisonRows: [NativeRow] = comparisons.map { (name, op) in
    NativeRow(name, .count(2...2)) { given, machine throws(Raise) in
      try machine.compare(op, given[0], given[1])
    }
  }

  private static let unaryRows: [NativeRow] = [
    unary("neg", .negate), unary("pos", .plus), unary("inv", .invert), unary("invert", .invert),
    unary("not_", .not),
    NativeRow("truth", .one) { given, machine throws(Raise) in .bool(try machine.isTrue(given[0])) },
    NativeRow("abs", .one) { given, machine throws(Raise) in try machine.absolute(given[0]) },
    NativeRow("index", .one) { given, machine throws(Raise) in
      machine.integer(try machine.integerArgument(given[0]))
    },
  ]

  private static func unary(_ name: String, _ op: UnaryOperator) -> NativeRow {
    NativeRow(name, .one) { given, machine throws(Raise) in try machine.unary(op, given[0]) }
  }

  private static let itemRows: [NativeRow] = [
    NativeRow("getitem", .count(2...2)) { given, machine throws(Raise) in
      try machine.item(of: given[0], at: given[1])
    },
    NativeRow("setitem", .count(3...3)) { given, machine throws(Raise) in
      try machine.setItem(of: given[0], at: given[1], to: given[2])
      return .none
    },
    NativeRow("delitem", .count(2...2)) { given, machine throws(Raise) in
      try machine.deleteItem(of: given[0], at: given[1])
      return .none
    },
    NativeRow("contains", .count(2...2)) { given, machine throws(Raise) in
      .bool(try machine.contains(given[1], in: given[0]))
    },
    NativeRow("call", .any) { given, machine throws(Raise) in
      guard let callee = given.optional(0) else {
        throw machine.typeError("call expected at least 1 argument, got 0")
      }
      return try machine.call(callee, given.rest(from: 1), keywords: given.arguments.keywords)
    },
  ]

  // MARK: Sequences

  private static let sequenceRows: [NativeRow] = [
    concatenation("concat", inPlace: false), concatenation("iconcat", inPlace: true),
    NativeRow("countOf", .count(2...2)) { given, machine throws(Raise) in
      var count = 0
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        if try machine.isSameKey(item, given[1]) { count += 1 }
        return true
      }
      return .int(count)
    },
    NativeRow("indexOf", .count(2...2)) { given, machine throws(Raise) in
      var (place, isFound) = (0, false)
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        isFound = try machine.isSameKey(item, given[1])
        if !isFound { place += 1 }
        return !isFound
      }
      if isFound { return .int(place) }
      throw machine.valueError("sequence.index(x): x not in sequence")
    },
    NativeRow("length_hint", .count(1...2)) { given, machine throws(Raise) in
      let missing = try machine.size(given[1], default: 0)
      let count = try machine.unlessWrongType { () throws(Raise) in try machine.lengthIfSized(given[0]) }
      if let count { return .int(count) }
      guard let hint = try machine.boundSpecial(.lengthHint, of: given[0]) else { return .int(missing) }
      return try machine.unlessWrongType { () throws(Raise) in try machine.call(hint, []) } ?? .int(missing)
    },
  ]

  private static func concatenation(_ name: String, inPlace: Bool) -> NativeRow {
    NativeRow(name, .count(2...2)) { given, machine throws(Raise) in
      switch given[0] {
      case .unbound, .none, .bool, .int, .float, .dict, .function:
        throw machine.typeError("'\(machine.typeName(given[0]))' object can't be concatenated")
      default: return try machine.binary(.add, given[0], given[1], inPlace: inPlace)
      }
    }
  }
}

extension Machine {
  /// `len(value)`, or nil where the value has no length.
  func lengthIfSized(_ value: Value) throws(Raise) -> Int? {
    switch value {
    case .string, .list, .tuple, .dict: try length(value)
    case .object(let object): try object.length(self)
    default: nil
    }
  }
}

/// What `itemgetter`, `attrgetter` and `methodcaller` give: an object that is called with another.
class Getter: Container {
  /// What it was made of, as its repr shows.
  final fileprivate(set) var parts: [Value]
  private let typeName: String

  init(_ typeName: String, _ parts: [Value], heap: Heap) {
    self.typeName = typeName
    self.parts = parts
    super.init(heap: heap)
  }

  deinit { for index in parts.indices { ledger.bury(&parts[index]) } }

  override final var type: TypeObject { heap.types.named(typeName) }
  override final var isCallable: Bool { true }

  override final func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    let given = try machine.check(arguments, .unpacked(1...1), of: type.shortName, offset: 0)
    return try get(from: given[0], machine)
  }

  func get(from value: Value, _ machine: Machine) throws(Raise) -> Value { .none }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    try machine.repr(parts, of: self, opening: typeName + "(", closing: ")")
  }

  /// What `fetch` gives for each part: alone for one, as a tuple for several.
  final func each(
    _ machine: Machine, _ fetch: (Value) throws(Raise) -> Value
  ) throws(Raise) -> Value {
    if parts.count == 1, let only = parts.first { return try fetch(only) }
    var values: [Value] = []
    for part in parts { values.append(try fetch(part)) }
    return machine.tuple(values)
  }

  override final func forEachReference(_ visit: (Value) -> Void) { for part in parts { visit(part) } }
  override final func sever() { parts = [] }
}

/// `itemgetter(item, …)`.
private final class ItemGetter: Getter {
  static func makeType(_ machine: Machine) -> TypeObject {
    machine.moduleClass("operator.itemgetter", .any) { given, machine throws(Raise) in
      // CPython's words for none at all are those for exactly one.
      if given.count == 0 || given.arguments.hasKeywords {
        _ = try machine.check(given.arguments, .unpacked(1...1), of: "itemgetter", offset: 0)
      }
      return .object(ItemGetter("operator.itemgetter", given.rest(), heap: machine.heap))
    }
  }

  override func get(from value: Value, _ machine: Machine) throws(Raise) -> Value {
    try each(machine) { (part) throws(Raise) in try machine.item(of: value, at: part) }
  }
}

/// `attrgetter(name, …)`, names with dots for attributes of attributes.
private final class AttributeGetter: Getter {
  private let paths: [[Symbol]]

  init(_ names: [Value], paths: [[Symbol]], heap: Heap) {
    self.paths = paths
    super.init("operator.attrgetter", names, heap: heap)
  }

  static func makeType(_ machine: Machine) -> TypeObject {
    machine.moduleClass("operator.attrgetter", .any) { given, machine throws(Raise) in
      if given.count == 0 || given.arguments.hasKeywords {
        _ = try machine.check(given.arguments, .unpacked(1...1), of: "attrgetter", offset: 0)
      }
      var paths: [[Symbol]] = []
      for value in given.rest() {
        guard case .string(let name) = value.underlying else {
          throw machine.typeError("attribute name must be a string")
        }
        let parts = name.text.string.split(separator: ".", omittingEmptySubsequences: false)
        paths.append(parts.map { machine.heap.names.intern(String($0)) })
      }
      return .object(AttributeGetter(given.rest(), paths: paths, heap: machine.heap))
    }
  }

  override func get(from value: Value, _ machine: Machine) throws(Raise) -> Value {
    var values: [Value] = []
    for path in paths {
      var found = value
      for name in path { found = try machine.attribute(of: found, name) }
      values.append(found)
    }
    return values.count == 1 ? values[0] : machine.tuple(values)
  }
}

/// `methodcaller(name, …)`: the name comes first among the parts.
private final class MethodCaller: Getter {
  private let name: Symbol
  private let keywordNames: [Symbol]

  init(_ name: Symbol, _ parts: [Value], keywordNames: [Symbol], heap: Heap) {
    self.name = name
    self.keywordNames = keywordNames
    super.init("operator.methodcaller", parts, heap: heap)
  }

  static func makeType(_ machine: Machine) -> TypeObject {
    machine.moduleClass("operator.methodcaller", .any) { given, machine throws(Raise) in
      guard let first = given.optional(0) else {
        throw machine.typeError("methodcaller needs at least one argument, the method name")
      }
      guard case .string(let name) = first.underlying else {
        throw machine.typeError("method name must be a string")
      }
      let keywords = given.arguments.keywords
      return .object(
        MethodCaller(
          machine.heap.names.intern(name.text.string), given.rest() + keywords.map(\.value),
          keywordNames: keywords.map(\.name), heap: machine.heap))
    }
  }

  override func get(from value: Value, _ machine: Machine) throws(Raise) -> Value {
    let positional = Array(parts.dropFirst().dropLast(keywordNames.count))
    let keywords = zip(keywordNames, parts.suffix(keywordNames.count)).map { (name: $0, value: $1) }
    return try machine.call(machine.attribute(of: value, name), positional, keywords: keywords)
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    try machine.enter(" while getting the repr of an object")
    defer { machine.leave() }
    var shown: [String] = []
    for part in parts.dropLast(keywordNames.count) { shown.append(try machine.repr(part).string) }
    for (name, value) in zip(keywordNames, parts.suffix(keywordNames.count)) {
      shown.append("\(heap.names.string(name))=\(try machine.repr(value).string)")
    }
    return Text("operator.methodcaller(\(shown.joined(separator: ", ")))")
  }
}
