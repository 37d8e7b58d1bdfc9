// The built-in classes called: `int("5")`, `list(xs)`, `range(3)`.

import BigInt

extension Machine {
  func installConstructors() {
    let types = heap.types
    types.object.constructor = { (type, arguments, machine) throws(Raise) in
      if type !== machine.heap.types.object {
        throw machine.typeError("cannot create '\(type.name)' instances")
      }
      if arguments.count > 0 || arguments.hasKeywords { throw machine.typeError("object() takes no arguments") }
      return .object(Object(heap: machine.heap))
    }
    construct(types.type, .any) { given, machine throws(Raise) in
      if given.count == 3 {
        let name = try machine.text(given[0], "type.__new__() argument 1").string
        return try machine.makeClass(name, bases: given[1], attributes: given[2])
      }
      if given.count != 1 { throw machine.typeError("type() takes 1 or 3 arguments") }
      return .object(machine.type(of: given[0]))
    }
    types.none.constructor = { (_, arguments, machine) throws(Raise) in
      if arguments.count == 0, !arguments.hasKeywords { return .none }
      throw machine.typeError("NoneType takes no arguments")
    }
    construct(types.module, .named(["name", "doc"], required: 1)) { _, machine throws(Raise) in
      throw machine.typeError("cannot create 'module' instances")
    }
    construct(types.function, .any) { given, machine throws(Raise) in
      throw machine.typeError(
        "function() argument 'code' must be code, not \(given.count > 0 ? machine.typeName(given[0]) : "nothing")"
      )
    }
    construct(types.method, .count(2...2)) { given, machine throws(Raise) in
      if !machine.isCallable(given[0]) { throw machine.typeError("first argument must be callable") }
      if given[1].isNone { throw machine.typeError("instance must not be None") }
      return .object(BoundMethod(given[0], receiver: given[1], heap: machine.heap))
    }
    construct(types.ellipsis, .none) { _, machine in machine.ellipsis }
    construct(types.bool, .count(0...1)) { given, machine throws(Raise) in
      .bool(try given.optional(0).map { (value) throws(Raise) in try machine.isTrue(value) } ?? false)
    }
    construct(types.int, .any) { given, machine throws(Raise) in try machine.makeInt(given.arguments) }
    // A NaN is identical only to itself, so each one read from text gets other bits than the last.
    var nans: UInt64 = 0
    construct(types.float, .count(0...1)) { given, machine throws(Raise) in
      let value = try machine.makeFloat(given[0])
      guard case .string = given[0], case .float(let float) = value, float.isNaN else { return value }
      nans = nans % 0xFFFF + 1
      return .float(Double(bitPattern: float.bitPattern ^ nans))
    }
    construct(types.str, .named(["object", "encoding", "errors"])) { given, machine throws(Raise) in
      for (index, name) in [(1, "encoding"), (2, "errors")] {
        guard let value = given.optional(index) else { continue }
        _ = try machine.text(value, "str() argument '\(name)'")
        if case .string = given[0].underlying { throw machine.typeError("decoding str is not supported") }
        throw machine.typeError(
          "decoding to str: need a bytes-like object, \(machine.typeName(given[0])) found")
      }
      guard let value = given.optional(0) else { return machine.string("") }
      if case .string = value { return value }
      return try machine.shown(value, by: [.str, .repr])
    }
    construct(types.list, .count(0...1)) { given, machine throws(Raise) in
      guard let source = given.optional(0) else { return machine.list([]) }
      return .list(try machine.list(from: source))
    }
    construct(types.tuple, .count(0...1)) { given, machine throws(Raise) in
      guard let source = given.optional(0) else { return machine.tuple([]) }
      if case .tuple(let tuple) = source, tuple.type === machine.heap.types.tuple { return source }
      return machine.tuple(taking: try machine.list(from: source))
    }
    construct(types.dict, .any) { given, machine throws(Raise) in
      let dict = DictObject(heap: machine.heap)
      try machine.update(dict, given.arguments, offset: 0, name: "dict")
      return .dict(dict)
    }
    construct(types.set, .count(0...1)) { given, machine throws(Raise) in
      guard let source = given.optional(0) else { return .object(SetObject(heap: machine.heap)) }
      return .object(try machine.set(from: source))
    }
    construct(types.frozenset, .count(0...1)) { given, machine throws(Raise) in
      guard let source = given.optional(0) else {
        return .object(SetObject(isFrozen: true, heap: machine.heap))
      }
      if let set = source.object as? SetObject, set.isFrozen { return source }
      return .object(try machine.set(from: source, isFrozen: true))
    }
    construct(types.range, .count(1...3)) { given, machine throws(Raise) in try machine.makeRange(given) }
    construct(types.slice, .count(1...3)) { given, machine in
      let isStop = given.count == 1
      return .object(
        SliceObject(
          lower: isStop ? .none : given[0], upper: given[isStop ? 0 : 1],
          step: given.optional(2) ?? .none, heap: machine.heap))
    }
  }

  /// Makes calls of `type` go to `body`, once the arguments fit `arity`.
  func construct(
    _ type: TypeObject, _ arity: Arity, _ body: @escaping (Given, Machine) throws(Raise) -> Value
  ) {
    let name = type.name
    type.constructor = { (_, arguments, machine) throws(Raise) in
      // CPython's classes say "expected at most 1 argument" where its functions say "takes exactly one".
      let given = try machine.check(arguments, arity, of: name, offset: 0)
      return try body(given, machine)
    }
  }

  // MARK: Numbers

  private func makeInt(_ arguments: Arguments) throws(Raise) -> Value {
    let total = arguments.count + arguments.keywords.count
    if total > 2 { throw typeError("int() takes at most 2 arguments (\(total) given)") }
    var base = arguments[1]
    for (name, value) in arguments.keywords {
      let name = heap.names.string(name)
      if name != "base" { throw typeError("'\(name)' is an invalid keyword argument for int()") }
      base = value
    }
    guard let source = arguments[0] else {
      if base != nil { throw typeError("int() missing string argument") }
      return .int(0)
    }
    if let base {
      let radix = try integerArgument(base)
      guard case .string(let object) = source.underlying else {
        throw typeError("int() can't convert non-string with explicit base")
      }
      return try parseInt(object.text, base: Int(clamping: radix))
    }
    if let instance = source.object?.asInstance, let number = try number(of: instance) { return number }
    switch source.underlying {
    case .int, .bool: return .int(source.asInt ?? 0)
    case .float(let float): return try whole(float)
    case .string(let object): return try parseInt(object.text, base: 10)
    default:
      if source.underlying.object is BigIntObject { return source.underlying }
      if let number = try converted(source, by: "__int__") { return number }
      throw typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(source))'")
    }
  }

  /// `int` of an instance by its special methods; nil where the script defines none.
  private func number(of instance: InstanceObject) throws(Raise) -> Value? {
    for (special, name) in [(Special.int, "__int__"), (.index, "__index__"), (.truncate, "__trunc__")] {
      if special != .int, !instance.payload.isUnbound { break }
      guard let result = try instance.callSpecial(special, self) else { continue }
      if let number = BigIntObject.integer(result) { return integer(number) }
      throw typeError("\(name) returned non-int (type \(typeName(result)))")
    }
    return nil
  }

  private func parseInt(_ text: Text, base: Int) throws(Raise) -> Value {
    let number: WholeNumber
    do { number = try WholeNumber(parsing: text, base: base, charge) } catch {
      throw raise(formatting: error)
    }
    try charging { _ in }
    return integer(number)
  }

  private func makeFloat(_ source: Value) throws(Raise) -> Value {
    if let instance = source.object?.asInstance {
      if let result = try instance.callSpecial(.float, self) {
        guard case .float = result.underlying else {
          throw typeError("\(typeName(source)).__float__ returned non-float (type \(typeName(result)))")
        }
        return result.underlying
      }
      if instance.payload.isUnbound, let method = instance.instanceType.special(.index) {
        return .float(try double(integerArgument(call(special: method, of: source, []))))
      }
    }
    switch source.underlying {
    case .unbound: return .float(0)
    case .float: return source.underlying
    case .string(let object):
      do { return .float(try parseFloat(object.text, charge)) } catch { throw raise(formatting: error) }
    default:
      if BigIntObject.integer(source) != nil { return .float(try double(source)) }
      if let number = try converted(source, by: "__float__") { return number }
      throw typeError("float() argument must be a string or a real number, not '\(typeName(source))'")
    }
  }

  /// What a conversion method of a library's object gives; nil where it has none.
  private func converted(_ value: Value, by name: String) throws(Raise) -> Value? {
    guard case .object(let object) = value, object.asInstance == nil,
      let method = try attributeIfPresent(of: value, heap.names.intern(name))
    else { return nil }
    return try call(method, [])
  }

  private func makeRange(_ given: Given) throws(Raise) -> Value {
    if given.count == 1, case .int(let stop) = given[0], stop.magnitude <= 1 << 62 {
      return .object(RangeObject(start: 0, stop: stop, step: 1, heap: heap))
    }
    let isStop = given.count == 1
    let start = isStop ? 0 : try integerArgument(given[0])
    let stop = try integerArgument(given[isStop ? 0 : 1])
    let step = given.count == 3 ? try integerArgument(given[2]) : 1
    if step.isZero { throw valueError("range() arg 3 must not be zero") }
    // The end after the last item is computed, too: half the range of an Int leaves room for it.
    if let start = Int(exactly: start), let stop = Int(exactly: stop), let step = Int(exactly: step),
      step.magnitude < 1 << 62, start.magnitude <= 1 << 62, stop.magnitude <= 1 << 62
    {
      return .object(RangeObject(start: start, stop: stop, step: step, heap: heap))
    }
    return .object(LongRange(start: start, stop: stop, step: step, heap: heap))
  }
}
