// What scripts do with generators: `send`, `throw`, `close`, and `yield from`.

internal import Syntax

extension Machine {
  func installGenerators() {
    let type = heap.types.generator
    let methods: [NativeMethod<GeneratorObject>] = [
      NativeMethod("__iter__", .none) { generator, _, _ in .object(generator) },
      NativeMethod("__next__", .none) { generator, _, machine throws(Raise) in
        try machine.value(of: generator.resume(.none, machine))
      },
      NativeMethod("send", .count(1...1)) { generator, given, machine throws(Raise) in
        try machine.value(of: generator.resume(given[0], machine))
      },
      NativeMethod("throw", .count(1...3)) { generator, given, machine throws(Raise) in
        try machine.value(of: machine.throwInto(generator, given.rest()))
      },
      NativeMethod("close", .none) { generator, _, machine throws(Raise) in
        try machine.close(generator)
        return .none
      },
    ]
    define(methods, on: type) { $0.object as? GeneratorObject }
    defineProperties(
      [
        ("gi_running", { value, _ in .bool(Machine.state(of: value).isRunning) }),
        ("gi_suspended", { value, _ in .bool(Machine.state(of: value).isSuspended) }),
        (
          "gi_yieldfrom",
          { value, _ in
            (value.object as? GeneratorObject)?.innerIterator.map { Value.object($0).normalized } ?? .none
          }
        ),
      ], on: type)
  }

  private static func state(of value: Value) -> GeneratorObject.State {
    (value.object as? GeneratorObject)?.state ?? .finished
  }

  /// What `next` or `send` gives; the end is a StopIteration.
  func value(of step: GeneratorObject.Step) throws(Raise) -> Value {
    switch step {
    case .yielded(let value): return value
    case .returned(let value): throw stopIteration(value)
    }
  }

  /// The value that a StopIteration carries.
  func value(ofStop raise: Raise) throws(Raise) -> Value {
    if !isStopIteration(raise) { throw raise }
    return try attributeIfPresent(of: .object(raise.exception), symbols.value) ?? .none
  }

  // MARK: Throwing and closing

  /// `generator.throw(class or instance, value, traceback)`
  func throwInto(_ generator: GeneratorObject, _ arguments: [Value]) throws(Raise) -> GeneratorObject.Step {
    guard let inner = generator.innerIterator else {
      return try generator.resume(.none, raising: thrown(arguments), self)
    }
    try enter("")
    defer { leave() }
    let isExit = try isGeneratorExit(arguments)
    do throws(Raise) {
      if isExit {
        try generator.whileRunning { () throws(Raise) in try close(inner: inner) }
      } else if let step = try generator.whileRunning({ () throws(Raise) in
        try throwInto(inner: inner, arguments)
      }) {
        switch step {
        case .yielded: return step
        case .returned(let value):
          generator.finishInner(with: value)
          return try generator.resume(value, self)
        }
      }
    } catch {
      return try generator.resume(.none, raising: error, self)
    }
    return try generator.resume(.none, raising: thrown(arguments), self)
  }

  /// Throws into the iterator of a `yield from`; nil when it cannot take exceptions.
  private func throwInto(inner: Object, _ arguments: [Value]) throws(Raise) -> GeneratorObject.Step? {
    if let generator = inner as? GeneratorObject { return try throwInto(generator, arguments) }
    guard let method = try availableAttribute(of: .object(inner), heap.names.intern("throw")) else {
      return nil
    }
    do {
      return .yielded(try call(method, arguments))
    } catch {
      return .returned(try value(ofStop: error))
    }
  }

  private func isGeneratorExit(_ arguments: [Value]) throws(Raise) -> Bool {
    let exit = heap.types.exception("GeneratorExit")
    if let type = arguments.first?.object as? TypeObject { return type.isSubtype(of: exit) }
    return (arguments.first?.object as? ExceptionObject)?.type.isSubtype(of: exit) ?? false
  }

  /// The exception that the arguments of `throw` stand for.
  private func thrown(_ arguments: [Value]) throws(Raise) -> Raise {
    let value = arguments.count > 1 ? arguments[1] : .none
    if arguments.count > 2, !arguments[2].isNone, !(arguments[2].object is TracebackObject) {
      throw typeError("throw() third argument must be a traceback object")
    }
    let wrong = "exceptions must be classes or instances deriving from BaseException, not "
    let made: Value
    switch arguments.first?.object {
    case let exception as ExceptionObject:
      if !value.isNone { throw typeError("instance exception may not have a separate value") }
      made = .object(exception)
    case let type as TypeObject where type.isSubtype(of: heap.types.exception("BaseException")):
      if let exception = value.object as? ExceptionObject, exception.type.isSubtype(of: type) {
        made = value
      } else if case .tuple(let tuple) = value {
        made = try call(.object(type), tuple.items)
      } else {
        made = try call(.object(type), value.isNone ? [] : [value])
      }
    default: throw typeError(wrong + typeName(arguments.first ?? .none))
    }
    guard let exception = made.object as? ExceptionObject else { throw typeError(wrong + typeName(made)) }
    if arguments.count > 2, let traceback = arguments[2].object as? TracebackObject {
      exception.traceback = Array(traceback.entries)
    }
    return Raise(exception)
  }

  /// `generator.close()`
  func close(_ generator: GeneratorObject) throws(Raise) {
    switch generator.state {
    case .finished: return
    case .suspended(at: 0, _): return generator.finish()
    case .running, .suspended: break
    }
    var raise = Raise(ExceptionObject(heap.types.exception("GeneratorExit"), [], heap: heap))
    if let inner = generator.innerIterator {
      try enter("")
      defer { leave() }
      do throws(Raise) {
        try generator.whileRunning { () throws(Raise) in try close(inner: inner) }
      } catch {
        raise = error
      }
    }
    do throws(Raise) {
      if case .returned = try generator.resume(.none, raising: raise, self) { return }
    } catch {
      let exit = heap.types.exception("GeneratorExit")
      if error.exception.limit == nil, error.exception.type.isSubtype(of: exit) || isStopIteration(error) {
        return
      }
      throw error
    }
    throw error("RuntimeError", "generator ignored GeneratorExit")
  }

  /// Closes the iterator of a `yield from`, if it can be closed.
  private func close(inner: Object) throws(Raise) {
    if let generator = inner as? GeneratorObject { return try close(generator) }
    if let method = try availableAttribute(of: .object(inner), heap.names.intern("close")) {
      _ = try call(method, [])
    }
  }

  // MARK: yield from

  /// Passes the value in `registers[1]` to the iterator in `registers[0]`, on behalf of a `yield from`.
  ///
  /// Gives what it yields; nil when it is exhausted, its result then being in `registers[1]`.
  func delegate(_ registers: UnsafeMutablePointer<Value>) throws(Raise) -> Value? {
    let sent = registers[1]
    guard let iterator = registers[0].object else { return nil }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    if let generator = iterator as? GeneratorObject {
      switch try generator.resume(sent, self) {
      case .yielded(let value): return value
      case .returned(let value):
        (registers + 1).put(value)
        return nil
      }
    }
    do throws(Raise) {
      if !sent.isNone { return try call(attribute(of: .object(iterator), heap.names.intern("send")), [sent]) }
      let item = try iterator.next(self)
      if item == nil { (registers + 1).put(.none) }
      return item
    } catch {
      (registers + 1).put(try value(ofStop: error))
      return nil
    }
  }

  // MARK: Generators that were dropped

  /// Closes the generators that were dropped half-way; what their `finally` raises is reported and forgotten.
  func closeOrphans() throws(Raise) {
    // Those dropped meanwhile are closed from within.
    while heap.hasOrphans {
      for orphan in heap.takeOrphans() { try closeReporting(orphan) }
    }
  }

  /// Closes every generator still suspended inside a `try` or `with`, as at the end of a script.
  func closeGenerators() throws(Raise) {
    try closeOrphans()
    for generator in heap.unclosedGenerators { try closeReporting(generator) }
    try closeOrphans()
  }

  private func closeReporting(_ generator: GeneratorObject) throws(Raise) {
    do throws(Raise) {
      try close(generator)
    } catch {
      generator.finish()
      if error.exception.limit != nil { throw error }
      let report = "Exception ignored in: \(generator.repr(self).string)\n"
      try write(Text(report + TracebackPrinter.print(error.exception, isChained: false, self)), to: "stderr")
    }
  }
}

extension GeneratorObject.State {
  var isRunning: Bool { if case .running = self { true } else { false } }
  /// Whether it has begun and waits at a `yield`.
  var isSuspended: Bool { if case .suspended(_, .some) = self { true } else { false } }
}
