// Where an instance keeps its attributes.
//
// Instances made by the same `__init__` get the same attributes in the same order. Instead of a table each, they
// share a description of the order, the *shape*, and hold only the values. Setting a new attribute leads from a
// shape to the next; the ways lead on as a tree from the class's empty root shape. As a shape belongs to one class
// and never changes, "shape number 7 has `x` in slot 2, and no class stands in the way" can be remembered
// (see `AttributeCache`).

/// The order in which attributes were first set.
final class Shape {
  let id: Int32
  /// How many attributes there are.
  let count: Int
  private unowned(unsafe) let parent: Shape?
  /// The attribute in the last slot.
  private let symbol: Symbol
  private var next: [Symbol: Shape] = [:]
  private unowned(unsafe) let heap: Heap
  /// How many slots the instances that began at this root came to use.
  var usualCount = 0

  /// With more attributes than this an instance gets a dict of its own.
  static let mostSlots = 40
  /// What a shape takes, with its place in the table of the one before it.
  private static let bytes = 176

  init(id: Int32, heap: Heap) {
    self.id = id
    self.heap = heap
    count = 0
    parent = nil
    symbol = Special.make.symbol
  }

  private init(after parent: Shape, _ symbol: Symbol) {
    id = parent.heap.nextShapeID()
    heap = parent.heap
    count = parent.count + 1
    self.parent = parent
    self.symbol = symbol
  }

  func slot(of name: Symbol) -> Int? {
    var shape = self
    while shape.count > 0 {
      if shape.symbol == name { return shape.count - 1 }
      guard let parent = shape.parent else { return nil }
      shape = parent
    }
    return nil
  }

  /// The shape with `name` in one more slot.
  func adding(_ name: Symbol) -> Shape {
    if let shape = next[name] { return shape }
    let shape = Shape(after: self, name)
    next[name] = shape
    heap.ledger.note(bytes: Shape.bytes)
    return shape
  }

  /// What was noted for the shapes that lead on from this one.
  var bytesBeyond: Int { next.values.reduce(0) { $0 &+ Shape.bytes &+ $1.bytesBeyond } }

  /// The attributes in the order of their slots.
  var symbols: [Symbol] {
    var symbols: [Symbol] = []
    var shape = self
    while shape.count > 0 {
      symbols.append(shape.symbol)
      guard let parent = shape.parent else { break }
      shape = parent
    }
    return symbols.reversed()
  }
}
