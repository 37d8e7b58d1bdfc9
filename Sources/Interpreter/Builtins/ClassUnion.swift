// `int | str`: one of several classes, as `isinstance` takes them.

import Syntax

/// A union of classes.
final class ClassUnion: Container {
  let members: [TypeObject]

  init(_ members: [TypeObject], heap: Heap) {
    self.members = members
    super.init(heap: heap)
  }

  /// `a | b` for classes, unions and None; nil where one of them is none of these.
  static func union(_ a: Value, _ b: Value, _ machine: Machine) -> Value? {
    guard let left = classes(a, machine), let right = classes(b, machine) else { return nil }
    var members: [TypeObject] = []
    for type in left + right where !members.contains(where: { $0 === type }) { members.append(type) }
    if let only = members.first, members.count == 1 { return .object(only) }
    return .object(ClassUnion(members, heap: machine.heap))
  }

  private static func classes(_ value: Value, _ machine: Machine) -> [TypeObject]? {
    if value.isNone { return [machine.heap.types.none] }
    if let union = value.object as? ClassUnion { return union.members }
    return (value.object as? TypeObject).map { [$0] }
  }

  override var type: TypeObject { heap.types.named("UnionType") }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    var sum = 0
    for type in members { sum ^= try type.hash(machine) ?? 0 }
    return sum
  }

  override func repr(_ machine: Machine) -> Text {
    Text(members.map { $0 === heap.types.none ? "None" : $0.name }.joined(separator: " | "))
  }

  override func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) -> Value? {
    guard `operator` == .bitOr else { return nil }
    return reflected
      ? ClassUnion.union(other, .object(self), machine) : ClassUnion.union(.object(self), other, machine)
  }

  override func compare(_ operator: ComparisonOperator, _ other: Value, _ machine: Machine) -> Value? {
    guard `operator` == .equal || `operator` == .notEqual, let union = other.object as? ClassUnion else {
      return nil
    }
    let isSame =
      union.members.count == members.count
      && members.allSatisfy { type in union.members.contains { $0 === type } }
    return .bool(isSame == (`operator` == .equal))
  }

  override func forEachReference(_ visit: (Value) -> Void) { for type in members { visit(.object(type)) } }
}
