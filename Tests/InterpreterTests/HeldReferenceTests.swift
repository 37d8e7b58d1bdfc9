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

  @Test("the references to an object with a weak one, whose counts lie elsewhere, are left to the runtime")
  func leavesTheRest() {
    let before = machine.heap.objectCount
    var owner: Object? = ListObject(heap: machine.heap)
    weak let shown: Object? = owner
    guard let reference = owner.map(held) else { return }
    reference.retain()
    owner = nil
    #expect(shown != nil && machine.heap.objectCount == before + 1)
    reference.release()
    #expect(shown == nil && machine.heap.objectCount == before)
  }

  @Test("an object that lives for ever is not counted")
  func leavesTheImmortal() {
    // The storage that all empty arrays share.
    let storage = unsafeBitCast([Int](), to: UnsafeMutablePointer<Int>.self)
    let register = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { register.deallocate() }
    UnsafeMutableRawPointer(register).storeBytes(of: storage, as: UnsafeMutablePointer<Int>.self)
    let counts = storage[1]
    HeldReference(in: register).retain()
    #expect(storage[1] == counts)
    HeldReference(in: register).release()
    #expect(storage[1] == counts)
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
