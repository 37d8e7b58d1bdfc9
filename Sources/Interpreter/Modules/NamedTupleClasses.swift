// `collections.namedtuple`: makes classes of tuples whose items have names.
//
// Such a class derives from `tuple`; its instances hold a tuple, and for each name the class holds a descriptor that
// fetches the item with its number.

import Syntax

/// What a named tuple's class knows of its items.
struct NamedFields: Sendable {
  let names: [String]
  /// How the class takes its arguments, the class itself included.
  let signature: Signature

  init(_ names: [String], defaultCount: Int) {
    self.names = names
    let firstDefault = names.count - defaultCount
    let parameters = names.enumerated().map { $0 < firstDefault ? $1 : $1 + "=?" }
    signature = Signature((["_cls"] + parameters).joined(separator: ", "))
  }
}

extension Machine {
  /// A class derived from `tuple`, named `name`, with a field for each of `names`, the last ones with `defaults`.
  ///
  /// The names must have been checked.
  func namedTupleType(
    _ name: String, _ names: [String], defaults: [Value] = [], module: Value? = nil
  ) throws(Raise) -> TypeObject {
    let tuple = heap.types.tuple
    let type = TypeObject(
      name, bases: [tuple], resolutionOrder: [tuple] + tuple.resolutionOrder, isScript: true, heap: heap)
    type.hasDictionary = false
    let fields = NamedFields(names, defaultCount: defaults.count)
    let fieldNames = self.tuple(names.map { string(Text($0)) })
    let fieldDefaults = DictObject(heap: heap)
    for (name, value) in zip(names.suffix(defaults.count), defaults) {
      fieldDefaults.set(named: name, to: value)
    }
    type.define("__doc__", string(Text("\(name)(\(names.joined(separator: ", ")))")))
    type.define("__slots__", self.tuple([]))
    type.define("__module__", module ?? runningGlobals?["__name__"] ?? string("__main__"))
    type.define("_fields", fieldNames)
    type.define("__match_args__", fieldNames)
    type.define("_field_defaults", .dict(fieldDefaults))
    type.define("__new__", maker(of: name, fields, fieldDefaults))
    for (index, field) in names.enumerated() {
      type.define(field, .object(FieldDescriptor(index, heap: heap)))
    }
    defineFieldMethods(on: type, fields)
    return type
  }

  private func maker(of name: String, _ fields: NamedFields, _ defaults: DictObject) -> Value {
    let qualifiedName = name + ".__new__"
    let maker = NativeFunction("__new__", qualifiedName: qualifiedName, heap: heap) {
      (arguments, machine) throws(Raise) in
      var values: [Value]
      if !arguments.hasKeywords, arguments.count == fields.names.count + 1 {
        values = arguments.positional
      } else {
        values = try fields.signature.bind(arguments, function: qualifiedName, machine)
        for (index, name) in fields.names.enumerated() where values[index + 1].isUnbound {
          values[index + 1] = defaults.value(named: name) ?? .none
        }
      }
      guard let type = values.removeFirst().object as? TypeObject else {
        throw machine.typeError("\(qualifiedName)(): not a class")
      }
      return machine.instance(of: type, values)
    }
    return .object(maker)
  }

  private func instance(of type: TypeObject, _ items: [Value]) -> Value {
    .object(InstanceObject(type, payload: tuple(items), heap: heap))
  }

  // MARK: Methods

  private func defineFieldMethods(on type: TypeObject, _ fields: NamedFields) {
    define(Machine.namedTupleMethods, on: type) { value in
      guard case .tuple(let tuple) = value.underlying, value.object?.asInstance != nil else { return nil }
      return (value, tuple.items, fields)
    }
    let count = fields.names.count
    define(class: "_make", on: type) { type, arguments, machine throws(Raise) in
      let given = try machine.check(arguments, .count(1...1), of: "_make", offset: 0)
      let items = try machine.elements(of: given[0])
      if items.count != count {
        throw machine.typeError("Expected \(count) arguments, got \(items.count)")
      }
      return machine.instance(of: type, items)
    }
  }

  private typealias Method = NativeMethod<(value: Value, items: [Value], fields: NamedFields)>

  private static let namedTupleMethods: [Method] = [
    Method("__repr__", .none) { tuple, _, machine throws(Raise) in
      try machine.enter(" while getting the repr of an object")
      defer { machine.leave() }
      var shown: [String] = []
      for (name, item) in zip(tuple.fields.names, tuple.items) {
        shown.append("\(name)=\(try machine.repr(item).string)")
      }
      let name = machine.type(of: tuple.value).name
      return machine.string(Text("\(name)(\(shown.joined(separator: ", ")))"))
    },
    Method("_asdict", .none) { tuple, _, machine in
      let dict = DictObject(heap: machine.heap)
      for (name, item) in zip(tuple.fields.names, tuple.items) { dict.set(named: name, to: item) }
      return .dict(dict)
    },
    Method("_replace", .any) { tuple, given, machine throws(Raise) in
      var items = tuple.items
      var unknown: [Value] = []
      for (name, value) in given.arguments.keywords {
        let text = machine.heap.names.string(name)
        if let place = tuple.fields.names.firstIndex(of: text), items.indices.contains(place) {
          items[place] = value
        } else {
          unknown.append(machine.string(Text(text)))
        }
      }
      if given.count > 0 {
        let name = machine.type(of: tuple.value).name
        throw machine.typeError(
          "\(name)._replace() takes 1 positional argument but \(given.count + 1) were given")
      }
      if !unknown.isEmpty {
        throw machine.valueError(
          "Got unexpected field names: \(try machine.repr(machine.list(unknown)).string)")
      }
      return machine.instance(of: machine.type(of: tuple.value), items)
    },
    Method("__getnewargs__", .none) { tuple, _, machine in machine.tuple(tuple.items) },
  ]

  // MARK: The function

  /// `namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)`.
  func makeNamedTuple(_ values: [Value]) throws(Raise) -> Value {
    var names: [String] = []
    if case .string(let text) = values[1].underlying {
      names = text.text.string.split { $0 == "," || $0.isWhitespace }.map(String.init)
    } else {
      for value in try elements(of: values[1]) { names.append(try str(value).string) }
    }
    let name = try str(values[0]).string
    let renames = try isTrue(values[2])
    if renames { rename(&names) }
    for name in [name] + names {
      let shown = Text(name).representation.string
      if !Text(name).isIdentifier() {
        throw valueError("Type names and field names must be valid identifiers: \(shown)")
      }
      if Machine.keywords.contains(name) {
        throw valueError("Type names and field names cannot be a keyword: \(shown)")
      }
    }
    var seen: Set<String> = []
    for name in names {
      let shown = Text(name).representation.string
      if name.hasPrefix("_"), !renames {
        throw valueError("Field names cannot start with an underscore: \(shown)")
      }
      if !seen.insert(name).inserted { throw valueError("Encountered duplicate field name: \(shown)") }
    }
    let defaults = values[3].isNone ? [] : try elements(of: values[3])
    if defaults.count > names.count { throw typeError("Got more default values than field names") }
    let module = values[4].isNone ? nil : values[4]
    return .object(try namedTupleType(name, names, defaults: defaults, module: module))
  }

  /// Gives fields whose names will not do the names of their places: `_1`.
  private func rename(_ names: inout [String]) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if !Text(name).isIdentifier() || Machine.keywords.contains(name) || name.hasPrefix("_")
        || seen.contains(name)
      {
        names[index] = "_\(index)"
      }
      seen.insert(name)
    }
  }

  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]
}

/// The item of a named tuple with a number.
private final class FieldDescriptor: Object {
  private let index: Int

  init(_ index: Int, heap: Heap) {
    self.index = index
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("_collections._tuplegetter") }
  override var isDataDescriptor: Bool { true }

  override func repr(_ machine: Machine) -> Text {
    Text("_tuplegetter(\(index), 'Alias for field number \(index)')")
  }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    if case .tuple(let tuple) = instance.underlying, tuple.items.indices.contains(index) {
      return tuple.items[index]
    }
    throw machine.indexError("tuple index out of range")
  }

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    heap.names.string(name) == "__doc__" ? machine.string(Text("Alias for field number \(index)")) : nil
  }
}
