// `int | str`: one of several classes, as `isinstance` takes them.

internal import Syntax

/// A union of classes, and of generic aliases such as `list[int]`.
final class ClassUnion: Container {
  private(set) var members: [Value]

  init(_ members: [Value], heap: Heap) {
    self.members = members
    super.init(heap: heap)
  }

  /// The members that are classes.
  var classes: [TypeObject] { members.compactMap { $0.object as? TypeObject } }

  /// `a | b` for classes, aliases, unions and None; nil where one of them is none of these.
  static func union(_ a: Value, _ b: Value, _ machine: Machine) -> Value? {
    guard let left = parts(a, machine), let right = parts(b, machine) else { return nil }
    var members: [Value] = []
    for part in left + right where !members.contains(where: { isSame($0, part, machine) }) {
      members.append(part)
    }
    if let only = members.first, members.count == 1 { return only }
    return .object(ClassUnion(members, heap: machine.heap))
  }

  private static func isSame(_ a: Value, _ b: Value, _ machine: Machine) -> Bool {
    (try? machine.isSameKey(a, b)) ?? false
  }

  private static func parts(_ value: Value, _ machine: Machine) -> [Value]? {
    if value.isNone { return [.object(machine.heap.types.none)] }
    switch value.object {
    case let union as ClassUnion: return union.members
    case is TypeObject, is GenericAlias: return [value]
    default: return nil
    }
  }

  override var type: TypeObject { heap.types.named("types.UnionType") }

  override func hash(_ machine: Machine) throws(Raise) -> Int? {
    var sum = 0
    for member in members { sum ^= try machine.hash(member) }
    return sum
  }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    let parts = try members.map { (member) throws(Raise) in
      member.object === heap.types.none ? "None" : try machine.annotationText(member)
    }
    return Text(parts.joined(separator: " | "))
  }

  override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    heap.names.string(name) == "__args__" ? machine.tuple(members) : nil
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
      && members.allSatisfy { member in union.members.contains { ClassUnion.isSame($0, member, machine) } }
    return .bool(isSame == (`operator` == .equal))
  }

  override func forEachReference(_ visit: (Value) -> Void) { for member in members { visit(member) } }

  override func sever() { members = [] }
}
