// The lazy iterators: `enumerate`, `map`, `filter`, `zip`, `reversed`, and `iter(callable, sentinel)`.
//
// Each holds the iterators it draws from and makes one item at a time.

import Syntax

/// An iterator over other iterators, or over a function and a stopping value.
class LazyIterator: Container {
  /// What it draws from, calls or keeps for later; emptied when it is exhausted, which any call of the script
  /// may bring about.
  final var sources: [Value]
  private let typeName: String

  init(_ typeName: String, _ sources: [Value], heap: Heap) {
    self.typeName = typeName
    self.sources = sources
    super.init(heap: heap)
  }

  deinit { for index in sources.indices { ledger.bury(&sources[index]) } }

  override final var type: TypeObject { heap.types.named(typeName) }
  override final var isIterator: Bool { true }
  override final func iterate(_ machine: Machine) -> Object? { self }

  override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<\(typeName) object at \(machine.address(of: self))>")
  }

  /// The next item of the iterator at `index`.
  final func draw(_ index: Int, _ machine: Machine) throws(Raise) -> Value? {
    guard sources.indices.contains(index), case .object(let iterator) = sources[index] else { return nil }
    // Iterators over iterators may nest without end.
    try machine.enter("")
    defer { machine.leave() }
    return try machine.next(of: iterator)
  }

  final func exhaust() { sources = [] }

  override final func forEachReference(_ visit: (Value) -> Void) { for source in sources { visit(source) } }

  override final func sever() { sources = [] }
}

/// `enumerate(iterable, start)`.
private final class EnumerateIterator: LazyIterator {
  private var number: Value

  init(_ iterator: Value, start: Value, heap: Heap) {
    number = start
    super.init("enumerate", [iterator], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let item = try draw(0, machine) else { return nil }
    let current = number
    if case .int(let int) = current, int < .max {
      number = .int(int + 1)
    } else {
      number = try machine.binary(.add, current, .int(1))
    }
    return machine.pair(current, item)
  }
}

/// `map(function, iterable, …)`: the function comes first among the sources.
private final class MapIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let function = sources.first else { return nil }
    var arguments: [Value] = []
    for index in 1..<sources.count {
      guard let item = try draw(index, machine) else { return nil }
      arguments.append(item)
    }
    return try machine.call(function, arguments)
  }
}

/// `filter(function, iterable)`; None asks the items themselves.
private final class FilterIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let function = sources.first else { return nil }
    var tries = 0
    while let item = try draw(1, machine) {
      let answer = function.isNone ? item : try machine.call(function, [item])
      if try machine.isTrue(answer) { return item }
      tries += 1
      if tries & 0x3FF == 0 { try machine.poll() }
    }
    return nil
  }
}

/// `zip(iterable, …, strict=False)`.
private final class ZipIterator: LazyIterator {
  private let isStrict: Bool

  init(_ iterators: [Value], isStrict: Bool, heap: Heap) {
    self.isStrict = isStrict
    super.init("zip", iterators, heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    if sources.isEmpty { return nil }
    if sources.count == 2, !isStrict {
      guard let first = try draw(0, machine), let second = try draw(1, machine) else { return nil }
      return machine.pair(first, second)
    }
    var items: [Value] = []
    for index in sources.indices {
      guard let item = try draw(index, machine) else {
        if isStrict { try checkEnds(shortest: index, machine) }
        return nil
      }
      items.append(item)
    }
    return machine.tuple(items)
  }

  /// The iterator at `index` has ended: all others must end with it.
  private func checkEnds(shortest index: Int, _ machine: Machine) throws(Raise) {
    func others(_ index: Int) -> String { index == 1 ? "argument 1" : "arguments 1-\(index)" }
    if index > 0 {
      throw machine.valueError("zip() argument \(index + 1) is shorter than \(others(index))")
    }
    for index in sources.indices.dropFirst() where try draw(index, machine) != nil {
      throw machine.valueError("zip() argument \(index + 1) is longer than \(others(index))")
    }
  }
}

/// `iter(callable, sentinel)`.
private final class CallIterator: LazyIterator {
  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard sources.count == 2 else { return nil }
    let item = try machine.call(sources[0], [])
    if sources.count == 2, try machine.isSameKey(item, sources[1]) {
      exhaust()
      return nil
    }
    return item
  }
}

/// `reversed(sequence)`, by index.
private final class ReversedIterator: LazyIterator {
  private var index: Int

  init(_ typeName: String, _ sequence: Value, count: Int, heap: Heap) {
    index = count - 1
    super.init(typeName, [sequence], heap: heap)
  }

  /// The sequence is asked again: it may have become shorter.
  override func lengthHint(_ machine: Machine) throws(Raise) -> Int? {
    guard let sequence = sources.first, index >= 0 else { return 0 }
    return try machine.length(sequence) <= index ? 0 : index + 1
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let sequence = sources.first, index >= 0 else { return nil }
    let place = index
    index -= 1
    if case .list(let list) = sequence {
      if let item = list[place] { return item }
      exhaust()
      return nil
    }
    return try machine.item(of: sequence, at: .int(place))
  }
}

/// `reversed` of a dict or of a view of it.
private final class ReversedDictIterator: LazyIterator {
  private let part: DictPart
  private let count: Int
  private let version: Int
  private var number: Int
  private var left: Int

  init(_ dict: DictObject, _ part: DictPart, heap: Heap) {
    self.part = part
    count = dict.count
    left = count
    version = dict.table.version
    number = dict.table.entryCount - 1
    let kind = dict.isOrdered ? "odict_iterator" : "dict_reverse\(part.rawValue.dropLast())iterator"
    super.init(kind, [.dict(dict)], heap: heap)
  }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard case .dict(let dict)? = sources.first else { return nil }
    if let complaint = dict.complaint(ofIteratorFrom: version, count: count, machine) {
      exhaust()
      throw complaint
    }
    while number >= 0, let entry = dict.entry(number) {
      number -= 1
      if !entry.isLive { continue }
      left -= 1
      return part.value(of: entry, machine)
    }
    exhaust()
    return nil
  }

  override func lengthHint(_ machine: Machine) -> Int? {
    guard case .dict(let dict)? = sources.first, dict.count == count else { return 0 }
    return left
  }
}

extension Machine {
  /// The iterators that know how many items are left.
  private static let countedIterators = [
    "list_iterator", "list_reverseiterator", "tuple_iterator", "str_iterator", "str_ascii_iterator",
    "range_iterator", "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator",
    "dict_reversevalueiterator", "dict_reverseitemiterator", "set_iterator", "iterator", "reversed",
    "_collections._deque_iterator", "_collections._deque_reverse_iterator",
  ]

  /// The lazily iterating classes, to be offered by name.
  func installIterables() {
    let types = heap.types
    let hint = NativeMethod<Object>("__length_hint__", .none) { iterator, _, machine throws(Raise) in
      try iterator.lengthHint(machine).map { .int($0) } ?? machine.notImplemented
    }
    for name in Machine.countedIterators { define([hint], on: types.named(name)) { $0.object } }
    define(
      [
        NativeMethod<LongRange.Iterator>("__length_hint__", .none) { iterator, _, machine in
          machine.integer(iterator.left)
        }
      ], on: types.named("longrange_iterator")
    ) { $0.object as? LongRange.Iterator }
    construct(types.named("enumerate"), .named(["iterable", "start"])) { given, machine throws(Raise) in
      guard let source = given.optional(0) else {
        throw machine.typeError("enumerate() missing required argument 'iterable'")
      }
      let start = machine.integer(try machine.integerArgument(given.optional(1) ?? .int(0)))
      let iterator = Value.object(try machine.iterator(of: source))
      return .object(EnumerateIterator(iterator, start: start, heap: machine.heap))
    }
    construct(types.named("map"), .any) { given, machine throws(Raise) in
      if given.arguments.hasKeywords { throw machine.typeError("map() takes no keyword arguments") }
      if given.count < 2 { throw machine.typeError("map() must have at least two arguments.") }
      var sources = [given[0]]
      for source in given.rest(from: 1) { sources.append(.object(try machine.iterator(of: source))) }
      return .object(MapIterator("map", sources, heap: machine.heap))
    }
    construct(types.named("filter"), .count(2...2)) { given, machine throws(Raise) in
      let iterator = Value.object(try machine.iterator(of: given[1]))
      return .object(FilterIterator("filter", [given[0], iterator], heap: machine.heap))
    }
    construct(types.named("zip"), .any) { given, machine throws(Raise) in
      var isStrict = false
      let keywords = given.arguments.keywords.count
      if keywords > 1 {
        throw machine.typeError("zip() takes at most 1 keyword argument (\(keywords) given)")
      }
      for (name, value) in given.arguments.keywords {
        let name = machine.heap.names.string(name)
        if name != "strict" { throw machine.typeError("'\(name)' is an invalid keyword argument for zip()") }
        isStrict = try machine.isTrue(value)
      }
      var iterators: [Value] = []
      for source in given.rest() { iterators.append(.object(try machine.iterator(of: source))) }
      return .object(ZipIterator(iterators, isStrict: isStrict, heap: machine.heap))
    }
    construct(types.named("reversed"), .any) { given, machine throws(Raise) in
      if given.arguments.hasKeywords { throw machine.typeError("reversed() takes no keyword arguments") }
      if given.count != 1 { throw machine.typeError("reversed expected 1 argument, got \(given.count)") }
      return try machine.reversed(given[0])
    }
  }

  /// `iter(callable, sentinel)`.
  func iterator(calling function: Value, until sentinel: Value) -> Value {
    .object(CallIterator("callable_iterator", [function, sentinel], heap: heap))
  }

  private func reversed(_ sequence: Value) throws(Raise) -> Value {
    if let instance = sequence.object?.asInstance {
      if let method = instance.instanceType.special(.reversed) {
        if !method.isNone { return try call(special: method, of: sequence, []) }
      } else if try reversesItself(instance) {
        return try reversed(instance.payload)
      } else if try boundSpecial(.item, of: sequence) != nil {
        let count = try length(sequence)
        return .object(ReversedIterator("reversed", sequence, count: count, heap: heap))
      }
      throw typeError("'\(typeName(sequence))' object is not reversible")
    }
    if sequence.object is KindedType, let method = try boundSpecial(.reversed, of: sequence) {
      return try call(method, [])
    }
    return .object(try reversedIterator(sequence))
  }

  /// Whether the built-in class that an instance derives from has its own `__reversed__`, or would be asked for the same
  /// items by number.
  private func reversesItself(_ instance: InstanceObject) throws(Raise) -> Bool {
    switch instance.payload {
    case .list, .dict: true
    case .tuple, .string:
      instance.instanceType.special(.item) == nil && instance.instanceType.special(.length) == nil
    case .object: try boundSpecial(.reversed, of: instance.payload) != nil
    default: false
    }
  }

  /// What `reversed` goes through, asking no special method of a built-in class.
  func reversedIterator(_ sequence: Value) throws(Raise) -> Object {
    switch sequence {
    case .list(let list):
      return ReversedIterator("list_reverseiterator", sequence, count: list.count, heap: heap)
    case .tuple(let tuple):
      return ReversedIterator("reversed", sequence, count: tuple.count, heap: heap)
    case .string(let object):
      return ReversedIterator("reversed", sequence, count: object.text.count, heap: heap)
    case .dict(let dict): return ReversedDictIterator(dict, .keys, heap: heap)
    case .object(let object):
      if let view = object as? DictView { return ReversedDictIterator(view.dict, view.part, heap: heap) }
      if let range = object as? LongRange { return try iterator(of: .object(range.reversed)) }
      if let range = object as? RangeObject {
        return ReversedIterator("range_iterator", sequence, count: range.count, heap: heap)
      }
      if let method = try boundSpecial(.reversed, of: sequence) {
        if let iterator = try call(method, []).object { return iterator }
        break
      }
      if try attributeIfPresent(of: sequence, heap.names.intern("__getitem__")) != nil,
        let count = try object.length(self)
      {
        return ReversedIterator("reversed", sequence, count: count, heap: heap)
      }
    default: break
    }
    throw typeError("'\(typeName(sequence))' object is not reversible")
  }
}
