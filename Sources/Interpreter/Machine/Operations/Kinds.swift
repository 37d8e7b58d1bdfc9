// What kind of thing a value is: its type, its truth, its length, and whether it can serve as an index.

extension Value {
  /// A value of the case that its class has, if it was handed over as a plain object.
  ///
  /// Lists, tuples, dicts, strings and functions have cases of their own, and everything that tests for them
  /// looks only there: whoever holds an `Object` of unknown class makes a value of it through this.
  public var normalized: Value {
    guard case .object(let object) = self else { return self }
    return switch object {
    case let list as ListObject: .list(list)
    case let tuple as TupleObject: .tuple(tuple)
    case let dict as DictObject: .dict(dict)
    case let string as StringObject: .string(string)
    case let function as FunctionObject: .function(function)
    default: self
    }
  }
}

extension Machine {
  /// `type(value)`.
  public func type(of value: Value) -> TypeObject {
    switch value {
    case .unbound, .none: heap.types.none
    case .bool: heap.types.bool
    case .int: heap.types.int
    case .float: heap.types.float
    case .string: heap.types.str
    case .list: heap.types.list
    case .tuple(let tuple): tuple.type
    case .dict: heap.types.dict
    case .function: heap.types.function
    case .object(let object): object.type
    }
  }

  /// The name of the value's type, as error messages show it: `int`, `NoneType`.
  public func typeName(_ value: Value) -> String { type(of: value).name }

  /// `bool(value)`.
  public func isTrue(_ value: Value) throws(Raise) -> Bool {
    switch value {
    case .unbound, .none: false
    case .bool(let bool): bool
    case .int(let int): int != 0
    case .float(let float): float != 0
    case .string(let string): !string.text.isEmpty
    case .list(let list): list.count != 0
    case .tuple(let tuple): tuple.count > 0
    case .dict(let dict): dict.count != 0
    case .function: true
    case .object(let object): try object.isTrue(self)
    }
  }

  /// `len(value)`; TypeError for what has no length.
  public func length(_ value: Value) throws(Raise) -> Int {
    switch value {
    case .string(let string): return string.text.count
    case .list(let list): return list.count
    case .tuple(let tuple): return tuple.count
    case .dict(let dict): return dict.count
    case .object(let object): if let count = try object.length(self) { return count }
    case .unbound, .none, .bool, .int, .float, .function: break
    }
    throw typeError("object of type '\(typeName(value))' has no len()")
  }

  /// The value as an index; nil when it is no integer at all.
  ///
  /// An integer too large for a machine word raises an error, an IndexError unless told, or is taken as the nearest word
  /// when `clamping`, as slices do.
  public func index(
    _ value: Value, clamping: Bool = false, tooLarge kind: String = "IndexError"
  ) throws(Raise) -> Int? {
    switch value {
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .object(let object):
      var big = object as? BigIntObject ?? object.asInstance?.payload.object as? BigIntObject
      if big == nil {
        if let int = value.asInt { return int }
        guard let method = try boundSpecial(.index, of: value) else { return nil }
        let result = try call(method, [])
        if let int = result.asInt { return int }
        big = result.underlying.object as? BigIntObject
        if big == nil { throw typeError("__index__ returned non-int (type \(typeName(result)))") }
      }
      if clamping, let big { return Int(clamping: big.value) }
      throw error(kind, "cannot fit '\(typeName(value))' into an index-sized integer")
    default: return nil
    }
  }

  // MARK: Nesting

  /// How deep operations may nest in native code whatever the script's recursion limit: their frames lie on the
  /// thread's stack, where a script's frames do not.
  static let deepestNesting = 10_000

  /// Begins an operation that may come back to itself through nested data; RecursionError when too deep.
  ///
  /// `activity` completes CPython's sentence: "maximum recursion depth exceeded" + " in comparison". Every
  /// `enter` that returns is followed by a ``leave()``.
  @inline(__always)
  func enter(_ activity: @autoclosure () -> String) throws(Raise) {
    if depth >= frameLimit || nativeDepth >= Machine.deepestNesting {
      throw recursionError("maximum recursion depth exceeded\(activity())")
    }
    nativeDepth &+= 1
    frameLimit &-= 1
  }

  @inline(__always)
  func leave() {
    nativeDepth &-= 1
    frameLimit &+= 1
  }
}
