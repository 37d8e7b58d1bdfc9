// Generators: a frame that is put aside and taken up again.
//
// While it is suspended, a generator keeps its registers in memory of its own. Resuming moves them above the
// registers in use and runs the loop from where it stopped; a `yield` moves them out again. A `for` over a generator
// needs no run of its own: the loop enters the generator's frame as it does a call's, and a `yield` leaves it. The exception that
// it is handling goes with it: what its caller handles is seen inside only while it runs.
//
// `yield from` is one instruction that the frame stays at: each time it is resumed there, it passes what it was
// sent on to the inner iterator, and goes on when that is exhausted. What is thrown in goes to the inner iterator
// first (see `Generators+Methods.swift`).
//
// A generator dropped while it is suspended inside a `try` or `with` must still run its `finally`, which cannot
// happen in a deinit: a stand-in takes over its frame and waits in the heap until the machine is between two
// instructions.

internal import Limits

/// A generator: what calling a function with `yield` makes, and a generator expression.
public final class GeneratorObject: Container {
  enum State {
    /// The next instruction, and the register that receives what is sent.
    case suspended(at: Int, sentTo: Int?)
    case running
    case finished
  }

  /// What resuming leads to.
  enum Step {
    case yielded(Value)
    case returned(Value)
  }

  let code: Code
  let head: UnsafePointer<CodeHead>
  private(set) var function: FunctionObject?
  /// What its first ``heldCount`` registers hold while it is suspended; nothing that counts while they are on the
  /// machine's stack.
  let registers: UnsafeMutablePointer<Value>
  private var heldCount: Int
  private(set) var state: State
  /// The exception it is handling itself.
  private(set) var handled: ExceptionObject?
  /// What its caller was handling when it was resumed.
  private var inherited: ExceptionObject?
  /// Names that the script gave it.
  var names: [Symbol: Value] = [:]

  /// Takes over the bound arguments at `registers`.
  init(_ function: FunctionObject, registers: UnsafeMutablePointer<Value>, heap: Heap) {
    code = function.code
    head = function.head
    self.function = function
    let count = function.code.registerCount
    self.registers = .allocate(capacity: count)
    heldCount = count
    state = .suspended(at: 0, sentTo: nil)
    super.init(heap: heap)
    let parameters = min(function.code.parameters.count, count)
    self.registers.initialize(from: registers, count: parameters)
    (self.registers + parameters).initialize(repeating: .unbound, count: count - parameters)
    ledger.note(bytes: count &* 16)
  }

  /// Takes over the frame of a generator that dies.
  private init(standingInFor other: GeneratorObject) {
    code = other.code
    head = other.head
    function = other.function
    registers = .allocate(capacity: other.code.registerCount)
    heldCount = other.heldCount
    state = other.state
    handled = other.handled
    names = other.names
    super.init(heap: other.heap)
    registers.take(heldCount, from: other.registers)
    other.heldCount = 0
    ledger.note(bytes: code.registerCount &* 16)
  }

  deinit {
    if mustClose { heap.orphan(GeneratorObject(standingInFor: self)) }
    for index in 0..<heldCount { ledger.bury(&registers[index]) }
    registers.deinitialize(count: heldCount)
    registers.deallocate()
    ledger.release(bytes: code.registerCount &* 16)
    if let handled {
      var value = Value.object(handled)
      ledger.bury(&value)
    }
  }

  /// Whether it is suspended where an exception would be caught.
  override var mustClose: Bool {
    guard !code.handlers.isEmpty, case .suspended(let at, _) = state, at > 0, function != nil else {
      return false
    }
    let index = innerIterator == nil ? at - 1 : at
    return code.handlers.contains { $0.start <= index && index < $0.end }
  }

  public override var type: TypeObject { heap.types.generator }
  public override var isIterator: Bool { true }
  public override func iterate(_ machine: Machine) -> Object? { self }

  public override func repr(_ machine: Machine) -> Text {
    var name = code.qualifiedName
    if case .string(let given) = names[heap.names.intern("__qualname__")] { name = given.text.string }
    return Text("<generator object \(name) at \(machine.address(of: self))>")
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    switch heap.names.string(name) {
    case "__name__": names[name] ?? machine.string(Text(code.name))
    case "__qualname__": names[name] ?? machine.string(Text(code.qualifiedName))
    default: nil
    }
  }

  public override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    let text = heap.names.string(name)
    guard text == "__name__" || text == "__qualname__" else { return false }
    guard case .string = value else { throw machine.typeError("\(text) must be set to a string object") }
    names[name] = value
    return true
  }

  public override var attributeNames: [String] { ["__name__", "__qualname__"] }

  public override func next(_ machine: Machine) throws(Raise) -> Value? {
    if case .yielded(let value) = try resume(.none, machine) { value } else { nil }
  }

  // MARK: Running

  /// Goes on until the next `yield` or the end, with `sent` as the value of the `yield` it stopped at, or by
  /// raising there.
  func resume(_ sent: Value, raising: Raise? = nil, _ machine: Machine) throws(Raise) -> Step {
    let outerHandling = machine.handling
    switch state {
    case .finished:
      if let raising { throw raising }
      return .returned(.none)
    case .running: throw machine.valueError("generator already executing")
    case .suspended(_, nil) where !sent.isNone && raising == nil:
      throw machine.typeError("can't send non-None value to a just-started generator")
    case .suspended: break
    }
    guard let function, case .suspended(var start, let sentTo) = state else { return .returned(.none) }
    let window = machine.top + 1
    if machine.lacksRegisters(to: window + code.registerCount) || machine.nativeDepth > Machine.deepestNesting {
      throw machine.recursionError("maximum recursion depth exceeded")
    }
    // Raised at a `yield from`, the exception leaves that for good.
    if raising != nil, innerIterator != nil { start += 1 }
    takeUp(at: window, machine)
    if let sentTo { (window + sentTo).put(sent) }
    if handled != nil, let raising { machine.chain(raising.exception) }
    machine.nativeDepth &+= 1
    defer {
      machine.nativeDepth &-= 1
      machine.handling = outerHandling
      inherited = nil
    }
    do {
      let value = try machine.run(
        code, function, globals: function.globals, window: window, start: start, generator: self,
        pending: raising)
      if case .suspended = state { return .yielded(value) }
      return .returned(value)
    } catch {
      if case .running = state { finish() }
      throw machine.raised(byGenerator: error)
    }
  }

  /// Moves its registers to `window` to run there, and lets what it was handling be handled.
  private func takeUp(at window: UnsafeMutablePointer<Value>, _ machine: Machine) {
    window.take(heldCount, from: registers)
    heldCount = 0
    state = .running
    inherited = machine.handling
    if let handled { machine.handling = handled }
  }

  /// Resumes it for the next item of a loop, whose frame runs it: gives the instruction to go on at; nil where it
  /// cannot be resumed so simply.
  func begin(at window: UnsafeMutablePointer<Value>, _ machine: Machine) -> Int? {
    guard case .suspended(let start, let sentTo) = state, function != nil, machine.depth < machine.frameLimit,
      !machine.lacksRegisters(to: window + code.registerCount)
    else { return nil }
    takeUp(at: window, machine)
    if let sentTo { (window + sentTo).put(.none) }
    return start
  }

  /// Its function, which is there while it runs.
  var functionReference: Unmanaged<FunctionObject> {
    @inline(__always) get { Unmanaged.passUnretained(function.unsafelyUnwrapped) }
  }

  /// Lets the exception that its caller was handling be handled again.
  func giveBackHandling(_ machine: Machine) {
    machine.handling = inherited
    inherited = nil
  }

  /// Ends it, in the frame of the loop that runs it.
  func finish(_ machine: Machine) {
    finish()
    giveBackHandling(machine)
  }

  /// Called by the machine at a `yield`, which needs the first `count` registers again.
  func suspend(at start: Int, sentTo: Int, registers: UnsafeMutablePointer<Value>, count: Int) {
    self.registers.take(count, from: registers)
    registers.forget(count)
    (registers + count).clear(head.pointee.registerCount - count)
    heldCount = count
    state = .suspended(at: start, sentTo: sentTo)
  }

  /// Called by the machine when the frame returned or raised.
  func finish() {
    state = .finished
    registers.clear(heldCount)
    function = nil
    handled = nil
  }

  /// Marks it as running while its inner iterator works on its behalf.
  func whileRunning<Result>(_ body: () throws(Raise) -> Result) throws(Raise) -> Result {
    let outer = state
    state = .running
    defer { if case .running = state { state = outer } }
    return try body()
  }

  /// Ends the inner iterator's part: `yield from` gives `result`.
  func finishInner(with result: Value) {
    guard case .suspended(let at, let sentTo?) = state, innerIterator != nil else { return }
    registers[sentTo] = result
    state = .suspended(at: at + 1, sentTo: sentTo)
  }

  /// The iterator that a `yield from` it is suspended at takes its values from.
  var innerIterator: Object? {
    guard case .suspended(let at, _) = state, at < code.instructionCount else { return nil }
    let instruction = code.instructions[at]
    guard instruction.opcode == .delegate else { return nil }
    return registers[Int(instruction.a)].object
  }

  // MARK: The exception being handled

  /// Begins to handle an exception in its frame; gives what it was handling before.
  func beginHandling(_ exception: Value, _ machine: Machine) -> Value {
    let before = handled.map { Value.object($0) } ?? .none
    handled = exception.object as? ExceptionObject
    machine.handling = handled
    return before
  }

  func endHandling(_ before: Value, _ machine: Machine) {
    handled = before.object as? ExceptionObject
    machine.handling = handled ?? inherited
  }

  // MARK: Cycles

  public override func forEachReference(_ visit: (Value) -> Void) {
    for index in 0..<heldCount { visit(registers[index]) }
    for value in names.values { visit(value) }
    if let function { visit(.function(function)) }
    for exception in [handled, inherited] { if let exception { visit(.object(exception)) } }
  }

  public override func sever() {
    finish()
    names = [:]
    inherited = nil
  }
}

extension Machine {
  /// What leaves a generator that raised: a StopIteration would end its caller's loop.
  func raised(byGenerator raise: Raise) -> Raise {
    if !isStopIteration(raise) { return raise }
    let replaced = error("RuntimeError", "generator raised StopIteration")
    replaced.exception.cause = raise.exception
    replaced.exception.context = raise.exception
    replaced.exception.suppressesContext = true
    return replaced
  }
}
