// What is dropped by a register serves again as the next object of its kind, and nobody can tell.

import Limits
import Testing

@testable import Interpreter

@Suite struct SparesTests {
  let limits = Limits()
  let machine: Machine

  init() { machine = Machine(limits: limits) }

  private var heap: Heap { machine.heap }

  /// The address of what `make` gives, which then dies in a register.
  private func dropped(_ make: () -> Value) -> ObjectIdentifier? {
    var register = make()
    let identifier = register.object.map { ObjectIdentifier($0) }
    withUnsafeMutablePointer(to: &register) { $0.put(.unbound) }
    return identifier
  }

  private var kinds: [(name: String, make: () -> Value)] {
    [
      ("text", { machine.string("short") }),
      ("long text", { machine.string("longer than fifteen characters") }),
      ("pair", { machine.pair(.int(1), machine.string("bc")) }),
      ("list", { .list(ListObject.make(capacity: 3, heap: heap)) }),
      ("instance", { .object(InstanceObject.make(heap.types.object, heap: heap)) }),
    ]
  }

  @Test("the next object of its kind takes the place of one that a register dropped")
  func servesAgain() {
    for kind in kinds {
      let first = dropped(kind.make)
      #expect(dropped(kind.make) == first, "\(kind.name)")
    }
  }

  @Test("what waits to be used again is not accounted for, however often cycles are looked for")
  func accounts() {
    for kind in kinds {
      let (objects, bytes) = (heap.objectCount, limits.bytesUsed)
      for _ in 0..<3 {
        _ = dropped(kind.make)
        machine.collectCycles()
      }
      #expect(heap.objectCount == objects && limits.bytesUsed == bytes, "\(kind.name)")
    }
  }

  @Test("an object used again holds nothing of the one before, and has a number of its own")
  func forgets() {
    var numbers: Set<Int> = []
    for _ in 0..<3 {
      let list = ListObject.make(capacity: 2, heap: heap)
      #expect(list.count == 0)
      list.append(.int(1))
      numbers.insert(list.identity)
      let text = StringObject.make("abc", heap: heap)
      numbers.insert(text.identity)
      let instance = InstanceObject.make(heap.types.object, heap: heap)
      #expect(instance.ownNames.isEmpty)
      instance.setOwn(heap.names.intern("x"), to: .int(1))
      numbers.insert(instance.identity)
      for value in [Value.list(list), .string(text), .object(instance)] { _ = dropped { value } }
    }
    #expect(numbers.count == 9)
  }

  @Test("what else refers to an object keeps it from being used again")
  func keepsWhatIsShared() {
    let list = ListObject.make(capacity: 1, heap: heap)
    list.append(.int(1))
    _ = dropped { .list(list) }
    let other = ListObject.make(capacity: 1, heap: heap)
    #expect(other !== list && list[0]?.asInt == 1)
  }

  @Test("more than may wait is freed")
  func hasBounds() {
    let before = heap.objectCount
    let registers = UnsafeMutablePointer<Value>.allocate(capacity: 1_000)
    registers.initialize(repeating: .unbound, count: 1_000)
    for place in 0..<1_000 { (registers + place).put(machine.string(Text("text \(place)"))) }
    #expect(heap.objectCount == before + 1_000)
    for place in 0..<1_000 { (registers + place).put(.unbound) }
    #expect(heap.objectCount == before)
    registers.deallocate()
  }
}
