// Counting references in line.
//
// Registers are copied and emptied all the time, and for each the compiler calls Swift's runtime, which counts with an
// atomic operation. But an object of a script is counted by one thread only, so a plain addition does; and the whole of
// it is four instructions. They rest on how Swift lays out an object on every 64-bit platform: the class, then one word
// of counts (`RefCount.h` of the runtime) with the strong references above bit 33 and, as its sign, a mark for all that
// is not so simple. Whatever is not simple (an object that lives for ever, one that is weakly referred to) is left to the
// runtime, and so is the last reference, unless the object is one to be used again. A test holds the runtime to this
// layout.

/// The object that a register holds, to be counted without a call.
struct HeldReference {
  private static let one = 1 << 33
  /// The counts of an object with one reference, of which nothing else need be known.
  private static let alone = 3

  private let object: UnsafeMutableRawPointer

  /// The object in `register`, whose value must not be a scalar.
  @inline(__always)
  init(in register: UnsafeMutablePointer<Value>) {
    object = UnsafeRawPointer(register).load(as: UnsafeMutableRawPointer.self)
  }

  private var counts: UnsafeMutablePointer<Int> {
    @inline(__always) get { (object + MemoryLayout<Int>.size).assumingMemoryBound(to: Int.self) }
  }

  @inline(__always)
  func retain() {
    let more = counts.pointee &+ HeldReference.one
    if _fastPath(more >= 0) {
      counts.pointee = more
    } else {
      _ = Unmanaged<Object>.fromOpaque(object).retain()
    }
  }

  @inline(__always)
  func release() {
    let fewer = counts.pointee &- HeldReference.one
    if _fastPath(fewer >= 0) {
      counts.pointee = fewer
    } else {
      releaseLast()
    }
  }

  @inline(never)
  private func releaseLast() {
    let reference = Unmanaged<Object>.fromOpaque(object)
    if counts.pointee == HeldReference.alone, reference._withUnsafeGuaranteedRef({ $0.retire() }) { return }
    reference.release()
  }
}
