// Special methods, which the machine finds on the type and never on the object itself.

extension Machine {
  /// The special method `name` of the value's class, to be called with the value as its first argument; nil when
  /// there is none.
  func special(_ name: String, of value: Value) -> Value? {
    type(of: value).lookup(heap.names.intern(name))
  }

  /// Prepares a `with`: the manager lies after `exit`. Puts its `__exit__` before it, and its `__enter__` with the
  /// manager behind it at `enter`.
  func beginWith(exit: UnsafeMutablePointer<Value>, enter: UnsafeMutablePointer<Value>) throws(Raise) {
    let manager = exit[1]
    let wrong = "'\(typeName(manager))' object does not support the context manager protocol"
    guard let entering = special("__enter__", of: manager) else { throw typeError(wrong) }
    guard let leaving = special("__exit__", of: manager) else {
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
