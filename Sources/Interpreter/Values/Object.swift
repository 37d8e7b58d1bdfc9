// What every object can do.
//
// An object answers the machine through the methods below: its attributes, its arithmetic, its items. Each
// has a default that says "cannot", so a class overrides only what it can, and a library adds a kind of
// object (a tensor, a picture) without the machine ever naming it. `nil` means "not supported here", which
// the machine turns into Python's TypeError or AttributeError, or tries the other operand.

public import Syntax

/// An object on the script's heap.
open class Object {
  /// The accounts of the heap that the object is on.
  final let ledger: Ledger

  /// The heap that accounts for this object. It outlives every object (see ``Heap``).
  public final var heap: Heap {
    @inline(__always) get { ledger.heap }
  }

  public init(heap: Heap) {
    ledger = heap.ledger
    ledger.objectWasBorn()
  }

  deinit { ledger.objectDied(self) }

  /// A number that no other living object has: what `id` and `repr` show, and the hash of what is hashed as itself.
  ///
  /// An address would do as well, but differs from run to run, and sets are ordered by hashes. Numbers are given when
  /// first asked for. Few ask a string or an iterator, so the heap keeps their numbers; what is often asked has room for
  /// its own.
  open var identity: Int { heap.identity(of: self) }

  /// The object's class, as `type(x)` gives it.
  open var type: TypeObject { heap.types.object }

  /// The object as a container, if it is one.
  var asContainer: Container? { nil }

  /// The object as an instance of a class that may be the script's, if it is one.
  var asInstance: InstanceObject? { nil }

  /// Called when the object is about to lose its last reference: whether it has let go of what it holds and is kept,
  /// with that reference, for the next object of its kind (see ``Spares``).
  open func retire() -> Bool { false }

  // MARK: Truth, size, identity

  open func isTrue(_ machine: Machine) throws(Raise) -> Bool {
    if let count = try length(machine) { return count != 0 }
    return true
  }

  /// `len(x)`; nil when the object has no length.
  open func length(_ machine: Machine) throws(Raise) -> Int? { nil }

  /// How many items an iterator expects to give; nil where it has no idea.
  open func lengthHint(_ machine: Machine) throws(Raise) -> Int? { nil }

  /// `hash(x)`; nil when unhashable.
  open func hash(_ machine: Machine) throws(Raise) -> Int? { identity }

  // MARK: Text

  open func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<\(type.name) object at \(machine.address(of: self))>")
  }

  /// `repr` of an instance of `type`, a class of the script, that holds this object.
  open func repr(as type: TypeObject, _ machine: Machine) throws(Raise) -> Text { try repr(machine) }

  open func str(_ machine: Machine) throws(Raise) -> Text { try repr(machine) }

  /// `format(x, spec)`.
  open func format(_ specification: Text, _ machine: Machine) throws(Raise) -> Text {
    if specification.count == 0 { return try machine.str(.object(self)) }
    throw machine.typeError("unsupported format string passed to \(type.name).__format__")
  }

  // MARK: Operators

  /// `self op other`, or `other op self` when `reflected`; nil when this object does not know how.
  open func binary(
    _ operator: BinaryOperator, _ other: Value, reflected: Bool, _ machine: Machine
  ) throws(Raise) -> Value? { nil }

  /// `self op= other`; nil to fall back on ``binary(_:_:reflected:_:)``.
  open func binaryInPlace(
    _ operator: BinaryOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? { nil }

  open func unary(_ operator: UnaryOperator, _ machine: Machine) throws(Raise) -> Value? { nil }

  /// A rich comparison (`<` … `!=`); nil when this object does not know how.
  open func compare(
    _ operator: ComparisonOperator, _ other: Value, _ machine: Machine
  ) throws(Raise) -> Value? { nil }

  // MARK: Items

  /// `item in self`; nil to fall back on iteration.
  open func contains(_ item: Value, _ machine: Machine) throws(Raise) -> Bool? { nil }

  open func item(at index: Value, _ machine: Machine) throws(Raise) -> Value? { nil }

  /// `self[i, j, …]`, asked with the indices one by one before a tuple of them is; nil where the object wants that.
  open func item(at indices: Arguments, _ machine: Machine) throws(Raise) -> Value? { nil }

  /// `self[i, j, …] = value` likewise; false where the object wants a tuple.
  open func setItem(at indices: Arguments, to value: Value, _ machine: Machine) throws(Raise) -> Bool { false }

  /// `self[index] = value`; false when items cannot be assigned.
  open func setItem(at index: Value, to value: Value, _ machine: Machine) throws(Raise) -> Bool { false }

  open func deleteItem(at index: Value, _ machine: Machine) throws(Raise) -> Bool { false }

  /// `iter(self)`: an object that implements ``next(_:)``; nil when not iterable. An iterator gives itself.
  open func iterate(_ machine: Machine) throws(Raise) -> Object? { isIterator ? self : nil }

  /// Whether ``next(_:)`` is implemented.
  open var isIterator: Bool { false }

  /// The next item of an iterator; nil when it is exhausted. What goes through an iterator asks for it by
  /// ``Machine/next(of:)``, as a StopIteration ends it, too.
  open func next(_ machine: Machine) throws(Raise) -> Value? { nil }

  /// Whether the sequence patterns of `match` may match the object, beyond lists, tuples and ranges.
  open var isPatternSequence: Bool { false }

  /// Whether the mapping patterns of `match` may match the object, beyond dicts.
  open var isPatternMapping: Bool { false }

  // MARK: What it keeps alive

  /// Calls `visit` with the containers that a structure of the host holds, which lives as long as this object does:
  /// the graph behind a tensor. `pass` is another number each time that cycles are looked for.
  open func forEachReferenceOutside(pass: Int, _ visit: (Value) -> Void) {}

  // MARK: Attributes

  /// An attribute of the object itself (its methods are its type's); nil to go on to the type.
  open func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? { nil }

  /// `self.name = value`; false when attributes cannot be set.
  open func setAttribute(_ name: Symbol, to value: Value, _ machine: Machine) throws(Raise) -> Bool { false }

  open func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool { false }

  /// Names for completion and `dir`, beside those of the type.
  open var attributeNames: [String] { [] }

  // MARK: As an attribute of a class

  /// Whether assignment to the attribute of an instance goes to this object of its class.
  open var isDataDescriptor: Bool { false }

  /// What `x.name` gives when the class of `x` holds this object; `C.name` asks with nil for the instance.
  open func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    .object(self)
  }

  open func set(for instance: Value, to value: Value, _ machine: Machine) throws(Raise) {
    throw machine.error("AttributeError", "can't set attribute")
  }

  open func delete(for instance: Value, _ machine: Machine) throws(Raise) {
    throw machine.error("AttributeError", "can't delete attribute")
  }

  // MARK: Calls

  open var isCallable: Bool { false }

  /// How it is called and what it does, where it is a function of the host that is no `NativeFunction`.
  open var help: Documentation? { nil }

  open func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    throw machine.typeError("'\(type.name)' object is not callable")
  }
}

/// An object that refers to other values and can therefore be part of a cycle.
///
/// The heap links all of them; its collector visits what they hold and severs those nothing reaches.
open class Container: Object {
  final var previous: Unmanaged<Container>?
  final var next: Unmanaged<Container>?
  /// The number, cut short, of the last search for cycles that reached it.
  final var searchMark: UInt16 = 0
  /// Set for what the host keeps: the collector counts it among the roots.
  public final var isPermanent = false
  /// Numbered when first asked for: 0 before.
  private final var serial: UInt32 = 0

  public override init(heap: Heap) {
    super.init(heap: heap)
    ledger.link(self)
  }

  deinit { ledger.unlink(self) }

  override final var asContainer: Container? { self }

  public override final var identity: Int {
    if serial == 0 { serial = heap.nextSerial() }
    return Int(serial)
  }

  /// Whether the object may be used again as another one, which then has a number of its own.
  final func forgetsItself() -> Bool {
    serial = 0
    return !isPermanent
  }

  /// Calls `visit` with every value the object holds.
  open func forEachReference(_ visit: (Value) -> Void) {}

  /// Whether the script has to be told before the object may go.
  var mustClose: Bool { false }

  /// Drops every value the object holds, to break a cycle.
  open func sever() {}
}
