// What the patterns of `match` ask of a value.
//
// Sequences and mappings are matched by what a class declares itself to be, not by what it can do: a string has
// items and a length and is no sequence here.

internal import Syntax

extension Machine {
  /// Whether `[…]` may match the value.
  func isPatternSequence(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple: return true
    case .object(let object):
      let types = heap.types
      return object.isPatternSequence
        || [types.list, types.tuple, types.range].contains { object.type.isSubtype(of: $0) }
    default: return false
    }
  }

  /// Whether `{…}` may match the value.
  func isPatternMapping(_ value: Value) -> Bool {
    switch value {
    case .dict: true
    case .object(let object): object.isPatternMapping || object.type.isSubtype(of: heap.types.dict)
    default: false
    }
  }

  /// Puts the values of `count` keys of a mapping into registers; false when one is missing.
  ///
  /// As in CPython a mapping's `get` is asked, so that no `__missing__` makes up a value.
  func matchKeys(
    _ subject: Value, _ keys: UnsafeMutablePointer<Value>, count: Int,
    into values: UnsafeMutablePointer<Value>
  ) throws(Raise) -> Bool {
    let seen = SetObject(heap: heap)
    for offset in 0..<count {
      let key = keys[offset]
      if try seen.contains(key, hash: hash(key), self) {
        throw valueError("mapping pattern checks duplicate key (\(try repr(key).string))")
      }
      try seen.add(key, self)
      let found: Value?
      if case .dict(let dict) = subject {
        found = try dict.get(key, self)
      } else {
        let missing = Value.object(SetObject(heap: heap))
        let get = try attribute(of: subject, heap.names.intern("get"))
        let value = try call(get, [key, missing])
        found = value.isIdentical(to: missing) ? nil : value
      }
      guard let found else { return false }
      (values + offset).put(found)
    }
    return true
  }

  /// `**rest`: a dict of what a mapping holds beside `count` keys.
  func restOfMapping(_ subject: Value, without keys: UnsafeMutablePointer<Value>, count: Int) throws(Raise)
    -> Value
  {
    let rest = try call(.object(heap.types.dict), [subject])
    if case .dict(let dict) = rest {
      for offset in 0..<count { _ = try dict.remove(keys[offset], self) }
    }
    return rest
  }

  /// Whether `subject` matches the class in register `base` by as many positional parts and by the attributes
  /// `names`; their values then lie in the registers from `base` on.
  func matchClass(
    _ subject: Value, _ base: UnsafeMutablePointer<Value>, positional count: Int, _ names: [Symbol]
  ) throws(Raise) -> Bool {
    guard let type = base.pointee.object as? TypeObject else {
      throw typeError("called match pattern must be a type")
    }
    guard self.type(of: subject).isSubtype(of: type) else { return false }
    var attributes: [Symbol] = []
    var offset = 0
    if count > 0 {
      let declared = try attributeIfPresent(of: .object(type), heap.names.intern("__match_args__"))
      let matchesItself = declared == nil && isMatchedWhole(type)
      let arguments = try matchArguments(declared, of: type)
      let allowed = matchesItself ? 1 : arguments.count
      if allowed < count {
        throw typeError(
          "\(type.name)() accepts \(allowed) positional sub-pattern\(allowed == 1 ? "" : "s") (\(count) given)")
      }
      if matchesItself {
        base.put(subject)
        offset = 1
      } else {
        for argument in arguments.prefix(count) {
          guard case .string(let name) = argument else {
            throw typeError("__match_args__ elements must be strings (got \(typeName(argument)))")
          }
          attributes.append(heap.names.intern(name.text.string))
        }
      }
    }
    attributes += names
    var seen: Set<Symbol> = []
    for name in attributes {
      if !seen.insert(name).inserted {
        throw typeError("\(type.name)() got multiple sub-patterns for attribute '\(heap.names.string(name))'")
      }
      guard let value = try availableAttribute(of: subject, name) else { return false }
      (base + offset).put(value)
      offset += 1
    }
    return true
  }

  private func matchArguments(_ declared: Value?, of type: TypeObject) throws(Raise) -> [Value] {
    guard let declared else { return [] }
    if case .tuple(let tuple) = declared { return tuple.items }
    throw typeError("\(type.name).__match_args__ must be a tuple (got \(typeName(declared)))")
  }

  /// Whether the single positional part of a class pattern is the subject itself: `int(n)`.
  private func isMatchedWhole(_ type: TypeObject) -> Bool {
    let types = heap.types
    return [
      types.int, types.float, types.str, types.list, types.tuple, types.dict, types.set, types.frozenset,
    ].contains { type.isSubtype(of: $0) }
  }
}
