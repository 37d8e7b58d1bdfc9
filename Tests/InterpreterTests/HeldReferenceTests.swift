// Counting in line agrees with Swift's runtime: what one of them retains the other may release.

import Limits
import Testing

@testable import Interpreter

@Suite struct HeldReferenceTests {
  let machine = Machine(limits: Limits())

  /// The reference to `object` as a register would hold it.
  private func held(_ object: Object) -> HeldReference {
    var register = Value.object(object)
    return withUnsafeMutablePointer(to: &register) { HeldReference(in: $0) }
  }

  @Test("a reference counted in line is one to the runtime, until it is released")
  func countsAsTheRuntime() {
    var object: Object = ListObject(heap: machine.heap)
    #expect(isKnownUniquelyReferenced(&object))
    held(object).retain()
    #expect(!isKnownUniquelyReferenced(&object))
    held(object).release()
    #expect(isKnownUniquelyReferenced(&object))
  }

  @Test("the last release in line frees the object, one the runtime retained does not")
  func lastReleaseFrees() {
    let before = machine.heap.objectCount
    let object = Unmanaged.passRetained(ListObject(heap: machine.heap) as Object)
    _ = object.retain()
    held(object.takeUnretainedValue()).release()
    #expect(machine.heap.objectCount == before + 1)
    object._withUnsafeGuaranteedRef { held($0) }.release()
    #expect(machine.heap.objectCount == before)
  }

  @Test("an object with more references than its word holds, or with a weak one, is left to the runtime")
  func leavesTheRest() {
    let object = ListObject(heap: machine.heap)
    // A weak reference moves the counts out of the object.
    weak let shown: Object? = object
    var register = Value.list(object)
    withUnsafeMutablePointer(to: &register) { register in
      HeldReference(in: register).retain()
      HeldReference(in: register).release()
    }
    #expect(shown === object)
  }

  @Test("registers copied, moved and emptied keep the count")
  func registersKeepTheCount() {
    let before = machine.heap.objectCount
    let registers = UnsafeMutablePointer<Value>.allocate(capacity: 3)
    registers.initialize(repeating: .unbound, count: 3)
    registers.put(.list(ListObject(heap: machine.heap)))
    (registers + 1).copy(from: registers)
    (registers + 2).take(from: registers)
    #expect(registers.pointee.isUnbound && !(registers + 1).holdsOnlyReference)
    (registers + 1).put(.int(1))
    #expect((registers + 2).holdsOnlyReference)
    (registers + 2).copy(from: registers + 1)
    #expect(machine.heap.objectCount == before)
    registers.deinitialize(count: 3)
    registers.deallocate()
  }
}
