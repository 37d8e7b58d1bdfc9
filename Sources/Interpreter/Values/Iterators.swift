// What `iter` gives for the built-in collections.
//
// An iterator over a list counts and looks: it sees what is appended while it runs, as CPython's does. One
// over a dict or set refuses to go on when the table changed its size. A finished iterator stays finished,
// and lets go of what it went through.

/// `list_iterator`.
final class ListIterator: Container {
  private var list: ListObject?
  private var index = 0

  init(_ list: ListObject, heap: Heap) {
    self.list = list
    super.init(heap: heap)
  }

  deinit { if let list { buryObject(.list(list)) } }

  override var type: TypeObject { heap.types.named("list_iterator") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) -> Value? {
    guard let item = list?[index] else {
      list = nil
      return nil
    }
    index &+= 1
    return item
  }

  override func lengthHint(_ machine: Machine) -> Int? { list.map { max(0, $0.count - index) } ?? 0 }

  override func forEachReference(_ visit: (Value) -> Void) { if let list { visit(.list(list)) } }
  override func sever() { list = nil }
}

/// `tuple_iterator`.
final class TupleIterator: Container {
  private var tuple: TupleObject?
  private var index = 0

  init(_ tuple: TupleObject, heap: Heap) {
    self.tuple = tuple
    super.init(heap: heap)
  }

  deinit { if let tuple { buryObject(.tuple(tuple)) } }

  override var type: TypeObject { heap.types.named("tuple_iterator") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) -> Value? {
    guard let item = tuple?[index] else {
      tuple = nil
      return nil
    }
    index &+= 1
    return item
  }

  override func lengthHint(_ machine: Machine) -> Int? { tuple.map { $0.items.count - index } ?? 0 }

  override func forEachReference(_ visit: (Value) -> Void) { if let tuple { visit(.tuple(tuple)) } }
  override func sever() { tuple = nil }
}

/// `str_iterator`, or `str_ascii_iterator` where the text is ASCII.
final class StringIterator: Object {
  private let string: StringObject
  private var index = 0

  init(_ string: StringObject, heap: Heap) {
    self.string = string
    super.init(heap: heap)
  }

  override var type: TypeObject {
    heap.types.named(string.text.isASCII() ? "str_ascii_iterator" : "str_iterator")
  }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) -> Value? {
    guard index < string.text.count else { return nil }
    index &+= 1
    return machine.text(ofCodePoint: string.text.unit(index - 1))
  }

  override func lengthHint(_ machine: Machine) -> Int? { string.text.count - index }
}

/// `range_iterator`.
final class RangeIterator: Object {
  private let range: RangeObject
  private var index = 0

  init(_ range: RangeObject, heap: Heap) {
    self.range = range
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("range_iterator") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) -> Value? {
    guard index < range.count else { return nil }
    index &+= 1
    return .int(range[index - 1])
  }

  override func lengthHint(_ machine: Machine) -> Int? { range.count - index }
}

/// What of a dict is looked at: its keys, its values, or both as tuples.
enum DictPart: String {
  case keys
  case values
  case items

  func value(of entry: HashTable.Entry, _ machine: Machine) -> Value {
    switch self {
    case .keys: entry.key
    case .values: entry.value
    case .items: machine.pair(entry.key, entry.value)
    }
  }
}

/// `dict_keyiterator`, `dict_valueiterator` or `dict_itemiterator`.
final class DictIterator: Container {
  private var dict: DictObject?
  private let part: DictPart
  private let count: Int
  private let version: Int
  private var number = 0
  private var left: Int

  init(_ dict: DictObject, yielding part: DictPart, heap: Heap) {
    self.dict = dict
    self.part = part
    count = dict.count
    version = dict.table.version
    left = count
    super.init(heap: heap)
  }

  deinit { if let dict { buryObject(.dict(dict)) } }

  override var type: TypeObject {
    heap.types.named(dict?.isOrdered == true ? "odict_iterator" : "dict_\(part.rawValue.dropLast())iterator")
  }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let dict else { return nil }
    if dict.count != count || dict.isOrdered,
      let complaint = dict.complaint(ofIteratorFrom: version, count: count, machine)
    {
      throw complaint
    }
    while let entry = dict.entry(number) {
      number &+= 1
      if !entry.isLive { continue }
      if left == 0 {
        // There are more than there were, though none too many: one was removed and another put in.
        self.dict = nil
        throw machine.error("RuntimeError", "dictionary keys changed during iteration")
      }
      left &-= 1
      return part.value(of: entry, machine)
    }
    self.dict = nil
    return nil
  }

  override func lengthHint(_ machine: Machine) -> Int? { dict?.count == count ? left : 0 }

  override func forEachReference(_ visit: (Value) -> Void) { if let dict { visit(.dict(dict)) } }
  override func sever() { dict = nil }
}

/// `set_iterator`.
final class SetIterator: Container {
  private var set: SetObject?
  private let count: Int
  private var place = 0
  private var left: Int

  init(_ set: SetObject, heap: Heap) {
    self.set = set
    count = set.count
    left = count
    super.init(heap: heap)
  }

  deinit { if let set { buryObject(.object(set)) } }

  override var type: TypeObject { heap.types.named("set_iterator") }
  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raise) -> Value? {
    guard let set else { return nil }
    if set.count != count { throw machine.error("RuntimeError", "Set changed size during iteration") }
    if let slot = set.next(from: &place) {
      left &-= 1
      return slot.key
    }
    self.set = nil
    return nil
  }

  override func lengthHint(_ machine: Machine) -> Int? { set?.count == count ? left : 0 }

  override func forEachReference(_ visit: (Value) -> Void) { if let set { visit(.object(set)) } }
  override func sever() { set = nil }
}

extension Object {
  /// Drops a value without recursing, however deep what it holds is nested.
  final func buryObject(_ value: Value) {
    var value = value
    ledger.bury(&value)
  }
}
