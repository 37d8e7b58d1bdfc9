// The methods of `dict`, and the ways to fill one: from a mapping, from pairs, from keywords.

extension Machine {
  func installDictMethods() {
    define(Machine.dictMethods, on: heap.types.dict) { value in
      if case .dict(let dict) = value { dict } else { nil }
    }
    define(
      class: "fromkeys",
      on: heap.types.dict
    ) { type, arguments, machine throws(Raise) in
      try arguments.expect(1...2, of: "fromkeys", machine)
      let value = arguments[1] ?? .none
      let made = type === machine.heap.types.dict ? machine.emptyDict() : try machine.call(.object(type), [])
      try machine.forEach(in: arguments[0] ?? .none) { (key) throws(Raise) in
        try machine.setItem(of: made, at: key, to: value)
        return true
      }
      return made
    }
    for part in [DictPart.keys, .items] {
      define(
        [
          NativeMethod<DictView>("isdisjoint", .one) { view, given, machine throws(Raise) in
            for item in try machine.elements(of: given[0]) {
              if try view.contains(item, machine) == true { return .bool(false) }
            }
            return .bool(true)
          }
        ], on: heap.types.named("dict_" + part.rawValue)
      ) { $0.object as? DictView }
    }
  }

  private static let dictMethods: [NativeMethod<DictObject>] = [
    NativeMethod("clear", .none) { dict, _, _ in
      dict.removeAll()
      return .none
    },
    NativeMethod("copy", .none) { dict, _, machine throws(Raise) in
      try machine.reserve(bytes: dict.count * 64)
      return .dict(try machine.copy(of: dict))
    },
    NativeMethod("get", .count(1...2)) { dict, given, machine throws(Raise) in
      try dict.get(given[0], machine) ?? given.optional(1) ?? .none
    },
    NativeMethod("items", .none) { dict, _, machine in
      .object(DictView(dict, .items, heap: machine.heap))
    },
    NativeMethod("keys", .none) { dict, _, machine in
      .object(DictView(dict, .keys, heap: machine.heap))
    },
    NativeMethod("pop", .count(1...2)) { dict, given, machine throws(Raise) in
      if let value = try dict.remove(given[0], machine) ?? given.optional(1) { return value }
      throw machine.keyError(given[0])
    },
    NativeMethod("popitem", .none) { dict, _, machine throws(Raise) in
      let number = dict.table.lastLive
      guard let last = dict.entry(number) else {
        throw machine.keyError(machine.string("popitem(): dictionary is empty"))
      }
      dict.removeEntry(at: number)
      return machine.tuple([last.key, last.value])
    },
    NativeMethod("setdefault", .count(1...2)) { dict, given, machine throws(Raise) in
      if let value = try dict.get(given[0], machine) { return value }
      let value = given.optional(1) ?? .none
      try dict.set(given[0], to: value, machine)
      return value
    },
    NativeMethod("update", .any) { dict, given, machine throws(Raise) in
      try machine.update(dict, given.arguments, offset: given.offset, name: "update")
      return .none
    },
    NativeMethod("values", .none) { dict, _, machine in
      .object(DictView(dict, .values, heap: machine.heap))
    },
  ]

  func copy(of dict: DictObject) throws(Raise) -> DictObject {
    let copy = DictObject(heap: heap)
    try copy.merge(dict, self)
    return copy
  }

  /// Fills `dict` from the arguments of `dict(…)` or `dict.update(…)`.
  func update(_ dict: DictObject, _ arguments: Arguments, offset: Int, name: String) throws(Raise) {
    let given = arguments.count - offset
    if given > 1 { throw typeError("\(name) expected at most 1 argument, got \(given)") }
    if let source = arguments[offset] { try update(dict, with: source) }
    for (name, value) in arguments.keywords {
      try dict.set(string(Text(heap.names.string(name))), to: value, self)
    }
  }
}
