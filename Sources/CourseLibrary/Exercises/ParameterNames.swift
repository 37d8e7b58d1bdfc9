// What the arguments of a check are called, and what their names say of them.

import Interpreter
import Tensors

/// The names of a check's arguments, by place.
struct ParameterNames {
  enum Role: String { case kernel, picture, bias, stride, padding, dilation, other }

  private let own: [String?]
  private let roles: [Role]

  /// The student's own names come first in messages; what the reference calls them says more about what they are.
  init(answer: Value, reference: Value, _ given: GivenArguments, _ machine: Machine) {
    func names(_ function: Value) -> [String?] {
      let known = ParameterNames.parameters(of: function, machine)
      let positional = given.positional.indices.map { known.indices.contains($0) ? known[$0] : nil }
      return positional + given.named.map(\.name)
    }
    let (answers, references) = (names(answer), names(reference))
    own = zip(answers, references).map { $0 ?? $1 }
    var roles = zip(references, answers).map { reference, answer in
      [reference, answer].compactMap { $0.flatMap(ParameterNames.role) }.first ?? .other
    }
    // Of two unnamed pictures the smaller one slides.
    let shapes = given.values.map { value -> Int? in
      guard let tensor = value.numbers, tensor.rank >= 2 else { return nil }
      return tensor.count
    }
    let pictures = shapes.indices.filter { shapes[$0] != nil }
    if pictures.count == 2, pictures.allSatisfy({ roles[$0] == .other }),
      let first = shapes[pictures[0]], let second = shapes[pictures[1]], first != second
    {
      roles[pictures[first < second ? 0 : 1]] = .kernel
      roles[pictures[first < second ? 1 : 0]] = .picture
    }
    self.roles = roles.indices.map { place in
      let isWhole = if case .int? = given.values[place].scalar { true } else { false }
      // What a name says must fit the value: `p` may be a probability, `x` a row of numbers, `b` the second of two.
      switch roles[place] {
      case .stride, .padding, .dilation: return isWhole ? roles[place] : .other
      case .picture: return (given.values[place].numbers?.rank ?? 0) < 2 ? .other : .picture
      case .bias: return roles.contains(.kernel) || roles.contains(.picture) ? .bias : .other
      case .kernel: return given.values[place].scalar == nil ? .kernel : .other
      case .other: return .other
      }
    }
  }

  func role(_ place: Int) -> Role { roles.indices.contains(place) ? roles[place] : .other }

  /// Whether it says how much is put to one side of a picture.
  func isSide(_ place: Int) -> Bool { ["top", "bottom", "left", "right"].contains(name(place)?.lowercased()) }

  /// `argument x`, or `argument 2` where it has no name.
  func spoken(_ place: Int) -> String { "argument \(name(place) ?? String(place + 1))" }

  /// The kind of argument where that is known, else its name: `kernel`, `gamma`. Weights are no kernel everywhere.
  func short(_ place: Int) -> String {
    if role(place) == .kernel, name(place)?.lowercased().hasPrefix("w") == true { return "weights" }
    return role(place) == .other ? name(place) ?? "argument \(place + 1)" : role(place).rawValue
  }

  private func name(_ place: Int) -> String? { own.indices.contains(place) ? own[place] : nil }

  private static func role(_ name: String) -> Role? {
    switch name.lowercased() {
    case "k", "kernel", "w", "weight", "weights", "filter", "filters", "kernels": .kernel
    case "x", "image", "picture", "img", "input", "pictures", "images": .picture
    case "b", "bias", "biases": .bias
    case "s", "stride", "strides": .stride
    case "p", "pad", "padding": .padding
    case "d", "dilation": .dilation
    default: nil
    }
  }

  private static func parameters(of function: Value, _ machine: Machine) -> [String] {
    if let known = machine.parameters(of: function) { return known.names }
    guard let native = function.object as? NativeFunction, let signature = native.signature else { return [] }
    return Verb.parameters(of: signature.text).filter { $0.position != nil }.map(\.name)
  }
}
