// From the syntax tree to instructions.
//
// One `Compiler` makes the code of one function. Variables have fixed registers, parameters first; above
// them is a stack of temporaries that grows and shrinks with the expression being compiled (`free` is its
// top). `expression(_:into:)` puts a value into a given register; `operand` gives the register that already
// holds one, so that `x + y` of two variables is one instruction. The compiler also tracks which registers
// surely hold a value (`assigned`): only the others are checked before use.

internal import Syntax

final class Compiler {
  /// What all functions of one source share.
  struct Context {
    let machine: Machine
    let globals: GlobalTable
    let source: Source
    let warnings: Warnings
    /// Whether annotations are kept as text: `from __future__ import annotations`.
    let annotationsAreText: Bool
    /// Whether the source is one of the library's own, which may use what its modules keep to themselves.
    let isLibrary: Bool
    let pool = Pool()

    /// Counts the work of compiling a statement or an expression into a function of so many instructions, and ends it
    /// where the cell is over or its memory would not do.
    func work(instructions: Int) throws(SyntaxFailure) {
      try machine.charge.work(256)
      if !machine.charge.allows(instructions &* 64) { throw .stopped }
    }
  }

  /// The constants of one source, each made once: `is` finds equal ones to be the same, in whatever function.
  final class Pool {
    private var values: [ConstantKey: Value] = [:]

    func value(_ key: ConstantKey, _ make: () -> Value) -> Value {
      if let value = values[key] { return value }
      let made = make()
      values[key] = made
      return made
    }
  }

  /// A construct that a jump out of it must leave properly.
  enum Block {
    case loop(LoopBlock)
    /// The body of a `try` with handlers.
    case guarded(Region)
    /// A `finally` body that runs on every way out, and the region it guards.
    case finally([Statement], Region)
    /// A handler's body: `saved` holds what was being handled before; `name` is unbound on the way out.
    case handling(saved: Int, name: Identifier?, Region)
    /// The body of a `with`: `exit` and the register after it hold what is called on every way out.
    case with(exit: Int, place: Span, Region)
  }

  final class LoopBlock {
    let start: Int
    /// The register of what a `for` loop iterates over, which is dropped when the loop is left.
    let iteration: Int?
    var exits: [Int] = []

    init(start: Int, iteration: Int? = nil) {
      self.start = start
      self.iteration = iteration
    }
  }

  /// Instructions guarded by one handler, in pieces: code on a way out is not guarded by what it leaves.
  final class Region {
    var start: Int
    var pieces: [Range<Int>] = []
    init(start: Int) { self.start = start }
  }

  /// A string constant; how it begins and ends is enough for a hash, and documentation is long.
  struct Characters: Hashable {
    let points: [UInt32]

    func hash(into hasher: inout Hasher) {
      hasher.combine(points.count)
      for point in points.prefix(8) { hasher.combine(point) }
      for point in points.suffix(8) { hasher.combine(point) }
    }
  }

  indirect enum ConstantKey: Hashable {
    case none
    case ellipsis
    case bool(Bool)
    case int(Int)
    case big(String, Int)
    case float(UInt64)
    case string(Characters)
    case tuple([ConstantKey])
    case symbol(Symbol)
    case symbols([String])
    case classBuilder

    /// The same key for constants that are equal in Python, as `1`, `1.0` and `True` are.
    static func equal(to constant: Constant) -> ConstantKey {
      switch constant {
      case .none: .none
      case .ellipsis: .ellipsis
      case .bool(let value): .int(value ? 1 : 0)
      case .int(let value): .int(value)
      case .bigInt(let digits, let radix): .big(digits, radix)
      case .float(let value): Int(exactly: value).map { .int($0) } ?? .float(value.bitPattern)
      case .string(let points): .string(Characters(points: points))
      case .imaginary, .bytes: .ellipsis
      }
    }
  }

  let context: Context
  let scope: Scope
  private(set) var instructions: [Instruction] = []
  private var positions: [Code.Position] = []
  private var constants: [Value] = []
  private var constantNumbers: [ConstantKey: Int] = [:]
  var codes: [Code] = []
  var handlers: [Code.Handler] = []
  private var variables: [String: Int] = [:]
  /// The next free register.
  var free = 0
  private var registerCount = 0
  var assigned: Set<Int> = []
  /// The registers to be emptied when the code begins: those that may be read before they are written.
  private var cleared: Set<Int> = []
  var blocks: [Block] = []
  /// The place that instructions are compiled for.
  var position: Code.Position
  private var isTooLarge = false
  /// Where the definition begins.
  private let place: Span

  /// A compiler for the scope whose definition stands at `position`.
  init(_ scope: Scope, _ context: Context, at position: Code.Position) {
    self.scope = scope
    self.context = context
    self.position = position
    place = position.span
  }

  // MARK: Entry

  /// Compiles a module. With `returnsLastValue`, the code returns the value of a final expression statement.
  static func compile(
    _ tree: SyntaxTree, source: Source, globals: GlobalTable, machine: Machine, warnings: Warnings,
    returnsLastValue: Bool = false, isLibrary: Bool = false
  ) throws(SyntaxFailure) -> Code {
    let futures = try FutureImports(tree)
    let scope = try Resolver.resolve(tree, machine.charge)
    let compiler = Compiler(
      scope,
      Context(
        machine: machine, globals: globals, source: source, warnings: warnings,
        annotationsAreText: futures.features.contains("annotations"), isLibrary: isLibrary),
      at: Code.Position(span: Span(0, 0), anchor: nil))
    compiler.reserve(1)
    var body = tree.body
    var last: Expression?
    if returnsLastValue, case .expression(let value) = body.last?.kind {
      last = value
      body.removeLast()
    }
    if tree.body.annotateVariables {
      compiler.emit(.setUpAnnotations, b: globals.slot(of: "__annotations__"))
    }
    try compiler.block(body)
    let result = compiler.temporary()
    if let last {
      compiler.position.span = last.span
      try compiler.expression(last, into: result)
    } else {
      compiler.constant(.none, into: result)
    }
    compiler.emit(.returnValue, a: result)
    return try compiler.finish()
  }

  func finish(
    _ layout: ParameterLayout = ParameterLayout(), documentation: [UInt32]? = nil
  ) throws(SyntaxFailure) -> Code {
    if isTooLarge || registerCount > 60_000 || context.globals.isFull {
      throw SyntaxFailure(
        .syntax, "'\(scope.name)' is too large: it needs more than 60,000 registers, constants or names",
        position.span)
    }
    if context.machine.keepsLeftFrames { showVariables() }
    return Code(
      name: scope.name, qualifiedName: scope.qualifiedName, source: context.source, place: place,
      documentation: documentation.map { Text(codePoints: $0) }, instructions: instructions,
      constants: constants, codes: codes, registerCount: registerCount + 1,
      parameters: layout, clearedRegisters: cleared.sorted().map { UInt16(truncatingIfNeeded: $0) },
      isGenerator: scope.isGenerator, positions: positions, handlers: handlers,
      variables: variables.map { ($0.key, $0.value) }.sorted { $0.register < $1.register })
  }

  // MARK: Registers

  func reserve(_ count: Int) {
    free += count
    registerCount = max(registerCount, free)
  }

  func temporary() -> Int {
    reserve(1)
    return free - 1
  }

  /// Gives every variable of the scope its register and prepares cells; parameters are already placed.
  func placeVariables() {
    for name in scope.bound where scope.place(of: name) == .local || scope.place(of: name) == .cell {
      let register = free
      reserve(1)
      variables[name] = register
      let isParameter = scope.isParameter(name)
      if scope.place(of: name) == .cell {
        if !isParameter { cleared.insert(register) }
        emit(.makeCell, a: register)
      } else if isParameter, !scope.deleted.contains(name) {
        assigned.insert(register)
      }
    }
    for (number, name) in scope.free.enumerated() {
      let register = temporary()
      variables[name] = register
      emit(.loadClosure, a: register, b: number)
    }
  }

  /// Lets all variables be looked at from outside at any time, which must not find what lay there before.
  func showVariables() {
    if scope.kind != .function { return }
    cleared.formUnion(
      variables.lazy.filter { [scope] in !scope.parameters.contains($0.key) && !$0.key.hasPrefix(".") }.map(
        \.value))
  }

  func register(of name: String) -> Int { variables[scope.mangled(name)] ?? 0 }

  /// Gives a variable that the source does not name a register of its own.
  func place(_ name: String) -> Int {
    let register = temporary()
    variables[name] = register
    return register
  }

  // MARK: Emitting

  var here: Int { instructions.count }

  @discardableResult
  func emit(_ opcode: Opcode, flag: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) -> Int {
    if a > 0xFFFF || b > 0xFFFF || c > 0xFFFF { isTooLarge = true }
    instructions.append(Instruction(opcode, flag: flag, a: a, b: b, c: c))
    positions.append(position)
    return instructions.count - 1
  }

  @discardableResult
  func emit(_ opcode: Opcode, flag: UInt8 = 0, a: Int = 0, target: Int) -> Int {
    let index = emit(opcode, flag: flag, a: a)
    instructions[index].target = target
    return index
  }

  /// Puts an instruction, which cannot fail, before the last one. A jump to that goes to the new one.
  func insertBeforeLast(_ instruction: Instruction) {
    guard let place = positions.last else { return }
    instructions.insert(instruction, at: instructions.count - 1)
    positions.append(place)
  }

  /// Goes back to the `next` instruction of a `for` loop.
  func emitLoop(to start: Int) {
    emit(.loopNext, a: Int(instructions[start].a), b: Int(instructions[start].b))
    emit(.jump, target: start)
  }

  /// Makes the jump at `index` go to the next instruction.
  func land(_ index: Int) { instructions[index].target = here }

  func land(_ indices: [Int]) { for index in indices { land(index) } }

  func setTarget(_ target: Int, at index: Int) { instructions[index].target = target }

  // MARK: Constants

  func number(of constant: Constant) -> Int? { entry(of: constant).map { number($0.key, $0.make) } }

  /// The constant of an expression, by what tells it from others.
  typealias Entry = (key: ConstantKey, make: () -> Value)

  func entry(of constant: Constant) -> Entry? {
    let machine = context.machine
    switch constant {
    case .none: return (.none, { .none })
    case .bool(let value): return (.bool(value), { .bool(value) })
    case .ellipsis: return (.ellipsis, { machine.ellipsis })
    case .int(let value): return (.int(value), { .int(value) })
    case .bigInt(let digits, let radix):
      return (
        .big(digits, radix),
        {
          // Where this is stopped half way, so is the compiler.
          let number = try? WholeNumber(parsing: Text(digits), base: radix, machine.charge, limit: 0)
          return number.map { machine.integer($0) } ?? .int(0)
        }
      )
    case .float(let value): return (.float(value.bitPattern), { .float(value) })
    case .string(let points):
      return (.string(Characters(points: points)), { machine.string(Text(codePoints: points)) })
    case .imaginary, .bytes: return nil
    }
  }

  /// The number of a constant that an instruction can name in an operand.
  func directNumber(of constant: Constant) -> Int? {
    guard let number = number(of: constant), number <= 0xFFFF else { return nil }
    return number
  }

  func value(ofConstant number: Int) -> Value { constants[number] }

  /// A name, as the number of its symbol.
  func number(ofName name: String) -> Int {
    let symbol = context.machine.heap.names.intern(scope.mangled(name))
    return number(.symbol(symbol)) { .int(Int(symbol.id)) }
  }

  func number(ofNames names: [String]) -> Int {
    number(.symbols(names)) {
      .object(SymbolList(names.map(context.machine.heap.names.intern), heap: context.machine.heap))
    }
  }

  /// The function that makes classes.
  var numberOfClassBuilder: Int {
    let machine = context.machine
    return number(.classBuilder) { machine.classBuilder }
  }

  func number(_ key: ConstantKey, _ make: () -> Value) -> Int {
    if let number = constantNumbers[key] { return number }
    constants.append(context.pool.value(key, make))
    constantNumbers[key] = constants.count - 1
    return constants.count - 1
  }

  func constant(_ constant: Constant, into register: Int) {
    if let number = number(of: constant) { emit(.constant, a: register, target: number) }
  }

  // MARK: Variables

  /// Where the variable `name` is, for this scope.
  enum Access {
    case register(Int)
    case cell(Int, isFree: Bool)
    /// In the namespace of the class body, or else global.
    case named(Int)
    case global(Int)
  }

  func access(_ name: String) -> Access {
    switch scope.place(of: name) {
    case .local: .register(register(of: name))
    case .cell: .cell(register(of: name), isFree: false)
    case .free: .cell(register(of: name), isFree: true)
    case .named: .named(number(ofName: name))
    case .global: .global(context.globals.slot(of: scope.mangled(name)))
    }
  }

  /// Whether a library's source names what another of its modules keeps to itself, as `_torch._fill` does.
  func isOfLibrary(_ owner: Expression, _ member: String) -> Bool {
    guard context.isLibrary, GlobalTable.isPrivate(member), case .name(let name) = owner.kind else {
      return false
    }
    if case .global = access(name) { return true }
    return false
  }

  func load(_ name: String, into target: Int) {
    switch access(name) {
    case .register(let register):
      check(register, name)
      if register != target { emit(.move, a: target, b: register) }
    case .cell(let register, let isFree):
      emit(.loadCell, flag: isFree ? 1 : 0, a: target, b: register, c: number(ofName: name))
    case .named(let number):
      emit(.loadName, a: target, b: Compiler.namespaceRegister, c: number)
      loadGlobal(context.globals.slot(of: scope.mangled(name)), name, into: target)
    case .global(let slot): loadGlobal(slot, name, into: target)
    }
  }

  private func loadGlobal(_ slot: Int, _ name: String, into target: Int) {
    let builtin = context.machine.builtins.existingSlot(of: name) ?? 0xFFFF
    emit(.loadGlobal, a: target, b: slot, c: builtin)
  }

  func store(_ register: Int, into name: String) {
    switch access(name) {
    case .register(let variable):
      if variable != register { emit(.move, a: variable, b: register) }
      markAssigned(variable, name)
    case .cell(let cell, _): emit(.storeCell, a: cell, b: register)
    case .named(let number): emit(.storeName, a: Compiler.namespaceRegister, b: register, c: number)
    case .global(let slot): emit(.storeGlobal, a: register, b: slot)
    }
  }

  func delete(_ name: String) {
    switch access(name) {
    case .register(let register):
      check(register, name)
      emit(.clear, a: register)
      assigned.remove(register)
    case .cell(let register, let isFree):
      emit(.deleteCell, flag: isFree ? 1 : 0, a: register, c: number(ofName: name))
    case .named(let number): emit(.deleteName, a: Compiler.namespaceRegister, c: number)
    case .global(let slot): emit(.deleteGlobal, b: slot, c: number(ofName: name))
    }
  }

  /// The register of a local variable that can be read in place.
  func directRegister(_ name: String) -> Int? {
    if scope.hasAssignmentExpression { return nil }
    guard case .register(let register) = access(name) else { return nil }
    check(register, name)
    return register
  }

  /// The register that a local variable lives in, to compute its new value right there.
  func storageRegister(_ name: String) -> Int? {
    guard case .register(let register) = access(name) else { return nil }
    return register
  }

  /// Whether to evaluate the expression can neither fail nor call the script.
  func isSettled(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant: return true
    case .name(let name):
      guard case .register(let register) = access(name) else { return false }
      return assigned.contains(register)
    default: return false
    }
  }

  func markAssigned(_ register: Int, _ name: String) {
    if !scope.deleted.contains(scope.mangled(name)) { assigned.insert(register) }
  }

  private func check(_ register: Int, _ name: String) {
    if assigned.contains(register) { return }
    if !scope.isParameter(scope.mangled(name)) { cleared.insert(register) }
    emit(.checkBound, a: register, target: number(ofName: name))
    if !scope.deleted.contains(scope.mangled(name)) { assigned.insert(register) }
  }

  // MARK: Places

  /// Compiles `body` for the place of `span`.
  func at<Result>(
    _ span: Span, anchor: Span? = nil, _ body: () throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    let outer = position
    position = Code.Position(span: span, anchor: anchor)
    defer { position = outer }
    return try body()
  }

  func unsupported(_ what: String, _ span: Span) -> SyntaxFailure {
    SyntaxFailure(.syntax, "\(what) not part of Convbook's Python", span)
  }
}

extension [Statement] {
  /// The documentation string of a body.
  var documentation: [UInt32]? {
    if case .expression(let value)? = first?.kind, case .constant(.string(let points)) = value.kind {
      points
    } else {
      nil
    }
  }
}
