// Calls beyond the fast path: of native functions, classes and bound methods, and calls from the host.

internal import Limits
internal import Syntax

extension Machine {
  /// Whether a value is a function that nobody has written yet: below its documentation stands `...` and no more.
  public func isStub(_ value: Value) -> Bool {
    guard case .function(let function) = value else { return false }
    return function.code.onlyNames(ellipsis)
  }

  // MARK: From the host

  /// Calls `callee`; the host's way into the script.
  public func call(
    _ callee: Value, _ arguments: [Value], keywords: [(name: Symbol, value: Value)] = []
  ) throws(Raise) -> Value {
    let names = keywords.map(\.name)
    return try call(callee, count: arguments.count, names) { window in
      for (offset, value) in arguments.enumerated() { (window + offset).put(value) }
      for (offset, keyword) in keywords.enumerated() {
        (window + arguments.count + offset).put(keyword.value)
      }
    }
  }

  /// Calls `callee` with one argument.
  func call(_ callee: Value, _ argument: Value) throws(Raise) -> Value {
    try call(callee, count: 1, []) { $0.put(argument) }
  }

  /// Calls `callee` with two arguments.
  func call(_ callee: Value, _ first: Value, _ second: Value) throws(Raise) -> Value {
    try call(callee, count: 2, []) { window in
      window.put(first)
      (window + 1).put(second)
    }
  }

  /// Calls `callee` with what `fill` puts into the registers of the call: `count` arguments, then the named ones.
  @inline(__always)
  private func call(
    _ callee: Value, count: Int, _ names: [Symbol], fill: (UnsafeMutablePointer<Value>) -> Void
  ) throws(Raise) -> Value {
    let window = top + 1
    let total = count + names.count
    if nativeDepth > Machine.deepestNesting { throw recursionError("maximum recursion depth exceeded") }
    if lacksRegisters(to: window + total + 1024) {
      return try callAside(callee, count: count, names, fill: fill)
    }
    let outer = top
    top = window + total
    nativeDepth &+= 1
    defer {
      window.clear(total)
      top = outer
      nativeDepth &-= 1
    }
    // A function without loops and calls never polls.
    try work(64)
    fill(window)
    guard case .function(let function) = callee else {
      return try callNative(
        callee, Arguments(base: UnsafePointer(window), count: count, keywordNames: names))
    }
    let code = function.code
    if lacksRegisters(to: window + code.registerCount + code.parameters.count) {
      throw recursionError("maximum recursion depth exceeded")
    }
    if code.head.pointee.plainCount != count || !names.isEmpty {
      try bind(function, window, count, names)
    }
    return try begin(function, at: window)
  }

  /// A call with more arguments than there are registers left, `print(*numbers)`: they lie in memory of their own.
  @inline(never)
  private func callAside(
    _ callee: Value, count: Int, _ names: [Symbol], fill: (UnsafeMutablePointer<Value>) -> Void
  ) throws(Raise) -> Value {
    let total = count + names.count
    let window = top + 1
    if lacksRegisters(to: window + 1024) { throw recursionError("maximum recursion depth exceeded") }
    try reserve(bytes: total * MemoryLayout<Value>.stride)
    let aside = UnsafeMutablePointer<Value>.allocate(capacity: total)
    aside.initialize(repeating: .unbound, count: total)
    // No collection of cycles, which would not see them, runs while native calls are in flight.
    nativeDepth &+= 1
    defer {
      aside.deinitialize(count: total)
      aside.deallocate()
      nativeDepth &-= 1
    }
    fill(aside)
    guard case .function(let function) = callee else {
      return try callNative(
        callee, Arguments(base: UnsafePointer(aside), count: count, keywordNames: names))
    }
    let code = function.code
    if lacksRegisters(to: window + code.registerCount + code.parameters.count) {
      throw recursionError("maximum recursion depth exceeded")
    }
    try bind(function, aside, count, names, to: window)
    return try begin(function, at: window)
  }

  /// Runs a function whose bound arguments lie at `window`, or makes its generator.
  private func begin(_ function: FunctionObject, at window: UnsafeMutablePointer<Value>) throws(Raise) -> Value
  {
    let code = function.code
    if code.isGenerator { return .object(generator(of: function, at: window)) }
    return try run(code, function, globals: function.globals, window: window)
  }

  /// The generator that a call of `function` makes, which takes over the arguments at `window`.
  func generator(of function: FunctionObject, at window: UnsafeMutablePointer<Value>) -> GeneratorObject {
    let made = GeneratorObject(function, registers: window, heap: heap)
    window.clear(function.code.registerCount)
    return made
  }

  /// Calls an object that is no script function.
  func callNative(_ callee: Value, _ arguments: Arguments) throws(Raise) -> Value {
    guard case .object(let object) = callee else {
      throw typeError("'\(typeName(callee))' object is not callable")
    }
    if _slowPath(isForbidding), !(object is NativeFunction) { try refuseForbidden(object, arguments[0]) }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    return try object.call(arguments, self)
  }

  /// What a call of an object turned out to be.
  enum Callee {
    /// The result is there.
    case answered
    /// A call of the function that now lies below the window, with one argument more: the receiver.
    case method
    /// A call of the function that lies there, with one argument more: the new instance, which also lies between
    /// the function and the arguments.
    case construction
  }

  /// Calls what lies below `window` with the `count` arguments there, the last of which have `names`, and puts the
  /// result at `target`; where a function of the script is to be called, it is only arranged for the loop to enter.
  ///
  /// No part of the loop: what the loop's own variables are captured by costs it the registers they live in.
  @inline(never)
  func callObject(
    _ window: UnsafeMutablePointer<Value>, count: Int, _ names: Unmanaged<SymbolList>?,
    into target: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Callee {
    let callee = window - 1
    if let native = callee.peekNative {
      let intrinsic = native._withUnsafeGuaranteedRef { $0.intrinsic }
      if names == nil, answers(intrinsic, window, count, into: target) { return .answered }
      try call(native, window, count, names, into: target)
      return .answered
    }
    if let type = callee.peekType {
      let intrinsic = type._withUnsafeGuaranteedRef { $0.intrinsic }
      if names == nil, answers(intrinsic, window, count, into: target) { return .answered }
      if let initializer = type._withUnsafeGuaranteedRef({ plainInitializer($0) }),
        !lacksRegisters(to: window + count + 2)
      {
        move(window, count, by: 2)
        let instance = Value.object(InstanceObject.make(type.takeUnretainedValue(), heap: heap))
        (window - 1).put(.function(initializer))
        window.put(instance)
        (window + 1).put(instance)
        return .construction
      }
    } else if let method = callee.peekBoundMethod?.takeUnretainedValue(), case .function = method.function,
      !lacksRegisters(to: window + count + 1)
    {
      move(window, count, by: 1)
      window.put(method.receiver)
      (window - 1).put(method.function)
      return .method
    }
    oweStep()
    if heap.hasOrphans { try closeOrphans() }
    let result = try callNative(callee.pointee, arguments(window, count, names))
    window.clear(count)
    target.put(result)
    return .answered
  }

  /// Calls a method of a built-in class where it lies in the cache, which keeps it: such a class never changes. False
  /// for what is no native method, and for those of other classes.
  @inline(never)
  func callBuiltin(
    _ known: UnsafeMutablePointer<Value>, _ window: UnsafeMutablePointer<Value>, count: Int,
    into target: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Bool {
    guard let native = known.peekNative else { return false }
    if answers(native._withUnsafeGuaranteedRef({ $0.intrinsic }), window, count, into: target) { return true }
    if case .object = window.pointee, !window.isPlainSet { return false }
    try call(native, window, count, nil, into: target)
    return true
  }

  /// Whether the machine could answer by itself, and has.
  @inline(__always)
  private func answers(
    _ intrinsic: Intrinsic, _ window: UnsafeMutablePointer<Value>, _ count: Int,
    into target: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard intrinsic != .none, let result = answer(intrinsic, window, count) else { return false }
    window.clear(count)
    target.put(result)
    return true
  }

  @inline(__always)
  private func call(
    _ native: Unmanaged<NativeFunction>, _ window: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: Unmanaged<SymbolList>?, into target: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    oweStep()
    if heap.hasOrphans { try closeOrphans() }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    let result = try native.takeUnretainedValue().call(arguments(window, count, names), self)
    window.clear(count)
    target.put(result)
  }

  private func arguments(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Unmanaged<SymbolList>?
  ) -> Arguments {
    guard let names else { return Arguments(base: UnsafePointer(window), count: count) }
    let keywords = names.takeUnretainedValue().symbols
    return Arguments(base: UnsafePointer(window), count: count - keywords.count, keywordNames: keywords)
  }

  func tooDeep(isConstruction: Bool) -> Raise {
    recursionError("maximum recursion depth exceeded\(isConstruction ? " while calling a Python object" : "")")
  }

  /// Puts what `x.name(…)` calls into `register`, the `x` being in the one after it; false where it does not take `x`
  /// as its first argument and has taken its place.
  @inline(never)
  func findMethod(_ name: Symbol, at register: UnsafeMutablePointer<Value>) throws(Raise) -> Bool {
    if let proxy = (register + 1).peekSuper?.takeUnretainedValue(), let function = proxy.function(name) {
      register.put(function)
      (register + 1).put(proxy.receiver)
      return true
    }
    let found = try method(of: register[1], name)
    (register + (found.takesReceiver ? 0 : 1)).put(found.function)
    return found.takesReceiver
  }

  /// How far arguments are moved up at most, maybe beyond the registers of the caller.
  static let moved = 2

  private func move(_ window: UnsafeMutablePointer<Value>, _ count: Int, by distance: Int) {
    for index in stride(from: count - 1, through: 0, by: -1) { (window + index + distance).put(window[index]) }
  }

  /// An entry of a class body's namespace.
  func namespaceEntry(_ namespace: Value, _ nameConstant: Value) throws(Raise) -> Value? {
    guard case .dict(let dict) = namespace.underlying else { return nil }
    return dict.value(named: name(nameConstant))
  }

  func deleteName(_ nameConstant: Value, from namespace: Value) throws(Raise) {
    guard case .dict(let dict) = namespace.underlying, dict.remove(named: name(nameConstant)) else {
      throw nameError("name '\(name(nameConstant))' is not defined", about: name(nameConstant))
    }
  }

  /// A call with so many spread arguments that they do not fit the registers.
  func call(_ callee: Value, _ spread: (values: [Value], keywords: [Symbol])) throws(Raise) -> Value {
    let count = spread.values.count - spread.keywords.count
    return try call(callee, count: count, spread.keywords) { window in
      for (offset, value) in spread.values.enumerated() { (window + offset).put(value) }
    }
  }
}
