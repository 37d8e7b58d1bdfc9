// Objects that stand in for tensors, by PyTorch's protocol `__torch_function__`.
//
// A class that defines it is asked instead of a function that cannot take its instances: it is given the function and
// the arguments, and answers. So a model can be run on something that only knows its shape, or that remembers what was
// done with it. The protocol costs nothing where no such object is: it is asked for when a function has failed.

import Interpreter

/// An argument whose class defines `__torch_function__`.
struct StandIn {
  private let type: TypeObject
  private let method: Value

  /// The first among arguments, and among the items of lists and tuples given as arguments.
  static func first(among arguments: Arguments, _ machine: Machine) throws(Raise) -> StandIn? {
    let values = arguments.positional + arguments.keywords.map(\.value)
    for value in values.flatMap({ [$0] + (machine.sequence($0)?.prefix(64) ?? []) }) {
      guard case .object(let object) = value, let instance = object as? InstanceObject else { continue }
      let name = machine.heap.names.intern("__torch_function__")
      guard instance.type.lookup(name) != nil else { continue }
      let type = instance.type
      return StandIn(type: type, method: try machine.attribute(of: .object(type), name))
    }
    return nil
  }

  /// `__torch_function__(function, types, args, kwargs)`.
  func answer(_ function: Value, _ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    let keywords = arguments.keywords.map {
      (machine.string(Text(machine.heap.names.string($0.name))), $0.value)
    }
    return try machine.call(
      method,
      [
        function, machine.tuple([.object(type)]), machine.tuple(arguments.positional),
        try machine.dict(keywords),
      ])
  }
}
