// Making and preparing exceptions.

public import Limits
internal import Syntax

extension Machine {
  // MARK: Makers

  /// An exception of the built-in class `type` with a message, ready to throw.
  public func error(_ type: String, _ message: String) -> Raise {
    Raise(ExceptionObject(heap.types.exception(type), [string(Text(message))], heap: heap))
  }

  public func typeError(_ message: String) -> Raise { error("TypeError", message) }
  public func valueError(_ message: String) -> Raise { error("ValueError", message) }
  public func indexError(_ message: String) -> Raise { error("IndexError", message) }
  public func overflowError(_ message: String) -> Raise { error("OverflowError", message) }
  public func zeroDivisionError(_ message: String) -> Raise { error("ZeroDivisionError", message) }
  func recursionError(_ message: String) -> Raise { error("RecursionError", message) }

  /// A NameError that knows the name.
  func nameError(_ message: String, about name: String) -> Raise {
    let raise = error("NameError", message)
    raise.exception.attributes[symbols.plainName] = string(Text(name))
    return raise
  }

  public func keyError(_ key: Value) -> Raise {
    Raise(ExceptionObject(heap.types.exception("KeyError"), [key], heap: heap))
  }

  public func memoryError() -> Raise {
    Raise(ExceptionObject(heap.types.exception("MemoryError"), [], heap: heap))
  }

  func stopIteration(_ value: Value) -> Raise {
    let exception = ExceptionObject(
      heap.types.exception("StopIteration"), value.isNone ? [] : [value], heap: heap)
    exception.attributes[symbols.value] = value
    return Raise(exception)
  }

  /// `'list' object has no attribute 'push'`, with the nearest name that exists.
  public func attributeError(_ object: Value, _ name: String, suggests: Bool = true) -> Raise {
    let owner: String
    if case .object(let object) = object, let type = object as? TypeObject {
      owner = "type object '\(type.name)'"
    } else if case .object(let object) = object, let module = object as? ModuleObject {
      if let sentence = Absences.member(name, of: module.name) ?? host.absence(module.name, name) {
        return error("AttributeError", sentence)
      }
      owner = "module '\(module.name)'"
    } else if suggests, let method = object.object as? BoundMethod, case .function = method.function {
      // A method has what its function has.
      if let sentence = Absences.member(name, of: "function") { return error("AttributeError", sentence) }
      owner = "'function' object"
    } else {
      let absence = type(of: object).isScript ? nil : Absences.member(name, of: typeName(object))
      if let sentence = absence ?? host.absence(typeName(object), name) {
        return error("AttributeError", sentence)
      }
      owner = "'\(typeName(object))' object"
    }
    let raise = error("AttributeError", "\(owner) has no attribute '\(name)'")
    let names = (object.object?.attributeNames ?? []) + type(of: object).attributeNames
    if suggests {
      let isOurs = (object.object as? ModuleObject).map(isLibrary) ?? false
      raise.exception.suggestion =
        Suggestion.nearest(to: name, among: names)
        ?? (isOurs ? Suggestion.related(to: name, among: names) : nil)
    }
    // What could not be set or deleted is not noted.
    if suggests { note(name, of: object, in: raise) }
    return raise
  }

  /// Lets an AttributeError know which name of which object was looked for.
  func note(_ name: String, of object: Value, in raise: Raise) {
    raise.exception.attributes[symbols.plainName] = string(Text(name))
    raise.exception.attributes[heap.names.intern("obj")] = object
  }

  /// `f() got an unexpected keyword argument 'x'`, with the parameter that was probably meant.
  public func unexpectedKeyword(_ function: String, _ name: String, among parameters: [String]) -> Raise {
    let raise = typeError("\(function)() got an unexpected keyword argument '\(name)'")
    raise.exception.suggestion = meantParameter(name, among: parameters)
    return raise
  }

  /// The parameter that a keyword was probably meant for: the nearest, what another package calls the same, or one that
  /// begins alike.
  public func meantParameter(_ name: String, among parameters: [String]) -> String? {
    Suggestion.nearest(to: name, among: parameters)
      ?? host.synonyms.first { $0.contains(name) }.flatMap { words in parameters.first { words.contains($0) } }
      ?? Suggestion.related(to: name, among: parameters)
  }

  /// Whether a module belongs to the host's library, not to the language's.
  private func isLibrary(_ module: ModuleObject) -> Bool {
    host.library(module.name) != nil || host.modules[module.name] != nil || module.name.contains(".")
  }

  /// The exception for a budget that ran out or a cancelled cell. A script can catch the lack of memory and the first
  /// interrupts, nothing else.
  public func raise(limit: LimitError) -> Raise {
    func stop(_ type: String, _ message: String?) -> Raise {
      let exception = ExceptionObject(
        heap.types.exception(type), message.map { [string(Text($0))] } ?? [], heap: heap)
      exception.limit = limit
      return Raise(exception)
    }
    switch limit {
    case .cancelled:
      let interrupt = stop("KeyboardInterrupt", nil)
      if limits.cancelFlag.answer() { interrupt.exception.limit = nil }
      return interrupt
    case .steps(let allowed):
      return stop("StepLimitError", "the cell ran longer than its \(allowed) steps")
    case .time(let seconds):
      return stop("TimeLimitError", "the cell ran longer than its \(seconds) seconds")
    case .output(let allowed):
      return stop("OutputLimitError", "the cell printed more than its \(allowed) bytes")
    case .memory(let requested, let used, let allowed):
      let needs = requested > 0 ? "\(Machine.amount(requested)) more were needed; " : ""
      return error(
        "MemoryError", "\(needs)\(Machine.amount(used)) of the \(Machine.amount(allowed)) allowed are in use")
    }
  }

  /// `512 bytes`, `31.2 MB`, `4000.0 GB`.
  private static func amount(_ bytes: Int) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
    guard let (size, name) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) bytes" }
    return "\(bytes / size).\(bytes % size * 10 / size) \(name)"
  }

  /// The script has caught an exception: if that was an interrupt, it is over.
  func goOn() { limits.cancelFlag.resume() }

  // MARK: Names

  func undefinedName(
    _ slot: Int, _ code: Code, _ function: FunctionObject?, _ registers: UnsafeMutablePointer<Value>
  ) -> Raise {
    // The slot numbers the globals of the running function, or of the module that is being run.
    let globals = function?.globals ?? runningGlobals
    let name = globals?.names[slot] ?? "?"
    let absence = Absences.builtin(name)
    let raise = nameError(absence ?? "name '\(name)' is not defined", about: name)
    if absence != nil { return raise }
    if let way = host.way(name) {
      raise.exception.way = way
      return raise
    }
    // As in CPython, a name near by is better than a nearer one further out, and variables that nested functions
    // share are not among the local ones.
    let locals = code.variables.filter { variable in
      variable.register < code.parameters.count || !(registers[variable.register].object is CellObject)
    }
    let scopes = [
      locals.map(\.name), globals?.boundNames ?? [], builtins.boundNames + ["None", "True", "False"],
    ]
    raise.exception.suggestion = scopes.lazy.compactMap { Suggestion.nearest(to: name, among: $0) }.first
    return raise
  }

  func unboundLocal(_ constant: Value) -> Raise {
    error(
      "UnboundLocalError",
      "cannot access local variable '\(name(constant))' where it is not associated with a value")
  }

  func unboundCell(_ constant: Value, isFree: Bool) -> Raise {
    if !isFree { return unboundLocal(constant) }
    return nameError(
      "cannot access free variable '\(name(constant))' where it is not associated with a value in "
        + "enclosing scope", about: name(constant))
  }

  /// The symbol behind a name constant.
  @inline(__always)
  func symbol(_ constant: Value) -> Symbol {
    if case .int(let id) = constant { Symbol(id: Int32(truncatingIfNeeded: id)) } else { symbols.name }
  }

  func name(_ constant: Value) -> String { heap.names.string(symbol(constant)) }

  func symbols(_ constant: Value) -> [Symbol] {
    if case .object(let object) = constant, let list = object as? SymbolList { list.symbols } else { [] }
  }

  // MARK: Raising and matching

  /// The exception that `raise value from cause` raises.
  func raised(_ value: Value, from cause: Value?) throws(Raise) -> Raise {
    let exception = try exceptionInstance(value, or: "exceptions must derive from BaseException")
    if let cause {
      exception.suppressesContext = true
      exception.cause =
        cause.isNone
        ? nil
        : try exceptionInstance(cause, or: "exception causes must derive from BaseException")
    }
    return Raise(exception)
  }

  private func exceptionInstance(_ value: Value, or message: String) throws(Raise) -> ExceptionObject {
    if case .object(let object) = value {
      if let exception = object as? ExceptionObject { return exception }
      if let type = object as? TypeObject, type.isSubtype(of: heap.types.exception("BaseException")) {
        let made = try call(value, [])
        if let exception = made.object as? ExceptionObject { return exception }
        throw typeError(
          "calling \(try repr(value).string) should have returned an instance of BaseException, not "
            + (try repr(.object(self.type(of: made))).string))
      }
    }
    throw typeError(message)
  }

  /// Whether exception `value` is caught by `except type`.
  func matches(_ value: Value, _ type: Value) throws(Raise) -> Bool {
    guard case .object(let object) = value, let exception = object as? ExceptionObject else { return false }
    let types: [Value]
    if case .tuple(let tuple) = type { types = tuple.items } else { types = [type] }
    for type in types {
      guard case .object(let object) = type, let class_ = object as? TypeObject,
        class_.isSubtype(of: heap.types.exception("BaseException"))
      else {
        throw typeError("catching classes that do not inherit from BaseException is not allowed")
      }
      if exception.type.isSubtype(of: class_) { return true }
    }
    return false
  }

  /// Notes what was being handled when `exception` was raised.
  func chain(_ exception: ExceptionObject) {
    guard let handling, handling !== exception else { return }
    // An exception must not become its own ancestor.
    var ancestor: ExceptionObject? = handling
    var steps = 0
    while let current = ancestor, steps < 1000 {
      if current.context === exception { current.context = nil }
      ancestor = current.context
      steps += 1
    }
    exception.context = handling
  }

  /// Adds the frame of `code` to the traceback of `exception`.
  func note(_ exception: ExceptionObject, _ code: Code, _ index: Int) {
    guard code.positions.indices.contains(index) else {
      // Raised in a generator before its first instruction: the line of the definition is to blame.
      let line = code.source.lineIndex(at: Int(code.place.start))
      let start = code.source.lineStarts[line]
      let whole = Span(start, start + code.source.line(line).utf8.count)
      exception.traceback.append(
        TracebackEntry(source: code.source, function: code.name, span: whole, anchor: nil))
      return
    }
    var position = code.positions[index]
    if code.instructions[index].opcode == .itemOfItem, let anchor = position.anchor {
      // One instruction for `x[i][j]`, two places that can fail.
      if innerItemFailed {
        position.span = Span(Int(position.span.start), Int(anchor.end))
      } else {
        position.anchor = Span(Int(anchor.end), Int(position.span.end))
      }
      innerItemFailed = false
    }
    exception.traceback.append(
      TracebackEntry(
        source: code.source, function: code.name, span: position.span, anchor: position.anchor))
  }
}
