// What belongs to the other side of the border, as a script of this side sees it.
//
// Calling it, asking for an attribute or an item, going through it: all of that is a message. Nothing of it runs here, and
// nothing it answers is believed to be more than the plain value that arrives: as a number, in comparisons and in arithmetic
// it is nothing at all.

package import Interpreter

/// Who answers for the objects of the other side.
package protocol ForeignPeer: AnyObject {
  func call(
    _ object: ForeignObject, _ arguments: [Value], _ keywords: [(name: String, value: Value)],
    _ machine: Machine
  ) throws(Raise) -> Value
  /// Nil where there is no such attribute.
  func attribute(_ name: String, of object: ForeignObject, _ machine: Machine) throws(Raise) -> Value?
  func setAttribute(
    _ name: String, of object: ForeignObject, to value: Value, _ machine: Machine) throws(Raise)
  func elements(of object: ForeignObject, _ machine: Machine) throws(Raise) -> [Value]
  func item(of object: ForeignObject, at index: Value, _ machine: Machine) throws(Raise) -> Value
  func length(of object: ForeignObject, _ machine: Machine) throws(Raise) -> Int
  /// Nobody here refers to it any more.
  func release(_ reference: PlainValue.Reference)
}

/// Something of the other side's.
package final class ForeignObject: Object {
  package let reference: PlainValue.Reference
  private let peer: any ForeignPeer

  package init(_ reference: PlainValue.Reference, _ peer: any ForeignPeer, heap: Heap) {
    self.reference = reference
    self.peer = peer
    super.init(heap: heap)
  }

  deinit { peer.release(reference) }

  /// The reference as it goes back to its owner.
  package var returned: PlainValue.Reference {
    var returned = reference
    returned.isReceivers = true
    return returned
  }

  package override var type: TypeObject { heap.types.named("student_object") }
  package override var isCallable: Bool { reference.isCallable }

  package override func repr(_ machine: Machine) -> Text { Text("<\(reference.kind) of the answer>") }

  package override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    guard isCallable else { throw machine.typeError("'\(reference.kind)' object is not callable") }
    let keywords = arguments.keywords.map { (machine.heap.names.string($0.name), $0.value) }
    return try peer.call(self, arguments.positional, keywords, machine)
  }

  package override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    try peer.attribute(machine.heap.names.string(name), of: self, machine)
  }

  package override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    try peer.setAttribute(machine.heap.names.string(name), of: self, to: value, machine)
    return true
  }

  package override func isTrue(_ machine: Machine) -> Bool { true }

  package override func length(_ machine: Machine) throws(Raise) -> Int? {
    try peer.length(of: self, machine)
  }

  package override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    try peer.item(of: self, at: index, machine)
  }

  package override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    let elements = try peer.elements(of: self, machine)
    return try machine.iterator(of: machine.list(elements))
  }
}
