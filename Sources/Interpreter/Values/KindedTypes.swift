// Classes that behave in a way of their own: enumerations.
//
// Scripts have no metaclasses, but the library's `enum` needs what they do: to see the body of a class while it is
// filled, to make something else of it, to be asked when the class itself is called, iterated over or changed. A
// class with a `kind` asks that class, a subclass of `type`, for the special methods of the class itself, as CPython
// asks the metaclass; classes derived from it are of the same kind.

internal import Syntax

/// A class whose own behaviour is written in the language, by its kind.
final class KindedType: TypeObject {
  let kind: TypeObject
  /// The methods that a derived class must define before there can be instances.
  var abstractMethods: [String] = []

  init(_ name: String, kind: TypeObject, bases: [TypeObject], resolutionOrder: [TypeObject], heap: Heap) {
    self.kind = kind
    super.init(name, bases: bases, resolutionOrder: resolutionOrder, isScript: true, heap: heap)
  }

  override var type: TypeObject { kind }

  // MARK: Deriving

  override func derive(
    _ name: String, bases: [TypeObject], resolutionOrder: [TypeObject], _ machine: Machine
  ) throws(Raise) -> TypeObject {
    KindedType(name, kind: kind, bases: bases, resolutionOrder: resolutionOrder, heap: heap)
  }

  override func namespace(of name: String, _ machine: Machine) throws(Raise) -> Value {
    try callKind("_namespace_", [machine.string(Text(name))], machine) ?? .dict(DictObject(heap: heap))
  }

  override func finish(_ machine: Machine) throws(Raise) { _ = try callKind("_finish_", [], machine) }

  // MARK: Behaviour

  /// What the kind itself defines under a name; what it inherits from `type` is the machine's own.
  private func ofKind(_ name: String) -> Value? { kind.attributes[heap.names.intern(name)] }

  /// Calls a method of the kind on this class; nil when the kind has none.
  private func callKind(
    _ name: String, _ arguments: [Value], _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let method = ofKind(name) else { return nil }
    return try machine.call(method, [.object(self)] + arguments)
  }

  /// Whether the kind counts instances of `type` as this class's, though the class is no base of theirs.
  func adopts(_ type: TypeObject, _ machine: Machine) throws(Raise) -> Bool {
    guard let answer = try callKind("__subclasscheck__", [.object(type)], machine) else { return false }
    return try machine.isTrue(answer)
  }

  override func isTrue(_ machine: Machine) -> Bool { true }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    guard let text = try callKind("__repr__", [], machine) else { return try super.repr(machine) }
    return try machine.text(text, "__repr__")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let missing = ofKind("__getattr__")
    do throws(Raise) {
      if let found = try super.attribute(name, machine) { return found }
    } catch {
      if missing == nil || !error.exception.type.isSubtype(of: heap.types.exception("AttributeError")) {
        throw error
      }
    }
    guard let missing, kind.lookup(name) == nil else { return nil }
    return try machine.call(missing, [.object(self), machine.string(Text(heap.names.string(name)))])
  }

  override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    let text = machine.string(Text(heap.names.string(name)))
    if try callKind("__setattr__", [text, value], machine) != nil { return true }
    return try super.setAttribute(name, to: value, machine)
  }

  override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    let text = machine.string(Text(heap.names.string(name)))
    if try callKind("__delattr__", [text], machine) != nil { return true }
    return try super.deleteAttribute(name, machine)
  }

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if !abstractMethods.isEmpty {
      let plural = abstractMethods.count == 1 ? "" : "s"
      throw machine.typeError(
        "Can't instantiate abstract class \(name) with abstract method\(plural) "
          + abstractMethods.joined(separator: ", "))
    }
    guard let method = ofKind("__call__") else { return try super.call(arguments, machine) }
    return try machine.call(
      method, [.object(self)] + arguments.positional, keywords: arguments.keywords)
  }

  override func length(_ machine: Machine) throws(Raise) -> Int? {
    try callKind("__len__", [], machine)?.asInt
  }

  override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    try callKind("__iter__", [], machine).flatMap { $0.object }
  }

  override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    guard let answer = try callKind("__contains__", [item], machine) else { return nil }
    return try machine.isTrue(answer)
  }

  override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if let item = try callKind("__getitem__", [index], machine) { return item }
    return try super.item(at: index, machine)
  }
}
