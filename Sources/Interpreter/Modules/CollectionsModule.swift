// The module `collections`: the table of its classes.

enum CollectionsModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("collections", [])
    module.members["deque"] = .object(machine.makeDequeType())
    return module
  }
}
