// Which objects are being written at the moment.
//
// Data is rarely nested deep, and a handful of objects is searched one by one. What is nested deeper is found
// by a set, or the time to write it would grow with the square of its depth.

/// A stack of different objects that can tell whether it holds a given one.
struct ObjectStack {
  private static let searched = 16
  private var objects: [Object] = []
  /// Those beyond the first few.
  private var deeper: Set<ObjectIdentifier> = []

  func contains(_ object: Object) -> Bool {
    objects.prefix(ObjectStack.searched).contains { $0 === object }
      || !deeper.isEmpty && deeper.contains(ObjectIdentifier(object))
  }

  mutating func append(_ object: Object) {
    if objects.count >= ObjectStack.searched { deeper.insert(ObjectIdentifier(object)) }
    objects.append(object)
  }

  mutating func removeLast() {
    let object = objects.removeLast()
    if objects.count >= ObjectStack.searched { deeper.remove(ObjectIdentifier(object)) }
  }
}
