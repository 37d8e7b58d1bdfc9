// Exceptions as classes: how they are made, and their methods.

extension Machine {
  func installExceptions() {
    let base = heap.types.exception("BaseException")
    base.constructor = { (type, arguments, machine) throws(Raise) in
      let type = machine.specialized(type, arguments)
      let made = machine.exception(type, arguments.positional)
      try machine.complete(made, arguments)
      return .object(made)
    }
    define(
      [
        NativeMethod<ExceptionObject>("__str__", .none) { exception, _, machine throws(Raise) in
          machine.string(try exception.nativeStr(machine))
        },
        NativeMethod<ExceptionObject>("__repr__", .none) { exception, _, machine throws(Raise) in
          machine.string(try exception.nativeRepr(machine))
        },
        NativeMethod<ExceptionObject>("with_traceback", .one) { exception, given, machine throws(Raise) in
          try machine.setTraceback(of: exception, to: given[0])
          return .object(exception)
        },
        NativeMethod<ExceptionObject>("add_note", .one) { exception, given, machine throws(Raise) in
          guard case .string = given[0] else {
            throw machine.typeError("note must be a str, not '\(machine.typeName(given[0]))'")
          }
          let notes = machine.heap.names.intern("__notes__")
          if case .list(let list) = exception.attributes[notes] {
            list.append(given[0])
          } else {
            exception.attributes[notes] = machine.list([given[0]])
          }
          return .none
        },
      ], on: base
    ) { $0.object as? ExceptionObject }
  }

  /// `e.with_traceback(value)`, `e.__traceback__ = value`
  func setTraceback(of exception: ExceptionObject, to value: Value) throws(Raise) {
    if value.isNone {
      exception.traceback = []
    } else if let traceback = value.object as? TracebackObject {
      exception.traceback = Array(traceback.entries)
    } else {
      throw typeError("__traceback__ must be a traceback or None")
    }
  }

  /// `OSError(2, …)` is a FileNotFoundError: the class that stands for the number.
  private func specialized(_ type: TypeObject, _ arguments: Arguments) -> TypeObject {
    guard type === heap.types.exception("OSError"), arguments.count > 1 else { return type }
    return arguments[0]?.asInt.map(systemErrorClass) ?? type
  }

  /// The class that stands for an error number of the system.
  func systemErrorClass(_ number: Int) -> TypeObject {
    let name =
      switch number {
      case 1, 13: "PermissionError"
      case 2: "FileNotFoundError"
      case 3: "ProcessLookupError"
      case 4: "InterruptedError"
      case 10: "ChildProcessError"
      case 11, 114, 115: "BlockingIOError"
      case 17: "FileExistsError"
      case 20: "NotADirectoryError"
      case 21: "IsADirectoryError"
      case 32, 108: "BrokenPipeError"
      case 103: "ConnectionAbortedError"
      case 104: "ConnectionResetError"
      case 110: "TimeoutError"
      case 111: "ConnectionRefusedError"
      default: "OSError"
      }
    return heap.types.exception(name)
  }

  /// An exception of a class with its arguments, and the attributes that the class makes of them.
  func exception(_ type: TypeObject, _ arguments: [Value]) -> ExceptionObject {
    let made = ExceptionObject(type, arguments, heap: heap)
    for symbol in attributeSymbols(of: type) { made.attributes[symbol] = .some(.none) }
    // An OSError with an `__init__` of the script looks at its arguments there.
    let isLater = isOSError(type) && type.special(.initialize) != nil && type.special(.make) == nil
    if !isLater { initialize(made, arguments) }
    return made
  }

  private func isOSError(_ type: TypeObject) -> Bool { type.isSubtype(of: heap.types.exception("OSError")) }

  /// `__init__` of the built-in exceptions: keeps the arguments, and what the class makes of them.
  func initialize(_ exception: ExceptionObject, _ arguments: [Value]) {
    let type = exception.type
    let first = arguments.first ?? .none
    func isA(_ name: String) -> Bool { type.isSubtype(of: heap.types.exception(name)) }
    func set(_ name: String, _ value: Value) { exception.attributes[heap.names.intern(name)] = value }
    exception.take(arguments)
    if isA("StopIteration") {
      set("value", first)
    } else if isA("SystemExit") {
      set("code", arguments.count > 1 ? tuple(arguments) : first)
    } else if isOSError(type), (2...5).contains(arguments.count) {
      set("errno", first)
      set("strerror", arguments[1])
      if arguments.count > 2 {
        set("filename", arguments[2])
        exception.take(Array(arguments.prefix(2)))
      }
      if arguments.count > 4 { set("filename2", arguments[4]) }
    } else if isA("ImportError") || isA("SyntaxError") {
      set("msg", arguments.count == 1 || isA("SyntaxError") ? first : .none)
    }
  }

  /// The attributes that a class gives its exceptions.
  func attributeSymbols(of type: TypeObject) -> [Symbol] {
    let row = Machine.exceptionAttributes.first { type.isSubtype(of: heap.types.exception($0.type)) }
    return row?.names.map(heap.names.intern) ?? []
  }

  private static let exceptionAttributes: [(type: String, names: [String])] = [
    ("StopIteration", ["value"]), ("SystemExit", ["code"]),
    ("OSError", ["errno", "strerror", "filename", "filename2"]), ("ImportError", ["msg", "name", "path"]),
    ("SyntaxError", ["msg"] + Machine.syntaxErrorParts + ["print_file_and_line"]),
    ("UnicodeEncodeError", Machine.encodingErrorParts), ("UnicodeDecodeError", Machine.encodingErrorParts),
    ("UnicodeTranslateError", Machine.encodingErrorParts),
    ("NameError", ["name"]), ("AttributeError", ["name", "obj"]),
  ]

  /// The classes that take keywords, which become attributes.
  private static let exceptionKeywords: [(type: String, names: [String])] = [
    ("ImportError", ["name", "path"]), ("NameError", ["name"]), ("AttributeError", ["name", "obj"]),
  ]

  /// What `__init__` does beside keeping the arguments, and may refuse.
  func complete(_ exception: ExceptionObject, _ arguments: Arguments) throws(Raise) {
    try takeKeywords(of: arguments, for: exception)
    if exception.type.isSubtype(of: heap.types.exception("SyntaxError")) {
      try placeSyntaxError(exception, arguments)
    } else if exception.type.isSubtype(of: heap.types.exception("UnicodeError")) {
      try completeEncodingError(exception, arguments)
    }
  }

  private func takeKeywords(of arguments: Arguments, for exception: ExceptionObject) throws(Raise) {
    if !arguments.hasKeywords { return }
    let type = exception.type
    let allowed = Machine.exceptionKeywords.first { type.isSubtype(of: heap.types.exception($0.type)) }
    guard let allowed else { throw typeError("\(type.name)() takes no keyword arguments") }
    for (name, value) in arguments.keywords {
      let text = heap.names.string(name)
      guard allowed.names.contains(text) else {
        throw typeError("'\(text)' is an invalid keyword argument for \(allowed.type)()")
      }
      exception.attributes[name] = value
    }
  }
}
