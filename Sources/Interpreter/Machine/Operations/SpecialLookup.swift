// Special methods, which the machine finds on the type and never on the object itself.

extension Machine {
  /// The special method of the value's class, to be called with the value as its first argument; nil when there is
  /// none.
  func special(_ special: Special, of value: Value) throws(Raise) -> Value? {
    guard let found = type(of: value).lookup(special.symbol) else { return nil }
    switch found {
    case .function: return found
    case .object(let object):
      if let native = object as? NativeFunction, native.isMethod { return found }
    default: break
    }
    // A static method, a callable object: they do not take the value, or take it in their own way.
    let bound = try bind(found, to: value, type(of: value))
    return .object(
      NativeFunction(special.name, heap: heap) { (arguments, machine) throws(Raise) in
        try machine.call(bound, Array(arguments.positional.dropFirst()))
      })
  }

  /// Prepares a `with`: the manager lies after `exit`. Puts its `__exit__` before it, and its `__enter__` with the
  /// manager behind it at `enter`.
  func beginWith(exit: UnsafeMutablePointer<Value>, enter: UnsafeMutablePointer<Value>) throws(Raise) {
    let manager = exit[1]
    let wrong = "'\(typeName(manager))' object does not support the context manager protocol"
    guard let entering = try special(.enter, of: manager) else { throw typeError(wrong) }
    guard let leaving = try special(.exit, of: manager) else {
      throw typeError(wrong + " (missed __exit__ method)")
    }
    exit.put(leaving)
    enter.put(entering)
    (enter + 1).put(manager)
  }

  /// Puts the class of an exception, the exception and its traceback into three registers.
  func takeApart(_ exception: Value, into parts: UnsafeMutablePointer<Value>) {
    parts.put(.object(type(of: exception)))
    (parts + 1).put(exception)
    let object = exception.object as? ExceptionObject
    (parts + 2).put(object.map { TracebackObject.of($0, heap: heap) } ?? .none)
  }
}
