// Registers, read and written without needless reference counting.
//
// A copy of an enum with class payloads retains, and an assignment releases; most values that move through
// registers are numbers, which need neither. `put` and `copy` test for that inline. The `peek` functions
// look through a register at an object without retaining it: an object's reference is the first word of
// the enum (checked by a test), and the register keeps it alive.

extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always)
  func put(_ value: consuming Value) {
    if pointee.isScalar { initialize(to: value) } else { pointee = value }
  }

  @inline(__always)
  func copy(from source: UnsafeMutablePointer<Value>) {
    switch source.pointee {
    case .int(let value): put(.int(value))
    case .float(let value): put(.float(value))
    default: pointee = source.pointee
    }
  }

  @inline(__always)
  private func reference<T: AnyObject>(_: T.Type) -> Unmanaged<T> {
    UnsafeRawPointer(self).load(as: Unmanaged<T>.self)
  }

  @inline(__always)
  var peekInt: Int? { if case .int(let value) = pointee { value } else { nil } }

  /// The element of the list in this register, or nil when it is no list or has no such element.
  @inline(__always)
  func peekElement(_ index: Int) -> UnsafeMutablePointer<Value>? {
    guard case .list = pointee else { return nil }
    return reference(ListObject.self)._withUnsafeGuaranteedRef { $0.slot(index) }
  }

  /// The contents of the cell in this register.
  @inline(__always)
  func withCell<Result>(_ body: (CellObject) -> Result) -> Result? {
    guard case .object = pointee else { return nil }
    return reference(Object.self)._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: CellObject.self)) }
  }

  @inline(__always)
  var peekFunction: Unmanaged<FunctionObject>? {
    guard case .function = pointee else { return nil }
    return reference(FunctionObject.self)
  }

  /// Empties `count` registers from here, the last one first: temporaries, which lie as on a stack.
  func clearDownwards(_ count: Int) {
    for offset in stride(from: count - 1, through: 0, by: -1) { (self + offset).put(.unbound) }
  }

  /// Empties `count` registers from here.
  @inline(__always)
  func clear(_ count: Int) {
    var register = self
    let end = self + count
    while register < end {
      register.put(.unbound)
      register += 1
    }
  }
}
