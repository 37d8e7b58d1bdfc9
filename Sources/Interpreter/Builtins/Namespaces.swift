// `globals`, `locals`, and `vars` and `dir` without an argument: the names that the caller sees.
//
// A native function does not see the frame that calls it. The compiler writes an instruction before such a call that
// notes the frame, for as long as the call needs it. Under another name (`g = globals`) the functions know the module
// alone.

/// A frame that asks for its own variables.
struct NotedFrame {
  let code: Code
  let function: FunctionObject?
  let registers: UnsafeMutablePointer<Value>
  /// Whether the variables lie in the namespace of a class body.
  let isClassBody: Bool
}

extension Machine {
  static let namespaceFunctions: [NativeRow] = [
    NativeRow("globals", .none) { _, machine in
      machine.globalNamespace(of: machine.takeNotedFrame()) ?? .dict(DictObject(heap: machine.heap))
    },
    NativeRow("locals", .none) { _, machine in machine.localNamespace() },
    NativeRow("vars", .count(0...1)) { given, machine throws(Raise) in
      guard let value = given.optional(0) else { return machine.localNamespace() }
      if let module = value.object as? ModuleObject { return NamespaceView.of(module.members) }
      guard let dict = try machine.availableAttribute(of: value, machine.symbols.dict) else {
        throw machine.typeError("vars() argument must have __dict__ attribute")
      }
      return dict
    },
    NativeRow("dir", .count(0...1)) { given, machine throws(Raise) in
      guard let value = given.optional(0) else {
        let names = try machine.elements(of: machine.localNamespace())
        return machine.list(try machine.sorted(names, key: .none, reverse: false))
      }
      if let instance = value.object?.asInstance, let listed = try instance.callSpecial(.directory, machine) {
        return machine.list(try machine.sorted(machine.elements(of: listed), key: .none, reverse: false))
      }
      return machine.list(of: machine.attributeNames(of: value).map { Text($0) })
    },
  ]

  /// The names of functions that read the frame that calls them.
  static let frameReaders: Set<String> = ["dir", "globals", "locals", "vars"]

  private func takeNotedFrame() -> NotedFrame? {
    defer { notedFrame = nil }
    return notedFrame
  }

  private func globalNamespace(of frame: NotedFrame?) -> Value? {
    (frame?.function?.globals ?? runningGlobals).map { NamespaceView.of($0) }
  }

  /// The variables of the noted frame: those of a function as they are now, in CPython's order.
  private func localNamespace() -> Value {
    let frame = takeNotedFrame()
    let dict = DictObject(heap: heap)
    guard let frame, frame.function != nil else { return globalNamespace(of: frame) ?? .dict(dict) }
    if frame.isClassBody { return frame.registers[Compiler.namespaceRegister] }
    let cells = frame.code.variables.filter { variable in
      variable.register >= frame.code.parameters.count
        && frame.registers[variable.register].object is CellObject
    }
    let plain = frame.code.variables.filter { variable in !cells.contains { $0.register == variable.register } }
    for variable in plain + cells.sorted(by: { $0.name < $1.name }) where !variable.name.hasPrefix(".") {
      let held = frame.registers[variable.register]
      let value = (held.object as? CellObject)?.value ?? held
      if !value.isUnbound { dict.set(named: variable.name, to: value) }
    }
    return .dict(dict)
  }
}
