// Classes of the native modules.
//
// Such a class is called by its full name, `itertools.count`, as CPython's own are: the whole name stands in most
// messages, the part behind the last dot in those of the class's constructor and in `__name__`.

extension Machine {
  /// The class called `name`; calling it runs `body` with its arguments once they fit `arity`.
  func moduleClass(
    _ name: String, _ arity: Arity, _ body: @escaping (Given, Machine) throws(Raise) -> Value
  ) -> TypeObject {
    let type = heap.types.named(name)
    let shortName = type.shortName
    type.constructor = { (_, arguments, machine) throws(Raise) in
      try body(machine.check(arguments, arity, of: shortName, offset: 0), machine)
    }
    return type
  }

  /// A class that scripts may derive from, whose instances are made and filled as those of the script's classes are.
  ///
  /// One that CPython has written in Python goes by its short name and has its module beside it.
  func derivableClass(_ name: String, in module: String? = nil, base: TypeObject? = nil) -> TypeObject {
    let type = heap.types.named(name, base: base)
    type.acceptsSubclasses = true
    type.constructor = { (type, arguments, machine) throws(Raise) in try machine.construct(type, arguments) }
    if let module { type.define("__module__", string(Text(module))) }
    return type
  }

  /// A module of functions alone. `owner` is what messages call the module: `_operator` for `operator`.
  func module(_ name: String, owner: String? = nil, _ rows: [NativeRow]) -> ModuleObject {
    let members = GlobalTable(heap: heap)
    for row in rows { members[row.name] = function(row, qualifiedName: "\(owner ?? name).\(row.name)") }
    return ModuleObject(name, members: members, heap: heap)
  }

  /// A function that CPython has written in Python, with the messages of such functions.
  func function(
    _ name: String, _ signature: String, _ body: @escaping ([Value], Machine) throws(Raise) -> Value
  ) -> Value {
    let signature = Signature(signature)
    let function = NativeFunction(name, signature: signature, heap: heap) {
      (arguments, machine) throws(Raise) in
      try body(signature.bind(arguments, function: name, machine), machine)
    }
    return .object(function)
  }
}
