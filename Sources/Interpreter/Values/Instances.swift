// Instances of the script's classes.
//
// An instance holds attributes and, where its class derives from a built-in one, a value of that class: its
// `payload`. Each operation asks the class for the special method (`__add__`, `__len__`); where the script defines
// none, the payload does what it would do by itself. So a class derived from `list` needs no code of its own, and
// the machine's fast paths for lists need not know that such classes exist.

public import Syntax

/// An instance of a class of the script, or of the host's classes that scripts may derive from.
open class InstanceObject: Container {
  /// Its class. A script may assign `x.__class__`.
  public private(set) final var instanceType: TypeObject
  /// The built-in value inside an instance of a derived class; unbound where there is none.
  public private(set) final var payload: Value
  final private(set) unowned(unsafe) var shape: Shape
  final private(set) var slots: UnsafeMutablePointer<Value>
  private final var capacity = 0
  /// Holds the attributes in place of the slots once the script has asked for `__dict__`.
  private(set) final var dictionary: DictObject?

  public init(_ type: TypeObject, payload: Value = .unbound, heap: Heap) {
    instanceType = type
    self.payload = payload
    shape = type.rootShape
    capacity = type.rootShape.usualCount
    slots = .allocate(capacity: capacity)
    super.init(heap: heap)
    ledger.note(bytes: InstanceObject.bytes(slots: capacity))
  }

  /// What an instance with so many slots takes beyond the share that is counted for every object.
  private static func bytes(slots: Int) -> Int { 40 &+ 16 &* slots }

  deinit {
    for index in 0..<shape.count { ledger.bury(&slots[index]) }
    slots.deinitialize(count: shape.count)
    slots.deallocate()
    ledger.release(bytes: InstanceObject.bytes(slots: capacity))
    ledger.bury(&payload)
    if let dictionary {
      var value = Value.dict(dictionary)
      ledger.bury(&value)
    }
  }

  /// An instance without a payload, in an object that may have been used before.
  final class func make(_ type: TypeObject, heap: Heap) -> InstanceObject {
    guard let spare = heap.ledger.instances.take() else { return InstanceObject(type, heap: heap) }
    let made = unsafeDowncast(spare.takeRetainedValue(), to: InstanceObject.self)
    made.instanceType = type
    made.shape = type.rootShape
    made.ledger.note(bytes: InstanceObject.bytes(slots: made.capacity))
    return made
  }

  /// The room for attributes of instances that are used again, and keep it.
  private static let small = 16

  open override func retire() -> Bool {
    guard Swift.type(of: self) == InstanceObject.self, capacity <= InstanceObject.small, payload.isUnbound,
      dictionary == nil, ledger.instances.haveRoom, forgetsItself()
    else { return false }
    let count = shape.count
    shape = instanceType.rootShape
    ledger.drop(slots, 0..<count)
    guard ledger.instances.keep(self) else { return false }
    ledger.release(bytes: InstanceObject.bytes(slots: capacity))
    return true
  }

  public final override var type: TypeObject { instanceType }
  override final var asInstance: InstanceObject? { self }

  public final override func forEachReference(_ visit: (Value) -> Void) {
    visit(.object(instanceType))
    for index in 0..<shape.count { visit(slots[index]) }
    visit(payload)
    if let dictionary { visit(.dict(dictionary)) }
    forEachFurtherReference(visit)
  }

  public final override func sever() {
    for index in 0..<shape.count { slots[index] = .unbound }
    dictionary = nil
    severFurther()
  }

  /// What a subclass holds beside attributes and payload.
  open func forEachFurtherReference(_ visit: (Value) -> Void) {}

  open func severFurther() {}

  // MARK: Own attributes

  /// The attribute that the instance itself has.
  public final func own(_ name: Symbol) -> Value? {
    if let dictionary { return dictionary.value(named: heap.names.string(name)) }
    guard let slot = shape.slot(of: name), !slots[slot].isUnbound else { return nil }
    return slots[slot]
  }

  public final func setOwn(_ name: Symbol, to value: Value) {
    if let dictionary {
      dictionary.set(named: heap.names.string(name), to: value)
    } else if let slot = shape.slot(of: name) {
      slots[slot] = value
    } else if shape.count == Shape.mostSlots {
      attributeDictionary.set(named: heap.names.string(name), to: value)
    } else {
      grow(to: shape.adding(name), value)
    }
  }

  /// Goes on to a shape with one more attribute.
  final func grow(to larger: Shape, _ value: Value) {
    if larger.count > capacity {
      ledger.note(bytes: 16 &* (max(larger.count, 4) &- capacity))
      capacity = max(larger.count, 4)
      let moved = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
      moved.moveInitialize(from: slots, count: shape.count)
      slots.deallocate()
      slots = moved
      instanceType.rootShape.usualCount = max(capacity, instanceType.rootShape.usualCount)
    }
    (slots + shape.count).initialize(to: value)
    shape = larger
  }

  /// Removes an attribute of the instance; false when it has none of that name.
  public final func removeOwn(_ name: Symbol) -> Bool {
    if own(name) == nil { return false }
    return attributeDictionary.remove(named: heap.names.string(name))
  }

  /// The names of the instance's own attributes, in the order in which they were set.
  public final var ownNames: [String] {
    if let dictionary { return dictionary.names }
    return shape.symbols.enumerated().filter { !slots[$0.offset].isUnbound && !$0.element.isHidden }.map {
      heap.names.string($0.element)
    }
  }

  // MARK: What __slots__ declares

  /// Values under the hidden symbols of slots: they lie beside the attributes and are none of them.
  final var fixedEntries: [(symbol: Symbol, value: Value)] {
    shape.symbols.enumerated().filter(\.element.isHidden).map { ($0.element, slots[$0.offset]) }
  }

  final func fixed(_ symbol: Symbol) -> Value? { shape.slot(of: symbol).map { slots[$0] } }

  final func setFixed(_ symbol: Symbol, to value: Value) {
    if let slot = shape.slot(of: symbol) { slots[slot] = value } else { grow(to: shape.adding(symbol), value) }
  }

  /// Empties a slot; false when it was empty.
  final func removeFixed(_ symbol: Symbol) -> Bool {
    if shape.slot(of: symbol) == nil { return false }
    let kept = shape.symbols.enumerated().map { ($0.element, slots[$0.offset]) }.filter { $0.0 != symbol }
    restart(at: dictionary == nil ? instanceType.rootShape : instanceType.tableShape, with: kept)
    return true
  }

  /// Gives up all slots for those of another shape.
  private final func restart(at root: Shape, with entries: [(Symbol, Value)]) {
    slots.deinitialize(count: shape.count)
    shape = root
    for (symbol, value) in entries { grow(to: shape.adding(symbol), value) }
  }

  public final override var attributeNames: [String] { ownNames }

  /// `x.__dict__`: from now on the attributes live in this dict.
  final var attributeDictionary: DictObject {
    if let dictionary { return dictionary }
    let made = DictObject(heap: heap)
    for (slot, symbol) in shape.symbols.enumerated() where !slots[slot].isUnbound && !symbol.isHidden {
      made.set(named: heap.names.string(symbol), to: slots[slot])
    }
    adopt(made)
    return made
  }

  /// `x.__dict__ = d`
  final func adopt(_ attributes: DictObject) {
    let kept = fixedEntries.map { ($0.symbol, $0.value) }
    dictionary = attributes
    restart(at: instanceType.tableShape, with: kept)
  }

  /// `x.__class__ = C`
  final func become(_ type: TypeObject) {
    let kept = shape.symbols.enumerated().map {
      (instanceType.slotName($0.element).flatMap(type.slotSymbol) ?? $0.element, slots[$0.offset])
    }
    instanceType = type
    restart(at: dictionary == nil ? type.rootShape : type.tableShape, with: kept)
  }

  /// Gives an instance that was made empty the value it is to hold.
  final func fill(_ value: Value) { payload = value }

  // MARK: Operations

  @inline(__always)
  private final func special(_ special: Special) -> Value? { instanceType.special(special) }

  /// Calls a special method that the script defines; nil when there is none.
  final func callSpecial(_ special: Special, _ machine: Machine) throws(Raise) -> Value? {
    try callSpecial(special, [], machine)
  }

  final func callSpecial(
    _ special: Special, _ arguments: [Value], _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let method = instanceType.special(special) else { return nil }
    return try machine.call(special: method, of: .object(self), arguments)
  }

  public final override func isTrue(_ machine: Machine) throws(Raise) -> Bool {
    if let result = try callSpecial(.bool, machine) {
      guard case .bool(let bool) = result else {
        throw machine.typeError("__bool__ should return bool, returned \(machine.typeName(result))")
      }
      return bool
    }
    if special(.length) != nil { return try length(machine) != 0 }
    return payload.isUnbound ? true : try machine.isTrue(payload)
  }

  public final override func length(_ machine: Machine) throws(Raise) -> Int? {
    if let result = try callSpecial(.length, machine) { return try machine.lengthResult(result) }
    switch payload {
    case .string, .list, .tuple, .dict: return try machine.length(payload)
    case .object(let object): return try object.length(machine)
    default: return nil
    }
  }

  public final override func hash(_ machine: Machine) throws(Raise) -> Int? {
    if let method = special(.hash) {
      if method.isNone { return nil }
      let result = try machine.call(special: method, of: .object(self), [])
      guard BigIntObject.integer(result) != nil else {
        throw machine.typeError("__hash__ method should return an integer")
      }
      if case .int(let hash) = result.underlying { return hash == -1 ? -2 : hash }
      return try machine.hash(result.underlying)
    }
    switch payload {
    case .unbound: return try super.hash(machine)
    case .list, .dict: return nil
    case .object(let object): return try object.hash(machine)
    default: return try machine.hash(payload)
    }
  }

  public final override func repr(_ machine: Machine) throws(Raise) -> Text {
    if let result = try callSpecial(.repr, machine) { return try machine.textResult(result, "__repr__") }
    return try nativeRepr(machine)
  }

  public final override func str(_ machine: Machine) throws(Raise) -> Text {
    if let result = try callSpecial(.str, machine) { return try machine.textResult(result, "__str__") }
    if !hasNativeStr, let result = try callSpecial(.repr, machine) {
      return try machine.textResult(result, "__str__")
    }
    return try nativeStr(machine)
  }

  public final override func format(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if let result = try callSpecial(.format, [machine.string(specification)], machine) {
      return try machine.textResult(result, "__format__")
    }
    try machine.enter(" while calling a Python object")
    defer { machine.leave() }
    return try nativeFormat(specification, machine)
  }

  /// `repr` as it is without the script's say.
  open func nativeRepr(_ machine: Machine) throws(Raise) -> Text {
    return switch payload {
    case .unbound: Text("<\(instanceType.fullName) object at \(machine.address(of: self))>")
    case .object(let object as SetObject) where defines(.iterate) && object.count > 0:
      try machine.repr(
        machine.elements(of: .object(self)), of: self, opening: "\(instanceType.name)({", closing: "})")
    case .object(let object): try object.repr(as: instanceType, machine)
    default: try machine.repr(payload)
    }
  }

  /// `str` as it is without a `__str__` of the script: that of a text, and `repr` for everything else.
  open func nativeStr(_ machine: Machine) throws(Raise) -> Text {
    if case .string(let string) = payload { return string.text }
    return try repr(machine)
  }

  /// Whether `str` without a `__str__` of the script is something else than `repr`.
  final var hasNativeStr: Bool {
    if case .string = payload { true } else { self is ExceptionObject }
  }

  final func nativeFormat(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    switch payload {
    case .int, .float, .string, .bool:
      if specification.count == 0 { return try machine.str(.object(self)) }
      return try machine.format(payload, specification, of: instanceType)
    case .object(let object) where object is BigIntObject && specification.count > 0:
      return try machine.format(payload, specification, of: instanceType)
    default:
      if specification.count == 0 { return try machine.str(.object(self)) }
      throw machine.typeError("unsupported format string passed to \(instanceType.name).__format__")
    }
  }

  /// Whether the script, and no built-in class, says what `special` does.
  final func defines(_ special: Special) -> Bool { instanceType.special(special) != nil }

  /// Whether the class has another method for `special` than the class `other` from which it derives.
  final func overrides(_ special: Special, of other: TypeObject) -> Bool {
    guard let own = instanceType.lookup(special.symbol) else { return false }
    return other.lookup(special.symbol).map { !$0.isIdentical(to: own) } ?? true
  }

  public final override func unary(_ operator: UnaryOperator, _ machine: Machine) throws(Raise) -> Value? {
    let method: Special? =
      switch `operator` {
      case .negate: .negate
      case .plus: .plus
      case .invert: .invert
      case .not: nil
      }
    if let method, let result = try callSpecial(method, machine) { return result }
    switch payload {
    case .float where `operator` == .invert: return nil
    case .int, .float, .bool: return try machine.unary(`operator`, payload)
    case .object(let object): return try object.unary(`operator`, machine)
    default: return nil
    }
  }

  public final override func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? {
    guard let method = `operator`.special else { return nil }
    if let result = try callSpecial(method, [other], machine) {
      return result.isIdentical(to: machine.notImplemented) ? nil : result
    }
    if payload.isUnbound {
      // What `object` does: `!=` is the contrary of `==`.
      guard `operator` == .notEqual, let result = try callSpecial(.equal, [other], machine) else { return nil }
      return result.isIdentical(to: machine.notImplemented) ? nil : .bool(!(try machine.isTrue(result)))
    }
    let operand = other.underlying
    return operand.object?.asInstance == nil
      ? try machine.compareIfSupported(`operator`, payload, operand) : nil
  }

  public final override func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? {
    if let method = special(.contains) {
      if method.isNone {
        throw machine.typeError("'\(instanceType.name)' object is not a container")
      }
      return try machine.isTrue(machine.call(special: method, of: .object(self), [item]))
    }
    return payload.isScalar || payload.object is BigIntObject ? nil : try machine.contains(item, in: payload)
  }

  public final override func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    if let result = try callSpecial(.item, [index], machine) { return result }
    return try nativeItem(at: index, machine)
  }

  /// `x[index]` of what the instance holds; a dict asks the script's `__missing__`.
  final func nativeItem(at index: Value, _ machine: Machine) throws(Raise) -> Value? {
    switch payload {
    case .dict(let dict):
      if let value = try dict.get(index, machine) { return value }
      if let value = try callSpecial(.missing, [index], machine) { return value }
      throw machine.keyError(index)
    case .list, .tuple, .string: return try machine.item(of: payload, at: index)
    case .object(let object): return try object.item(at: index, machine)
    default: return nil
    }
  }

  public final override func setItem(
    at index: Value, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    if try callSpecial(.setItem, [index, value], machine) != nil { return true }
    switch payload {
    case .list, .dict:
      try machine.setItem(of: payload, at: index, to: value)
      return true
    case .object(let object): return try object.setItem(at: index, to: value, machine)
    default: return false
    }
  }

  public final override func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool {
    if try callSpecial(.deleteItem, [index], machine) != nil { return true }
    switch payload {
    case .list, .dict:
      try machine.deleteItem(of: payload, at: index)
      return true
    case .object(let object): return try object.deleteItem(at: index, machine)
    default: return false
    }
  }

  public final override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    if let method = special(.iterate) {
      if method.isNone { return nil }
      let result = try machine.call(special: method, of: .object(self), [])
      guard let iterator = result.object, iterator.isIterator else {
        throw machine.typeError("iter() returned non-iterator of type '\(machine.typeName(result))'")
      }
      return iterator
    }
    if !payload.isUnbound { return try machine.iteratorIfIterable(payload) }
    return special(.item) == nil ? nil : IndexIterator(.object(self), heap: heap)
  }

  public final override var isIterator: Bool { instanceType.special(.next) != nil }

  public final override func next(_ machine: Machine) throws(Raise) -> Value? {
    try callSpecial(.next, machine)
  }

  public final override var isCallable: Bool { instanceType.special(.call) != nil }

  public final override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    guard let method = special(.call) else {
      throw machine.typeError("'\(instanceType.name)' object is not callable")
    }
    try machine.enter(" while calling a Python object")
    defer { machine.leave() }
    return try machine.call(
      special: method, of: .object(self), arguments.positional, keywords: arguments.keywords)
  }

  // MARK: As a descriptor

  public final override var isDataDescriptor: Bool {
    instanceType.special(.set) != nil || instanceType.special(.delete) != nil
  }

  public final override func get(
    for instance: Value?, of owner: TypeObject, _ machine: Machine
  ) throws(Raise) -> Value {
    try callSpecial(.get, [instance ?? .none, .object(owner)], machine) ?? .object(self)
  }

  public final override func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    if try callSpecial(.set, [instance, value], machine) == nil {
      throw machine.error("AttributeError", "__set__")
    }
  }

  public final override func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    if try callSpecial(.delete, [instance], machine) == nil {
      throw machine.error("AttributeError", "__delete__")
    }
  }
}

extension Value {
  /// The built-in value inside an instance of a derived class; every other value is its own.
  ///
  /// Native code that looks for a text, a number or a list of the script looks at this, as a class derived from
  /// `str` is good enough where a `str` is asked for.
  @inline(__always)
  public var underlying: Value {
    guard case .object(let object) = self, let instance = object.asInstance, !instance.payload.isUnbound else {
      return self
    }
    return instance.payload
  }
}

/// Goes through an object by `x[0]`, `x[1]`, … until that raises IndexError.
final class IndexIterator: Container {
  private var sequence: Value
  private var index = 0

  init(_ sequence: Value, heap: Heap) {
    self.sequence = sequence
    super.init(heap: heap)
  }

  deinit { ledger.bury(&sequence) }

  override var type: TypeObject { heap.types.named("iterator") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if sequence.isUnbound { return nil }
    do throws(Raise) {
      let item = try machine.item(of: sequence, at: .int(index))
      index &+= 1
      return item
    } catch {
      let type = error.exception.type
      if type.isSubtype(of: heap.types.exception("IndexError")) || machine.isStopIteration(error) {
        sequence = .unbound
        return nil
      }
      throw error
    }
  }

  override func lengthHint(_ machine: Machine) throws(Raise) -> Int? {
    if sequence.isUnbound { return 0 }
    return try machine.unlessWrongType { () throws(Raise) in max(0, try machine.length(sequence) - index) }
  }

  override func forEachReference(_ visit: (Value) -> Void) { visit(sequence) }
  override func sever() { sequence = .unbound }
}
