// `x[i]`, `x[i] = y`, `del x[i]`.
//
// Indices may be negative, counting from the end. A slice is first resolved against the length, after which
// it is plain numbers; a slice of step 1 is one run of memory, any other is picked item by item.

extension Machine {
  /// `container[index]`.
  public func item(of container: Value, at index: Value) throws(Raise) -> Value {
    oweStep()
    switch container {
    case .list(let list):
      if let place = try place(index, count: list.count, "list index out of range") {
        return list[place] ?? .none
      }
      return .list(try slice(list, slice(index, of: container)))
    case .dict(let dict):
      if let value = try dict.get(index, self) { return value }
      throw keyError(index)
    case .tuple(let tuple):
      if tuple.type !== heap.types.tuple, let item = try tuple.item(at: index, self) { return item }
      if let place = try place(index, count: tuple.count, "tuple index out of range") {
        return tuple.base[place]
      }
      let (start, _, step, count) = try slice(index, of: container).resolve(count: tuple.count, self)
      if step == 1, count == tuple.count { return container }
      try reserve(bytes: count &* 16)
      let chosen = ListObject(capacity: count, heap: heap)
      for number in 0..<count {
        try work(1)
        chosen.append(tuple.base[start &+ number &* step])
      }
      return self.tuple(taking: chosen)
    case .string(let string):
      let text = string.text
      if let place = try place(index, count: text.count, "string index out of range") {
        return self.text(ofCodePoint: text.unit(place))
      }
      return try slice(string, slice(index, of: container).resolve(count: text.count, self))
    case .object(let object):
      if case .tuple(let tuple) = index,
        let item = try object.item(at: Arguments(base: tuple.base, count: tuple.count), self)
      {
        return item
      }
      if let item = try object.item(at: index, self) { return item }
      if let type = object as? TypeObject { throw typeError("type '\(type.name)' is not subscriptable") }
    default: break
    }
    throw typeError("'\(typeName(container))' object is not subscriptable")
  }

  /// `container[index] = value`.
  public func setItem(of container: Value, at index: Value, to value: Value) throws(Raise) {
    oweStep()
    switch container {
    case .list(let list):
      if let place = try place(index, count: list.count, Machine.assignmentOutOfRange) {
        list.slot(place)?.pointee = value
        return
      }
      try assign(value, to: slice(index, of: container), of: list)
      return
    case .dict(let dict):
      try dict.set(index, to: value, self)
      return
    case .object(let object):
      if case .tuple(let tuple) = index,
        try object.setItem(at: Arguments(base: tuple.base, count: tuple.count), to: value, self)
      {
        return
      }
      if try object.setItem(at: index, to: value, self) { return }
    default: break
    }
    throw typeError("'\(typeName(container))' object does not support item assignment")
  }

  /// `del container[index]`.
  public func deleteItem(of container: Value, at index: Value) throws(Raise) {
    switch container {
    case .list(let list):
      if let place = try place(index, count: list.count, Machine.assignmentOutOfRange) {
        try work(list.count - place)
        withExtendedLifetime(list.remove(at: place)) {}
        return
      }
      let (start, _, step, count) = try slice(index, of: container).resolve(count: list.count, self)
      remove(from: list, start: start, step: step, count: count)
      return
    case .dict(let dict):
      if try dict.remove(index, self) == nil { throw keyError(index) }
      return
    case .object(let object): if try object.deleteItem(at: index, self) { return }
    default: break
    }
    // CPython has two wordings: one of sequences given an integer, one of everything else.
    let isSequence: Bool
    switch container {
    case .string, .tuple: isSequence = true
    case .object(let object):
      isSequence =
        object is RangeObject || object is SetObject || object.asInstance?.instanceType.isScript == true
    default: isSequence = false
    }
    let isIndex = index.asInt != nil || type(of: index).lookup(Special.index.symbol) != nil
    let does = isSequence && isIndex ? "doesn't" : "does not"
    throw typeError("'\(typeName(container))' object \(does) support item deletion")
  }

  private static let assignmentOutOfRange = "list assignment index out of range"

  /// The place that an integer index means in a sequence of `count`; nil when the index is no integer.
  ///
  /// The count is asked after the index, which an `__index__` of the script may give that changes it.
  func place(
    _ index: Value, count length: @autoclosure () -> Int, _ outOfRange: String
  ) throws(Raise) -> Int? {
    if index.isSlice { return nil }
    guard let int = try self.index(index) else { return nil }
    let count = length()
    let place = int < 0 ? int &+ count : int
    if UInt(bitPattern: place) < UInt(bitPattern: count) { return place }
    throw indexError(outOfRange)
  }

  /// The index as a slice; it is no integer, so anything else is a TypeError.
  func slice(_ index: Value, of container: Value) throws(Raise) -> SliceObject {
    if case .object(let object) = index, let slice = object as? SliceObject { return slice }
    if case .string = container {
      throw typeError("string indices must be integers, not '\(typeName(index))'")
    }
    throw typeError(
      "\(typeName(container)) indices must be integers or slices, not \(typeName(index))")
  }

  // MARK: Slices of lists

  private func slice(_ list: ListObject, _ slice: SliceObject) throws(Raise) -> ListObject {
    try self.slice(list, slice.resolve(count: list.count, self))
  }

  private func slice(
    _ list: ListObject, _ places: (start: Int, stop: Int, step: Int, count: Int)
  ) throws(Raise) -> ListObject {
    let (start, _, step, count) = places
    if step == 1 { return try self.list(copying: list, from: start, count: count) }
    try reserve(bytes: count &* 16)
    let result = ListObject.make(capacity: count, heap: heap)
    for number in 0..<count {
      if number & 0xFFFF == 0xFFFF { try work(0x10000) }
      if let item = list.slot(start &+ number &* step) { result.append(copying: item) }
    }
    return result
  }

  /// A slice of a text; all of it is the text itself.
  private func slice(
    _ string: StringObject, _ places: (start: Int, stop: Int, step: Int, count: Int)
  ) throws(Raise) -> Value {
    let (start, stop, step, count) = places
    let text = string.text
    if step == 1, count == text.count { return .string(string) }
    if count == 1 { return self.text(ofCodePoint: text.unit(start)) }
    try reserve(bytes: count &* 4)
    return self.string(try charging { text.slice(start: start, stop: stop, step: step, $0) })
  }

  /// `target = container[lower:upper:step]`, the last three lying in the registers from `bounds` on.
  ///
  /// Of lists and texts no slice object is made.
  func slice(
    _ container: UnsafeMutablePointer<Value>, _ bounds: UnsafeMutablePointer<Value>,
    into target: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    switch container.pointee {
    case .list(let list):
      if let places = SliceObject.resolvePlain(bounds, count: list.count) {
        return target.put(.list(try slice(list, places)))
      }
    case .string(let object):
      if let places = SliceObject.resolvePlain(bounds, count: object.text.count) {
        return target.put(try slice(object, places))
      }
    default: break
    }
    let slice = SliceObject(lower: bounds[0], upper: bounds[1], step: bounds[2], heap: heap)
    target.put(try item(of: container.pointee, at: .object(slice)))
  }

  /// `target = container[i, j, …]`, the `count` indices lying in the registers from `indices` on.
  func item(
    of container: UnsafeMutablePointer<Value>, at indices: UnsafeMutablePointer<Value>, count: Int,
    into target: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    if case .object(let object) = container.pointee,
      let item = try object.item(at: Arguments(base: UnsafePointer(indices), count: count), self)
    {
      return target.put(item)
    }
    let index = Value.tuple(TupleObject.make(copying: indices, count: count, heap: heap))
    target.put(try item(of: container.pointee, at: index))
  }

  /// `container[i, j, …] = value`.
  func setItem(
    of container: UnsafeMutablePointer<Value>, at indices: UnsafeMutablePointer<Value>, count: Int,
    to value: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    if case .object(let object) = container.pointee,
      try object.setItem(at: Arguments(base: UnsafePointer(indices), count: count), to: value.pointee, self)
    {
      return
    }
    let index = Value.tuple(TupleObject.make(copying: indices, count: count, heap: heap))
    try setItem(of: container.pointee, at: index, to: value.pointee)
  }

  /// `container[lower:upper:step] = value`.
  func setSlice(
    _ container: UnsafeMutablePointer<Value>, _ bounds: UnsafeMutablePointer<Value>,
    to value: UnsafeMutablePointer<Value>
  ) throws(Raise) {
    if case .list(let list) = container.pointee, case .list(let source) = value.pointee, source !== list,
      let (start, stop, step, _) = SliceObject.resolvePlain(bounds, count: list.count), step == 1
    {
      try reserve(bytes: source.count &* 16)
      return list.replace(start..<max(start, stop), with: source.items)
    }
    let slice = SliceObject(lower: bounds[0], upper: bounds[1], step: bounds[2], heap: heap)
    try setItem(of: container.pointee, at: .object(slice), to: value.pointee)
  }

  private func assign(_ value: Value, to slice: SliceObject, of list: ListObject) throws(Raise) {
    let (first, last, step) = try slice.bounds(self)
    let isExtended = step != 1
    let values = try sequence(
      value, or: isExtended ? "must assign iterable to extended slice" : "can only assign an iterable")
    // The list is asked for its length only now: it may have changed while its new items were fetched.
    let (start, stop, _, count) = SliceObject.resolve(first, last, step, count: list.count)
    if !isExtended {
      list.replace(start..<max(start, stop), with: values)
      return
    }
    if values.count != count {
      throw valueError(
        "attempt to assign sequence of size \(values.count) to extended slice of size \(count)")
    }
    for (number, value) in values.enumerated() { list.slot(start &+ number &* step)?.pointee = value }
  }

  private func remove(from list: ListObject, start: Int, step: Int, count: Int) {
    if count == 0 { return }
    // The same items in ascending order.
    let first = step > 0 ? start : start &+ (count - 1) &* step
    let stride = Int(clamping: step.magnitude)
    if stride == 1 {
      list.replace(first..<first + count, with: [])
      return
    }
    var kept: [Value] = []
    for (index, item) in list.items.enumerated() where index >= first {
      let (number, offset) = (index - first).quotientAndRemainder(dividingBy: stride)
      if offset != 0 || number >= count { kept.append(item) }
    }
    list.replace(first..<list.count, with: kept)
  }
}

extension Value {
  var isSlice: Bool {
    guard case .object(let object) = self else { return false }
    return ObjectIdentifier(Swift.type(of: object)) == ObjectIdentifier(SliceObject.self)
  }
}
