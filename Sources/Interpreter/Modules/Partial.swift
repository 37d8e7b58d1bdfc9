// `functools.partial`: a function with some of its arguments given.

/// A call that waits for the rest of its arguments.
final class Partial: Container {
  private var function: Value
  private var arguments: TupleObject
  private var keywords: DictObject
  /// What the script attached.
  private var dictionary: DictObject?

  init(_ function: Value, _ arguments: [Value], _ keywords: DictObject, heap: Heap) {
    self.function = function
    self.arguments = TupleObject(arguments, heap: heap)
    self.keywords = keywords
    super.init(heap: heap)
  }

  deinit {
    ledger.bury(&function)
    buryObject(.tuple(arguments))
    buryObject(.dict(keywords))
    if let dictionary { buryObject(.dict(dictionary)) }
  }

  static func makeType(_ machine: Machine) -> TypeObject {
    machine.moduleClass("functools.partial", .any) { given, machine throws(Raise) in
      guard let callee = given.optional(0) else {
        throw machine.typeError("type 'partial' takes at least one argument")
      }
      guard machine.isCallable(callee) else {
        throw machine.typeError("the first argument must be callable")
      }
      let named = DictObject(heap: machine.heap)
      var (function, first) = (callee, given.rest(from: 1))
      // A partial of a partial is one of the function behind it.
      if let inner = callee.object as? Partial, inner.dictionary == nil {
        function = inner.function
        first = inner.arguments.items + first
        for (key, value) in inner.keywords.items { try named.set(key, to: value, machine) }
      }
      for (name, value) in given.arguments.keywords {
        named.set(named: machine.heap.names.string(name), to: value)
      }
      return .object(Partial(function, first, named, heap: machine.heap))
    }
  }

  override var type: TypeObject { heap.types.named("functools.partial") }
  override var isCallable: Bool { true }

  override func call(_ given: Arguments, _ machine: Machine) throws(Raise) -> Value {
    var named: [(name: Symbol, value: Value)] = []
    for (key, value) in keywords.items {
      guard case .string(let name) = key else { throw machine.typeError("keywords must be strings") }
      named.append((heap.names.intern(name.text.string), value))
    }
    for (name, value) in given.keywords {
      if let place = named.firstIndex(where: { $0.name == name }) {
        named[place].value = value
      } else {
        named.append((name, value))
      }
    }
    try machine.enter("")
    defer { machine.leave() }
    return try machine.call(function, arguments.items + given.positional, keywords: named)
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    if machine.reprStack.contains(self) { return "functools.partial(...)" }
    machine.reprStack.append(self)
    defer { machine.reprStack.removeLast() }
    var parts = [try machine.repr(function).string]
    for item in arguments.items { parts.append(try machine.repr(item).string) }
    for (key, value) in keywords.items {
      parts.append("\(try machine.str(key).string)=\(try machine.repr(value).string)")
    }
    return Text("functools.partial(\(parts.joined(separator: ", ")))")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "func": return function
    case "args": return .tuple(arguments)
    case "keywords": return .dict(keywords)
    case "__dict__":
      if dictionary == nil { dictionary = DictObject(heap: heap) }
      return dictionary.map { .dict($0) }
    case let text: return dictionary?.value(named: text)
    }
  }

  override func setAttribute(_ name: Symbol, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    let text = heap.names.string(name)
    if ["func", "args", "keywords"].contains(text) {
      throw machine.error("AttributeError", "readonly attribute")
    }
    let dictionary = dictionary ?? DictObject(heap: heap)
    self.dictionary = dictionary
    dictionary.set(named: text, to: value)
    return true
  }

  override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    dictionary?.remove(named: heap.names.string(name)) == true
  }

  override var attributeNames: [String] { ["func", "args", "keywords"] }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(function)
    visit(.tuple(arguments))
    visit(.dict(keywords))
    if let dictionary { visit(.dict(dictionary)) }
  }

  override func sever() {
    function = .unbound
    arguments = TupleObject([], heap: heap)
    keywords = DictObject(heap: heap)
    dictionary = nil
  }
}
