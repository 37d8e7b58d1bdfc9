// What `show` was asked for: a value, and options by name.

import Interpreter
import Networks
import Pictures
import Tensors

/// A call of `show` or `picture`, read as the kinds of picture need it.
final class PictureRequest {
  let call: Call
  let value: Value
  /// Numbers are read once.
  private var read: Tensor?
  private var readValues: [Double]?

  init(_ call: Call) {
    self.call = call
    value = call[0]
  }

  /// The options of `show` and `picture`, after the value.
  static let signature =
    "x, kind=None, title=None, *, over=None, boxes=None, points=None, labels=None, names=None, scores=None, "
    + "extent=None, columns=None, range=None, log=False, rates=False, xlabel=None, ylabel=None, "
    + "input_shape=None"

  var machine: Machine { call.machine }

  func invalid(_ message: String) -> Raise { call.invalid(message) }

  // MARK: Options

  private func place(_ name: String) -> Int { call.verb.signature.place(of: name) ?? .max }

  func option(_ name: String) -> Value { call[place(name)] }

  func has(_ name: String) -> Bool { !call.isMissing(place(name)) }

  func string(_ name: String) throws -> String? { try call.optionalString(place(name)) }

  func int(_ name: String) throws -> Int? { try call.optionalInt(place(name)) }

  func flag(_ name: String) throws -> Bool { has(name) ? try call.bool(place(name)) : false }

  /// Two numbers.
  func pair(_ name: String) throws -> (Double, Double)? {
    guard let numbers = try numbers(name) else { return nil }
    guard numbers.count == 2 else { throw invalid("\(name) must be two numbers, got \(numbers.count)") }
    return (numbers[0], numbers[1])
  }

  /// The numbers of an option, whatever shape they have.
  func numbers(_ name: String) throws -> [Double]? {
    has(name) ? try numbers(of: option(name), called: name) : nil
  }

  /// The texts of a list.
  func strings(_ name: String) throws -> [String]? {
    guard has(name) else { return nil }
    return try machine.elements(of: option(name)).map { try machine.str($0).string }
  }

  // MARK: Numbers

  /// Any nested numbers as a tensor.
  func tensor(of value: Value, called name: String) throws -> Tensor {
    if let tensor = value.numbers { return tensor }
    switch value {
    case .list, .tuple: return try call.engine.tensor(from: value, machine)
    case .object where try shown(value) != nil: return try tensor(of: shown(value) ?? .none, called: name)
    case .object(let object) where object is RangeObject: return try call.engine.tensor(from: value, machine)
    default:
      throw machine.typeError(
        "\(call.verb.name)(): argument '\(name)' must be a Tensor or nested lists of numbers, not "
          + machine.typeName(value))
    }
  }

  /// The numbers that an object of the library is a picture of: what `_picture()` gives.
  private func shown(_ value: Value) throws -> Value? {
    guard let method = try machine.attributeIfPresent(of: value, machine.heap.names.intern("_picture")) else {
      return nil
    }
    return try machine.call(method, [])
  }

  func numbers(of value: Value, called name: String) throws -> [Double] {
    try doubles(tensor(of: value, called: name))
  }

  /// The numbers of a tensor that is no larger than a picture may be.
  func doubles(_ tensor: Tensor) throws -> [Double] {
    guard tensor.count <= PictureError.pixelLimit else {
      throw PictureError.tooLarge(
        width: tensor.shape.last ?? 1, height: tensor.shape.dropLast().last ?? 1, limit: PictureError.pixelLimit
      )
    }
    try machine.reserve(bytes: tensor.count &* 16)
    return try tensor.doubles()
  }

  /// The value as a tensor.
  func tensor() throws -> Tensor {
    if let read { return read }
    let tensor = try tensor(of: value, called: "x")
    // What has two sides or more is refused with both.
    if tensor.shape == [0] { throw invalid("there is nothing to show: x is empty, of shape (0,)") }
    read = tensor
    return tensor
  }

  func values() throws -> [Double] {
    if let readValues { return readValues }
    let values = try doubles(tensor())
    readValues = values
    return values
  }

  func hasNegative() throws -> Bool { try values().contains { $0 < 0 } }

  /// Shape and element type: `(3, 32, 32) float32`.
  func origin() throws -> String { "\(shapeText(try tensor().shape)) \(try tensor().dtype.name)" }

  // MARK: What a value might be

  /// Whether a vector is what a softmax gives.
  func areProbabilities() throws -> Bool {
    let values = try values()
    return values.count <= 100 && tensorIsFloat && values.allSatisfy { $0 >= 0 && $0 <= 1 }
      && abs(values.reduce(0, +) - 1) < 1e-3
  }

  private var tensorIsFloat: Bool { read?.dtype.isFloat ?? false }

  /// Whether four dimensions are those of Keras's kernels: so named, or no tensor of PyTorch's, or too narrow for
  /// pictures, (3, 3, 1, 8).
  func hasKernelsLast() throws -> Bool {
    let shape = try tensor().shape
    guard TileShape.isKeras(shape) else { return false }
    var isTorch = false
    if case .object(let object as TensorObject) = value {
      isTorch = object.spelling.isTensor && !(object.spelling is EagerSpelling)
    }
    return has("kind") || !isTorch || shape[2] <= 3
  }

  /// A dict of lists or vectors is several curves.
  func dictHoldsSeries() throws -> Bool {
    guard let first = try machine.elements(of: value).first else { return false }
    let item = try machine.item(of: value, at: first)
    switch item {
    case .list, .tuple: return true
    default: return (item.tensor?.count ?? 1) > 1
    }
  }

  /// `[("conv1", (8, 26, 26)), ...]`
  func isListOfPairs() throws -> Bool {
    guard let items = machine.sequence(value), let first = items.first, let pair = machine.sequence(first),
      pair.count == 2, case .string = pair[0]
    else { return false }
    return true
  }

  /// What training leaves behind: an object with a dict named `history`.
  func history() throws -> Value? {
    guard case .object = value else { return nil }
    do throws(Raise) {
      let found = try machine.attributeIfPresent(of: value, machine.heap.names.intern("history"))
      guard let found, case .dict = found else { return nil }
      return found
    } catch {
      // An object may well raise for names that it does not know.
      if error.exception.type.name == "AttributeError" { return nil }
      throw error
    }
  }

  // MARK: Dicts

  /// The entries of a dict, names as text.
  func entries(of dict: Value) throws -> [(name: String, value: Value)] {
    try machine.elements(of: dict).map { key in
      (try machine.str(key).string, try machine.item(of: dict, at: key))
    }
  }
}
