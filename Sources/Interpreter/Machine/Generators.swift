// Generators: a frame that is put aside and taken up again.
//
// While it is suspended, a generator keeps its registers in an array. Resuming copies them back above the
// registers in use and runs the loop from where it stopped; a `yield` copies them out again.

/// A generator: what calling a function with `yield` makes, and a generator expression.
public final class GeneratorObject: Container {
  private enum State {
    case suspended(at: Int, sentTo: Int?)
    case running
    case finished
  }

  private(set) var function: FunctionObject?
  private var registers: [Value]
  private var state = State.suspended(at: 0, sentTo: nil)

  /// Takes over the bound arguments at `registers`.
  init(_ function: FunctionObject, registers: UnsafeMutablePointer<Value>, heap: Heap) {
    self.function = function
    self.registers = Array(
      UnsafeBufferPointer(start: registers, count: function.code.parameters.count))
    super.init(heap: heap)
  }

  deinit { for index in registers.indices { heap.bury(&registers[index]) } }

  public override var type: TypeObject { heap.types.generator }
  public override var isIterator: Bool { true }
  public override func iterate(_ machine: Machine) -> Object? { self }

  public override func repr(_ machine: Machine) -> Text {
    Text("<generator object \(function?.code.qualifiedName ?? "") at \(machine.address(of: self))>")
  }

  public override func next(_ machine: Machine) throws(Raise) -> Value? {
    try resume(.none, machine)
  }

  /// Goes on until the next `yield`; nil when the generator returns.
  func resume(_ sent: Value, raising: Raise? = nil, _ machine: Machine) throws(Raise) -> Value? {
    guard let function else { return nil }
    let start: Int
    switch state {
    case .finished:
      if let raising { throw raising }
      return nil
    case .running: throw machine.valueError("generator already executing")
    case .suspended(let at, let sentTo):
      start = at
      if let sentTo {
        registers[sentTo] = sent
      } else if !sent.isNone {
        throw machine.typeError("can't send non-None value to a just-started generator")
      }
      if at == 0, let raising {
        finish()
        throw raising
      }
    }
    let window = machine.top + 1
    if machine.lacksRegisters(to: window + function.code.registerCount)
      || machine.nativeDepth > machine.nestingLimit
    {
      throw machine.recursionError("maximum recursion depth exceeded")
    }
    for (offset, value) in registers.enumerated() { (window + offset).put(value) }
    registers = []
    state = .running
    machine.nativeDepth &+= 1
    defer { machine.nativeDepth &-= 1 }
    do {
      let value = try machine.run(
        function.code, function, globals: function.globals, window: window, start: start, generator: self,
        pending: raising)
      if case .suspended = state { return value }
      return nil
    } catch {
      if case .running = state { finish() }
      if error.exception.type === machine.heap.types.exception("StopIteration") {
        let replaced = machine.error("RuntimeError", "generator raised StopIteration")
        replaced.exception.cause = error.exception
        replaced.exception.context = error.exception
        replaced.exception.suppressesContext = true
        throw replaced
      }
      throw error
    }
  }

  /// Called by the machine at a `yield`.
  func suspend(at start: Int, sentTo: Int, registers: UnsafeMutablePointer<Value>, count: Int) {
    self.registers = Array(UnsafeBufferPointer(start: registers, count: count))
    state = .suspended(at: start, sentTo: sentTo)
  }

  /// Called by the machine when the frame returned or raised.
  func finish() {
    state = .finished
    registers = []
    function = nil
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for value in registers { visit(value) }
    if let function { visit(.function(function)) }
  }

  public override func sever() {
    registers = []
    function = nil
    state = .finished
  }
}
