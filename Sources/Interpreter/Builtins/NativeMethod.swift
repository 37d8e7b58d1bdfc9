// The tables that built-in types, functions and modules are made of.
//
// A method is a row: its name, how many arguments it takes, and a closure on the receiver. From the row come
// the checks that CPython makes before the body runs, and their messages, which differ with the way a function
// is declared there: `Arity` names those ways. The body gets a receiver of the right class and a `Given`, in
// which an argument that was left out is `.unbound`. Nothing is parsed and nothing allocated in a call beyond
// what the body makes, unless arguments come by name.

/// How a native function takes its arguments, by the messages CPython gives when they do not fit.
enum Arity: Sendable {
  /// Arguments by position only: `f() takes exactly one argument (0 given)`, `f expected 2 arguments, got 1`.
  case count(ClosedRange<Int>)
  /// The same in the words of CPython's argument parser: `f() takes at least 1 argument (0 given)`.
  case parsed(ClosedRange<Int>)
  /// The same in the words of its unpacker, which says "1 argument": `f expected 1 argument, got 0`.
  case unpacked(ClosedRange<Int>)
  /// Arguments that may come by name, in the order of `names` (one that may not has the name ""); the first
  /// `required` must be there, and only the first `positional` may come without their name.
  case named([String], required: Int = 0, positional: Int = .max)
  /// The body looks for itself.
  case any

  static let none = Arity.count(0...0)
  static let one = Arity.count(1...1)

  /// How many arguments by position need no further look, when none comes by name.
  var plainCounts: (least: Int, most: Int) {
    switch self {
    case .count(let allowed), .parsed(let allowed), .unpacked(let allowed):
      (allowed.lowerBound, allowed.upperBound)
    case .named(let names, let required, let positional): (required, min(names.count, positional))
    case .any: (0, .max)
    }
  }

  /// Whether calls count against the recursion limit, see ``NativeFunction/isCounted``.
  var isCounted: Bool {
    switch self {
    case .count(let allowed), .parsed(let allowed), .unpacked(let allowed):
      allowed.upperBound == allowed.lowerBound && allowed.upperBound < 2
    case .named: false
    case .any: true
    }
  }
}

/// The arguments of one call behind the receiver; one that was not given is `.unbound`.
struct Given {
  let arguments: Arguments
  /// How many of `arguments` belong to the receiver: 0 or 1.
  let offset: Int
  /// The arguments in the order of the parameters, where some came by name.
  let gathered: [Value]?

  var count: Int { gathered?.count ?? arguments.count - offset }

  subscript(index: Int) -> Value {
    if let gathered { return gathered.indices.contains(index) ? gathered[index] : .unbound }
    return arguments[index + offset] ?? .unbound
  }

  /// The argument; nil when it was not given.
  func optional(_ index: Int) -> Value? {
    let value = self[index]
    return value.isUnbound ? nil : value
  }

  /// The arguments from `index` on.
  func rest(from index: Int = 0) -> [Value] {
    count > index ? (index..<count).map { self[$0] } : []
  }
}

/// A row in the table of a built-in type's methods.
struct NativeMethod<Receiver>: Sendable {
  typealias Body = @Sendable (Receiver, Given, Machine) throws(Raise) -> Value

  let name: String
  let arity: Arity
  let body: Body

  init(_ name: String, _ arity: Arity, _ body: @escaping Body) {
    self.name = name
    self.arity = arity
    self.body = body
  }
}

/// A row in a table of functions: of the built-in ones, of a module, or of a class's static ones.
struct NativeRow: Sendable {
  typealias Body = @Sendable (Given, Machine) throws(Raise) -> Value

  let name: String
  let arity: Arity
  let body: Body

  init(_ name: String, _ arity: Arity, _ body: @escaping Body) {
    self.name = name
    self.arity = arity
    self.body = body
  }
}

extension Machine {
  /// Defines the methods of `type`; `receiver` takes the receiver apart, nil when it is of another class.
  func define<Receiver>(
    _ methods: [NativeMethod<Receiver>], on type: TypeObject, receiver: @escaping (Value) -> Receiver?
  ) {
    for method in methods {
      let (name, arity, body) = (method.name, method.arity, method.body)
      let (className, qualifiedName) = (type.name, type.shortName + "." + name)
      let isWrapper = Special.isWrapper(name, of: className)
      let least = arity.plainCounts.least
      // Behind the receiver.
      let most = min(arity.plainCounts.most, .max - 1) + 1
      let function = NativeFunction(
        name, qualifiedName: qualifiedName, isMethod: true, className: className, isCounted: arity.isCounted,
        heap: heap
      ) {
        (arguments, machine) throws(Raise) in
        if arguments.count > least, arguments.count <= most, !arguments.hasKeywords,
          let own = arguments[0].flatMap(receiver)
        {
          return try body(own, Given(arguments: arguments, offset: 1, gathered: nil), machine)
        }
        guard let first = arguments[0] else {
          throw machine.typeError(
            isWrapper
              ? "descriptor '\(name)' of '\(className)' object needs an argument"
              : "unbound method \(qualifiedName)() needs an argument")
        }
        guard let own = receiver(first) ?? receiver(first.underlying) else {
          let wrong = machine.typeName(first)
          throw machine.typeError(
            isWrapper
              ? "descriptor '\(name)' requires a '\(className)' object but received a '\(wrong)'"
              : "descriptor '\(name)' for '\(className)' objects doesn't apply to a '\(wrong)' object")
        }
        if isWrapper { try machine.checkWrapper(arguments, arity, name) }
        let given = try machine.check(arguments, arity, of: qualifiedName, offset: 1)
        return try body(own, given, machine)
      }
      type.define(name, .object(function))
    }
  }

  /// The arguments of an operation called by name, behind the receiver.
  private func checkWrapper(_ arguments: Arguments, _ arity: Arity, _ name: String) throws(Raise) {
    guard case .count(let allowed) = arity else { return }
    if arguments.hasKeywords { throw typeError("wrapper \(name)() takes no keyword arguments") }
    let given = arguments.count - 1
    if allowed.contains(given) { return }
    let bound = given < allowed.lowerBound ? allowed.lowerBound : allowed.upperBound
    let word = allowed.count == 1 ? "" : given < allowed.lowerBound ? "at least " : "at most "
    // Those of more than one argument leave a place for a name that they do not give.
    let space = allowed.upperBound > 1 ? " " : ""
    throw typeError("\(space)expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }

  /// The function of a row.
  func function(_ row: NativeRow, qualifiedName: String? = nil, className: String? = nil) -> Value {
    let (arity, body) = (row.arity, row.body)
    let qualifiedName = qualifiedName ?? row.name
    let isCounted = arity.isCounted && row.name != "len"
    let (least, most) = arity.plainCounts
    let function = NativeFunction(
      row.name, qualifiedName: qualifiedName, className: className, isCounted: isCounted, heap: heap
    ) {
      (arguments, machine) throws(Raise) in
      if arguments.count >= least, arguments.count <= most, !arguments.hasKeywords {
        return try body(Given(arguments: arguments, offset: 0, gathered: nil), machine)
      }
      return try body(machine.check(arguments, arity, of: qualifiedName, offset: 0), machine)
    }
    return .object(function)
  }

  /// Defines functions of a class that take no receiver.
  func defineStatic(_ rows: [NativeRow], on type: TypeObject) {
    for row in rows {
      let qualifiedName = type.shortName + "." + row.name
      type.define(row.name, function(row, qualifiedName: qualifiedName, className: type.name))
    }
  }

  /// Defines read-only attributes.
  func defineProperties(
    _ properties: [(name: String, get: (Value, Machine) throws(Raise) -> Value)], areMembers: Bool = false,
    on type: TypeObject
  ) {
    for (name, get) in properties {
      type.define(
        name, .object(NativeProperty(name, of: type.name, isMember: areMembers, heap: heap, get: get)))
    }
  }

  /// The arguments of a call once they fit `arity`; raises the TypeError CPython would.
  func check(_ arguments: Arguments, _ arity: Arity, of name: String, offset: Int) throws(Raise) -> Given {
    switch arity {
    case .count(let allowed):
      if arguments.hasKeywords || !allowed.contains(arguments.count - offset) {
        try arguments.expect(allowed, of: name, receiver: offset > 0, self)
      }
    case .parsed(let allowed):
      try checkParsed(arguments, allowed, of: name, offset: offset)
    case .unpacked(let allowed):
      try checkUnpacked(arguments, allowed, of: name, offset: offset)
    case .named(let names, let required, let positional):
      return try gather(
        arguments, names, required: required, positional: positional, of: name, offset: offset)
    case .any: break
    }
    return Given(arguments: arguments, offset: offset, gathered: nil)
  }

  private func checkParsed(
    _ arguments: Arguments, _ allowed: ClosedRange<Int>, of name: String, offset: Int
  ) throws(Raise) {
    if arguments.hasKeywords { throw typeError("\(name)() takes no keyword arguments") }
    let given = arguments.count - offset
    if allowed.contains(given) { return }
    let bound = given < allowed.lowerBound ? allowed.lowerBound : allowed.upperBound
    let word = allowed.count == 1 ? "exactly" : given < allowed.lowerBound ? "at least" : "at most"
    throw typeError(
      "\(Machine.lastPart(name))() takes \(word) \(bound) argument\(bound == 1 ? "" : "s") (\(given) given)")
  }

  private func checkUnpacked(
    _ arguments: Arguments, _ allowed: ClosedRange<Int>, of name: String, offset: Int
  ) throws(Raise) {
    if arguments.hasKeywords { throw typeError("\(name)() takes no keyword arguments") }
    let given = arguments.count - offset
    if allowed.contains(given) { return }
    let bound = given < allowed.lowerBound ? allowed.lowerBound : allowed.upperBound
    let word = allowed.count == 1 ? "" : given < allowed.lowerBound ? "at least " : "at most "
    throw typeError(
      "\(Machine.lastPart(name)) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }

  private func gather(
    _ arguments: Arguments, _ names: [String], required: Int, positional: Int, of name: String, offset: Int
  ) throws(Raise) -> Given {
    let given = arguments.count - offset
    if !arguments.hasKeywords, given >= required, given <= min(names.count, positional) {
      return Given(arguments: arguments, offset: offset, gathered: nil)
    }
    let short = Machine.lastPart(name)
    let keywords = arguments.keywords
    if given + keywords.count > names.count {
      if positional == 0, given > 0 { throw typeError("\(short)() takes no positional arguments") }
      let word = given == 0 ? "keyword " : ""
      let bound = required == names.count ? "exactly" : "at most"
      if positional >= names.count {
        throw typeError(
          "\(short)() takes \(bound) \(names.count) \(word)argument\(names.count == 1 ? "" : "s") "
            + "(\(given + keywords.count) given)")
      }
    }
    if given > positional {
      if positional == 0 { throw typeError("\(short)() takes no positional arguments") }
      let bound = required < positional ? "at most" : "exactly"
      throw typeError(
        "\(short)() takes \(bound) \(positional) positional argument\(positional == 1 ? "" : "s") (\(given) given)"
      )
    }
    var values = (0..<names.count).map { arguments[$0 + offset] ?? .unbound }
    for (symbol, value) in keywords {
      let keyword = heap.names.string(symbol)
      guard let place = names.firstIndex(of: keyword) else {
        throw typeError("'\(keyword)' is an invalid keyword argument for \(short)()")
      }
      if !values[place].isUnbound {
        throw typeError("argument for \(short)() given by name ('\(keyword)') and position (\(place + 1))")
      }
      values[place] = value
    }
    let unnamed = names.prefix(required).prefix { $0.isEmpty }.count
    if given < unnamed {
      let bound = unnamed < min(positional, names.count) ? "at least" : "exactly"
      throw typeError(
        "\(short)() takes \(bound) \(unnamed) positional argument\(unnamed == 1 ? "" : "s") (\(given) given)")
    }
    for place in 0..<required where values[place].isUnbound {
      throw typeError("\(short)() missing required argument '\(names[place])' (pos \(place + 1))")
    }
    return Given(arguments: arguments, offset: offset, gathered: values)
  }

  private static func lastPart(_ name: String) -> Substring {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name[...]
  }
}
