// The methods of `list` and `tuple`.
//
// Comparing items may call the script, which may change the list: searches therefore look at the list anew for
// every item, by index.

extension Machine {
  func installSequenceMethods() {
    define(Machine.listMethods, on: heap.types.list) { value in
      if case .list(let list) = value { list } else { nil }
    }
    define(Machine.tupleMethods, on: heap.types.tuple) { value in
      if case .tuple(let tuple) = value { tuple } else { nil }
    }
  }

  private static let listMethods: [NativeMethod<ListObject>] = [
    NativeMethod("append", .one) { list, given, _ in
      list.append(given[0])
      return .none
    },
    NativeMethod("clear", .none) { list, _, _ in
      list.removeAll()
      return .none
    },
    NativeMethod("copy", .none) { list, _, machine throws(Raise) in
      .list(try machine.list(copying: list, count: list.count))
    },
    NativeMethod("count", .one) { list, given, machine throws(Raise) in
      var found = 0
      var index = 0
      while let item = list[index] {
        try machine.work(16)
        if try machine.isSameKey(item, given[0]) { found += 1 }
        index += 1
      }
      return .int(found)
    },
    NativeMethod("extend", .one) { list, given, machine throws(Raise) in
      try machine.extend(list, with: given[0])
      return .none
    },
    NativeMethod("index", .count(1...3)) { list, given, machine throws(Raise) in
      let range = try machine.bounds(given, from: 1, count: list.count)
      var index = range.lowerBound
      while index < range.upperBound, let item = list[index] {
        try machine.work(16)
        if try machine.isSameKey(item, given[0]) { return .int(index) }
        index += 1
      }
      throw machine.valueError("\(try machine.repr(given[0])) is not in list")
    },
    NativeMethod("insert", .count(2...2)) { list, given, machine throws(Raise) in
      let index = try machine.size(given[0])
      let place = min(max(index < 0 ? index &+ list.count : index, 0), list.count)
      try machine.work(list.count - place)
      list.insert(given[1], at: place)
      return .none
    },
    NativeMethod("pop", .count(0...1)) { list, given, machine throws(Raise) in
      let index = try machine.size(given[0], default: -1)
      if list.count == 0 { throw machine.indexError("pop from empty list") }
      let place = index < 0 ? index &+ list.count : index
      guard list.slot(place) != nil else { throw machine.indexError("pop index out of range") }
      try machine.work(list.count - place)
      return list.remove(at: place) ?? .none
    },
    NativeMethod("remove", .one) { list, given, machine throws(Raise) in
      var index = 0
      while let item = list[index] {
        try machine.work(16)
        if try machine.isSameKey(item, given[0]) {
          try machine.work(list.count)
          if list.slot(index) != nil { withExtendedLifetime(list.remove(at: index)) {} }
          return .none
        }
        index += 1
      }
      throw machine.valueError("list.remove(x): x not in list")
    },
    NativeMethod("reverse", .none) { list, _, machine throws(Raise) in
      var low = 0
      var high = list.count - 1
      while low < high {
        if low & 0xFFF == 0xFFF { try machine.work(0x1000) }
        swap(&list.base[low], &list.base[high])
        low += 1
        high -= 1
      }
      return .none
    },
    NativeMethod("sort", .named(["key", "reverse"], positional: 0)) { list, given, machine throws(Raise) in
      try machine.sort(list, key: given[0], reverse: machine.flag(given[1]))
      return .none
    },
  ]

  private static let tupleMethods: [NativeMethod<TupleObject>] = [
    NativeMethod("count", .one) { tuple, given, machine throws(Raise) in
      var found = 0
      for item in tuple.items {
        try machine.work(16)
        if try machine.isSameKey(item, given[0]) { found += 1 }
      }
      return .int(found)
    },
    NativeMethod("index", .count(1...3)) { tuple, given, machine throws(Raise) in
      for index in try machine.bounds(given, from: 1, count: tuple.count) {
        try machine.work(16)
        if try machine.isSameKey(tuple.base[index], given[0]) { return .int(index) }
      }
      throw machine.valueError("tuple.index(x): x not in tuple")
    },
  ]
}
