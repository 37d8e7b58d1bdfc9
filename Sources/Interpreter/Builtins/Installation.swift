// Everything a machine has before its first script: called once when it is made.

extension Machine {
  /// Fills the method tables of the built-in classes and the namespace that every script sees.
  func installBuiltins() {
    installStringMethods()
    installSequenceMethods()
    installDictMethods()
    installSetMethods()
    installNumberMethods()
    installRangeMethods()
    installOperatorMethods()
    installExceptions()
    installGenerators()
    installConstructors()
    installClassMethods()
    installIterables()
    installStreams()
    installFunctionProperties()
    installCells()
    installGenericAliases()
    for type in [heap.types.list, heap.types.dict, heap.types.set] { type.define("__hash__", .none) }

    for row in Machine.builtinFunctions { builtins[row.name] = function(row) }
    for name in Machine.namedTypes { builtins[name] = .object(heap.types.named(name)) }
    // What stops a script for good has no name there.
    for (name, type) in heap.types.exceptions where !name.hasSuffix("LimitError") {
      builtins[name] = .object(type)
    }
    for alias in ["IOError", "EnvironmentError"] { builtins[alias] = .object(heap.types.exception("OSError")) }
    builtins["Ellipsis"] = ellipsis
    builtins["NotImplemented"] = notImplemented
    builtins["__debug__"] = .bool(true)
  }

  /// The modules that need no host, made when they are first imported.
  static var standardModules: [String: (Machine) throws(Raise) -> ModuleObject] {
    [
      "bisect": BisectModule.make, "collections": CollectionsModule.make, "copy": CopyModule.make,
      "functools": FunctoolsModule.make, "heapq": HeapqModule.make, "itertools": ItertoolsModule.make,
      "math": MathModule.make, "operator": OperatorModule.make, "string": StringModule.make,
      "sys": SysModule.make,
    ]
  }

  /// The classes that scripts call by name.
  private static let namedTypes = [
    "bool", "classmethod", "dict", "enumerate", "filter", "float", "frozenset", "int", "list", "map", "object",
    "property", "range", "reversed", "set", "slice", "staticmethod", "str", "super", "tuple", "type", "zip",
  ]

  private func installFunctionProperties() {
    let types = heap.types
    for type in [
      types.builtinFunction, types.methodDescriptor, types.method, types.wrapperDescriptor, types.methodWrapper,
    ] {
      defineProperties(
        [
          ("__name__", { value, machine in machine.string(Text(Machine.names(of: value).name)) }),
          ("__qualname__", { value, machine in machine.string(Text(Machine.names(of: value).qualified)) }),
        ], on: type)
    }
  }

  /// `f.__closure__[0].cell_contents`
  private func installCells() {
    func contents(_ value: Value) -> CellObject? { value.object as? CellObject }
    let property = NativeProperty(
      "cell_contents", of: "cell", heap: heap,
      set: { (cell, value, _) in contents(cell)?.value = value },
      get: { (cell, machine) throws(Raise) in
        guard let value = contents(cell)?.value, !value.isUnbound else {
          throw machine.valueError("Cell is empty")
        }
        return value
      })
    heap.types.cell.define("cell_contents", .object(property))
  }

  private static func names(of callee: Value) -> (name: String, qualified: String) {
    if let native = callee.object as? NativeFunction { return (native.name, native.qualifiedName) }
    if let bound = callee.object as? BoundMethod { return names(of: bound.function) }
    return ("?", "?")
  }
}
