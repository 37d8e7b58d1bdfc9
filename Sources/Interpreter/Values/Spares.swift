// Objects kept for the next of their kind.
//
// A script makes and drops texts, pairs, short lists and instances by the million, and to make an object and to free it
// takes Swift's runtime and the allocator three hundred instructions and more. So an object of such a class that is about
// to lose its last reference, where a register or a container of the script holds that, lets go of what it holds
// (`Object.retire`) and waits, with the reference, until the next one of its kind is wanted. For the heap's accounts
// it is dead meanwhile.

/// A stack of objects of one class, each with its only reference.
package struct Spares {
  private struct Fields {
    var count = 0
    var room: Int
    let objects: UnsafeMutablePointer<Unmanaged<Object>>
  }

  private static let most = 256

  private let fields: UnsafeMutablePointer<Fields>

  init() {
    fields = .allocate(capacity: 1)
    fields.initialize(to: Fields(room: Spares.most, objects: .allocate(capacity: Spares.most)))
  }

  /// Whether one more may be kept.
  @inline(__always)
  package var haveRoom: Bool { fields.pointee.count < fields.pointee.room }

  /// Keeps an object that has but one reference, which is taken over; false where there is no room.
  @inline(__always)
  package func keep(_ object: Object) -> Bool {
    if !haveRoom { return false }
    (fields.pointee.objects + fields.pointee.count).initialize(to: Unmanaged.passUnretained(object))
    fields.pointee.count &+= 1
    object.ledger.objectDied(object)
    return true
  }

  /// An object to be used again, with its reference; nil where none is kept.
  @inline(__always)
  package func take() -> Unmanaged<Object>? {
    if fields.pointee.count == 0 { return nil }
    fields.pointee.count &-= 1
    let object = fields.pointee.objects[fields.pointee.count]
    object._withUnsafeGuaranteedRef { $0.ledger.objectWasBorn() }
    return object
  }

  /// Frees what is kept, and keeps nothing from now on.
  func close() {
    fields.pointee.room = 0
    while let object = take() { object.release() }
  }

  func deallocate() {
    fields.pointee.objects.deallocate()
    fields.deallocate()
  }
}
