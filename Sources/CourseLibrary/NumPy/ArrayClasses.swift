// The classes that scripts see of arrays, as NumPy names them: ndarray, dtype, float64 and the classes above it.
//
// One object of this class belongs to a library. It makes arrays and numbers of tensors, reads them back from whatever a
// script hands over, and holds what NumPy keeps for a whole process: how arrays are printed.

import Interpreter
import Tensors

/// The classes of arrays, and the makers of their instances.
final class ArrayClasses {
  let array: TypeObject
  let dtype: TypeObject
  let axisError: TypeObject
  /// `UFuncTypeError`: a ufunc has no loop for its operands.
  let typeError: TypeObject
  let engine: Engine
  let heap: Heap
  var options = ArrayPrintOptions()
  private(set) var scalars: [TypeObject] = []
  private(set) var abstract: [String: TypeObject] = [:]
  private var spellings: [ArraySpelling] = []
  private var dtypes: [Value] = []

  init(_ machine: Machine, _ engine: Engine) {
    self.engine = engine
    heap = machine.heap
    let types = machine.heap.types
    array = types.named("numpy.ndarray")
    dtype = types.named("numpy.dtype")
    let bases = ["ValueError", "IndexError"].map(types.exception)
    axisError = TypeObject(
      "AxisError", bases: bases,
      resolutionOrder: bases + ["LookupError", "Exception", "BaseException"].map(types.exception) + [
        types.object
      ],
      heap: heap)
    axisError.acceptsSubclasses = true
    axisError.define("__module__", machine.string("numpy.exceptions"))
    let type = types.exception("TypeError")
    typeError = TypeObject("UFuncTypeError", base: type, heap: heap)
    typeError.acceptsSubclasses = true
    typeError.define("__module__", machine.string("numpy._core._exceptions"))

    func made(_ name: String, _ bases: [TypeObject]) -> TypeObject {
      var order = bases.flatMap { [$0] + $0.resolutionOrder }
      // A class stands behind all that derive from it.
      order = order.enumerated().filter { place, type in !order[(place + 1)...].contains { $0 === type } }.map(
        \.element)
      return TypeObject("numpy." + name, bases: bases, resolutionOrder: order, heap: heap)
    }
    let generic = made("generic", [types.object])
    let number = made("number", [generic])
    let integer = made("integer", [number])
    let signed = made("signedinteger", [integer])
    let unsigned = made("unsignedinteger", [integer])
    let inexact = made("inexact", [number])
    let floating = made("floating", [inexact])
    for (name, type) in [
      ("generic", generic), ("number", number), ("integer", integer), ("signedinteger", signed),
      ("unsignedinteger", unsigned), ("inexact", inexact), ("floating", floating),
    ] { abstract[name] = type }
    scalars = ArrayType.allCases.map { type in
      let bases: [TypeObject] =
        switch type.kind {
        case .bool: [generic]
        case .signed: [signed]
        case .unsigned: [unsigned]
        case .float: type == .float64 ? [floating, types.float] : [floating]
        }
      return made(type.name, bases)
    }
    describe(machine)
    spellings = ArrayType.allCases.map { ArraySpelling($0, self) }
    dtypes = ArrayType.allCases.map { .object(ArrayTypeObject($0, self, heap: heap)) }
    for (type, scalar) in zip(ArrayType.allCases, scalars) {
      scalar.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
        try self.raising(machine) { try self.makeScalar(type, arguments, machine) }
      }
    }
    dtype.constructor = { [unowned self] (_, arguments, machine) throws(Raise) in
      guard let name = arguments[0] else {
        throw machine.typeError("dtype() missing required argument 'dtype' (pos 1)")
      }
      return self.value(try self.type(name, machine))
    }
  }

  /// What help says of the classes.
  private func describe(_ machine: Machine) {
    let texts = [
      (array, "Numbers in a grid of any dimensions, all of one type: np.array([[1, 2], [3, 4]])."),
      (dtype, "The type of an array's elements: np.dtype(\"float32\"), x.dtype."),
      (axisError, "An axis that an array does not have."),
    ]
    let kinds = abstract.map { ($1, "The class above \(ArrayClasses.sentences[$0] ?? "numbers").") }
    let numbers = zip(ArrayType.allCases, scalars).map { ($1, $0.sentence) }
    for (type, text) in texts + kinds + numbers { type.define("__doc__", machine.string(Text(text))) }
  }

  private static let sentences = [
    "generic": "all of NumPy's numbers and truth values", "number": "all of NumPy's numbers",
    "integer": "all whole numbers", "signedinteger": "whole numbers with a sign, int8 to int64",
    "unsignedinteger": "whole numbers without a sign, uint8 to uint64", "inexact": "numbers that are rounded",
    "floating": "numbers with a fraction, float16 to float64",
  ]

  /// The class of numbers of a type.
  func scalar(_ type: ArrayType) -> TypeObject { scalars[type.rawValue] }

  // MARK: Making objects

  func spelling(_ type: ArrayType) -> ArraySpelling { spellings[type.rawValue] }

  /// An array, even where it has no dimensions.
  func array(_ tensor: Tensor, _ type: ArrayType) -> Value { spelling(type).object(tensor) }

  /// The result of an operation: a number where it has no dimensions.
  func result(_ tensor: Tensor, _ type: ArrayType) throws -> Value {
    tensor.rank == 0 ? number(try tensor.item(), type) : array(tensor, type)
  }

  func number(_ number: Scalar, _ type: ArrayType) -> Value {
    .object(ScalarObject(number, type, self, heap: heap))
  }

  func value(_ type: ArrayType) -> Value { dtypes[type.rawValue] }

  private func makeScalar(_ type: ArrayType, _ arguments: Arguments, _ machine: Machine) throws -> Value {
    if arguments.count > 1 || arguments.hasKeywords {
      throw machine.typeError("\(type.name) expected at most 1 argument, got \(arguments.count)")
    }
    guard let value = arguments[0] else { return number(type.holding(.int(0)), type) }
    if case .string = value {
      let text = try machine.call(
        .object(type.isFloat ? machine.heap.types.float : machine.heap.types.int), [value])
      return number(type.holding(text.scalar ?? .int(0)), type)
    }
    let given = try read(value, machine, dtype: type)
    return try result(given.tensor, type)
  }

  // MARK: Types

  /// The type that a script names: `np.float32`, `"float32"`, `float`, a dtype; TypeError for anything else.
  func type(_ value: Value, _ machine: Machine) throws(Raise) -> ArrayType {
    if let type = typeIfNamed(value, machine) { return type }
    if case .string(let text) = value {
      let name = text.text.string
      if ArrayClasses.absent.contains(name) || name.hasPrefix("<U") || name.hasPrefix("complex") {
        throw machine.typeError(
          "arrays of type '\(name)' are not part of Convbook's NumPy, which has \(ArrayClasses.names)")
      }
      let nearest = Suggestion.nearest(to: name, among: ArrayType.allCases.map(\.name))
      throw machine.typeError(
        "data type '\(name)' not understood" + (nearest.map { ". Did you mean '\($0)'?" } ?? ""))
    }
    if case .object(let object) = value, let type = object as? TypeObject {
      throw machine.typeError(
        "arrays of type '\(type.shortName)' are not part of Convbook's NumPy, which has \(ArrayClasses.names)")
    }
    throw machine.typeError("Cannot interpret '\(try machine.repr(value).string)' as a data type")
  }

  private static let absent: Set<String> = [
    "object", "O", "str", "U", "S", "bytes", "complex", "c8", "c16", "datetime64",
  ]
  private static let names =
    "bool, int8 to int64, uint8 to uint64, float16, float32 and float64"

  /// The same, nil for what names no type.
  func typeIfNamed(_ value: Value, _ machine: Machine) -> ArrayType? {
    switch value {
    case .none: return .float64
    case .string(let text): return ArrayType(named: text.text.string)
    case .object(let object):
      if let object = object as? ArrayTypeObject { return object.named }
      guard let type = object as? TypeObject else { return nil }
      if let place = scalars.firstIndex(where: { $0 === type }) { return ArrayType(rawValue: place) }
      let types = machine.heap.types
      if type === types.bool { return .bool }
      if type === types.int { return .int64 }
      if type === types.float { return .float64 }
      if type === abstract["floating"] { return .float64 }
      return type === abstract["integer"] ? .int64 : nil
    default: return nil
    }
  }

  // MARK: Errors

  /// An error of NumPy's own class.
  func error(_ type: TypeObject, _ message: String, _ machine: Machine) -> Raise {
    Raise(ExceptionObject(type, [machine.string(Text(message))], heap: heap))
  }

  func noAxis(_ axis: Int, rank: Int, _ machine: Machine, _ word: String = "") -> Raise {
    error(axisError, "\(word)axis \(axis) is out of bounds for array of dimension \(rank)", machine)
  }

  func raising<Result>(_ machine: Machine, _ body: () throws -> Result) throws(Raise) -> Result {
    do { return try body() } catch { throw raise(for: error, machine) }
  }
}
