// One call of a verb: its arguments, read as what the verb needs.
//
// Every reader says in PyTorch's words which argument was wrong: `rand(): argument 'size' must be …, not str`. Numbers
// are taken where Python takes them (True is 1, a tensor of one integer is an index); the teaching verbs also take
// nested lists where they want a tensor.

import Interpreter
import Tensors

/// The arguments of one call, in the order of the verb's parameters.
struct Call {
  let library: CourseLibrary
  let machine: Machine
  let verb: Verb
  let values: [Value]

  var engine: Engine { library.engine }

  subscript(place: Int) -> Value { place < values.count ? values[place] : .unbound }

  /// Whether the argument was left out or is None.
  func isMissing(_ place: Int) -> Bool {
    switch self[place] {
    case .unbound, .none: true
    default: false
    }
  }

  /// `name(): argument 'x' (position 1) must be …, not …`.
  func mismatch(_ place: Int, _ wanted: String, got value: Value? = nil) -> Raise {
    let parameter = parameter(place)
    let position = parameter.position.map { " (position \($0))" } ?? ""
    return machine.typeError(
      "\(verb.name)(): argument '\(parameter.name)'\(position) must be \(wanted), "
        + "not \(machine.typeName(value ?? self[place]))")
  }

  private func parameter(_ place: Int) -> Verb.Parameter {
    let parameters = verb.parameters
    return place < parameters.count ? parameters[place] : Verb.Parameter(name: "?", position: nil)
  }

  func invalid(_ message: String) -> Raise { machine.valueError("\(verb.name): \(message)") }

  func result(_ tensor: Tensor) -> Value { library.types.value(tensor, machine) }

  // MARK: Numbers and text

  func int(_ place: Int) throws -> Int {
    guard let value = try machine.tensorIndex(self[place]) else { throw mismatch(place, "int") }
    return value
  }

  func optionalInt(_ place: Int) throws -> Int? { isMissing(place) ? nil : try int(place) }

  func double(_ place: Int) throws -> Double {
    guard let value = try machine.number(self[place]) else { throw mismatch(place, "a number") }
    return value.double
  }

  func bool(_ place: Int) throws -> Bool { try machine.isTrue(self[place]) }

  func string(_ place: Int) throws -> String {
    guard case .string(let text) = self[place] else { throw mismatch(place, "str") }
    return text.text.string
  }

  func optionalString(_ place: Int) throws -> String? { isMissing(place) ? nil : try string(place) }

  /// An int or a pair of ints: the same for height and width, or one each.
  func extent(_ place: Int) throws -> Extent {
    if let value = try machine.tensorIndex(self[place]) { return Extent(value, value) }
    guard let pair = try ints(place), pair.count == 2 else { throw mismatch(place, "an int or a pair of ints") }
    return Extent(pair[0], pair[1])
  }

  func optionalExtent(_ place: Int) throws -> Extent? { isMissing(place) ? nil : try extent(place) }

  /// The integers of a list or tuple; nil when it is none.
  private func ints(_ place: Int) throws -> [Int]? {
    try machine.sequence(self[place]).map { try ints($0, place) }
  }

  private func ints(_ items: [Value], _ place: Int) throws -> [Int] {
    try items.enumerated().map { index, item in
      if let value = try machine.tensorIndex(item) { return value }
      if items.count == 1 { throw mismatch(place, "tuple of ints", got: item) }
      throw machine.typeError(
        "\(verb.name)(): argument '\(parameter(place).name)' failed to unpack the object at pos \(index + 1) with "
          + "error \"type must be tuple of ints,but got \(machine.typeName(item))\"")
    }
  }

  /// Sizes or axes as PyTorch takes them in `*sizes`: several ints, or one list or tuple of them.
  func sizes(_ place: Int) throws -> [Int] {
    let items = machine.sequence(self[place]) ?? []
    if items.isEmpty {
      throw machine.typeError(
        "\(verb.name)() missing 1 required positional arguments: \"\(parameter(place).name)\"")
    }
    guard let inner = machine.sequence(items[0]) else { return try ints(items, place) }
    if items.count > 1 {
      throw machine.typeError("\(verb.name)() takes 1 positional argument but \(items.count) were given")
    }
    return try ints(inner, place)
  }

  /// An int, a list or a tuple of ints.
  func axes(_ place: Int) throws -> [Int] {
    if let value = try machine.tensorIndex(self[place]) { return [value] }
    guard let list = try ints(place) else { throw mismatch(place, "int or tuple of ints") }
    return list
  }

  func optionalAxes(_ place: Int) throws -> [Int]? { isMissing(place) ? nil : try axes(place) }

  // MARK: Tensors

  /// A tensor, and nothing else: as PyTorch's functions take it.
  func tensor(_ place: Int) throws -> Tensor {
    guard let tensor = self[place].tensor else { throw mismatch(place, "Tensor") }
    return tensor
  }

  /// A tensor, or numbers in nested lists: as the teaching verbs take it.
  func picture(_ place: Int) throws -> Tensor {
    if let tensor = self[place].numbers { return tensor }
    switch self[place] {
    case .list, .tuple: return try engine.tensor(from: self[place], machine)
    default: throw mismatch(place, "a Tensor or nested lists of numbers")
    }
  }

  /// A tensor or a plain number.
  func operand(_ place: Int) throws -> Operand {
    guard let operand = self[place].operand else { throw mismatch(place, "Tensor or Number") }
    return operand
  }

  func tensors(_ place: Int) throws -> [Tensor] {
    guard let items = machine.sequence(self[place]) else { throw mismatch(place, "tuple of Tensors") }
    return try items.enumerated().map { index, item in
      guard let tensor = item.tensor else {
        throw machine.typeError(
          "expected Tensor as element \(index) in argument 0, but got \(machine.typeName(item))")
      }
      return tensor
    }
  }

  func dtype(_ place: Int) throws -> DType? {
    if isMissing(place) { return nil }
    guard let dtype = library.types.dtype(self[place], machine) else { throw mismatch(place, "torch.dtype") }
    return dtype
  }
}

extension Machine {
  /// Prints lines, where the script's own `print` would.
  func print(_ lines: [String]) throws(Raise) {
    let text = Text(lines.joined(separator: "\n"))
    guard let printing = builtins["print"] else { return try write(text + "\n") }
    _ = try call(printing, [string(text)])
  }
}
