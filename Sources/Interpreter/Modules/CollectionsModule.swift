// The module `collections`: the table of its classes. Those that are written in the language itself are
// compiled when one of them is first asked for.

enum CollectionsModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("collections", [])
    let types = [
      machine.makeDequeType(), machine.makeDefaultDictType(), machine.makeOrderedDictType(),
      machine.makeCounterType(),
    ]
    machine.allowAliases(of: types)
    for type in types { module.members[type.shortName] = .object(type) }
    module.members["namedtuple"] = machine.function(
      "namedtuple", "typename, field_names, *, rename=False, defaults=None, module=None"
    ) { (values, machine) throws(Raise) in try machine.makeNamedTuple(values) }
    module.later = ["ChainMap", "UserDict", "UserList"].map { .init(name: $0, module: "collections.wrappers") }
    return module
  }
}
