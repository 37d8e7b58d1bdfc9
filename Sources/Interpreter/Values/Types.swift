// Classes.
//
// A type holds its name, its bases in method resolution order, and its attributes: methods written in Swift
// (installed by the tables in `Builtins/`) or in the script. The built-in ones are made once per heap.

public import Syntax

/// A class, as `type(x)` gives it.
open class TypeObject: Container {
  /// Makes an instance: the class called with arguments.
  public typealias Constructor = (TypeObject, Arguments, Machine) throws(Raise) -> Value

  public private(set) final var name: String
  /// `Outer.Inner`
  public final var qualifiedName: String
  public final private(set) var bases: [TypeObject]
  /// The classes it inherits from, nearest first, in C3 order.
  public final private(set) var resolutionOrder: [TypeObject] = []
  final private(set) var attributes: [Symbol: Value] = [:]
  /// The names of the attributes in the order of their definition.
  final private(set) var attributeOrder: [Symbol] = []
  /// Calls of the class go here; a class without one uses its base's.
  public final var constructor: Constructor?
  /// Whether a class statement or `type(…)` made it.
  public final let isScript: Bool
  /// What the machine knows a call of it to be.
  final var intrinsic = Intrinsic.none
  /// Whether scripts may derive from it.
  public final var acceptsSubclasses = false
  /// Whether it is one of the classes whose operations are written into the machine: what it defines under a
  /// special name only calls those, and is no reason to look there.
  final var hasNativeOperations = false
  /// Whether `__new__` makes it empty and `__init__` fills it.
  final var isFilledLater = false
  /// Whether instances have attributes beyond `__slots__`.
  final var hasDictionary = true
  /// What its own `__slots__` declares, with the hidden symbols under which instances hold it.
  final var slotEntries: [(name: String, symbol: Symbol)] = []
  /// Whether a built-in class lays out its instances in a way of its own.
  final var hasOwnLayout = false
  /// The one of the bases that decides how instances are laid out.
  final weak var principalBase: TypeObject?
  /// Where the attributes of an instance lie that has none yet.
  final let rootShape: Shape
  /// The shape of an instance whose attributes lie in a dict.
  final let tableShape: Shape
  /// Distinguishes the class from all others, shapes included.
  final let id: Int32
  /// The classes derived from it, which leave when they die. Weak references would make every count of references to
  /// a class several times as costly.
  private final var derived: [Unmanaged<TypeObject>] = []

  private final var specialValues: [Value?] = []
  private final var specialsAreKnown: [Bool] = []
  private final var specialEpoch = -1

  public init(
    _ name: String, bases: [TypeObject], resolutionOrder: [TypeObject], isScript: Bool = false, heap: Heap,
    constructor: Constructor? = nil
  ) {
    self.name = name
    qualifiedName = name
    self.bases = bases
    self.resolutionOrder = resolutionOrder
    self.constructor = constructor
    self.isScript = isScript
    id = heap.nextShapeID()
    rootShape = Shape(id: heap.nextShapeID(), heap: heap)
    tableShape = Shape(id: heap.nextShapeID(), heap: heap)
    super.init(heap: heap)
    isPermanent = !isScript
    for base in bases { base.derived.append(Unmanaged.passUnretained(self)) }
  }

  /// A class of the host with one base.
  public convenience init(_ name: String, base: TypeObject?, heap: Heap, constructor: Constructor? = nil) {
    self.init(
      name, bases: base.map { [$0] } ?? [], resolutionOrder: base.map { [$0] + $0.resolutionOrder } ?? [],
      heap: heap, constructor: constructor)
  }

  deinit {
    ledger.release(bytes: rootShape.bytesBeyond &+ tableShape.bytesBeyond)
    leaveBases()
    for index in attributeOrder.indices {
      guard var value = attributes.removeValue(forKey: attributeOrder[index]) else { continue }
      ledger.bury(&value)
    }
  }

  final func rename(_ name: String) { self.name = name }

  public final var base: TypeObject? { principalBase ?? bases.first }
  open override var type: TypeObject { heap.types.type }
  public final override var isCallable: Bool { true }

  public final func isSubtype(of other: TypeObject) -> Bool {
    self === other || resolutionOrder.contains { $0 === other }
  }

  /// The classes derived from it that are still alive, oldest first.
  final var subclasses: [TypeObject] { derived.map { $0.takeUnretainedValue() } }

  private final func leaveBases() {
    let own = Unmanaged.passUnretained(self).toOpaque()
    for base in bases { base.derived.removeAll { $0.toOpaque() == own } }
    bases = []
  }

  /// The nearest class, itself included, whose operations are written into the machine: `list` for a class
  /// derived from `list`, `object` for most.
  final var layout: TypeObject {
    if hasNativeOperations, self !== heap.types.object { return self }
    return resolutionOrder.first { $0.hasNativeOperations && $0 !== heap.types.object } ?? heap.types.object
  }

  /// The nearest class, itself included, that adds to how instances are laid out: two bases go together only where
  /// one of theirs derives from the other's.
  final var solidBase: TypeObject {
    var type = self
    while !type.hasOwnLayout, type.slotEntries.isEmpty, let base = type.base { type = base }
    return type
  }

  /// The name that `__slots__` of this class or one it inherits from gives to a hidden symbol.
  final func slotName(_ symbol: Symbol) -> String? {
    if !symbol.isHidden { return nil }
    return ([self] + resolutionOrder).lazy.flatMap(\.slotEntries).first { $0.symbol == symbol }?.name
  }

  /// The hidden symbol of what `__slots__` of this class or one it inherits from calls `name`.
  final func slotSymbol(_ name: String) -> Symbol? {
    ([self] + resolutionOrder).lazy.flatMap(\.slotEntries).first { $0.name == name }?.symbol
  }

  // MARK: Attributes

  /// The attribute `name` of this class or the nearest class it inherits from.
  public final func lookup(_ name: Symbol) -> Value? {
    let key = AttributeCache.key(id, name)
    let known = heap.lookups + (AttributeCache.place(key) & (KnownLookup.capacity - 1))
    if known.pointee.key == key, known.pointee.epoch == heap.classEpoch {
      return known.pointee.value.isUnbound ? nil : known.pointee.value
    }
    let found = find(name)
    known.pointee = KnownLookup(key: key, epoch: heap.classEpoch, value: found ?? .unbound)
    return found
  }

  /// The attribute `name` of the nearest class behind `type` in the resolution order, as `super` looks it up.
  final func lookup(_ name: Symbol, after type: TypeObject) -> Value? {
    // Both classes and the name in one word, where they are numbered no higher than 21 bits.
    let isNumbered = max(id, type.id, name.id) < 1 << 21
    let key =
      1 << 63 | UInt64(UInt32(bitPattern: id)) << 42 | UInt64(UInt32(bitPattern: type.id)) << 21
      | UInt64(UInt32(bitPattern: name.id))
    let known = heap.lookups + (AttributeCache.place(key) & (KnownLookup.capacity - 1))
    if isNumbered, known.pointee.key == key, known.pointee.epoch == heap.classEpoch {
      return known.pointee.value.isUnbound ? nil : known.pointee.value
    }
    let order = [self] + resolutionOrder
    guard let place = order.firstIndex(where: { $0 === type }) else { return nil }
    let found = order[(place + 1)...].lazy.compactMap { $0.attributes[name] }.first
    if isNumbered {
      known.pointee = KnownLookup(key: key, epoch: heap.classEpoch, value: found ?? .unbound)
    }
    return found
  }

  /// What `Machine.plainInitializer` gave for the class, and at which count of changes.
  final var knownInitializer: (epoch: Int, function: Unmanaged<FunctionObject>?) = (-1, nil)

  private final func find(_ name: Symbol) -> Value? {
    if let value = attributes[name] { return value }
    for type in resolutionOrder {
      if let value = type.attributes[name] { return value }
    }
    return nil
  }

  public final func define(_ name: String, _ value: Value) { define(heap.names.intern(name), value) }

  final func define(_ name: Symbol, _ value: Value) {
    heap.classEpoch &+= 1
    if attributes.updateValue(value, forKey: name) == nil { attributeOrder.append(name) }
  }

  /// Removes an attribute of the class itself; false when it has none of that name.
  final func undefine(_ name: Symbol) -> Bool {
    heap.classEpoch &+= 1
    attributeOrder.removeAll { $0 == name }
    return attributes.removeValue(forKey: name) != nil
  }

  /// What the script, or a class that is not part of the machine, defines for a special method; nil where the
  /// machine's own operation stands. `None` is a definition: it says "not supported".
  final func special(_ special: Special) -> Value? {
    if specialEpoch != heap.classEpoch {
      specialEpoch = heap.classEpoch
      specialsAreKnown = [Bool](repeating: false, count: Special.allCases.count)
      if specialValues.isEmpty { specialValues = [Value?](repeating: nil, count: specialsAreKnown.count) }
    }
    let number = special.rawValue
    if specialsAreKnown[number] { return specialValues[number] }
    let found = findSpecial(special.symbol)
    specialsAreKnown[number] = true
    specialValues[number] = found
    return found
  }

  private final func findSpecial(_ name: Symbol) -> Value? {
    if let value = attributes[name] { return hasNativeOperations ? nil : value }
    for type in resolutionOrder {
      if let value = type.attributes[name] { return type.hasNativeOperations ? nil : value }
    }
    return nil
  }

  /// The name without its module: `deque` of `collections.deque`, as messages call a class of a native module.
  public var shortName: String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// Every attribute name, inherited ones included.
  open override var attributeNames: [String] {
    ([self] + resolutionOrder).flatMap { $0.attributes.keys.map(heap.names.string) }
  }

  /// `<class 'torch.Tensor'>`: a class of a module tells which by its `__module__`.
  open override func repr(_ machine: Machine) throws(Raise) -> Text { Text("<class '\(fullName)'>") }

  /// What a traceback calls it: the module goes before the name, unless it is that of the script.
  public final var reportedName: String {
    guard case .string(let module) = lookup(heap.names.intern("__module__")), module.text.string != "__main__"
    else {
      return qualifiedName
    }
    return "\(module.text.string).\(qualifiedName)"
  }

  /// The name with its module, where it belongs to one.
  public final var fullName: String {
    if case .string(let module) = lookup(heap.names.intern("__module__")) {
      return "\(module.text.string).\(qualifiedName)"
    }
    return qualifiedName
  }

  /// `C.name`: from the class and those it inherits from; descriptors are asked.
  open override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    if let own = try machine.ownAttribute(ofType: self, name) { return own }
    guard let found = lookup(name) else { return nil }
    guard case .object(let object) = found else { return found }
    return try object.get(for: nil, of: self, machine)
  }

  open override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    if !isScript { return false }
    if try machine.setOwnAttribute(ofType: self, name, to: value) { return true }
    define(name, value)
    return true
  }

  open override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    if !isScript { return false }
    switch heap.names.string(name) {
    case "__name__", "__qualname__", "__module__", "__bases__", "__doc__":
      // The class is a mutable one, but these are CPython's words.
      throw machine.typeError(
        "cannot delete '\(heap.names.string(name))' attribute of immutable type '\(self.name)'")
    default: break
    }
    if undefine(name) { return true }
    throw machine.attributeError(.object(self), heap.names.string(name), suggests: false)
  }

  /// `int | str`: a union of classes.
  public final override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) -> Value? {
    guard `operator` == .bitOr else { return nil }
    return reflected
      ? ClassUnion.union(other, .object(self), machine) : ClassUnion.union(.object(self), other, machine)
  }

  /// `C[x]`, by the class's `__class_getitem__`.
  open override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    guard let method = try attribute(Special.classItem.symbol, machine) else { return nil }
    return try machine.call(method, [index])
  }

  open override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if isScript {
      try machine.enter(" while calling a Python object")
      defer { machine.leave() }
      return try machine.construct(self, arguments)
    }
    if let constructor { return try constructor(self, arguments, machine) }
    for type in resolutionOrder {
      if let constructor = type.constructor { return try constructor(self, arguments, machine) }
    }
    throw machine.typeError("cannot create '\(name)' instances")
  }

  // MARK: Deriving

  /// Makes the class that a class statement derives from this one. A kind of class that behaves in its own way,
  /// as enumerations do, makes one of its kind.
  open func derive(
    _ name: String, bases: [TypeObject], resolutionOrder: [TypeObject], _ machine: Machine
  ) throws(Raise) -> TypeObject {
    TypeObject(name, bases: bases, resolutionOrder: resolutionOrder, isScript: true, heap: heap)
  }

  /// The namespace in which the body of a class derived from this one runs.
  open func namespace(of name: String, _ machine: Machine) throws(Raise) -> Value {
    .dict(DictObject(heap: heap))
  }

  /// Called when a class derived from this one has all its attributes; `keywords` are those of the statement
  /// that are left over.
  open func finish(_ machine: Machine) throws(Raise) {}

  public final override func forEachReference(_ visit: (Value) -> Void) {
    for value in attributes.values { visit(value) }
    for type in resolutionOrder { visit(.object(type)) }
  }

  public final override func sever() {
    heap.classEpoch &+= 1
    attributes = [:]
    attributeOrder = []
    specialValues = []
    resolutionOrder = []
    leaveBases()
    constructor = nil
  }
}

/// The classes every script has.
public final class BuiltinTypes {
  public let object, type, none, bool, int, float, str, list, tuple, dict, set, frozenset: TypeObject
  public let range, slice, ellipsis, function, builtinFunction, methodDescriptor, method: TypeObject
  /// Of methods that stand for an operation of the machine: `int.__add__`, `(5).__add__`.
  public let wrapperDescriptor, methodWrapper: TypeObject
  public let property, module, cell, generator, notImplemented: TypeObject
  /// Exception classes by name.
  public let exceptions: [String: TypeObject]
  /// Every class by name, for `isinstance` of the host and for the built-in namespace.
  public private(set) var byName: [String: TypeObject] = [:]
  private let heap: Heap

  init(heap: Heap) {
    self.heap = heap
    let object = TypeObject("object", base: nil, heap: heap)
    var made: [String: TypeObject] = ["object": object]
    func make(_ name: String, base: TypeObject? = nil, derivable: Bool = false) -> TypeObject {
      let type = TypeObject(name, base: base ?? object, heap: heap)
      type.hasNativeOperations = true
      type.acceptsSubclasses = derivable
      made[name] = type
      return type
    }
    object.hasNativeOperations = true
    object.acceptsSubclasses = true
    self.object = object
    type = make("type")
    none = make("NoneType")
    let int = make("int", derivable: true)
    self.int = int
    bool = make("bool", base: int)
    float = make("float", derivable: true)
    str = make("str", derivable: true)
    list = make("list", derivable: true)
    tuple = make("tuple", derivable: true)
    dict = make("dict", derivable: true)
    set = make("set", derivable: true)
    frozenset = make("frozenset", derivable: true)
    range = make("range")
    slice = make("slice")
    ellipsis = make("ellipsis")
    function = make("function")
    builtinFunction = make("builtin_function_or_method")
    methodDescriptor = make("method_descriptor")
    method = make("method")
    wrapperDescriptor = make("wrapper_descriptor")
    methodWrapper = make("method-wrapper")
    property = make("property")
    module = make("module")
    cell = make("cell")
    generator = make("generator")
    notImplemented = make("NotImplementedType")
    var exceptions: [String: TypeObject] = [:]
    for (name, base) in BuiltinTypes.exceptionTree {
      exceptions[name] = make(name, base: exceptions[base], derivable: true)
    }
    self.exceptions = exceptions
    for type in [list, dict, set] { type.isFilledLater = true }
    for type in made.values where type.acceptsSubclasses && exceptions[type.name] == nil {
      type.hasOwnLayout = type !== object
    }
    for type in made.values where exceptions[type.name] == nil { type.hasDictionary = false }
    for type in exceptions.values {
      type.hasOwnLayout = BuiltinTypes.exceptionsWithFields.contains(type.name)
    }
    byName = made
  }

  /// The class called `name`, made on first use: for iterators and other objects that need no more than one.
  public func named(_ name: String, base: TypeObject? = nil) -> TypeObject {
    if let type = byName[name] { return type }
    let type = TypeObject(name, base: base ?? object, heap: heap)
    byName[name] = type
    return type
  }

  public func exception(_ name: String) -> TypeObject { exceptions[name] ?? object }

  /// The class of exceptions that are of two kinds, whose bases are siblings: an `except` of either catches them. It
  /// goes by the name of the first.
  public func exception(_ first: String, and second: String) -> TypeObject {
    let key = "\(first) and \(second)"
    if let type = byName[key] { return type }
    let bases = [exception(first), exception(second)]
    let type = TypeObject(
      first, bases: bases, resolutionOrder: bases + bases[1].resolutionOrder, heap: heap)
    byName[key] = type
    return type
  }

  /// The exceptions whose instances hold more than those of their base do.
  private static let exceptionsWithFields: Set = [
    "BaseException", "StopIteration", "SystemExit", "ImportError", "OSError", "SyntaxError",
    "UnicodeEncodeError", "UnicodeDecodeError", "UnicodeTranslateError", "NameError", "AttributeError",
  ]

  /// Every built-in exception beside its base, bases first.
  static let exceptionTree: [(name: String, base: String)] = [
    ("BaseException", "object"), ("Exception", "BaseException"), ("KeyboardInterrupt", "BaseException"),
    ("SystemExit", "BaseException"), ("GeneratorExit", "BaseException"),
    ("ArithmeticError", "Exception"), ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"), ("FloatingPointError", "ArithmeticError"),
    ("AssertionError", "Exception"), ("AttributeError", "Exception"), ("EOFError", "Exception"),
    ("ImportError", "Exception"), ("ModuleNotFoundError", "ImportError"), ("LookupError", "Exception"),
    ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("MemoryError", "Exception"),
    ("NameError", "Exception"), ("UnboundLocalError", "NameError"), ("OSError", "Exception"),
    ("BlockingIOError", "OSError"), ("ChildProcessError", "OSError"), ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"), ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"), ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"), ("FileNotFoundError", "OSError"), ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"), ("NotADirectoryError", "OSError"), ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"), ("TimeoutError", "OSError"), ("BufferError", "Exception"),
    ("ReferenceError", "Exception"), ("SystemError", "Exception"), ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"),
    ("StopIteration", "Exception"), ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"), ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeDecodeError", "UnicodeError"), ("UnicodeTranslateError", "UnicodeError"),
    ("StopAsyncIteration", "Exception"), ("Warning", "Exception"), ("BytesWarning", "Warning"),
    ("DeprecationWarning", "Warning"), ("EncodingWarning", "Warning"), ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"), ("PendingDeprecationWarning", "Warning"), ("ResourceWarning", "Warning"),
    ("RuntimeWarning", "Warning"), ("SyntaxWarning", "Warning"), ("UnicodeWarning", "Warning"),
    ("UserWarning", "Warning"),
    ("StepLimitError", "BaseException"), ("TimeLimitError", "BaseException"),
    ("OutputLimitError", "BaseException"),
  ]
}
