// Classes.
//
// A type holds its name, its bases in method resolution order, and its attributes: methods written in Swift
// (installed by the tables in `Builtins/`) or in the script. The built-in ones are made once per heap.

public import Syntax

/// A class, as `type(x)` gives it.
public final class TypeObject: Container {
  /// Makes an instance: the class called with arguments.
  public typealias Constructor = (TypeObject, Arguments, Machine) throws(Raise) -> Value

  public let name: String
  public let base: TypeObject?
  /// The classes it inherits from, nearest first.
  public private(set) var resolutionOrder: [TypeObject] = []
  public private(set) var attributes: [Symbol: Value] = [:]
  /// Calls of the class go here; a class without one uses its base's.
  public var constructor: Constructor?

  public init(_ name: String, base: TypeObject?, heap: Heap, constructor: Constructor? = nil) {
    self.name = name
    self.base = base
    self.constructor = constructor
    super.init(heap: heap)
    isPermanent = true
    resolutionOrder = base.map { [$0] + $0.resolutionOrder } ?? []
  }

  public override var type: TypeObject { heap.types.type }
  public override var isCallable: Bool { true }

  public func isSubtype(of other: TypeObject) -> Bool {
    self === other || resolutionOrder.contains { $0 === other }
  }

  /// The attribute `name` of this class or the nearest class it inherits from.
  public func lookup(_ name: Symbol) -> Value? {
    if let value = attributes[name] { return value }
    for type in resolutionOrder {
      if let value = type.attributes[name] { return value }
    }
    return nil
  }

  public func define(_ name: String, _ value: Value) { attributes[heap.names.intern(name)] = value }

  /// Every attribute name, inherited ones included.
  public override var attributeNames: [String] {
    ([self] + resolutionOrder).flatMap { $0.attributes.keys.map(heap.names.string) }
  }

  /// `<class 'torch.Tensor'>`: a class of a module tells which by its `__module__`.
  public override func repr(_ machine: Machine) -> Text {
    if case .string(let module) = lookup(heap.names.intern("__module__")) {
      return Text("<class '\(module.text.string).\(name)'>")
    }
    return Text("<class '\(name)'>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    if name == machine.symbols.name { return machine.string(Text(self.name)) }
    return lookup(name)
  }

  /// `int | str`: a union of classes.
  public override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) -> Value? {
    guard `operator` == .bitOr else { return nil }
    return reflected
      ? ClassUnion.union(other, .object(self), machine) : ClassUnion.union(.object(self), other, machine)
  }

  public override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if let constructor { return try constructor(self, arguments, machine) }
    for type in resolutionOrder {
      if let constructor = type.constructor { return try constructor(self, arguments, machine) }
    }
    throw machine.typeError("cannot create '\(name)' instances")
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for value in attributes.values { visit(value) }
    for type in resolutionOrder { visit(.object(type)) }
  }

  public override func sever() {
    attributes = [:]
    resolutionOrder = []
    constructor = nil
  }
}

/// The classes every script has.
public final class BuiltinTypes {
  public let object, type, none, bool, int, float, str, list, tuple, dict, set, frozenset: TypeObject
  public let range, slice, ellipsis, function, builtinFunction, methodDescriptor, method: TypeObject
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
    func make(_ name: String, base: TypeObject? = nil) -> TypeObject {
      let type = TypeObject(name, base: base ?? object, heap: heap)
      made[name] = type
      return type
    }
    self.object = object
    type = make("type")
    none = make("NoneType")
    let int = make("int")
    self.int = int
    bool = make("bool", base: int)
    float = make("float")
    str = make("str")
    list = make("list")
    tuple = make("tuple")
    dict = make("dict")
    set = make("set")
    frozenset = make("frozenset")
    range = make("range")
    slice = make("slice")
    ellipsis = make("ellipsis")
    function = make("function")
    builtinFunction = make("builtin_function_or_method")
    methodDescriptor = make("method_descriptor")
    method = make("method")
    property = make("property")
    module = make("module")
    cell = make("cell")
    generator = make("generator")
    notImplemented = make("NotImplementedType")
    var exceptions: [String: TypeObject] = [:]
    for (name, base) in BuiltinTypes.exceptionTree {
      exceptions[name] = make(name, base: exceptions[base])
    }
    self.exceptions = exceptions
    byName = made
  }

  /// The class called `name`, made on first use: for iterators and other objects that need no more than one.
  public func named(_ name: String) -> TypeObject {
    if let type = byName[name] { return type }
    let type = TypeObject(name, base: object, heap: heap)
    byName[name] = type
    return type
  }

  public func exception(_ name: String) -> TypeObject { exceptions[name] ?? object }

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
    ("FileNotFoundError", "OSError"), ("PermissionError", "OSError"), ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"),
    ("StopIteration", "Exception"), ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"), ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeDecodeError", "UnicodeError"), ("Warning", "Exception"), ("UserWarning", "Warning"),
    ("DeprecationWarning", "Warning"), ("RuntimeWarning", "Warning"),
    ("StepLimitError", "BaseException"), ("TimeLimitError", "BaseException"),
    ("OutputLimitError", "BaseException"),
  ]
}
