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

  override var type: TypeObject { heap.types.named("types.GenericAlias") }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try machine.call(.object(origin), arguments.positional, keywords: arguments.keywords)
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    switch heap.names.string(name) {
    case "__origin__": .object(origin)
    case "__args__": machine.tuple(arguments)
    case "__parameters__": machine.tuple(parameters(machine))
    case "__class__": .object(type)
    case "__mro_entries__": nil
    default: try machine.attributeIfPresent(of: .object(origin), name)
    }
  }

  /// The type variables among the arguments, each once.
  private func parameters(_ machine: Machine) -> [Value] {
    var found: [Value] = []
    for argument in arguments {
      let inner = (argument.object as? GenericAlias)?.parameters(machine) ?? []
      for variable in machine.typeName(argument) == "TypeVar" ? [argument] : inner
      where !found.contains(where: { $0.isIdentical(to: variable) }) {
        found.append(variable)
      }
    }
    return found
  }

  /// `list[T][int]`: the alias with types for its variables.
  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    let variables = parameters(machine)
    let name = try repr(machine).string
    if variables.isEmpty { throw machine.typeError("\(name) is not a generic class") }
    let given = if case .tuple(let tuple) = index { tuple.items } else { [index] }
    if given.count != variables.count {
      let many = given.count > variables.count ? "many" : "few"
      throw machine.typeError(
        "Too \(many) arguments for \(name); actual \(given.count), expected \(variables.count)")
    }
    return .object(replacing(variables, by: given))
  }

  private func replacing(_ variables: [Value], by given: [Value]) -> GenericAlias {
    let replaced = arguments.map { argument -> Value in
      if let inner = argument.object as? GenericAlias { return .object(inner.replacing(variables, by: given)) }
      return variables.firstIndex { $0.isIdentical(to: argument) }.map { given[$0] } ?? argument
    }
    return GenericAlias(origin, replaced, heap: heap)
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
    let alias = types.named("types.GenericAlias")
    construct(alias, .count(2...2)) { given, machine throws(Raise) in
      guard let origin = given[0].object as? TypeObject else {
        throw machine.typeError("GenericAlias() takes a class first, not '\(machine.typeName(given[0]))'")
      }
      let parts = if case .tuple(let tuple) = given[1] { tuple.items } else { [given[1]] }
      return .object(GenericAlias(origin, parts, heap: machine.heap))
    }
    // A class that derives from an alias derives from the alias's class.
    define(
      [
        NativeMethod<GenericAlias>("__mro_entries__", .one) { alias, _, machine in
          machine.tuple([.object(alias.origin)])
        }
      ], on: alias
    ) { $0.object as? GenericAlias }
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
