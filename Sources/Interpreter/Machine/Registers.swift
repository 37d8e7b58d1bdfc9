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

  /// The element of the plain tuple in this register, or nil when it is no tuple or has no such element.
  @inline(__always)
  func peekTupleElement(_ index: Int) -> UnsafeMutablePointer<Value>? {
    guard case .tuple = pointee else { return nil }
    return reference(TupleObject.self)._withUnsafeGuaranteedRef {
      UInt(bitPattern: index) < UInt(bitPattern: $0.count) ? $0.base + index : nil
    }
  }

  /// Copies the `count` items of the tuple or list in this register to `target` and those after it; false when it
  /// is neither or has another number of items.
  @inline(__always)
  func unpack(into target: UnsafeMutablePointer<Value>, count: Int) -> Bool {
    let items: UnsafeMutablePointer<Value>
    switch pointee {
    case .tuple:
      let tuple = reference(TupleObject.self)
      if tuple._withUnsafeGuaranteedRef({ $0.count }) != count { return false }
      items = tuple._withUnsafeGuaranteedRef { $0.base }
    case .list:
      let list = reference(ListObject.self)
      if list._withUnsafeGuaranteedRef({ $0.count }) != count { return false }
      items = list._withUnsafeGuaranteedRef { $0.base }
    default: return false
    }
    var next = 0
    while next < count {
      (target + next).copy(from: items + next)
      next &+= 1
    }
    return true
  }

  /// The contents of the cell in this register.
  @inline(__always)
  func withCell<Result>(_ body: (CellObject) -> Result) -> Result? {
    guard case .object = pointee else { return nil }
    return reference(Object.self)._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: CellObject.self)) }
  }

  @inline(__always)
  func withString<Result>(_ body: (StringObject) -> Result) -> Result? {
    guard case .string = pointee else { return nil }
    return reference(StringObject.self)._withUnsafeGuaranteedRef { body($0) }
  }

  @inline(__always)
  func withList<Result>(_ body: (ListObject) -> Result) -> Result? {
    guard case .list = pointee else { return nil }
    return reference(ListObject.self)._withUnsafeGuaranteedRef { body($0) }
  }

  @inline(__always)
  func withDict<Result>(_ body: (DictObject) -> Result) -> Result? {
    guard case .dict = pointee else { return nil }
    return reference(DictObject.self)._withUnsafeGuaranteedRef { body($0) }
  }

  /// Whether the object in this register is referred to from nowhere else.
  var holdsOnlyReference: Bool {
    if pointee.isScalar { return false }
    return isKnownUniquelyReferenced(
      &UnsafeMutableRawPointer(self).assumingMemoryBound(to: Object.self).pointee)
  }

  /// The generator in this register.
  @inline(__always)
  var peekGenerator: Unmanaged<GeneratorObject>? {
    guard case .object = pointee else { return nil }
    let isGenerator = reference(Object.self)._withUnsafeGuaranteedRef {
      ObjectIdentifier(Swift.type(of: $0)) == ObjectIdentifier(GeneratorObject.self)
    }
    return isGenerator ? reference(GeneratorObject.self) : nil
  }

  /// The function of the host in this register.
  @inline(__always)
  var peekNative: Unmanaged<NativeFunction>? {
    guard case .object = pointee else { return nil }
    let isNative = reference(Object.self)._withUnsafeGuaranteedRef {
      ObjectIdentifier(Swift.type(of: $0)) == ObjectIdentifier(NativeFunction.self)
    }
    return isNative ? reference(NativeFunction.self) : nil
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

  /// The class in this register, if it is one of the plain kind.
  @inline(__always)
  var peekType: Unmanaged<TypeObject>? {
    guard case .object = pointee else { return nil }
    let isType = reference(Object.self)._withUnsafeGuaranteedRef {
      ObjectIdentifier(Swift.type(of: $0)) == ObjectIdentifier(TypeObject.self)
    }
    return isType ? reference(TypeObject.self) : nil
  }

  /// Exchanges `count` registers from here with those at `other`, without counting references.
  @inline(__always)
  func exchange(_ count: Int, with other: UnsafeMutablePointer<Value>) {
    var next = 0
    while next < count {
      let value = (self + next).move()
      (self + next).moveInitialize(from: other + next, count: 1)
      (other + next).initialize(to: value)
      next &+= 1
    }
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
