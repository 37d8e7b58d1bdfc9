// Registers, read and written without needless reference counting.
//
// A copy of an enum with class payloads retains, and an assignment releases; most values that move through
// registers are numbers, which need neither. `put` and `copy` test for that inline. The `peek` functions
// look through a register at an object without retaining it: an object's reference is the first word of
// the enum (checked by a test), and the register keeps it alive.

extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always)
  func put(_ value: consuming Value) {
    if pointee.isScalar {
      initialize(to: value)
    } else {
      let left = HeldReference(in: self)
      initialize(to: value)
      left.release()
    }
  }

  @inline(__always)
  func copy(from source: UnsafeMutablePointer<Value>) {
    switch source.pointee {
    case .int(let value): put(.int(value))
    case .float(let value): put(.float(value))
    default:
      if !source.pointee.isScalar { HeldReference(in: source).retain() }
      replaceBits(by: source)
    }
  }

  /// Takes over what another register holds, which is left unbound.
  @inline(__always)
  func take(from source: UnsafeMutablePointer<Value>) {
    switch source.pointee {
    case .int(let value): put(.int(value))
    case .float(let value): put(.float(value))
    default:
      replaceBits(by: source)
      source.initialize(to: .unbound)
    }
  }

  /// Lets go of what the register holds for the bits of another, whose reference was counted or is given up.
  @inline(__always)
  private func replaceBits(by source: UnsafeMutablePointer<Value>) {
    let (wasScalar, left) = (pointee.isScalar, HeldReference(in: self))
    takeBits(of: source)
    if !wasScalar { left.release() }
  }

  /// Word and tag one by one: what was just written in two pieces cannot be read as one without waiting.
  @inline(__always)
  private func takeBits(of source: UnsafeMutablePointer<Value>) {
    let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(self))
    to.storeBytes(of: from.load(as: UInt64.self), as: UInt64.self)
    to.storeBytes(of: from.load(fromByteOffset: 8, as: UInt8.self), toByteOffset: 8, as: UInt8.self)
  }

  @inline(__always)
  private func reference<T: AnyObject>(_: T.Type) -> Unmanaged<T> {
    UnsafeRawPointer(self).load(as: Unmanaged<T>.self)
  }

  @inline(__always)
  var peekInt: Int? { if case .int(let value) = pointee { value } else { nil } }

  /// The next number of the range whose iteration begins in this register: the number, how many are left, the step.
  /// False at its end.
  @inline(__always)
  func takeNumber(into target: UnsafeMutablePointer<Value>) -> Bool {
    guard case .int(let current) = pointee, case .int(let left) = self[1], case .int(let step) = self[2],
      left > 0
    else { return false }
    initialize(to: .int(current &+ step))
    (self + 1).initialize(to: .int(left &- 1))
    target.put(.int(current))
    return true
  }

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

  /// The item of the list, tuple or dict in this register at what is in `place`; nil where more has to be done for it.
  @inline(__always)
  func peekItem(_ place: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value>? {
    if let index = place.peekInt {
      if let element = peekElement(index) { return element }
      if let element = peekTupleElement(index) { return element }
    }
    return peekEntry(place)
  }

  /// The value that the dict in this register has for the text or integer in `key`; nil where there is none, or more
  /// has to be done to know.
  @inline(__always)
  func peekEntry(_ key: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value>? {
    guard case .dict = pointee else { return nil }
    return reference(DictObject.self)._withUnsafeGuaranteedRef { $0.table.value(forPlain: key) }
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

  /// The object in this register, if it is of just this class.
  @inline(__always)
  private func peekExactly<T: Object>(_ type: T.Type) -> Unmanaged<T>? { peek(type, ObjectIdentifier(type)) }

  @inline(__always)
  private func peek<T: Object>(_ type: T.Type, _ identity: ObjectIdentifier) -> Unmanaged<T>? {
    guard case .object = pointee else { return nil }
    let isExact = reference(Object.self)._withUnsafeGuaranteedRef {
      ObjectIdentifier(Swift.type(of: $0)) == identity
    }
    return isExact ? reference(type) : nil
  }

  /// The object in this register, if it is an instance of the plain kind, whose class is given: to ask for it costs a
  /// call.
  @inline(__always)
  func peekInstance(_ plain: ObjectIdentifier) -> Unmanaged<InstanceObject>? {
    peek(InstanceObject.self, plain)
  }

  /// The generator in this register.
  @inline(__always)
  var peekGenerator: Unmanaged<GeneratorObject>? { peekExactly(GeneratorObject.self) }

  /// The names of keyword arguments in this register.
  @inline(__always)
  var peekSymbols: Unmanaged<SymbolList>? { peekExactly(SymbolList.self) }

  /// The method bound to a receiver in this register.
  @inline(__always)
  var peekBoundMethod: Unmanaged<BoundMethod>? { peekExactly(BoundMethod.self) }

  /// Whether a `set` is in this register.
  @inline(__always)
  var isPlainSet: Bool {
    peekExactly(SetObject.self)?._withUnsafeGuaranteedRef { !$0.isFrozen } ?? false
  }

  /// Calls `body` with the `set` in this register.
  @inline(__always)
  func withPlainSet<Result>(_ body: (SetObject) -> Result) -> Result? {
    isPlainSet ? reference(SetObject.self)._withUnsafeGuaranteedRef { body($0) } : nil
  }

  /// What `super()` gave, in this register.
  @inline(__always)
  var peekSuper: Unmanaged<SuperObject>? { peekExactly(SuperObject.self) }

  /// The function of the host in this register.
  @inline(__always)
  var peekNative: Unmanaged<NativeFunction>? { peekExactly(NativeFunction.self) }

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
  var peekType: Unmanaged<TypeObject>? { peekExactly(TypeObject.self) }

  /// Fills `count` places that hold nothing yet with copies: what the standard library does for values of any type asks
  /// the runtime about each.
  @inline(__always)
  func fill(copying source: UnsafePointer<Value>, count: Int) {
    var next = 0
    while next < count {
      let register = UnsafeMutablePointer(mutating: source + next)
      if !register.pointee.isScalar { HeldReference(in: register).retain() }
      (self + next).takeBits(of: register)
      next &+= 1
    }
  }

  /// Takes over what `count` registers hold that lie elsewhere; these must hold no objects.
  ///
  /// One by one: to read many bytes at once makes the processor wait until what was just written has reached memory.
  @inline(__always)
  func take(_ count: Int, from other: UnsafeMutablePointer<Value>) {
    var next = 0
    while next < count {
      (self + next).takeBits(of: other + next)
      next &+= 1
    }
  }

  /// Empties `count` registers whose contents were taken over.
  @inline(__always)
  func forget(_ count: Int) { initialize(repeating: .unbound, count: count) }

  /// Lets go of the objects in `count` registers from here. Numbers may stay: nobody reads a register before it is
  /// filled, but for those that ``CodeHead/clearRegisters(_:)`` empties.
  @inline(__always)
  func clear(_ count: Int) {
    var register = self
    let end = self + count
    while register < end {
      if _slowPath(!register.pointee.isScalar) { register.put(.unbound) }
      register += 1
    }
  }
}
