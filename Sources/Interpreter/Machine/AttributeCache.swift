// What `x.name` was found to be, remembered for the next time.
//
// An instance's shape says where its attributes lie, and it belongs to one class; so shape and name together decide
// everything, as long as no class changes. The heap counts such changes (`classEpoch`), and what was noted under an
// older count is void. The tables are small and direct-mapped: a collision costs a search, nothing more.

/// Three tables, keyed by shape (or class) and name.
struct AttributeCache {
  /// Where the instance itself has the attribute, and no descriptor of the class stands before it.
  struct Load {
    var key: UInt64
    var epoch: Int
    var slot: Int
  }

  /// Where to store an attribute; for a new one, the shape that the instance then has.
  struct Store {
    var key: UInt64
    var epoch: Int
    var slot: Int
    var grown: Unmanaged<Shape>?
  }

  /// The function of the class that a call `x.name(…)` calls with `x` as its first argument.
  struct Method {
    /// First, so that a pointer to the entry is one to it.
    var function: Value
    var key: UInt64
    var epoch: Int
  }

  private static let size = 2048
  let loads: UnsafeMutablePointer<Load>
  let stores: UnsafeMutablePointer<Store>
  let methods: UnsafeMutablePointer<Method>

  init() {
    loads = .allocate(capacity: AttributeCache.size)
    loads.initialize(repeating: Load(key: 0, epoch: -1, slot: 0), count: AttributeCache.size)
    stores = .allocate(capacity: AttributeCache.size)
    stores.initialize(repeating: Store(key: 0, epoch: -1, slot: 0), count: AttributeCache.size)
    methods = .allocate(capacity: AttributeCache.size)
    methods.initialize(repeating: Method(function: .unbound, key: 0, epoch: -1), count: AttributeCache.size)
  }

  func deallocate() {
    loads.deallocate()
    stores.deallocate()
    methods.deinitialize(count: AttributeCache.size)
    methods.deallocate()
  }

  @inline(__always)
  static func key(_ id: Int32, _ name: Symbol) -> UInt64 {
    UInt64(UInt32(bitPattern: id)) << 32 | UInt64(UInt32(bitPattern: name.id))
  }

  @inline(__always)
  static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key >> 32) &* 31 &+ key) & (size &- 1)
  }
}

extension Machine {
  /// Where the instance in `register` holds the attribute, if that is known.
  @inline(__always)
  func knownAttribute(
    of register: UnsafeMutablePointer<Value>, _ name: Symbol
  ) -> UnsafeMutablePointer<Value>? {
    guard let instance = register.peekInstance(plainInstance) else { return nil }
    return instance._withUnsafeGuaranteedRef { instance in
      let key = AttributeCache.key(instance.shape.id, name)
      let known = cache.loads + AttributeCache.place(key)
      guard known.pointee.key == key, known.pointee.epoch == heap.classEpoch else { return nil }
      return instance.slots + known.pointee.slot
    }
  }

  /// Stores an attribute of the instance in `register` where the place is known; false where it is not.
  @inline(__always)
  func storeKnownAttribute(
    of register: UnsafeMutablePointer<Value>, _ name: Symbol, _ value: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard let instance = register.peekInstance(plainInstance) else { return false }
    return instance._withUnsafeGuaranteedRef { instance in
      let key = AttributeCache.key(instance.shape.id, name)
      let known = cache.stores + AttributeCache.place(key)
      guard known.pointee.key == key, known.pointee.epoch == heap.classEpoch else { return false }
      if let grown = known.pointee.grown {
        instance.grow(to: grown._withUnsafeGuaranteedRef { $0 }, value.pointee)
      } else {
        (instance.slots + known.pointee.slot).copy(from: value)
      }
      return true
    }
  }

  /// The function that `x.name(…)` calls with `x` first, for the `x` in `register`, if that is known.
  @inline(__always)
  func knownMethod(
    of register: UnsafeMutablePointer<Value>, _ name: Symbol
  ) -> UnsafeMutablePointer<Value>? {
    let id: Int32
    switch register.pointee {
    case .object:
      if let instance = register.peekInstance(plainInstance) {
        id = instance._withUnsafeGuaranteedRef { $0.shape.id }
      } else if register.isPlainSet {
        id = setID
      } else {
        return nil
      }
    case .list: id = listID
    case .string: id = stringID
    case .dict: id = dictID
    default: return nil
    }
    let key = AttributeCache.key(id, name)
    let known = cache.methods + AttributeCache.place(key)
    guard known.pointee.key == key, known.pointee.epoch == heap.classEpoch else { return nil }
    return UnsafeMutableRawPointer(known).assumingMemoryBound(to: Value.self)
  }

  /// `symbol` is the hidden one where `__slots__` declares the attribute.
  func remember(load name: Symbol, of instance: InstanceObject, in symbol: Symbol? = nil) {
    guard symbol != nil || instance.dictionary == nil, let slot = instance.shape.slot(of: symbol ?? name) else {
      return
    }
    let key = AttributeCache.key(instance.shape.id, name)
    cache.loads[AttributeCache.place(key)] = AttributeCache.Load(key: key, epoch: heap.classEpoch, slot: slot)
  }

  /// To be called before the attribute is stored.
  func remember(store name: Symbol, of instance: InstanceObject, in symbol: Symbol? = nil) {
    guard symbol != nil || instance.dictionary == nil, instance.shape.count < Shape.mostSlots else { return }
    let key = AttributeCache.key(instance.shape.id, name)
    let slot = instance.shape.slot(of: symbol ?? name)
    cache.stores[AttributeCache.place(key)] = AttributeCache.Store(
      key: key, epoch: heap.classEpoch, slot: slot ?? 0,
      grown: slot == nil ? Unmanaged.passUnretained(instance.shape.adding(symbol ?? name)) : nil)
  }

  func remember(method name: Symbol, of value: Value, _ function: Value) {
    let id: Int32
    switch value {
    case .object(let object):
      if let set = object as? SetObject, !set.isFrozen {
        id = setID
      } else if let instance = object.asInstance, instance.dictionary == nil {
        id = instance.shape.id
      } else {
        return
      }
    case .list: id = listID
    case .string: id = stringID
    case .dict: id = dictID
    default: return
    }
    let key = AttributeCache.key(id, name)
    cache.methods[AttributeCache.place(key)] = AttributeCache.Method(
      function: function, key: key, epoch: heap.classEpoch)
  }
}
