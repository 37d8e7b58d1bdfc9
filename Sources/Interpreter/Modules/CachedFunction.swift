// `functools.lru_cache` and `cache`: a function that remembers what it returned.
//
// Results stand in a table by key. A cache of limited size also keeps them in a ring, least recently used first:
// nodes in an array that know their neighbours by number. The key is the tuple of the arguments, but for a single
// int or str the argument itself; so `f(3)` and `f(3.0)` are two entries, `f(3, 4)` and `f(3.0, 4)` are one.

import Limits

/// A function behind a cache.
final class CachedFunction: Container {
  private var function: Value
  /// How many results are kept; nil is all.
  private let capacity: Int?
  /// Whether arguments of different type are different.
  private let isTyped: Bool
  private var results: DictObject
  private var ring = Ring()
  private var hits = 0
  private var misses = 0
  /// Stands in a key between the positional and the named arguments.
  private let mark: Object
  private var dictionary: DictObject

  private init(_ function: Value, capacity: Int?, isTyped: Bool, heap: Heap) {
    self.function = function
    self.capacity = capacity
    self.isTyped = isTyped
    results = DictObject(heap: heap)
    mark = Object(heap: heap)
    dictionary = DictObject(heap: heap)
    super.init(heap: heap)
  }

  deinit {
    clear()
    ledger.bury(&function)
    buryObject(.dict(results))
    buryObject(.dict(dictionary))
  }

  override var type: TypeObject { heap.types.named(CachedFunction.typeName) }
  override var isCallable: Bool { true }

  override func get(for instance: Value?, of owner: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    guard let instance else { return .object(self) }
    return .object(BoundMethod(.object(self), receiver: instance, heap: heap))
  }

  // MARK: Calls

  override func call(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if capacity == 0 {
      misses += 1
      return try compute(arguments, machine)
    }
    let key = try key(of: arguments, machine)
    let hash = try machine.hash(key)
    if let found = try results.find(key, hash: hash, machine), let entry = results.entry(found) {
      hits += 1
      guard capacity != nil else { return entry.value }
      if case .int(let node) = entry.value { return ring.use(node) }
    }
    misses += 1
    let value = try compute(arguments, machine)
    guard let capacity else {
      try results.set(key, hash: hash, to: value, machine)
      return value
    }
    // The function may have called itself with the same arguments.
    if try results.find(key, hash: hash, machine) != nil { return value }
    while results.count >= capacity, let oldest = ring.removeOldest() {
      try results.remove(oldest.key, hash: oldest.hash, machine)
    }
    let (node, isNew) = ring.append(key, hash: hash, value)
    if isNew { ledger.note(bytes: Ring.nodeBytes) }
    try results.set(key, hash: hash, to: .int(node), machine)
    return value
  }

  private func compute(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    try machine.call(function, arguments.positional, keywords: arguments.keywords)
  }

  private func key(of arguments: Arguments, _ machine: Machine) throws(Raise) -> Value {
    if !isTyped, arguments.count == 1, !arguments.hasKeywords, let only = arguments[0] {
      switch only {
      case .int, .string: return only
      case .object(let object) where object is BigIntObject: return only
      default: break
      }
    }
    var parts = arguments.positional
    let keywords = arguments.keywords
    if !keywords.isEmpty { parts.append(.object(mark)) }
    for (name, value) in keywords {
      parts.append(machine.string(Text(heap.names.string(name))))
      parts.append(value)
    }
    if isTyped {
      for value in arguments.positional { parts.append(.object(machine.type(of: value))) }
      for (_, value) in keywords { parts.append(.object(machine.type(of: value))) }
    }
    return machine.tuple(parts)
  }

  private func clear() {
    hits = 0
    misses = 0
    ledger.release(bytes: ring.nodeCount * Ring.nodeBytes)
    var old = Ring()
    swap(&old, &ring)
    results.removeAll()
    for value in old.values { buryObject(value) }
  }

  private func info(_ type: TypeObject, _ machine: Machine) throws(Raise) -> Value {
    let size = capacity.map { Value.int($0) } ?? .none
    return try machine.call(.object(type), [.int(hits), .int(misses), size, .int(results.count)])
  }

  // MARK: Attributes

  override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    let text = heap.names.string(name)
    return text == "__dict__" ? .dict(dictionary) : dictionary.value(named: text)
  }

  override func setAttribute(_ name: Symbol, to value: Value, _ machine: Machine) throws(Raise) -> Bool {
    dictionary.set(named: heap.names.string(name), to: value)
    return true
  }

  override func deleteAttribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Bool {
    dictionary.remove(named: heap.names.string(name))
  }

  override func forEachReference(_ visit: (Value) -> Void) {
    visit(function)
    visit(.dict(results))
    visit(.dict(dictionary))
    for value in ring.values { visit(value) }
  }

  override func sever() {
    clear()
    function = .unbound
    dictionary.removeAll()
  }

  // MARK: The decorators

  private static let typeName = "functools._lru_cache_wrapper"

  static func install(in members: GlobalTable, _ machine: Machine) throws(Raise) {
    let type = machine.heap.types.named(typeName)
    let infoType = try machine.namedTupleType(
      "CacheInfo", ["hits", "misses", "maxsize", "currsize"], module: machine.string("functools"))
    members["_CacheInfo"] = .object(infoType)
    machine.define(cacheMethods, on: type) { value in
      (value.object as? CachedFunction).map { ($0, infoType) }
    }
    members["lru_cache"] = machine.function("lru_cache", "maxsize=128, typed=False") {
      (values, machine) throws(Raise) in
      let isTyped = try machine.isTrue(values[1])
      var capacity: Int?
      if let size = values[0].asInt {
        capacity = max(size, 0)
      } else if machine.isCallable(values[0]), case .bool = values[1] {
        return try decorate(values[0], capacity: 128, isTyped: isTyped, machine)
      } else if !values[0].isNone {
        throw machine.typeError("Expected first argument to be an integer, a callable, or None")
      }
      return machine.function("decorating_function", "user_function") { (values, machine) throws(Raise) in
        try decorate(values[0], capacity: capacity, isTyped: isTyped, machine)
      }
    }
    members["cache"] = machine.function("cache", "user_function") { (values, machine) throws(Raise) in
      try decorate(values[0], capacity: nil, isTyped: false, machine)
    }
  }

  private static let cacheMethods: [NativeMethod<(cached: CachedFunction, infoType: TypeObject)>] = [
    NativeMethod("cache_info", .none) { receiver, _, machine throws(Raise) in
      try receiver.cached.info(receiver.infoType, machine)
    },
    NativeMethod("cache_clear", .none) { receiver, _, _ in
      receiver.cached.clear()
      return .none
    },
  ]

  private static func decorate(
    _ function: Value, capacity: Int?, isTyped: Bool, _ machine: Machine
  ) throws(Raise) -> Value {
    guard machine.isCallable(function) else {
      throw machine.typeError("the first argument must be callable")
    }
    let cached = CachedFunction(function, capacity: capacity, isTyped: isTyped, heap: machine.heap)
    let parameters = machine.function("cache_parameters", "") { (_, machine) throws(Raise) in
      try machine.dict([
        (machine.string("maxsize"), capacity.map { .int($0) } ?? .none),
        (machine.string("typed"), .bool(isTyped)),
      ])
    }
    cached.dictionary.set(named: "cache_parameters", to: parameters)
    try machine.updateWrapper(.object(cached), from: function)
    return .object(cached)
  }
}

/// Entries in the order of their use.
private struct Ring {
  private struct Node {
    var key: Value
    var hash: Int
    var value: Value
    var older: Int
    var newer: Int
  }

  static let nodeBytes = MemoryLayout<Node>.stride

  /// Node 0 is the ring's ends: its `newer` is the oldest entry, its `older` the newest.
  private var nodes = [Node(key: .unbound, hash: 0, value: .unbound, older: 0, newer: 0)]
  private var free: [Int] = []

  var nodeCount: Int { nodes.count - 1 }

  var values: [Value] { nodes.flatMap { [$0.key, $0.value] } }

  /// The value of a node, which is now the newest.
  mutating func use(_ node: Int) -> Value {
    guard nodes.indices.contains(node) else { return .none }
    unlink(node)
    link(node)
    return nodes[node].value
  }

  /// Adds an entry as the newest; tells its node, and whether there was none to use again.
  mutating func append(_ key: Value, hash: Int, _ value: Value) -> (node: Int, isNew: Bool) {
    let made = Node(key: key, hash: hash, value: value, older: 0, newer: 0)
    let reused = free.popLast()
    if let reused { nodes[reused] = made } else { nodes.append(made) }
    let node = reused ?? nodes.count - 1
    link(node)
    return (node, reused == nil)
  }

  mutating func removeOldest() -> (key: Value, hash: Int)? {
    let node = nodes[0].newer
    if node == 0 { return nil }
    unlink(node)
    let (key, hash) = (nodes[node].key, nodes[node].hash)
    nodes[node].key = .unbound
    nodes[node].value = .unbound
    free.append(node)
    return (key, hash)
  }

  private mutating func unlink(_ node: Int) {
    let (older, newer) = (nodes[node].older, nodes[node].newer)
    nodes[older].newer = newer
    nodes[newer].older = older
  }

  private mutating func link(_ node: Int) {
    let newest = nodes[0].older
    nodes[node].older = newest
    nodes[node].newer = 0
    nodes[newest].newer = node
    nodes[0].older = node
  }
}
