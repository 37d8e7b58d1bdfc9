// Functions: those of the script, those of the host, and the two joined to a receiver.

internal import Syntax

/// A function made by `def` or `lambda`: code, the globals it sees, defaults, and captured variables.
public final class FunctionObject: Container {
  let code: Code
  let globals: GlobalTable
  /// What the machine's loop reads at a call, without counting references to code and globals.
  let head: UnsafePointer<CodeHead>
  let globalSlots: UnsafeMutablePointer<Value>
  /// Values for the last positional parameters.
  var defaults: [Value]
  /// One for each keyword-only parameter, unbound where it has none; empty where none has any.
  var keywordDefaults: [Value]
  private(set) var closure: [CellObject]
  /// What the script set of what every function has: `__name__`, `__doc__`.
  var ownProperties: [Symbol: Value] = [:]
  /// `__dict__`: what the script attached to the function; made when first needed.
  var dictionary: DictObject?

  /// `keywordDefaults` come without gaps, as the code says which parameters have one.
  init(
    code: Code, globals: GlobalTable, defaults: [Value], keywordDefaults: [Value], closure: [CellObject],
    heap: Heap
  ) {
    self.code = code
    self.globals = globals
    head = code.head
    globalSlots = globals.slots
    self.defaults = defaults
    var given = keywordDefaults.makeIterator()
    self.keywordDefaults =
      keywordDefaults.isEmpty
      ? [] : code.parameters.keywordOnlyDefaulted.map { $0 ? given.next() ?? .unbound : .unbound }
    self.closure = closure
    super.init(heap: heap)
  }

  deinit {
    for index in defaults.indices { ledger.bury(&defaults[index]) }
    for index in keywordDefaults.indices { ledger.bury(&keywordDefaults[index]) }
    for cell in closure { buryObject(.object(cell)) }
    for value in ownProperties.values { buryObject(value) }
    if let dictionary { buryObject(.dict(dictionary)) }
  }

  public override var type: TypeObject { heap.types.function }
  public override var isCallable: Bool { true }

  public override func repr(_ machine: Machine) -> Text {
    Text("<function \(qualifiedName) at \(machine.address(of: self))>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    property(heap.names.string(name), name, machine) ?? dictionary?.value(named: heap.names.string(name))
  }

  public override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    let text = heap.names.string(name)
    if try setProperty(text, name, to: value, machine) { return true }
    try attached.set(machine.string(Text(text)), to: value, machine)
    return true
  }

  public override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    let text = heap.names.string(name)
    if text == "__dict__" { throw machine.typeError("cannot delete __dict__") }
    if try setProperty(text, name, to: .unbound, machine) { return true }
    guard let dictionary, try dictionary.remove(machine.string(Text(text)), machine) != nil else {
      throw machine.attributeError(.function(self), text, suggests: false)
    }
    return true
  }

  /// `__dict__`.
  var attached: DictObject {
    if let dictionary { return dictionary }
    let made = DictObject(heap: heap)
    dictionary = made
    return made
  }

  public override var attributeNames: [String] {
    FunctionObject.propertyNames + (dictionary?.names ?? [])
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for value in defaults { visit(value) }
    for value in keywordDefaults { visit(value) }
    for cell in closure { visit(.object(cell)) }
    for value in ownProperties.values { visit(value) }
    if let dictionary { visit(.dict(dictionary)) }
    visit(.object(globals))
  }

  public override func sever() {
    defaults = []
    keywordDefaults = []
    closure = []
    ownProperties = [:]
    dictionary = nil
  }
}

/// A variable shared by a function and the functions nested in it.
final class CellObject: Container {
  var value: Value

  init(_ value: Value, heap: Heap) {
    self.value = value
    super.init(heap: heap)
  }

  deinit { ledger.bury(&value) }

  override var type: TypeObject { heap.types.cell }

  override func repr(_ machine: Machine) -> Text {
    let content =
      value.isUnbound
      ? "empty" : "\(machine.typeName(value)) object at \(machine.address(of: value.object ?? self))"
    return Text("<cell at \(machine.address(of: self)): \(content)>")
  }

  override func forEachReference(_ visit: (Value) -> Void) { visit(value) }

  override func sever() { value = .unbound }
}

/// A function of the host, written in Swift.
public final class NativeFunction: Object {
  public typealias Body = (Arguments, Machine) throws(Raise) -> Value

  public let name: String
  /// `append` and `list.append`: what `repr` and arity errors say.
  public let qualifiedName: String
  /// Whether it stands in a class and takes the receiver as its first argument.
  let isMethod: Bool
  /// The full name of the class it stands in: `collections.deque`.
  let className: String?
  /// Whether a call of it counts against the recursion limit, beside what it calls itself. As in CPython, where
  /// calls of functions with more than one argument come to bypass the count.
  let isCounted: Bool
  /// What the machine knows it to be.
  var intrinsic = Intrinsic.none
  /// Its parameters, where it declared them: for help and completion.
  public let signature: Signature?
  /// What it does, in a sentence or two.
  public let documentation: String?
  let body: Body
  private var serial: UInt32 = 0

  public init(
    _ name: String, qualifiedName: String? = nil, isMethod: Bool = false, className: String? = nil,
    isCounted: Bool = false, signature: Signature? = nil, documentation: String? = nil, heap: Heap,
    body: @escaping Body
  ) {
    self.name = name
    self.qualifiedName = qualifiedName ?? name
    self.isMethod = isMethod
    self.className = className
    self.isCounted = isCounted
    self.signature = signature
    self.documentation = documentation
    self.body = body
    super.init(heap: heap)
  }

  public override var identity: Int {
    if serial == 0 { serial = heap.nextSerial() }
    return Int(serial)
  }

  /// Whether it stands for an operation of the machine, as `int.__add__` does.
  var isWrapper: Bool { isMethod && Special.isWrapper(name, of: className) }

  public override var type: TypeObject {
    if isWrapper { return heap.types.wrapperDescriptor }
    return isMethod ? heap.types.methodDescriptor : heap.types.builtinFunction
  }
  public override var isCallable: Bool { true }

  public override func repr(_ machine: Machine) -> Text {
    if isMethod, let dot = qualifiedName.firstIndex(of: ".") {
      let kind = isWrapper ? "slot wrapper" : "method"
      return Text("<\(kind) '\(name)' of '\(className ?? String(qualifiedName[..<dot]))' objects>")
    }
    if className != nil {
      return Text("<built-in method \(name) of type object at \(machine.address(of: self))>")
    }
    return Text("<built-in function \(name)>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    switch heap.names.string(name) {
    case "__name__": machine.string(Text(self.name))
    case "__qualname__": machine.string(Text(qualifiedName))
    case "__doc__": documentation.map { machine.string(Text($0)) }
    default: nil
    }
  }

  public override func get(
    for instance: Value?, of owner: TypeObject, _ machine: Machine
  ) throws(Raise) -> Value {
    guard isMethod, let instance else { return .object(self) }
    return .object(BoundMethod(.object(self), receiver: instance, heap: heap))
  }

  public override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if _slowPath(machine.isForbidding) { try machine.refuseForbidden(self, arguments[0]) }
    if !isCounted { return try body(arguments, machine) }
    try machine.enter(" while calling a Python object")
    defer { machine.leave() }
    return try body(arguments, machine)
  }
}

/// A read-only attribute computed by the host.
public final class NativeProperty: Object {
  public let name: String
  /// Whether it is a part of the object, in CPython's terms a member; this changes the words of errors.
  let isMember: Bool
  /// The class it stands in.
  let className: String
  let get: (Value, Machine) throws(Raise) -> Value
  let change: ((_ instance: Value, _ value: Value, Machine) throws(Raise) -> Void)?

  public init(
    _ name: String, of className: String, isMember: Bool = false, heap: Heap,
    set change: ((_ instance: Value, _ value: Value, Machine) throws(Raise) -> Void)? = nil,
    get: @escaping (Value, Machine) throws(Raise) -> Value
  ) {
    self.change = change
    self.name = name
    self.className = className
    self.isMember = isMember
    self.get = get
    super.init(heap: heap)
  }

  public override var type: TypeObject {
    heap.types.named(isMember ? "member_descriptor" : "getset_descriptor")
  }
  public override var isDataDescriptor: Bool { true }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<\(isMember ? "member" : "attribute") '\(name)' of '\(className)' objects>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    switch heap.names.string(name) {
    case "__name__": machine.string(Text(self.name))
    case "__qualname__": machine.string(Text("\(className).\(self.name)"))
    default: nil
    }
  }

  public override func get(
    for instance: Value?, of owner: TypeObject, _ machine: Machine
  ) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    if _slowPath(machine.isForbidding) { try machine.refuseForbidden(self, nil) }
    return try get(instance, machine)
  }

  public override func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    if _slowPath(machine.isForbidding) { try machine.refuseForbidden(self, nil) }
    if let change { return try change(instance, value, machine) }
    if isMember { throw machine.error("AttributeError", "readonly attribute") }
    throw machine.error(
      "AttributeError", "attribute '\(name)' of '\(machine.typeName(instance))' objects is not writable")
  }

  public override func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    try set(for: instance, to: .none, machine)
  }
}

extension Machine {
  /// The names that a function or method of a script gives its parameters, the receiver's left out, and whether it takes
  /// any keyword; nil for what was not defined in a script.
  public func parameters(of callable: Value) -> (names: [String], isOpen: Bool)? {
    switch callable {
    case .function(let function):
      let layout = function.code.parameters
      return (
        Array(layout.names.prefix(layout.positionalCount + layout.keywordOnlyCount)), layout.hasExtraKeywords
      )
    case .object(let object):
      guard let method = object as? BoundMethod, let all = parameters(of: method.function) else { return nil }
      return (Array(all.names.dropFirst()), all.isOpen)
    default: return nil
    }
  }
}

/// A function with its receiver: `x.append` without the call.
final class BoundMethod: Container {
  private(set) var function: Value
  private(set) var receiver: Value

  init(_ function: Value, receiver: Value, heap: Heap) {
    self.function = function
    self.receiver = receiver
    super.init(heap: heap)
  }

  deinit {
    ledger.bury(&function)
    ledger.bury(&receiver)
  }

  override var type: TypeObject {
    guard let native = function.object as? NativeFunction, native.isMethod else { return heap.types.method }
    return native.isWrapper ? heap.types.methodWrapper : heap.types.builtinFunction
  }
  override var isCallable: Bool { true }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    if case .object(let object) = function, let native = object as? NativeFunction, native.isMethod {
      return Text(
        "<\(native.isWrapper ? "method-wrapper '\(native.name)'" : "built-in method \(native.name)") of \(machine.typeName(receiver)) object at \(machine.address(of: receiver.object ?? self))>"
      )
    }
    var name = "?"
    for attribute in ["__name__", "__qualname__"] {
      let found = try machine.availableAttribute(of: function, heap.names.intern(attribute))
      if case .string(let text)? = found { name = text.text.string }
    }
    return Text("<bound method \(name) of \(try machine.repr(receiver).string)>")
  }

  /// The receiver, the function, and everything that the function has.
  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "__self__": receiver
    case "__func__": if function.object is NativeFunction { nil } else { function }
    default:
      if function.object is NativeFunction || name == Special.call.symbol {
        nil
      } else {
        try machine.attributeIfPresent(of: function, name)
      }
    }
  }

  /// Methods are equal that call the same function with the same object.
  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard `operator` == .equal || `operator` == .notEqual, let other = other.object as? BoundMethod else {
      return nil
    }
    let isSame = receiver.isIdentical(to: other.receiver) && function.isIdentical(to: other.function)
    return .bool(isSame == (`operator` == .equal))
  }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    func identity(_ value: Value) throws(Raise) -> Int {
      if let container = value.object as? Container { return container.identity }
      return try machine.hash(value)
    }
    return try identity(receiver) ^ identity(function)
  }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try machine.call(function, [receiver] + arguments.positional, keywords: arguments.keywords)
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(function)
    visit(receiver)
  }

  override func sever() {
    function = .unbound
    receiver = .unbound
  }
}
