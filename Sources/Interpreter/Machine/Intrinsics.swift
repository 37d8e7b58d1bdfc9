// The built-in functions and methods that loops call most, without ceremony.
//
// A call of a native function checks arity and keywords, wraps the arguments and goes through a closure or two.
// For the few functions below, given just the arguments they are nearly always given, the answer is at hand. An
// intrinsic never raises and never calls the script: whatever is out of the ordinary it leaves to the function
// itself, which knows everything.

/// A native function, or a class, that the machine can answer by itself.
enum Intrinsic: UInt8 {
  case none
  case length, absolute, smaller, larger, ordinal, character
  case append, insert, pop, get, add, remove, discard
  case lower, upper, strip, leftStrip, rightStrip, split
  case range, text, integer, decimal, proxy

  /// Where each is found: a class, or nil for the built-in functions, and a name.
  static let places: [(intrinsic: Intrinsic, type: String?, name: String)] = [
    (.length, nil, "len"), (.absolute, nil, "abs"), (.smaller, nil, "min"), (.larger, nil, "max"),
    (.ordinal, nil, "ord"), (.character, nil, "chr"),
    (.append, "list", "append"), (.insert, "list", "insert"), (.pop, "list", "pop"), (.get, "dict", "get"),
    (.add, "set", "add"), (.remove, "set", "remove"), (.discard, "set", "discard"),
    (.lower, "str", "lower"), (.upper, "str", "upper"),
    (.strip, "str", "strip"), (.leftStrip, "str", "lstrip"), (.rightStrip, "str", "rstrip"),
    (.split, "str", "split"),
  ]
}

extension Machine {
  /// Tells the native functions which intrinsics they are.
  func markIntrinsics() {
    for (intrinsic, type, name) in Intrinsic.places {
      let value = type.map { heap.types.named($0).lookup(heap.names.intern(name)) } ?? builtins[name]
      if let function = value?.object as? NativeFunction { function.intrinsic = intrinsic }
    }
    heap.types.range.intrinsic = .range
    heap.types.str.intrinsic = .text
    heap.types.int.intrinsic = .integer
    heap.types.float.intrinsic = .decimal
    heap.types.named("super").intrinsic = .proxy
  }

  /// The result of an intrinsic with `count` arguments; nil where the function itself must be called. An argument
  /// may be moved away.
  func answer(
    _ intrinsic: Intrinsic, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
  ) -> Value? {
    switch (intrinsic, count) {
    case (.append, 2):
      return arguments.withList { list in
        list.append(moving: arguments + 1)
        return .none
      }
    case (.pop, 1): return arguments.withList { $0.remove(at: $0.count - 1) } ?? nil
    case (.pop, 2):
      guard case .int(let index) = arguments[1] else { return nil }
      return arguments.withList { list in
        owe(list.count &- index)
        return list.remove(at: index)
      } ?? nil
    case (.insert, 3):
      guard case .int(let index) = arguments[1], index >= 0 else { return nil }
      return arguments.withList { list in
        owe(list.count &- index)
        list.insert(arguments[2], at: index)
        return .none
      }
    case (.length, 1): return length(at: arguments)
    case (.absolute, 1):
      switch arguments.pointee {
      case .int(let int) where int != .min: return .int(abs(int))
      case .float(let float): return .float(abs(float))
      default: return nil
      }
    case (.smaller, 2): return extreme(arguments, isSmaller: true)
    case (.larger, 2): return extreme(arguments, isSmaller: false)
    case (.ordinal, 1):
      return arguments.withString { $0.text.count == 1 ? .int(Int($0.text.unit(0))) : nil } ?? nil
    case (.character, 1):
      guard case .int(let code) = arguments.pointee, 0..<256 ~= code else { return nil }
      return character(UInt32(code))
    case (.range, 1):
      guard case .int(let stop) = arguments[0], stop.magnitude <= 1 << 62 else { return nil }
      return .object(RangeObject(start: 0, stop: stop, step: 1, heap: heap))
    case (.range, 2):
      guard case .int(let start) = arguments[0], case .int(let stop) = arguments[1],
        start.magnitude <= 1 << 62, stop.magnitude <= 1 << 62
      else { return nil }
      return .object(RangeObject(start: start, stop: stop, step: 1, heap: heap))
    case (.text, 1): return text(of: arguments.pointee)
    case (.integer, 1): return integer(from: arguments)
    case (.decimal, 1): return float(from: arguments)
    case (.get, 2), (.get, 3):
      return arguments.withDict { dict in
        switch dict.table.findPlain(arguments + 1) {
        case .found(let number): dict.table.value(at: number).pointee
        case .missing: count == 3 ? arguments[2] : .some(.none)
        case .unsure: nil
        }
      } ?? nil
    case (.proxy, 2): return proxy(of: arguments + 1, after: arguments)
    case (.add, 2):
      guard case .int(let int) = arguments[1] else { return nil }
      return arguments.withPlainSet { $0.addPlainly(int) ? .some(.none) : nil } ?? nil
    case (.remove, 2), (.discard, 2):
      guard case .int(let int) = arguments[1],
        let was = arguments.withPlainSet({ $0.removePlainly(int) }) ?? nil
      else { return nil }
      return was || intrinsic == .discard ? .some(.none) : nil
    case (.lower, 1):
      return shortText(at: arguments).flatMap { $0.changingCase(of: 0x41) }.map { string(Text($0)) }
    case (.upper, 1):
      return shortText(at: arguments).flatMap { $0.changingCase(of: 0x61) }.map { string(Text($0)) }
    case (.strip, 1...2): return stripped(arguments, count, .both)
    case (.leftStrip, 1...2): return stripped(arguments, count, .left)
    case (.rightStrip, 1...2): return stripped(arguments, count, .right)
    case (.split, 1...2): return pieces(of: arguments, count)
    default: return nil
    }
  }

  /// `super()` for an instance of a class of the script.
  private func proxy(
    of receiver: UnsafeMutablePointer<Value>, after register: UnsafeMutablePointer<Value>
  ) -> Value? {
    guard let instance = receiver.peekInstance(plainInstance), let after = register.peekType else { return nil }
    let owner = instance._withUnsafeGuaranteedRef { $0.instanceType }
    let type = after.takeUnretainedValue()
    guard owner.isSubtype(of: type) else { return nil }
    return .object(SuperObject(after: type, receiver: receiver.pointee, of: owner, heap: heap))
  }

  private func length(at register: UnsafeMutablePointer<Value>) -> Value? {
    switch register.pointee {
    case .list: register.withList { .int($0.count) }
    case .string: register.withString { .int($0.text.count) }
    case .dict: register.withDict { .int($0.count) }
    default: nil
    }
  }

  /// `str` of a number or a text.
  private func text(of value: Value) -> Value? {
    switch value {
    case .int(let int): string(Text(decimal: int))
    case .float(let float): string(Text(floatRepr(float)))
    case .string: value
    default: nil
    }
  }

  /// `int` of a number, or of a text of nothing but digits.
  private func integer(from register: UnsafeMutablePointer<Value>) -> Value? {
    switch register.pointee {
    case .int(let int): return .int(int)
    case .float(let float): return float.magnitude < 0x1p62 ? .int(Int(float)) : nil
    case .string:
      guard let numeral = register.withString({ $0.text.plainNumeral }) ?? nil, !numeral.hasPoint else {
        return nil
      }
      return .int(numeral.isNegative ? -numeral.digits : numeral.digits)
    default: return nil
    }
  }

  /// `float` of a number, or of a text of so few digits that it is an exact quotient.
  private func float(from register: UnsafeMutablePointer<Value>) -> Value? {
    switch register.pointee {
    case .int(let int): return .float(Double(int))
    case .float(let float): return .float(float)
    case .string:
      guard let numeral = register.withString({ $0.text.plainNumeral }) ?? nil, numeral.digits <= 1 << 53 else {
        return nil
      }
      // Numerator and denominator are exact, so the quotient is rounded once.
      let value = Double(numeral.digits) / numeral.scale
      return .float(numeral.isNegative ? -value : value)
    default: return nil
    }
  }

  /// `min` or `max` of two numbers of the same type: the first of them unless the second is more extreme.
  private func extreme(_ arguments: UnsafeMutablePointer<Value>, isSmaller: Bool) -> Value? {
    switch (arguments[0], arguments[1]) {
    case (.int(let a), .int(let b)): .int((isSmaller ? b < a : b > a) ? b : a)
    case (.float(let a), .float(let b)): .float((isSmaller ? b < a : b > a) ? b : a)
    default: nil
    }
  }
}
