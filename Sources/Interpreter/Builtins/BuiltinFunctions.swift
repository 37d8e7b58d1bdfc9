// The built-in functions, but for those that are classes (`Constructors.swift`, `Iterables.swift`).

import Syntax

extension Machine {
  static let builtinFunctions: [NativeRow] =
    numberFunctions + textFunctions + iterationFunctions + objectFunctions + namespaceFunctions
    + inputFunctions

  // MARK: Numbers

  private static let numberFunctions: [NativeRow] = [
    NativeRow("abs", .one) { given, machine throws(Raise) in try machine.absolute(given[0]) },
    NativeRow("bin", .one) { given, machine throws(Raise) in try machine.digits(given[0], base: 2, "0b") },
    NativeRow("oct", .one) { given, machine throws(Raise) in try machine.digits(given[0], base: 8, "0o") },
    NativeRow("hex", .one) { given, machine throws(Raise) in try machine.digits(given[0], base: 16, "0x") },
    NativeRow("divmod", .count(2...2)) { given, machine throws(Raise) in
      if let result = try machine.divmod(given[0], given[1]) { return result }
      for value in [given[0], given[1]] where !machine.hasArithmetic(value) {
        let (left, right) = (machine.typeName(given[0]), machine.typeName(given[1]))
        throw machine.typeError("unsupported operand type(s) for divmod(): '\(left)' and '\(right)'")
      }
      let (quotient, remainder) = try machine.quotientAndRemainder(given[0], given[1])
      return machine.tuple([quotient, remainder])
    },
    NativeRow("pow", .named(["base", "exp", "mod"], required: 2)) { given, machine throws(Raise) in
      try machine.power(given[0], given[1], modulus: given[2])
    },
    NativeRow("round", .named(["number", "ndigits"], required: 1)) { given, machine throws(Raise) in
      try machine.round(given[0], given[1])
    },
    NativeRow("sum", .named(["", "start"], required: 1)) { given, machine throws(Raise) in
      try machine.sum(given[0], start: given.optional(1) ?? .int(0))
    },
  ]

  /// Whether `//` and `%` may be asked of the value: of numbers, and of a library's objects.
  private func hasArithmetic(_ value: Value) -> Bool {
    if case .object(let object) = value { return !(object is SetObject || object is TypeObject) }
    return value.asDouble != nil
  }

  private func digits(_ value: Value, base: Int, _ prefix: String) throws(Raise) -> Value {
    let number = WholeNumber(try integerArgument(value))
    let digits: [UInt8]
    try reserve(bytes: number.digitBound(base: base) &* 2)
    do { digits = try number.digits(base: base, charge) } catch { throw raise(formatting: error) }
    return string(
      try charging { charge in
        var text = Text((number.isNegative ? "-" : "") + prefix)
        text.append(Text(ascii: digits, charge), charge)
        return text
      })
  }

  private func sum(_ iterable: Value, start: Value) throws(Raise) -> Value {
    if case .string = start.underlying { throw typeError("sum() can't sum strings [use ''.join(seq) instead]") }
    var total = start
    try forEach(in: iterable) { (item) throws(Raise) in
      switch (total, item) {
      case (.float(let a), .float(let b)): total = .float(a + b)
      case (.int(let a), .int(let b)):
        let (sum, overflow) = a.addingReportingOverflow(b)
        total = overflow ? try self.binary(.add, total, item) : .int(sum)
      default: total = try self.binary(.add, total, item)
      }
      return true
    }
    return total
  }

  // MARK: Text

  private static let textFunctions: [NativeRow] = [
    NativeRow("ascii", .one) { given, machine throws(Raise) in
      machine.string(try machine.ascii(given[0]))
    },
    NativeRow("chr", .one) { given, machine throws(Raise) in
      let code = try machine.size(given[0], kind: "int")
      if Int32(exactly: code) == nil {
        throw machine.overflowError(
          code > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum")
      }
      guard (0..<0x110000).contains(code) else {
        throw machine.valueError("chr() arg not in range(0x110000)")
      }
      return machine.string(Text(codePoint: UInt32(code)))
    },
    NativeRow("format", .count(1...2)) { given, machine throws(Raise) in
      guard let specification = given.optional(1) else {
        return machine.string(try machine.format(given[0], Text()))
      }
      let text = try machine.text(specification, "format() argument 2")
      return machine.string(try machine.format(given[0], text))
    },
    NativeRow("ord", .one) { given, machine throws(Raise) in
      guard case .string(let object) = given[0].underlying else {
        throw machine.typeError(
          "ord() expected string of length 1, but \(machine.typeName(given[0])) found")
      }
      guard object.text.count == 1 else {
        throw machine.typeError(
          "ord() expected a character, but string of length \(object.text.count) found")
      }
      return .int(Int(object.text[0]))
    },
    NativeRow("print", .any) { given, machine throws(Raise) in
      try machine.print(given.arguments)
      return .none
    },
    NativeRow("repr", .one) { given, machine throws(Raise) in
      try machine.shown(given[0], by: [.repr])
    },
  ]

  private func print(_ arguments: Arguments) throws(Raise) {
    var separator: Text = " "
    var end: Text = "\n"
    var file: Value?
    var flushes = false
    defer { if flushes { host.flush() } }
    if arguments.hasKeywords {
      let names = arguments.keywords.map { heap.names.string($0.name) }
      if let other = names.first(where: { !["sep", "end", "file", "flush"].contains($0) }) {
        throw typeError("'\(other)' is an invalid keyword argument for print()")
      }
      for (name, value) in arguments.keywords {
        switch heap.names.string(name) {
        case "sep": separator = try printed(value, "sep") ?? separator
        case "end": end = try printed(value, "end") ?? end
        case "file": file = value.isNone ? nil : value
        default: flushes = try isTrue(value)
        }
      }
    }
    // The script may have put something else in the place of the standard output.
    if file == nil { file = importedModules["sys"]?.members["stdout"] }
    if let file, !(file.object is OutputStream) {
      return try print(arguments, to: file, separator, end)
    }
    let stream = (file?.object as? OutputStream)?.stream ?? "stdout"
    var text = TextBuilder()
    for index in 0..<arguments.count {
      guard let value = arguments[index] else { continue }
      if index > 0 { text.append(separator) }
      if text.byteCount > 0, mayRunScript(value) {
        // The script sees what came before in its place, and so does who reads of its error.
        try write(text.text, to: stream)
        text = TextBuilder()
      }
      let piece = try str(value)
      try reserve(bytes: text.byteCount + piece.byteCount)
      text.append(piece)
    }
    text.append(end)
    try write(text.text, to: stream)
  }

  /// Whether making a text of the value may run code of the script.
  private func mayRunScript(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .dict: true
    case .object(let object): object is Container
    default: false
    }
  }

  /// Prints to an object of the script, piece by piece.
  private func print(_ arguments: Arguments, to file: Value, _ separator: Text, _ end: Text) throws(Raise) {
    let method = heap.names.intern("write")
    for (index, value) in arguments.positional.enumerated() {
      if index > 0 { _ = try call(attribute(of: file, method), string(separator)) }
      let write = try attribute(of: file, method)
      _ = try call(write, shown(value, by: [.str, .repr]))
    }
    _ = try call(attribute(of: file, method), string(end))
  }

  /// `str(value)` or `repr(value)`: what the first of the methods that the class of an instance defines gives, which
  /// may be of a class derived from `str`.
  func shown(_ value: Value, by methods: [Special]) throws(Raise) -> Value {
    guard let instance = value.object?.asInstance, let method = methods.first(where: instance.defines),
      method == methods[0] || !instance.hasNativeStr
    else {
      return string(methods[0] == .str ? try str(value) : try repr(value))
    }
    try enter(" while getting the \(method == .str ? "str" : "repr") of an object")
    defer { leave() }
    guard let result = try instance.callSpecial(method, self) else { return string(Text()) }
    _ = try textResult(result, methods[0].name)
    return result
  }

  private func printed(_ value: Value, _ name: String) throws(Raise) -> Text? {
    switch value.underlying {
    case .none: return nil
    case .string(let object): return object.text
    default: throw typeError("\(name) must be None or a string, not \(typeName(value))")
    }
  }

  // MARK: Iteration

  private static let iterationFunctions: [NativeRow] = [
    NativeRow("all", .one) { given, machine throws(Raise) in
      var answer = true
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        answer = try machine.isTrue(item)
        return answer
      }
      return .bool(answer)
    },
    NativeRow("any", .one) { given, machine throws(Raise) in
      var answer = false
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        answer = try machine.isTrue(item)
        return !answer
      }
      return .bool(answer)
    },
    NativeRow("iter", .count(1...2)) { given, machine throws(Raise) in
      guard let sentinel = given.optional(1) else { return .object(try machine.iterator(of: given[0])) }
      guard machine.isCallable(given[0]) else {
        throw machine.typeError("iter(v, w): v must be callable")
      }
      return machine.iterator(calling: given[0], until: sentinel)
    },
    NativeRow("len", .one) { given, machine throws(Raise) in .int(try machine.length(given[0])) },
    NativeRow("max", .any) { given, machine throws(Raise) in
      try machine.extreme(given.arguments, "max", .greater)
    },
    NativeRow("min", .any) { given, machine throws(Raise) in
      try machine.extreme(given.arguments, "min", .less)
    },
    NativeRow("next", .count(1...2)) { given, machine throws(Raise) in
      guard case .object(let iterator) = given[0], iterator.isIterator else {
        throw machine.typeError("'\(machine.typeName(given[0]))' object is not an iterator")
      }
      if let generator = iterator as? GeneratorObject {
        let step = try generator.resume(.none, machine)
        if case .returned = step, let other = given.optional(1) { return other }
        return try machine.value(of: step)
      }
      let item = given.count > 1 ? try machine.next(of: iterator) ?? given[1] : try iterator.next(machine)
      if let item { return item }
      throw machine.stopIteration(.none)
    },
    NativeRow("sorted", .any) { given, machine throws(Raise) in
      if given.count != 1 {
        throw machine.typeError("sorted expected 1 argument, got \(given.count)")
      }
      var key = Value.none
      var isReversed = false
      for (name, value) in given.arguments.keywords {
        switch machine.heap.names.string(name) {
        case "key": key = value
        case "reverse": isReversed = try machine.flag(value)
        case let other: throw machine.typeError("'\(other)' is an invalid keyword argument for sort()")
        }
      }
      return try machine.sortedList(given[0], key: key, reverse: isReversed)
    },
  ]

  /// `max` and `min`: the first of the items of which none is more extreme.
  private func extreme(
    _ arguments: Arguments, _ name: String, _ isBetter: ComparisonOperator
  ) throws(Raise) -> Value {
    if arguments.count == 0 { throw typeError("\(name) expected at least 1 argument, got 0") }
    var key = Value.none
    var missing: Value?
    for (keyword, value) in arguments.keywords {
      switch heap.names.string(keyword) {
      case "key": key = value
      case "default": missing = value
      case let other: throw typeError("'\(other)' is an invalid keyword argument for \(name)()")
      }
    }
    if arguments.count > 1, missing != nil {
      throw typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best: (item: Value, rank: Value)?
    func consider(_ item: Value) throws(Raise) -> Bool {
      let rank = key.isNone ? item : try call(key, [item])
      guard let current = best else {
        best = (item, rank)
        return true
      }
      if try isTrue(compare(isBetter, rank, current.rank)) { best = (item, rank) }
      return true
    }
    if arguments.count > 1 {
      for item in arguments.positional { _ = try consider(item) }
    } else if let iterable = arguments[0] {
      try forEach(in: iterable, consider)
    }
    if let best { return best.item }
    guard let missing else { throw valueError("\(name)() arg is an empty sequence") }
    return missing
  }

  // MARK: Objects

  private static let objectFunctions: [NativeRow] = [
    NativeRow("callable", .one) { given, machine in .bool(machine.isCallable(given[0])) },
    NativeRow("delattr", .count(2...2)) { given, machine throws(Raise) in
      try machine.deleteAttribute(of: given[0], machine.attributeName(given[1]))
      return .none
    },
    NativeRow("getattr", .count(2...3)) { given, machine throws(Raise) in
      let name = try machine.attributeName(given[1])
      guard let missing = given.optional(2) else { return try machine.attribute(of: given[0], name) }
      do throws(Raise) { return try machine.attributeIfPresent(of: given[0], name) ?? missing } catch {
        if error.exception.type.isSubtype(of: machine.heap.types.exception("AttributeError")) { return missing }
        throw error
      }
    },
    NativeRow("hasattr", .count(2...2)) { given, machine throws(Raise) in
      let name = try machine.attributeName(given[1])
      return .bool(try machine.hasAttribute(given[0], name))
    },
    NativeRow("hash", .one) { given, machine throws(Raise) in .int(try machine.hash(given[0])) },
    NativeRow("id", .one) { given, machine throws(Raise) in
      if let object = given[0].object {
        return .int(machine.id(of: object))
      }
      // Numbers have no address; equal ones are the same object.
      return .int(try machine.hash(given[0]) &* 16 & Int.max)
    },
    NativeRow("isinstance", .count(2...2)) { given, machine throws(Raise) in
      let type = machine.type(of: given[0])
      return .bool(
        try machine.isSubtype(
          type, of: given[1], "isinstance() arg 2 must be a type, a tuple of types, or a union"))
    },
    NativeRow("issubclass", .count(2...2)) { given, machine throws(Raise) in
      guard let type = given[0].object as? TypeObject else {
        throw machine.typeError("issubclass() arg 1 must be a class")
      }
      return .bool(
        try machine.isSubtype(
          type, of: given[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    },
    NativeRow("setattr", .count(3...3)) { given, machine throws(Raise) in
      try machine.setAttribute(of: given[0], machine.attributeName(given[1]), to: given[2])
      return .none
    },
  ]

  func isCallable(_ value: Value) -> Bool { value.object?.isCallable ?? false }

  func attributeName(_ value: Value) throws(Raise) -> Symbol {
    guard case .string(let object) = value.underlying else {
      throw typeError("attribute name must be string, not '\(typeName(value))'")
    }
    return heap.names.intern(object.text.string)
  }

  /// Whether `type` derives from a class, or from one of a tuple of classes that may nest.
  private func isSubtype(
    _ type: TypeObject, of classes: Value, depth: Int = 0, _ complaint: String
  ) throws(Raise) -> Bool {
    if let other = classes.object as? TypeObject {
      if type.isSubtype(of: other) { return true }
      return try (other as? KindedType)?.adopts(type, self) ?? false
    }
    if let union = classes.object as? ClassUnion { return union.classes.contains { type.isSubtype(of: $0) } }
    if classes.object is GenericAlias {
      let function = complaint.prefix { $0 != "(" }
      throw typeError("\(function)() argument 2 cannot be a parameterized generic")
    }
    guard case .tuple(let tuple) = classes.underlying else { throw typeError(complaint) }
    if depth > Machine.deepestNesting { throw recursionError("maximum recursion depth exceeded") }
    // A tuple may hold another one twice, and that one a third: there are more ways through than items.
    try work(Machine.workOfVisit)
    for other in tuple.items {
      if try isSubtype(type, of: other, depth: depth + 1, complaint) { return true }
    }
    return false
  }
}
