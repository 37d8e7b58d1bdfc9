// What a host may want to know of names before it forbids them.

extension Machine {
  /// The watched names that stand for no function and no class of the modules imported so far: to forbid them forbids
  /// nothing.
  public var watchedInVain: [String] { ban?.meaningless ?? [] }

  /// The public names in the modules imported so far, in their namespaces and in all classes, each once, sorted.
  public var libraryNames: [String] {
    var names = Set(builtins.boundNames)
    var seen: Set<ObjectIdentifier> = []
    var spaces = importedModules.values.map(\.members)
    while let members = spaces.popLast() {
      guard seen.insert(ObjectIdentifier(members)).inserted else { continue }
      for name in members.boundNames {
        names.insert(name)
        // A namespace such as `datasets` is a module that nobody imports.
        if let space = members[name]?.object as? ModuleObject { spaces.append(space.members) }
      }
    }
    var classes = [heap.types.object]
    while let type = classes.popLast() {
      names.formUnion(type.attributes.keys.map(heap.names.string))
      classes += type.subclasses
    }
    return names.filter { !$0.hasPrefix("_") }.sorted()
  }
}
