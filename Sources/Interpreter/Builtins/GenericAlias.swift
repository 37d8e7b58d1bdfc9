// `list[int]`: a class with the types of its parts, for annotations.
//
// It is the class in all but name: called, it makes an instance of the class; its attributes are the class's.

internal import Syntax

/// A built-in class with arguments in brackets.
final class GenericAlias: Container {
  private(set) var origin: TypeObject
  private(set) var arguments: [Value]

  init(_ origin: TypeObject, _ arguments: [Value], heap: Heap) {
    self.origin = origin
    self.arguments = arguments
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("GenericAlias") }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try machine.call(.object(origin), arguments.positional, keywords: arguments.keywords)
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "__origin__": .object(origin)
    case "__args__": machine.tuple(arguments)
    case "__parameters__": machine.tuple([])
    case "__class__": .object(type)
    default: try machine.attributeIfPresent(of: .object(origin), name)
    }
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    let parts = try arguments.map { (value) throws(Raise) in try machine.annotationText(value) }
    let shown = parts.isEmpty ? "()" : parts.joined(separator: ", ")
    return Text("\(origin.fullName)[\(shown)]")
  }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    let parts = try machine.hash(machine.tuple(arguments))
    return (try origin.hash(machine) ?? 0) ^ parts
  }

  override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard `operator` == .equal || `operator` == .notEqual, let other = other.object as? GenericAlias else {
      return nil
    }
    let haveSameParts = try machine.isEqual(machine.tuple(arguments), machine.tuple(other.arguments))
    let isSame = other.origin === origin && haveSameParts
    return .bool(isSame == (`operator` == .equal))
  }

  /// `list[int] | None`
  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) -> Value? {
    guard `operator` == .bitOr else { return nil }
    return reflected
      ? ClassUnion.union(other, .object(self), machine) : ClassUnion.union(.object(self), other, machine)
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(.object(origin))
    for argument in arguments { visit(argument) }
  }

  override func sever() { arguments = [] }
}

extension Machine {
  /// Lets the built-in collections take types in brackets.
  func installGenericAliases() {
    let types = heap.types
    allowAliases(of: [types.list, types.tuple, types.dict, types.set, types.frozenset, types.type])
  }

  /// Lets `C[int]` stand for a type where `C` is one of `types`.
  func allowAliases(of types: [TypeObject]) {
    for type in types {
      let make = NativeFunction(
        "__class_getitem__", qualifiedName: type.shortName + ".__class_getitem__", heap: heap
      ) {
        (arguments, machine) throws(Raise) in
        let given = arguments[0] ?? .none
        let parts = if case .tuple(let tuple) = given { tuple.items } else { [given] }
        return .object(GenericAlias(type, parts, heap: machine.heap))
      }
      type.define("__class_getitem__", .object(make))
    }
  }

  /// A type as annotations show it: a class by its name, all else as it is.
  func annotationText(_ value: Value) throws(Raise) -> String {
    if value.isIdentical(to: ellipsis) { return "..." }
    if value.isNone { return "None" }
    if let type = value.object as? TypeObject { return type.fullName }
    return try repr(value).string
  }
}
