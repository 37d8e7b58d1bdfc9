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
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  /// The code of functions defined within.
  let codes: [Code]
  /// How many registers a call needs.
  let registerCount: Int
  let parameters: ParameterLayout
  /// Registers that must be empty when a call begins, beside the parameters.
  let clearedRegisters: [UInt16]
  let isGenerator: Bool
  /// Whether a call with just the right number of positional arguments needs no binding.
  let isPlain: Bool
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
    self.clearedRegisters = clearedRegisters
    self.isGenerator = isGenerator
    isPlain = parameters.isPlain && !isGenerator
    self.positions = positions
    self.handlers = handlers
    self.variables = variables
    variableCount = variables.reduce(0) { max($0, $1.register + 1) }
  }

  deinit {
    instructions.deallocate()
    constants.deinitialize(count: constantCount)
    constants.deallocate()
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
