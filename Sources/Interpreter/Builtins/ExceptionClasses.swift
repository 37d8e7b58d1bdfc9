// Exceptions as classes: how they are made, and their methods.

extension Machine {
  func installExceptions() {
    let base = heap.types.exception("BaseException")
    base.constructor = { (type, arguments, machine) throws(Raise) in
      let type = machine.specialized(type, arguments)
      let made = machine.exception(type, arguments.positional)
      try machine.takeKeywords(of: arguments, for: made)
      return .object(made)
    }
    define(
      [
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
    defineProperties(
      [
        (
          "__traceback__",
          { value, machine in
            (value.object as? ExceptionObject).map { TracebackObject.of($0, heap: machine.heap) } ?? .none
          }
        )
      ], on: base)
  }

  /// `e.with_traceback(value)`
  private func setTraceback(of exception: ExceptionObject, to value: Value) throws(Raise) {
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
    switch arguments[0]?.asInt {
    case 2: return heap.types.exception("FileNotFoundError")
    case 1, 13: return heap.types.exception("PermissionError")
    default: return type
    }
  }

  /// An exception of a class with its arguments, and the attributes that the class makes of them.
  func exception(_ type: TypeObject, _ arguments: [Value]) -> ExceptionObject {
    let made = ExceptionObject(type, arguments, heap: heap)
    let first = arguments.first ?? .none
    func isA(_ name: String) -> Bool { type.isSubtype(of: heap.types.exception(name)) }
    func set(_ name: String, _ value: Value) { made.attributes[heap.names.intern(name)] = value }
    if isA("StopIteration") {
      set("value", first)
    } else if isA("SystemExit") {
      set("code", arguments.count > 1 ? tuple(arguments) : first)
    } else if isA("OSError") {
      let hasNumber = arguments.count > 1
      set("errno", hasNumber ? first : .none)
      set("strerror", hasNumber ? arguments[1] : .none)
      set("filename", arguments.count > 2 ? arguments[2] : .none)
    } else if isA("ImportError") || isA("SyntaxError") {
      set("msg", first)
    }
    for name in Machine.exceptionKeywords.first(where: { isA($0.type) })?.names ?? [] { set(name, .none) }
    return made
  }

  /// The classes that take keywords, which become attributes.
  private static let exceptionKeywords: [(type: String, names: [String])] = [
    ("ImportError", ["name", "path"]), ("NameError", ["name"]), ("AttributeError", ["name", "obj"]),
  ]

  func takeKeywords(of arguments: Arguments, for exception: ExceptionObject) throws(Raise) {
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
