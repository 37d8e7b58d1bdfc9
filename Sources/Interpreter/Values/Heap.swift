// The script's heap: accounts, cycles, and safe destruction.
//
// Reference counting frees almost everything at once. Three things remain, and they live here.
// (1) Accounts: objects note their bytes with the session's `Limits`. (2) Cycles: every container is in one
// linked list; `collect` marks what the roots reach and severs the rest, so that reference counting frees
// it. (3) Depth: dropping a list nested a million deep would recurse a million times in `deinit`; instead a
// dying container puts what it holds into a queue, which the outermost death empties in a loop. And who presses
// Ctrl-C does not wait for the death of ten million objects: what is left of a large container then is dropped when
// the next run begins.
//
// Objects point to their heap without counting, so the heap counts its objects and keeps itself alive until
// its owner has closed it and the last object has died.

public import Limits

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What every birth and death of an object changes: the heap's accounts, as objects reach them.
///
/// They lie behind a pointer that objects keep in place of the heap, for to reach them through the heap would count a
/// reference to it each time.
struct Ledger {
  private struct Fields {
    var objectCount = 0
    var first: Unmanaged<Container>?
    var containerCount = 0
    var isClosed = false
    /// Whether the heap keeps the number of some object.
    var keepsNumbers = false
    var heap: Unmanaged<Heap>?
    let memory: UnsafeMutablePointer<Limits.Memory>
    let texts = Spares()
    let pairs = Spares()
    let lists = Spares()
    let instances = Spares()
  }

  private let fields: UnsafeMutablePointer<Fields>

  init(_ memory: UnsafeMutablePointer<Limits.Memory>) {
    fields = .allocate(capacity: 1)
    fields.initialize(to: Fields(memory: memory))
  }

  /// To be called before the first object is born.
  func attach(_ heap: Heap) { fields.pointee.heap = Unmanaged.passUnretained(heap) }

  func deallocate() {
    for spares in [texts, pairs, lists, instances] { spares.deallocate() }
    fields.deallocate()
  }

  var heap: Heap {
    @inline(__always) get { fields.pointee.heap.unsafelyUnwrapped.takeUnretainedValue() }
  }

  var isClosed: Bool { fields.pointee.isClosed }
  var objectCount: Int { fields.pointee.objectCount }
  var containerCount: Int { fields.pointee.containerCount }
  var first: Unmanaged<Container>? { fields.pointee.first }

  /// What is kept for the next text, pair, short list and instance.
  var texts: Spares { fields.pointee.texts }
  var pairs: Spares { fields.pointee.pairs }
  var lists: Spares { fields.pointee.lists }
  var instances: Spares { fields.pointee.instances }

  // MARK: Accounts

  @inline(__always)
  func objectWasBorn() { fields.pointee.objectCount &+= 1 }

  @inline(__always)
  func objectDied(_ object: Object) {
    if _slowPath(fields.pointee.keepsNumbers) { heap.forgetIdentity(of: object) }
    fields.pointee.objectCount &-= 1
    if _slowPath(fields.pointee.objectCount == 0), fields.pointee.isClosed { heap.releaseSelf() }
  }

  func keepNumbers(_ keeps: Bool) { fields.pointee.keepsNumbers = keeps }

  /// The last object that dies from now on lets go of the heap.
  func close() {
    fields.pointee.isClosed = true
    for spares in [texts, pairs, lists, instances] { spares.close() }
  }

  /// Charges bytes that are already in use.
  @inline(__always)
  func note(bytes: Int) { fields.pointee.memory.pointee.used &+= bytes }

  /// Gives back what was noted.
  @inline(__always)
  func release(bytes: Int) { fields.pointee.memory.pointee.used &-= bytes }

  /// Takes over a value from a dying container and drops it, never recursing.
  @inline(__always)
  func bury(_ value: inout Value) {
    switch value {
    case .list, .tuple, .dict, .function, .object: heap.buryObject(&value)
    default: return
    }
  }

  /// Drops the values of a dying container's block, and frees it.
  @inline(__always)
  func dispose(_ base: UnsafeMutablePointer<Value>, count: Int) {
    if _slowPath(count > Heap.stretch) { return heap.disposeMany(base, from: 0, to: count) }
    drop(base, 0..<count)
    free(base)
  }

  @inline(__always)
  func drop(_ base: UnsafeMutablePointer<Value>, _ range: Range<Int>) {
    for item in base + range.lowerBound..<base + range.upperBound where !item.pointee.isScalar {
      bury(&item.pointee)
      item.put(.unbound)
    }
  }

  // MARK: Containers

  @inline(__always)
  func link(_ container: Container) {
    let reference = Unmanaged.passUnretained(container)
    let first = fields.pointee.first
    container.next = first
    if let first { first._withUnsafeGuaranteedRef { $0.previous = reference } }
    fields.pointee.first = reference
    fields.pointee.containerCount &+= 1
  }

  @inline(__always)
  func unlink(_ container: Container) {
    let (previous, next) = (container.previous, container.next)
    if let next { next._withUnsafeGuaranteedRef { $0.previous = previous } }
    if let previous {
      previous._withUnsafeGuaranteedRef { $0.next = next }
    } else {
      fields.pointee.first = next
    }
    fields.pointee.containerCount &-= 1
  }
}

/// What a class has under a name, unbound where it has nothing; void when `classEpoch` has moved on.
struct KnownLookup {
  static let capacity = 1024
  static var none: KnownLookup { KnownLookup(key: 0, epoch: -1, value: .unbound) }
  let key: UInt64
  let epoch: Int
  let value: Value
}

/// The heap of one interpreter. Not thread-safe: it belongs to the script's thread.
public final class Heap {
  public let limits: Limits
  /// Interned attribute and variable names.
  public let names: Names

  private var builtinTypes: BuiltinTypes?
  let ledger: Ledger
  private var lastSerial: UInt32 = 0
  /// The numbers of living objects that have no room for their own.
  private var identities: [ObjectIdentifier: UInt32] = [:]
  private var keepAlive: Unmanaged<Heap>?

  /// Counts changes of classes: what was found in a class holds as long as it stands still.
  var classEpoch = 0
  private var shapeCount: Int32 = 0

  private var collectionThreshold = Heap.smallestThreshold
  /// How often cycles were looked for.
  private var passes = 0
  /// How many values of scripts the host's own structures hold, for the objects that stand for those structures to tell
  /// (``Object/forEachReferenceOutside(pass:_:)``). The host counts.
  public var outsideHolds = 0
  private static let smallestThreshold = 20_000

  /// Generators that were dropped half-way and must be closed.
  private var orphans: [GeneratorObject] = []
  /// Whether there are any: looked at between instructions.
  private(set) var hasOrphans = false

  /// What classes were found to have under a name, or not to have.
  let lookups: UnsafeMutablePointer<KnownLookup>

  /// What libraries keep of their objects.
  private var furtherSpares: [Spares] = []

  private var isBurying = false
  private var dying: [Value] = []

  /// What frees the remains of large containers that died when the user wanted to stop.
  private var postponed: [() -> Void] = []

  public init(limits: Limits) {
    self.limits = limits
    ledger = Ledger(limits.memory)
    names = Names(ledger)
    lookups = .allocate(capacity: KnownLookup.capacity)
    lookups.initialize(repeating: .none, count: KnownLookup.capacity)
    ledger.attach(self)
    keepAlive = Unmanaged.passRetained(self)
  }

  deinit {
    ledger.deallocate()
    for spares in furtherSpares { spares.deallocate() }
    lookups.deinitialize(count: KnownLookup.capacity)
    lookups.deallocate()
  }

  /// A number for a class or a shape, of which each has its own.
  func nextShapeID() -> Int32 {
    shapeCount &+= 1
    return shapeCount
  }

  /// The built-in classes.
  public var types: BuiltinTypes {
    if let builtinTypes { return builtinTypes }
    let made = BuiltinTypes(heap: self)
    builtinTypes = made
    return made
  }

  /// The number of one more object that is asked for it.
  public func nextSerial() -> UInt32 {
    lastSerial = lastSerial == .max ? 1 : lastSerial &+ 1
    return lastSerial
  }

  /// The number of an object that has no room for it.
  func identity(of object: Object) -> Int {
    if let known = identities[ObjectIdentifier(object)] { return Int(known) }
    let serial = nextSerial()
    identities[ObjectIdentifier(object)] = serial
    ledger.keepNumbers(true)
    return Int(serial)
  }

  func forgetIdentity(of object: Object) {
    if identities.removeValue(forKey: ObjectIdentifier(object)) != nil, identities.isEmpty {
      ledger.keepNumbers(false)
    }
  }

  /// Called by the owner when the interpreter ends: severs everything, so that cycles die too.
  func close() {
    ledger.close()
    for spares in furtherSpares { spares.close() }
    builtinTypes = nil
    classEpoch &+= 1
    lookups.update(repeating: .none, count: KnownLookup.capacity)
    severUnreached(by: newMark())
    freeRemains()
    if objectCount == 0 { releaseSelf() }
  }

  fileprivate func releaseSelf() {
    let owner = keepAlive
    keepAlive = nil
    owner?.release()
  }

  /// How many objects live.
  package var objectCount: Int { ledger.objectCount }

  /// Bytes in use: what objects noted, and a share for each small object.
  var bytesUsed: Int { limits.bytesUsed &+ objectCount &* 96 }

  // MARK: Destruction

  /// See ``Ledger/bury(_:)``.
  @inline(never)
  fileprivate func buryObject(_ value: inout Value) {
    // What others hold, too, does not die now.
    let isLast = withUnsafeMutablePointer(to: &value) { $0.holdsOnlyReference }
    if !isLast { return }
    dying.append(value)
    value = .unbound
    if !isBurying { buryAll() }
  }

  private func buryAll() {
    isBurying = true
    var buried = 0
    while let next = dying.popLast() {
      withExtendedLifetime(next) {}
      buried &+= 1
      if buried & (Heap.stretch - 1) == 0, shouldPostpone(dying.count) {
        postponed.append { [rest = dying] in
          self.dying += rest
          if !self.isBurying { self.buryAll() }
        }
        dying = []
      }
    }
    isBurying = false
  }

  // MARK: Large containers

  /// Values that are dropped between two looks at the cancel flag.
  fileprivate static let stretch = 1 << 14

  /// Whether dropping `count` values would hold up a user who wants to stop.
  @inline(__always)
  func shouldPostpone(_ count: Int) -> Bool {
    count > Heap.stretch && limits.cancelFlag.isUrgent && !ledger.isClosed
  }

  /// Leaves work of dying to the beginning of the next run.
  func postpone(_ work: @escaping () -> Void) { postponed.append(work) }

  /// Frees what the run before left over.
  func freeRemains() {
    while let work = postponed.popLast() {
      work()
      if limits.cancelFlag.isUrgent, !ledger.isClosed { return }
    }
  }

  /// The same for many values, in stretches: what is left when the user wants to stop waits for the next run.
  @inline(never)
  fileprivate func disposeMany(_ base: UnsafeMutablePointer<Value>, from start: Int, to end: Int) {
    var place = start
    while place < end {
      if shouldPostpone(end - place) { return postpone { self.disposeMany(base, from: place, to: end) } }
      let stop = min(place + Heap.stretch, end)
      ledger.drop(base, place..<stop)
      place = stop
    }
    free(base)
  }

  // MARK: Generators dropped half-way

  func orphan(_ generator: GeneratorObject) {
    if ledger.isClosed { return }
    orphans.append(generator)
    hasOrphans = true
  }

  /// Hands over the orphans, the one that was dropped first in front.
  func takeOrphans() -> [GeneratorObject] {
    defer { orphans = [] }
    hasOrphans = false
    return orphans
  }

  /// The generators suspended inside a `try` or `with`, oldest first.
  var unclosedGenerators: [GeneratorObject] {
    var found: [GeneratorObject] = []
    forEachContainer { if $0.mustClose, let generator = $0 as? GeneratorObject { found.append(generator) } }
    return found.reversed()
  }

  // MARK: Cycles

  /// A place for objects of one more class to be used again.
  package func makeSpares() -> Spares {
    let made = Spares()
    furtherSpares.append(made)
    return made
  }

  private var containerCount: Int { ledger.containerCount }

  /// Calls `body` with every container; false where that `mayEnd` early, and did because the user wants to stop.
  @discardableResult
  private func forEachContainer(mayEnd: Bool = false, _ body: (Container) -> Void) -> Bool {
    var container = ledger.first
    var seen = 0
    while let current = container?.takeUnretainedValue() {
      body(current)
      container = current.next
      seen &+= 1
      if mayEnd, seen & (Heap.stretch - 1) == 0, isHurried { return false }
    }
    return true
  }

  /// Whether somebody waits for an end.
  private var isHurried: Bool { limits.cancelFlag.isUrgent && !ledger.isClosed }

  /// A mark that no container bears.
  private func newMark() -> UInt16 {
    passes &+= 1
    if UInt16(truncatingIfNeeded: passes) == 0 {
      forEachContainer { $0.searchMark = 0 }
      passes &+= 1
    }
    return UInt16(truncatingIfNeeded: passes)
  }

  /// Whether enough containers have been made since the last pass to look for cycles.
  var wantsCollection: Bool { containerCount > collectionThreshold }

  /// Frees every container that `roots` do not reach. Only call it while no native code holds values. Gives up when the
  /// user wants to stop.
  func collect(roots: (_ visit: (Value) -> Void) -> Void) {
    if isHurried { return }
    let mark = newMark()
    var pending: [Unmanaged<Container>] = []
    var reached = 0
    var isGivenUp = false
    func visit(_ value: Value) {
      guard !isGivenUp, let object = value.object else { return }
      guard let container = object.asContainer else {
        if outsideHolds > 0 { object.forEachReferenceOutside(pass: passes, visit) }
        return
      }
      if container.searchMark == mark { return }
      container.searchMark = mark
      pending.append(.passUnretained(container))
      reached &+= 1
      if reached & (Heap.stretch - 1) == 0 { isGivenUp = isHurried }
    }
    roots(visit)
    var unclosed: [GeneratorObject] = []
    let sawAll = forEachContainer(mayEnd: true) {
      if $0.isPermanent { visit(.object($0)) }
      if $0.mustClose, let generator = $0 as? GeneratorObject { unclosed.append(generator) }
    }
    if !sawAll { return }
    for orphan in orphans { visit(.object(orphan)) }
    func visitPending() {
      while !isGivenUp, let container = pending.popLast() {
        container._withUnsafeGuaranteedRef { $0.forEachReference(visit) }
      }
    }
    visitPending()
    if isGivenUp { return }
    // A generator to be closed keeps what it refers to until the next pass.
    for generator in unclosed.reversed() where generator.searchMark != mark {
      orphan(generator)
      visit(.object(generator))
    }
    visitPending()
    if isGivenUp { return }
    if severUnreached(by: mark) { collectionThreshold = max(Heap.smallestThreshold, containerCount &* 2) }
  }

  /// Whether all of the garbage was severed: what is left when the user wants to stop is for the next search to find.
  @discardableResult
  private func severUnreached(by mark: UInt16) -> Bool {
    var unreached: [Container] = []
    let sawAll = forEachContainer(mayEnd: true) { if $0.searchMark != mark { unreached.append($0) } }
    var severed = 0
    while let container = unreached.popLast() {
      container.sever()
      severed &+= 1
      if severed & (Heap.stretch - 1) == 0, shouldPostpone(unreached.count) {
        postpone { [unreached] in withExtendedLifetime(unreached) {} }
        return false
      }
    }
    return sawAll
  }
}

/// The names of attributes, interned so that comparing two is comparing two integers.
public final class Names {
  private var symbols: [String: Symbol] = [:]
  private var strings: [String] = []
  private let ledger: Ledger

  init(_ ledger: Ledger) {
    self.ledger = ledger
    for name in Special.names { _ = intern(name) }
  }

  public func intern(_ name: String) -> Symbol {
    if let symbol = symbols[name] { return symbol }
    let symbol = Symbol(id: Int32(truncatingIfNeeded: strings.count))
    strings.append(name)
    symbols[name] = symbol
    ledger.note(bytes: Names.bytesOfEntry &+ (name.utf8.count > 15 ? name.utf8.count &+ 32 : 0))
    return symbol
  }

  /// What a name takes in both tables, which are three quarters full at best; a long one has a block besides.
  private static let bytesOfEntry = 80

  public func string(_ symbol: Symbol) -> String {
    let index = Int(symbol.id)
    return strings.indices.contains(index) ? strings[index] : "?"
  }
}

/// An interned name.
public struct Symbol: Hashable, Sendable {
  let id: Int32

  /// Whether it is no name but stands for an entry of `__slots__`.
  var isHidden: Bool { id < 0 }
}
