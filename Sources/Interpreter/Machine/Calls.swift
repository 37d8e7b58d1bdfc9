// Calls beyond the fast path: binding arguments to parameters, native functions, and calls from the host.

internal import Limits
internal import Syntax

extension Machine {
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
    try work(32)
    fill(window)
    guard case .function(let function) = callee else {
      return try callNative(
        callee, Arguments(base: UnsafePointer(window), count: count, keywordNames: names))
    }
    let code = function.code
    if lacksRegisters(to: window + code.registerCount + code.parameters.count) {
      throw recursionError("maximum recursion depth exceeded")
    }
    if !code.isPlain || code.parameters.positionalCount != count || !names.isEmpty {
      try bind(function, window, count, names)
      if code.isGenerator {
        let generator = GeneratorObject(function, registers: window, heap: heap)
        window.clear(code.registerCount)
        return .object(generator)
      }
    }
    return try run(code, function, globals: function.globals, window: window)
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
    if code.isGenerator {
      let generator = GeneratorObject(function, registers: window, heap: heap)
      window.clear(code.registerCount)
      return .object(generator)
    }
    return try run(code, function, globals: function.globals, window: window)
  }

  /// Calls an object that is no script function.
  func callNative(_ callee: Value, _ arguments: Arguments) throws(Raise) -> Value {
    guard case .object(let object) = callee else {
      throw typeError("'\(typeName(callee))' object is not callable")
    }
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
      if intrinsic != .none, names == nil, let result = answer(intrinsic, window, count) {
        window.clear(count)
        target.put(result)
        return .answered
      }
      if heap.hasOrphans { try closeOrphans() }
      nativeDepth &+= 1
      defer { nativeDepth &-= 1 }
      let result = try native.takeUnretainedValue().call(arguments(window, count, names), self)
      window.clear(count)
      target.put(result)
      return .answered
    }
    if let type = callee.peekType {
      let intrinsic = type._withUnsafeGuaranteedRef { $0.intrinsic }
      if intrinsic != .none, names == nil, let result = answer(intrinsic, window, count) {
        window.clear(count)
        target.put(result)
        return .answered
      }
      if let initializer = type._withUnsafeGuaranteedRef({ plainInitializer($0) }),
        !lacksRegisters(to: window + count + 2)
      {
        move(window, count, by: 2)
        let instance = Value.object(InstanceObject(type.takeUnretainedValue(), heap: heap))
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
    let intrinsic = native._withUnsafeGuaranteedRef { $0.intrinsic }
    if intrinsic != .none, let result = answer(intrinsic, window, count) {
      window.clear(count)
      target.put(result)
      return true
    }
    if case .object = window.pointee { return false }
    if heap.hasOrphans { try closeOrphans() }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    let result = try native.takeUnretainedValue().call(
      Arguments(base: UnsafePointer(window), count: count), self)
    window.clear(count)
    target.put(result)
    return true
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
      throw nameError("name '\(name(nameConstant))' is not defined")
    }
  }

  // MARK: Binding

  /// Arranges the arguments at `window` as the registers of `function` expect them, there or at `target`.
  func bind(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: [Symbol],
    to target: UnsafeMutablePointer<Value>? = nil
  ) throws(Raise) {
    let layout = function.code.parameters
    let name = function.qualifiedName
    var bound = [Value](repeating: .unbound, count: layout.count)
    var extra: [Value] = []
    for index in 0..<count {
      if index < layout.positionalCount { bound[index] = window[index] } else { extra.append(window[index]) }
    }
    let namable = layout.positionalCount + layout.keywordOnlyCount
    let extraKeywords = layout.hasExtraKeywords ? DictObject(heap: heap) : nil
    for (offset, keyword) in keywords.enumerated() {
      let value = window[count + offset]
      let place = (layout.positionalOnlyCount..<namable).first { layout.symbols[$0] == keyword }
      if let place {
        if !bound[place].isUnbound {
          throw typeError("\(name)() got multiple values for argument '\(heap.names.string(keyword))'")
        }
        bound[place] = value
      } else if let extraKeywords {
        try extraKeywords.set(string(Text(heap.names.string(keyword))), to: value, self)
      } else {
        let text = heap.names.string(keyword)
        let positionalOnly = keywords.filter { layout.symbols.prefix(layout.positionalOnlyCount).contains($0) }
        if !positionalOnly.isEmpty {
          let names = positionalOnly.map(heap.names.string).joined(separator: ", ")
          throw typeError(
            "\(name)() got some positional-only arguments passed as keyword arguments: '\(names)'")
        }
        throw typeError("\(name)() got an unexpected keyword argument '\(text)'")
      }
    }
    if !extra.isEmpty, !layout.hasExtraPositional {
      let given = bound[layout.positionalCount..<namable].filter { !$0.isUnbound }.count
      throw tooManyArguments(function, count, keywordOnlyGiven: given)
    }
    try fillDefaults(function, &bound)
    if layout.hasExtraPositional { bound[namable] = tuple(extra) }
    if let extraKeywords { bound[layout.count - 1] = .dict(extraKeywords) }
    for (index, value) in bound.enumerated() { ((target ?? window) + index).put(value) }
    if target != nil { return }
    let used = count + keywords.count
    if used > bound.count { (window + bound.count).clear(used - bound.count) }
  }

  private func fillDefaults(_ function: FunctionObject, _ bound: inout [Value]) throws(Raise) {
    let layout = function.code.parameters
    let firstDefault = layout.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<layout.positionalCount where bound[index].isUnbound {
      if index >= firstDefault {
        bound[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(layout.names[index])
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
    for offset in 0..<layout.keywordOnlyCount {
      let place = layout.positionalCount + offset
      if !bound[place].isUnbound { continue }
      bound[place] = function.keywordDefault(offset)
      if bound[place].isUnbound { missing.append(layout.names[place]) }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
  }

  private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
    typeError(
      "\(function.qualifiedName)() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(Signature.listing(names))")
  }

  private func tooManyArguments(_ function: FunctionObject, _ count: Int, keywordOnlyGiven: Int) -> Raise {
    let layout = function.code.parameters
    let most = layout.positionalCount
    let least = most - function.defaults.count
    let takes = function.defaults.isEmpty ? "\(most)" : "from \(least) to \(most)"
    let plural = function.defaults.isEmpty && most == 1 ? "" : "s"
    let keywordOnly =
      keywordOnlyGiven == 0
      ? ""
      : " positional argument\(count == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only "
        + "argument\(keywordOnlyGiven == 1 ? "" : "s"))"
    return typeError(
      "\(function.qualifiedName)() takes \(takes) positional argument\(plural) but \(count)"
        + "\(keywordOnly) \(count == 1 && keywordOnlyGiven == 0 ? "was" : "were") given")
  }

  // MARK: Spread arguments

  func spreadArguments(
    _ callee: Value, _ list: Value, _ dict: Value
  ) throws(Raise) -> (values: [Value], keywords: [Symbol]) {
    guard case .list(let positional) = list, case .dict(let named) = dict else { return ([], []) }
    try reserve(bytes: positional.count * 2 * MemoryLayout<Value>.stride)
    var values = Array(positional.items)
    var keywords: [Symbol] = []
    for (key, value) in named.items {
      guard case .string(let name) = key.underlying else {
        throw typeError("keywords must be strings")
      }
      keywords.append(heap.names.intern(name.text.string))
      values.append(value)
    }
    return (values, keywords)
  }

  /// A call with so many spread arguments that they do not fit the registers.
  func call(_ callee: Value, _ spread: (values: [Value], keywords: [Symbol])) throws(Raise) -> Value {
    let count = spread.values.count - spread.keywords.count
    return try call(callee, count: count, spread.keywords) { window in
      for (offset, value) in spread.values.enumerated() { (window + offset).put(value) }
    }
  }

  /// What CPython calls a callee in messages about its arguments.
  private func describe(_ callee: Value) -> String {
    let named = (callee.object as? BoundMethod)?.function ?? callee
    if let native = named.object as? NativeFunction { return native.qualifiedName + "()" }
    func text(_ symbol: Symbol) -> String? {
      guard let found = try? availableAttribute(of: named, symbol), case .string(let name) = found else {
        return nil
      }
      return name.text.string
    }
    guard let name = text(heap.names.intern("__qualname__")) else {
      return (try? str(callee).string) ?? typeName(callee) + " object"
    }
    let module = text(heap.names.intern("__module__")).flatMap { $0 == "builtins" ? nil : $0 + "." }
    return "\(module ?? "")\(name)()"
  }

  func repeatedKeyword(_ key: Value, callee: Value) -> Raise {
    let name = if case .string(let text) = key { text.text.string } else { "?" }
    return typeError("\(describe(callee)) got multiple values for keyword argument '\(name)'")
  }

  /// `list.extend(values)`; for the arguments of a call, `callee` words the error.
  func extend(_ list: Value, by values: Value, callee: Value?) throws(Raise) {
    guard case .list(let list) = list else { return }
    guard let iterator = try iteratorIfIterable(values) else {
      let type = type(of: values)
      if type.lookup(Special.iterate.symbol) != nil || type.lookup(Special.item.symbol) != nil {
        throw typeError("'\(typeName(values))' object is not iterable")
      }
      let what = callee.map { "\(describe($0)) argument" } ?? "Value"
      throw typeError("\(what) after * must be an iterable, not \(typeName(values))")
    }
    switch values {
    case .list, .tuple: for value in try elements(of: values) { list.append(value) }
    default:
      _ = try lengthHint(of: values)
      for value in try elements(of: .object(iterator)) { list.append(value) }
    }
  }

  /// Adds a mapping to a dict display or to the keywords of a call.
  func merge(_ mapping: Value, into dict: Value, callee: Value?) throws(Raise) {
    guard case .dict(let dict) = dict else { return }
    if case .dict(let other) = plainDict(mapping) {
      if callee == nil { return try dict.merge(other, self) }
      for (key, value) in other.items {
        if let callee, try dict.get(key, self) != nil { throw repeatedKeyword(key, callee: callee) }
        try dict.set(key, to: value, self)
      }
      return
    }
    guard let keys = try availableAttribute(of: mapping, heap.names.intern("keys")) else {
      if let callee {
        throw typeError(
          "\(describe(callee)) argument after ** must be a mapping, not \(typeName(mapping))")
      }
      throw typeError("'\(typeName(mapping))' object is not a mapping")
    }
    for key in try self.keys(of: mapping, by: keys) {
      let value = try item(of: mapping, at: key)
      if let callee, try dict.get(key, self) != nil { throw repeatedKeyword(key, callee: callee) }
      try dict.set(key, to: value, self)
    }
  }

  // MARK: Making functions

  func makeFunction(
    _ code: Code, base: UnsafeMutablePointer<Value>, defaults: Int, keywordDefaults: Int, closure: Int,
    running: FunctionObject?, globals: GlobalTable
  ) -> Value {
    let first = base + 1
    let cells = first + defaults + keywordDefaults
    return .function(
      FunctionObject(
        code: code, globals: globals,
        defaults: Array(UnsafeBufferPointer(start: first, count: defaults)),
        keywordDefaults: Array(UnsafeBufferPointer(start: first + defaults, count: keywordDefaults)),
        closure: (0..<closure).compactMap { (cells + $0).withCell { $0 } }, heap: heap))
  }

  // MARK: Iteration and text

  /// Prepares the loop `for x in range(…)`, where what lies at `callee` is `range` and the `count` arguments after it
  /// are machine integers; false where they are not.
  func beginRange(
    _ callee: UnsafeMutablePointer<Value>, count: Int, at r: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard let type = callee.peekType, type._withUnsafeGuaranteedRef({ $0.intrinsic }) == .range,
      let first = (callee + 1).peekInt
    else { return false }
    var (start, stop, step) = (0, first, 1)
    if count > 1 {
      guard let second = (callee + 2).peekInt else { return false }
      (start, stop) = (first, second)
    }
    if count > 2 {
      guard let third = (callee + 3).peekInt, third != 0 else { return false }
      step = third
    }
    if max(start.magnitude, stop.magnitude, step.magnitude) > 1 << 61 { return false }
    let distance = step > 0 ? stop &- start : start &- stop
    let stride = abs(step)
    r.put(.int(start))
    (r + 1).put(.int(distance <= 0 ? 0 : (distance &+ stride &- 1) / stride))
    (r + 2).put(.int(step))
    return true
  }

  /// Puts the next item of the iterator in `iteration` into `target`; false at its end.
  @inline(never)
  func advance(
    _ iteration: UnsafeMutablePointer<Value>, into target: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Bool {
    guard case .object(let iterator) = iteration.pointee else { return false }
    nativeDepth &+= 1
    defer { nativeDepth &-= 1 }
    if let item = try iterator.next(self) {
      target.put(item)
      return true
    }
    iteration.put(.unbound)
    return false
  }

  func beginIteration(over value: Value, at r: UnsafeMutablePointer<Value>) throws(Raise) {
    switch value {
    case .list, .tuple:
      r.put(value)
      (r + 1).put(.int(0))
    case .object(let object):
      if let range = object as? RangeObject {
        r.put(.int(range.start))
        (r + 1).put(.int(range.count))
        (r + 2).put(.int(range.step))
      } else {
        r.put(.object(try iterator(of: value)))
      }
    default: r.put(.object(try iterator(of: value)))
    }
  }

  /// One replacement field of an f-string.
  func formatted(_ value: Value, conversion: UInt8, _ specification: Value) throws(Raise) -> Value {
    let text = if case .string(let object) = specification { object.text } else { Text("") }
    switch conversion {
    case 1: return string(try format(string(try str(value)), text))
    case 2: return string(try format(string(try repr(value)), text))
    case 3: return string(try format(string(try ascii(value)), text))
    default:
      if text.count == 0, case .string = value { return value }
      return string(try format(value, text))
    }
  }

  func join(_ pieces: UnsafeMutablePointer<Value>, count: Int) throws(Raise) -> Value {
    if count == 1, case .string = pieces[0] { return pieces[0] }
    var (total, isWide) = (0, false)
    for index in 0..<count {
      (pieces + index).withString {
        total += $0.text.count
        if $0.text.isWide { isWide = true }
      }
    }
    let shift = isWide ? 2 : 0
    try reserve(bytes: total << shift)
    let storage = TextStorage.make(count: total, shift: shift, capacity: total << shift)
    let charge = total > 1 << 12 ? self.charge : nil
    var filled = 0
    for index in 0..<count {
      (pieces + index).withString {
        $0.text.copyUnits(to: storage, at: filled, charge)
        filled += $0.text.count
      }
    }
    if charge == nil { return string(Text(storage: storage)) }
    return string(try charging { _ in Text(storage: storage) })
  }

  // MARK: Making values

  public func string(_ text: Text) -> Value { .string(StringObject(text, heap: heap)) }
  /// The text that a method made of its receiver, which is given back itself where nothing was changed.
  func string(_ text: Text, unlessOf given: Given) -> Value {
    if case .string(let receiver)? = given.arguments[0], receiver.text.storage === text.storage {
      return .string(receiver)
    }
    return string(text)
  }

  public func list(_ items: [Value]) -> Value { .list(ListObject(items, heap: heap)) }
  public func tuple(_ items: [Value]) -> Value { .tuple(TupleObject(items, heap: heap)) }
  func pair(_ first: Value, _ second: Value) -> Value { .tuple(TupleObject(first, second, heap: heap)) }

  func emptyDict() -> Value { .dict(DictObject(heap: heap)) }

  public func dict(_ pairs: [(Value, Value)]) throws(Raise) -> Value {
    let dict = DictObject(heap: heap)
    for (key, value) in pairs { try dict.set(key, to: value, self) }
    return .dict(dict)
  }

  /// The object's address as `repr` shows it.
  public func address(of object: Object) -> String {
    "0x" + String(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()), radix: 16)
  }

  // MARK: Budgets

  /// Checks that `bytes` more fit the memory budget, before something large is built.
  public func reserve(bytes: Int) throws(Raise) {
    // Beyond this the allocator itself would fail, whatever the budget.
    if bytes > 1 << 36 { throw memoryError() }
    do { try limits.reserve(bytes: bytes) } catch { throw raise(limit: error) }
  }

  /// Charges steps and looks at the cancel flag, the clock and the memory in use.
  public func poll(steps: Int = 1024) throws(Raise) {
    let total = steps &+ Machine.pollInterval &- position.pointee.stepsLeft
    position.pointee.stepsLeft = Machine.pollInterval
    do throws(LimitError) {
      try limits.poll(steps: total)
      if heap.bytesUsed > limits.budget.bytes {
        throw LimitError.memory(requested: 0, used: heap.bytesUsed, allowed: limits.budget.bytes)
      }
    } catch {
      throw raise(limit: error)
    }
    if nativeDepth == 0, heap.wantsCollection { collectCycles() }
  }

  /// Prints to a stream of the host, within the output budget.
  public func write(_ text: Text, to stream: String = "stdout") throws(Raise) {
    do { try limits.charge(outputBytes: text.count) } catch { throw raise(limit: error) }
    var start = 0
    // A long text is written in stretches, and can be stopped.
    while text.count - start > 1 << 16 {
      host.write(stream, text.slice(start, start + (1 << 16)))
      start += 1 << 16
      try work(1 << 18)
    }
    host.write(stream, start == 0 ? text : text.slice(start, text.count))
  }
}
