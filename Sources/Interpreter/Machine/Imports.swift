// `import`: modules of the host, and files beside the script where the host grants them.
//
// Names that begin with an underscore the library's modules keep to themselves: they are no attributes for scripts, and
// modules called so cannot be imported by them. What a verb is made of is not to be had apart from it, which whoever
// forbids the verb relies on (`Ban.swift`).

internal import Limits
internal import Syntax

extension Machine {
  /// The module of that name as a source gets it: one of the library's, or a script.
  func importModule(_ name: String, forLibrary: Bool) throws(Raise) -> ModuleObject {
    let isPrivate = !forLibrary && name.split(separator: ".").contains { GlobalTable.isPrivate($0) }
    if isPrivate, isInLibrary(name) { throw missingModule(name, "No module named '\(name)'") }
    return try importModule(name)
  }

  private func isInLibrary(_ name: String) -> Bool {
    host.modules[name] != nil || Machine.standardModules[name] != nil || Machine.libraryNatives[name] != nil
      || Machine.librarySource(name) != nil || host.library(name) != nil
  }

  private func missingModule(_ name: String, _ message: String) -> Raise {
    let raise = error("ModuleNotFoundError", message)
    raise.exception.attributes[symbols.plainName] = string(Text(name))
    return raise
  }

  /// The module of that name, as `import` gives it: made or run when it is first asked for.
  public func importModule(_ name: String) throws(Raise) -> ModuleObject {
    if let module = try knownModule(name) { return module }
    if name.hasPrefix(".") {
      throw error("ImportError", "attempted relative import with no known parent package")
    }
    // `a.b` needs `a`, which may well import `a.b` itself.
    var parent: ModuleObject?
    for dot in name.indices where name[dot] == "." {
      let outer = String(name[..<dot])
      parent = if let module = try knownModule(outer) { module } else { try readModule(outer, in: parent) }
    }
    if let module = importedModules[name] { return module }
    return try readModule(name, in: parent)
  }

  /// The module of that name where it has been imported or is native.
  private func knownModule(_ name: String) throws(Raise) -> ModuleObject? {
    if let module = importedModules[name] { return module }
    guard let make = host.modules[name] ?? Machine.standardModules[name] ?? Machine.libraryNatives[name] else {
      return nil
    }
    let module = try make(self)
    importedModules[name] = module
    module.members.hidePrivateNames()
    ban?.learn(module.members, importedModules)
    return module
  }

  /// Runs the source of that name as a module, which `parent` then has under the last part of it.
  private func readModule(_ name: String, in parent: ModuleObject?) throws(Raise) -> ModuleObject {
    let librarySource = Machine.librarySource(name) ?? host.library(name)
    guard let source = librarySource ?? host.source(name) else {
      let absence = host.absence(nil, name) ?? (parent == nil ? Absences.module(name) : nil)
      var missing = absence ?? "No module named '\(name)'"
      let root = Resolver.root(of: name)
      let isPackage =
        Machine.libraryModules.contains { $0.hasPrefix(root + ".") } || host.library(root) != nil
        || host.modules[root] != nil
      if root != name, !isPackage { missing += "; '\(root)' is not a package" }
      throw missingModule(name, missing)
    }
    let members = GlobalTable(heap: heap)
    members["__name__"] = string(Text(name))
    let file = librarySource == nil ? source.name : nil
    if let file { members["__file__"] = string(Text(file)) }
    let module = ModuleObject(name, members: members, file: file, heap: heap)
    if librarySource != nil {
      module.later = host.submodules(name).map { .init(name: $0, module: "\(name).\($0)", isModule: true) }
    }
    importedModules[name] = module
    if let dot = name.lastIndex(of: ".") {
      parent?.members[String(name[name.index(after: dot)...])] = .object(module)
    }
    do {
      let code = try compile(source, globals: members, isLibrary: librarySource != nil)
      _ = try execute(code, globals: members)
    } catch {
      importedModules[name] = nil
      throw error
    }
    if librarySource != nil {
      members.hidePrivateNames()
      ban?.learn(members, importedModules)
    }
    return module
  }

  /// The module of that name, where something has imported it.
  public func importedModule(_ name: String) -> ModuleObject? { importedModules[name] }

  /// Whether there is a module of that name to import.
  public func hasModule(_ name: String) -> Bool {
    importedModules[name] != nil || isInLibrary(name) || host.source(name) != nil
  }

  func importName(_ name: String, from module: Value, forLibrary: Bool = false) throws(Raise) -> Value {
    if forLibrary, let module = module.object as? ModuleObject, let value = module.members[name] {
      return value
    }
    if let value = try availableAttribute(of: module, heap.names.intern(name)) { return value }
    guard case .object(let object) = module, let module = object as? ModuleObject else {
      throw error("ImportError", "cannot import name '\(name)'")
    }
    let path = "\(module.name).\(name)"
    if hasModule(path), forLibrary || !GlobalTable.isPrivate(name) || !isInLibrary(path) {
      return .object(try importModule(path))
    }
    if let sentence = Absences.member(name, of: module.name) ?? host.absence(module.name, name) {
      throw error("ImportError", sentence)
    }
    let raise = error(
      "ImportError", "cannot import name '\(name)' from '\(module.name)' (unknown location)")
    raise.exception.attributes[symbols.plainName] = string(Text(module.name))
    if host.modules[module.name] != nil || host.library(module.name) != nil {
      let names = module.members.boundNames + host.submodules(module.name)
      raise.exception.suggestion =
        Suggestion.nearest(to: name, among: names) ?? Suggestion.related(to: name, among: names)
    }
    throw raise
  }

  /// The names of the module's `__all__`, or where it has none the public ones of its namespace.
  func importStar(_ module: Value, into globals: GlobalTable) throws(Raise) {
    func bind(_ name: String, _ value: Value?) throws(Raise) {
      try globals.requireRoom(for: name, self)
      globals[name] = value
    }
    guard case .object(let object) = module, let module = object as? ModuleObject else { return }
    guard let listed = module.members["__all__"] else {
      for member in module.later where !member.isModule {
        _ = try importName(member.name, from: .object(module))
      }
      for name in module.members.boundNames where !name.hasPrefix("_") { try bind(name, module.members[name]) }
      return
    }
    for item in try elements(of: listed) {
      guard case .string(let text) = item else {
        throw typeError("Item in \(module.name).__all__ must be str, not \(typeName(item))")
      }
      let name = text.text.string
      if let value = try availableAttribute(of: .object(module), heap.names.intern(name)) {
        try bind(name, value)
      } else if hasModule("\(module.name).\(name)") {
        try bind(name, .object(importModule("\(module.name).\(name)")))
      } else {
        throw error("AttributeError", "module '\(module.name)' has no attribute '\(name)'")
      }
    }
  }

  // MARK: Running sources

  /// Parses and compiles; a syntax error is raised as Python's exception.
  func compile(
    _ source: Source, globals: GlobalTable, returnsLastValue: Bool = false, isLibrary: Bool = false
  ) throws(Raise) -> Code {
    let warnings = Compiler.Warnings()
    let result: Result<Code, SyntaxFailure>
    do throws(SyntaxFailure) {
      let tree = try parse(source) { [charge] in !charge.stops(after: $0) }
      for warning in tree.warnings { warnings.add(warning.message, at: warning.offset, in: source) }
      if !returnsLastValue, let documentation = tree.body.documentation {
        globals["__doc__"] = string(Text(codePoints: documentation))
      }
      result = .success(
        try Compiler.compile(
          tree, source: source, globals: globals, machine: self, warnings: warnings,
          returnsLastValue: returnsLastValue, isLibrary: isLibrary))
    } catch {
      result = .failure(error)
    }
    do throws(LimitError) { try charge.check() } catch { throw raise(limit: error) }
    if !warnings.text.isEmpty { try write(Text(warnings.text), to: "stderr") }
    switch result {
    case .success(let code): return code
    case .failure(let failure):
      let raise = error(failure.kind.rawValue, failure.message)
      if failure.kind != .recursion { place(raise.exception, failure.location(in: source), in: source) }
      throw raise
    }
  }

  /// Runs module code with `globals` as its namespace.
  func execute(_ code: Code, globals: GlobalTable) throws(Raise) -> Value {
    let outer = runningGlobals
    runningGlobals = globals
    defer { runningGlobals = outer }
    let value = try run(code, nil, globals: globals, window: top + 1)
    try closeOrphans()
    return value
  }
}
