// What a script may not use for a while: functions and classes of the library, by names that the host gives.
//
// Which objects a name means is settled before the script has run, and as each module of the library is first imported;
// from then on the objects are refused, not the name. So it does not matter under which name a script has an object, in
// what it has kept it, who calls it in the end (`map`, a layer that was made before), nor what the script itself calls by
// such a name. A name means whatever has it
//
//   - among the built-in names, in the modules of the library, private ones included, and in the namespaces that stand in
//     these, as `datasets` does: functions and classes;
//   - in a class of the host's own, as tensors have: methods and properties. In a class that is written in the language,
//     or that the machine knows, only where no module has the name: `numel` means `Module.numel`, `build` no layer's.
//
// Of a class are refused: to make one, and to call a method of it, of what it inherits from or of the library's classes
// derived from it, `__call__` and `forward` among them, with an instance of it, or with what is no instance of the class
// that the method stands in.
//
// Native functions look at `isForbidding` when they are called. Functions of the language are entered by the machine's
// loop, which has no time to look: those that a name concerns are told to have each call bound (`Machine.bind`), and
// binding looks.

/// The objects that names stand for, and which names are forbidden just now.
final class Ban {
  private let watched: [String]
  /// The names that are forbidden now.
  var inForce: Set<String> = []
  /// What an object is called, by its identity; `kept` keeps any other object from coming to have it.
  private var names: [ObjectIdentifier: Set<String>] = [:]
  private var kept: [Object] = []
  private var classes: [(name: String, type: TypeObject)] = []
  /// The functions that instances of those classes are used through, each with the forbidden class and the one that it
  /// stands in.
  private var methods: [ObjectIdentifier: [(name: String, type: TypeObject, owner: TypeObject)]] = [:]
  /// The names that some module has.
  private var isInModule: Set<String> = []

  init(_ names: Set<String>) { watched = names.sorted() }

  /// Learns what the names mean in a module, in the classes that stand in it, and in its namespaces: modules that nobody
  /// imports, where those that are `imported` are learned by themselves.
  func learn(_ members: GlobalTable, _ imported: [String: ModuleObject]) {
    var seen: Set<ObjectIdentifier> = []
    learn(members, imported, &seen)
  }

  private func learn(
    _ members: GlobalTable, _ imported: [String: ModuleObject], _ seen: inout Set<ObjectIdentifier>
  ) {
    // A namespace may hold itself.
    guard seen.insert(ObjectIdentifier(members)).inserted else { return }
    for name in watched {
      if let value = members[name], add(name, value) { isInModule.insert(name) }
    }
    for name in members.boundNames {
      switch members[name]?.object {
      case let type as TypeObject: learn(type)
      case let space as ModuleObject where imported[space.name] !== space:
        learn(space.members, imported, &seen)
      default: break
      }
    }
  }

  /// Learns what the names mean in a class.
  func learn(_ type: TypeObject) {
    let isOfTheHost = !type.isScript && !type.hasNativeOperations
    for name in watched where isOfTheHost || !isInModule.contains(name) {
      if let value = type.attributes[type.heap.names.intern(name)] { _ = add(name, value) }
    }
    for (name, base) in classes where type !== base && type.isSubtype(of: base) {
      add(name, methodsIn: type, usedThrough: base)
    }
  }

  /// False for what is neither a function nor a class.
  private func add(_ name: String, _ value: Value) -> Bool {
    switch value {
    case .function(let function):
      note(name, function)
      function.code.bindEveryCall()
    case .object(let native as NativeFunction):
      note(name, native)
      // The machine answers those by itself.
      native.intrinsic = .none
    case .object(let type as TypeObject):
      note(name, type)
      type.intrinsic = .none
      add(name, methodsOf: type)
    case .object(let wrapped as WrappedFunction): return add(name, wrapped.function)
    case .object(let property as PropertyObject):
      for function in [property.getter, property.setter] { _ = add(name, function) }
    case .object(let object) where object.isCallable || object is NativeProperty: note(name, object)
    default: return false
    }
    return true
  }

  private func add(_ name: String, methodsOf type: TypeObject) {
    if classes.contains(where: { $0.name == name && $0.type === type }) { return }
    classes.append((name, type))
    for owner in [type] + type.resolutionOrder where owner === type || !owner.hasNativeOperations {
      add(name, methodsIn: owner, usedThrough: type)
    }
  }

  private func add(_ name: String, methodsIn owner: TypeObject, usedThrough type: TypeObject) {
    func add(_ method: Object) {
      let known = methods[ObjectIdentifier(method), default: []]
      if known.contains(where: { $0.name == name && $0.type === type && $0.owner === owner }) { return }
      methods[ObjectIdentifier(method)] = known + [(name, type, owner)]
      kept.append(method)
    }
    for value in owner.attributes.values {
      switch value {
      case .function(let function):
        add(function)
        function.code.bindEveryCall()
      case .object(let native as NativeFunction) where native.isMethod: add(native)
      default: break
      }
    }
  }

  private func note(_ name: String, _ object: Object) {
    if names[ObjectIdentifier(object), default: []].insert(name).inserted { kept.append(object) }
  }

  /// The watched names that stand for nothing that has been learned.
  var meaningless: [String] {
    let known = names.values.reduce(into: Set(classes.map(\.name))) { $0.formUnion($1) }
    return watched.filter { !known.contains($0) }
  }

  /// The forbidden name that a use of the object stands for; `receiver` is its first argument, if it has one.
  func name(of object: Object, _ receiver: Value?, _ machine: Machine) -> String? {
    if let name = names[ObjectIdentifier(object)]?.intersection(inForce).min() { return name }
    if let uses = methods[ObjectIdentifier(object)] {
      guard let type = receiver.map({ machine.type(of: $0) }) else { return nil }
      return uses.lazy.filter { use in
        self.inForce.contains(use.name) && (type.isSubtype(of: use.type) || !type.isSubtype(of: use.owner))
      }.map(\.name).min()
    }
    guard let type = object as? TypeObject else { return nil }
    return classes.lazy.filter { self.inForce.contains($0.name) && type.isSubtype(of: $0.type) }.map(\.name)
      .min()
  }
}

extension Machine {
  /// Settles what names mean that may be forbidden. To be called once, before the first script runs.
  public func watch(_ names: Set<String>) {
    let ban = Ban(names)
    self.ban = ban
    ban.learn(builtins, importedModules)
    for module in importedModules.values { ban.learn(module.members, importedModules) }
    var classes = [heap.types.object]
    while let type = classes.popLast() {
      ban.learn(type)
      classes += type.subclasses
    }
  }

  /// From now on refuses what these of the watched names stand for, and nothing else.
  ///
  ///     machine.watch(["conv2d", "Conv2d"])
  ///     machine.forbid(["conv2d"])    // calls raise PermissionError: conv2d may not be used here
  ///     machine.forbid([])
  public func forbid(_ names: Set<String>) {
    ban?.inForce = names
    isForbidding = ban != nil && !names.isEmpty
    host.forbids(names)
  }

  /// Runs something while what these names stand for is refused; where names are watched already, they alone count.
  ///
  ///     try machine.forbidding(["softmax"]) { try machine.call(answer, arguments) }
  public func forbidding<Result>(_ names: Set<String>, _ body: () throws -> Result) rethrows -> Result {
    if names.isEmpty || ban != nil { return try body() }
    watch(names)
    forbid(names)
    defer {
      forbid([])
      ban = nil
    }
    return try body()
  }

  /// Raises an error for the use of an object that is forbidden.
  @inline(never)
  func refuseForbidden(_ object: Object, _ receiver: Value?) throws(Raise) {
    guard let name = ban?.name(of: object, receiver, self) else { return }
    host.refused(name)
    throw error("PermissionError", "\(name) may not be used here")
  }
}
