// The arguments that a check hands to an answer: copies, and a look at them afterwards.

import Interpreter
import Tensors

/// Positional and named arguments of a check.
struct GivenArguments {
  let positional: [Value]
  let named: [(name: String, value: Value)]
  private static let deepest = 32

  var values: [Value] { positional + named.map(\.value) }

  /// Copies of the tensors, lists, dicts and sets among the arguments; everything else is shared.
  func copied(_ machine: Machine) throws -> GivenArguments {
    GivenArguments(
      positional: try positional.map { try GivenArguments.copy($0, machine) },
      named: try named.map { ($0.name, try GivenArguments.copy($0.value, machine)) })
  }

  /// The same with another value in one place.
  func replacing(_ place: Int, by value: Value) -> GivenArguments {
    var (positional, named) = (positional, named)
    if place < positional.count {
      positional[place] = value
    } else if place - positional.count < named.count {
      named[place - positional.count].value = value
    }
    return GivenArguments(positional: positional, named: named)
  }

  func call(_ function: Value, _ machine: Machine) throws -> Value {
    try machine.call(
      function, positional, keywords: named.map { (machine.heap.names.intern($0.name), $0.value) })
  }

  /// The places whose values are no longer what they are in `original`.
  func changed(from original: GivenArguments, _ machine: Machine) throws -> [Int] {
    let pairs = Array(zip(values, original.values))
    return try pairs.indices.filter { !(try GivenArguments.isSame(pairs[$0].0, pairs[$0].1, machine)) }
  }

  private static func copy(_ value: Value, _ machine: Machine, _ depth: Int = 0) throws -> Value {
    if depth == deepest { return value }
    switch value {
    case .list(let list):
      let items = (0..<list.count).compactMap { list[$0] }
      return machine.list(try items.map { try copy($0, machine, depth + 1) })
    case .tuple(let tuple) where tuple.type === machine.heap.types.tuple:
      return machine.tuple(try tuple.items.map { try copy($0, machine, depth + 1) })
    case .dict:
      return try machine.dict(
        machine.elements(of: value).map { key in
          (key, try copy(machine.item(of: value, at: key), machine, depth + 1))
        })
    case .object(let set as SetObject) where set.type === machine.heap.types.set:
      return try machine.call(.object(machine.heap.types.set), [value])
    case .object(let object):
      guard let object = object as? TensorObject else { return value }
      let tensor = object.tensor
      return object.spelling.object(try tensor.detach().clone().requireGrad(tensor.requiresGrad))
    default: return value
    }
  }

  private static func isSame(_ a: Value, _ b: Value, _ machine: Machine, _ depth: Int = 0) throws -> Bool {
    if depth == deepest || a.isIdentical(to: b) { return true }
    if let first = a.numbers, let second = b.numbers {
      if first.shape != second.shape || first.dtype != second.dtype { return false }
      return try zip(first.doubles(), second.doubles()).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    if let first = machine.sequence(a), let second = machine.sequence(b) {
      return try first.count == second.count
        && zip(first, second).allSatisfy { try isSame($0, $1, machine, depth + 1) }
    }
    if case .dict = a, case .dict = b {
      let (own, keys) = (try machine.elements(of: a), try machine.elements(of: b))
      return try own.count == keys.count
        && keys.allSatisfy { key in
          try machine.contains(key, in: a)
            && isSame(machine.item(of: a, at: key), machine.item(of: b, at: key), machine, depth + 1)
        }
    }
    if case .string(let first) = a, case .string(let second) = b { return first.text == second.text }
    if case .object(let first as SetObject) = a, case .object(let second as SetObject) = b {
      // Its items are what was shared.
      return try machine.length(.object(first)) == machine.length(.object(second))
        && machine.elements(of: a).allSatisfy { try machine.contains($0, in: b) }
    }
    // Everything else was shared with the answer, not copied.
    return false
  }
}
