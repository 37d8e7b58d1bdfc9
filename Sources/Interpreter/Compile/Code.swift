// Compiled code: what the compiler makes of one function, comprehension or module.

public import Syntax

/// The code of one function: instructions, constants, and the tables beside them.
public final class Code {
  /// What a traceback calls it: `f`, `<module>`, `<listcomp>`.
  public let name: String
  public let qualifiedName: String
  public let source: Source
  /// Where its definition begins.
  let place: Span
  /// The string that stands first in the body.
  public let documentation: Text?
  /// What the machine's loop reads of it.
  let head: UnsafePointer<CodeHead>
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  /// The code of functions defined within.
  let codes: [Code]
  /// How many registers a call needs.
  let registerCount: Int
  let parameters: ParameterLayout
  let isGenerator: Bool
  /// Source places, one an instruction.
  let positions: [Position]
  let handlers: [Handler]
  /// Names of registers that hold variables, for suggestions and for showing frames.
  let variables: [(name: String, register: Int)]
  /// How many registers hold variables: the first ones.
  let variableCount: Int

  struct Position {
    var span: Span
    var anchor: Span?
  }

  /// Where an exception raised in `start..<end` is handled. Inner handlers come first.
  struct Handler {
    var start: Int
    var end: Int
    var target: Int
    /// The register that receives the exception.
    var register: Int
  }

  init(
    name: String, qualifiedName: String, source: Source, place: Span, documentation: Text?,
    instructions: [Instruction], constants: [Value], codes: [Code], registerCount: Int,
    parameters: ParameterLayout, clearedRegisters: [UInt16],
    isGenerator: Bool, positions: [Position], handlers: [Handler],
    variables: [(name: String, register: Int)]
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.place = place
    self.documentation = documentation
    instructionCount = instructions.count
    self.instructions = .allocate(capacity: instructions.count)
    for (index, instruction) in instructions.enumerated() {
      (self.instructions + index).initialize(to: instruction)
    }
    constantCount = constants.count
    self.constants = .allocate(capacity: max(constants.count, 1))
    for (index, constant) in constants.enumerated() { (self.constants + index).initialize(to: constant) }
    self.codes = codes
    self.registerCount = registerCount
    self.parameters = parameters
    self.isGenerator = isGenerator
    let isPlain = parameters.isPlain && !isGenerator
    self.positions = positions
    self.handlers = handlers
    self.variables = variables
    variableCount = variables.reduce(0) { max($0, $1.register + 1) }
    let cleared = UnsafeMutablePointer<UInt16>.allocate(capacity: clearedRegisters.count)
    for (index, register) in clearedRegisters.enumerated() { (cleared + index).initialize(to: register) }
    let head = UnsafeMutablePointer<CodeHead>.allocate(capacity: 1)
    self.head = UnsafePointer(head)
    head.initialize(
      to: CodeHead(
        instructions: UnsafePointer(self.instructions), constants: self.constants, registerCount: registerCount,
        parameterCount: parameters.count, plainCount: isPlain ? parameters.positionalCount : -1,
        isGenerator: isGenerator, cleared: cleared, clearedCount: clearedRegisters.count, code: self))
  }

  /// Whether it does nothing but name a constant: below its documentation stands this and no more.
  func onlyNames(_ constant: Value) -> Bool {
    let body = UnsafeBufferPointer(start: instructions, count: instructionCount).dropLast()
    return body.allSatisfy { $0.opcode == .constant }
      && body.contains { constants[$0.target].isIdentical(to: constant) }
  }

  /// Has every call of it go through `Machine.bind`.
  func bindEveryCall() { UnsafeMutablePointer(mutating: head).pointee.plainCount = -1 }

  deinit {
    head.pointee.cleared.deallocate()
    head.deallocate()
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
  }
}

/// What the machine's loop needs of a function's code to call it and to return to it, read through a pointer: the
/// fields of an object would cost a retain and a release at every call.
struct CodeHead {
  let instructions: UnsafePointer<Instruction>
  let constants: UnsafeMutablePointer<Value>
  let registerCount: Int
  let parameterCount: Int
  /// How many positional arguments make a call that needs no binding; -1 where every call needs it.
  fileprivate(set) var plainCount: Int
  let isGenerator: Bool
  /// Registers that must be empty when a call begins, beside the parameters.
  let cleared: UnsafeMutablePointer<UInt16>
  let clearedCount: Int
  unowned(unsafe) let code: Code

  /// Empties the registers that a call must not find filled.
  @inline(__always)
  func clearRegisters(_ window: UnsafeMutablePointer<Value>) {
    var next = 0
    while next < clearedCount {
      (window + Int(cleared[next])).put(.unbound)
      next &+= 1
    }
  }
}

/// A function's parameters, in the order of their registers: positional, keyword-only, `*extra`, `**extra`.
struct ParameterLayout {
  var names: [String] = []
  var symbols: [Symbol] = []
  /// How many of the positional parameters cannot be named.
  var positionalOnlyCount = 0
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasExtraPositional = false
  var hasExtraKeywords = false
  /// Which keyword-only parameters have a default, in order.
  var keywordOnlyDefaulted: [Bool] = []

  /// Whether a call with exactly the positional arguments needs no further work.
  var isPlain: Bool { keywordOnlyCount == 0 && !hasExtraPositional && !hasExtraKeywords }
  var count: Int {
    positionalCount + keywordOnlyCount + (hasExtraPositional ? 1 : 0) + (hasExtraKeywords ? 1 : 0)
  }
}

/// The names of a call's keyword arguments, as a constant.
final class SymbolList: Object {
  let symbols: [Symbol]

  init(_ symbols: [Symbol], heap: Heap) {
    self.symbols = symbols
    super.init(heap: heap)
  }
}
