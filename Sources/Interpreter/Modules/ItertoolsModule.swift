// The module `itertools`: the table of its classes. The iterators are in `Streams.swift`, which go through their
// input as they are asked, and in `Combinations.swift`, which read it first and then count through places.

enum ItertoolsModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for row in endless + joins + choices + combinations {
      let type = machine.moduleClass("itertools." + row.name, row.arity, row.body)
      members[row.name] = .object(type)
      if row.name == "chain" { machine.defineStatic([fromIterable], on: type) }
    }
    machine.define(
      [
        NativeMethod<TeeIterator>("__copy__", .none) { tee, _, machine in .object(tee.copy(machine)) }
      ], on: machine.heap.types.named("itertools._tee")
    ) { $0.object as? TeeIterator }
    machine.define(
      [
        NativeMethod<RepeatIterator>("__length_hint__", .none) { iterator, _, machine throws(Raise) in
          guard let left = iterator.left else { throw machine.typeError("len() of unsized object") }
          return .int(left)
        }
      ], on: machine.heap.types.named("itertools.repeat")
    ) { $0.object as? RepeatIterator }
    members["tee"] = machine.function(tee, qualifiedName: "itertools.tee")
    return ModuleObject("itertools", members: members, heap: machine.heap)
  }

  // MARK: Endless ones

  private static let endless: [NativeRow] = [
    NativeRow("count", .named(["start", "step"])) { given, machine throws(Raise) in
      let (start, step) = (given.optional(0) ?? .int(0), given.optional(1) ?? .int(1))
      for value in [start, step] where !machine.isNumber(value) {
        throw machine.typeError("a number is required")
      }
      return .object(CountIterator(start: start, step: step, heap: machine.heap))
    },
    NativeRow("cycle", .unpacked(1...1)) { given, machine throws(Raise) in
      let iterator = try machine.iterator(of: given[0])
      let saved = ListObject(heap: machine.heap)
      return .object(CycleIterator("itertools.cycle", [.object(iterator), .list(saved)], heap: machine.heap))
    },
    NativeRow("repeat", .named(["object", "times"], required: 1)) { given, machine throws(Raise) in
      let times = try given.optional(1).map { (times) throws(Raise) in max(try machine.size(times), 0) }
      return .object(RepeatIterator(given[0], times: times, heap: machine.heap))
    },
  ]

  // MARK: Item by item

  private static let joins: [NativeRow] = [
    NativeRow("accumulate", .named(["iterable", "func", "initial"], required: 1, positional: 2)) {
      given, machine throws(Raise) in
      let iterator = try machine.iterator(of: given[0])
      let initial = given.optional(2).flatMap { $0.isNone ? nil : $0 }
      return .object(
        AccumulateIterator(
          iterator, function: given.optional(1) ?? .none, initial: initial, heap: machine.heap))
    },
    NativeRow("chain", .unpacked(0...Int.max)) { given, machine throws(Raise) in
      let iterables = TupleIterator(TupleObject(given.rest(), heap: machine.heap), heap: machine.heap)
      return .object(ChainIterator(over: iterables, heap: machine.heap))
    },
    NativeRow("groupby", .named(["iterable", "key"], required: 1)) { given, machine throws(Raise) in
      let iterator = try machine.iterator(of: given[0])
      return .object(GroupIterator(iterator, key: given.optional(1) ?? .none, heap: machine.heap))
    },
    NativeRow("pairwise", .unpacked(1...1)) { given, machine throws(Raise) in
      let iterator = try machine.iterator(of: given[0])
      return .object(
        PairwiseIterator("itertools.pairwise", [.object(iterator), .unbound], heap: machine.heap))
    },
    NativeRow("starmap", .unpacked(2...2)) { given, machine throws(Raise) in
      let iterator = try machine.iterator(of: given[1])
      return .object(
        StarmapIterator("itertools.starmap", [given[0], .object(iterator)], heap: machine.heap))
    },
    NativeRow("zip_longest", .any) { given, machine throws(Raise) in
      var fill = Value.none
      for (name, value) in given.arguments.keywords {
        guard given.arguments.keywords.count == 1, machine.heap.names.string(name) == "fillvalue" else {
          throw machine.typeError("zip_longest() got an unexpected keyword argument")
        }
        fill = value
      }
      var sources: [Value] = []
      for source in given.rest() { sources.append(.object(try machine.iterator(of: source))) }
      return .object(ZipLongestIterator(sources, fill: fill, heap: machine.heap))
    },
  ]

  private static let fromIterable = NativeRow("from_iterable", .one) { given, machine throws(Raise) in
    .object(ChainIterator(over: try machine.iterator(of: given[0]), heap: machine.heap))
  }

  private static let tee = NativeRow("tee", .unpacked(1...2)) { given, machine throws(Raise) in
    let count = try machine.size(given[1], default: 2)
    if count < 0 { throw machine.valueError("n must be >= 0") }
    if count == 0 { return machine.tuple([]) }
    try machine.reserve(bytes: Text.product(count, 128))
    let source = try machine.iterator(of: given[0])
    let first = source as? TeeIterator ?? TeeIterator(over: source, heap: machine.heap)
    var copies: [Value] = [.object(first)]
    for _ in 1..<count { copies.append(.object(first.copy(machine))) }
    return machine.tuple(copies)
  }

  // MARK: Some of the items

  private static let choices: [NativeRow] = [
    NativeRow("compress", .named(["data", "selectors"], required: 2)) { given, machine throws(Raise) in
      let (data, selectors) = (try machine.iterator(of: given[0]), try machine.iterator(of: given[1]))
      return .object(
        CompressIterator("itertools.compress", [.object(data), .object(selectors)], heap: machine.heap))
    },
    predicated("dropwhile") { .object(DropIterator($0, $1, heap: $2.heap)) },
    predicated("takewhile") { .object(TakeIterator("itertools.takewhile", [$0, $1], heap: $2.heap)) },
    predicated("filterfalse") {
      .object(FilterFalseIterator("itertools.filterfalse", [$0, $1], heap: $2.heap))
    },
    NativeRow("islice", .unpacked(2...4)) { given, machine throws(Raise) in
      func place(_ value: Value, _ missing: Int?, _ complaint: String) throws(Raise) -> Int? {
        if value.isUnbound || value.isNone { return missing }
        do {
          if let place = try machine.index(value), place >= 0 { return place }
        } catch {
          if error.exception.limit != nil { throw error }
        }
        throw machine.valueError(complaint)
      }
      let bounds = "must be None or an integer: 0 <= x <= sys.maxsize."
      let hasStart = given.count > 2
      let stop = try place(given[hasStart ? 2 : 1], nil, "Stop argument for islice() " + bounds)
      let start = hasStart ? try place(given[1], 0, "Indices for islice() " + bounds) ?? 0 : 0
      let complaint = "Step for islice() must be a positive integer or None."
      let step = try place(given[3], 1, complaint) ?? 1
      if step < 1 { throw machine.valueError(complaint) }
      let iterator = try machine.iterator(of: given[0])
      return .object(SliceIterator(iterator, start: start, stop: stop, step: step, heap: machine.heap))
    },
  ]

  private static func predicated(
    _ name: String, _ make: @escaping @Sendable (Value, Value, Machine) -> Value
  ) -> NativeRow {
    NativeRow(name, .unpacked(2...2)) { given, machine throws(Raise) in
      make(given[0], .object(try machine.iterator(of: given[1])), machine)
    }
  }

  // MARK: Arrangements of the items

  private static let combinations: [NativeRow] = [
    NativeRow("product", .any) { given, machine throws(Raise) in
      var times = 1
      let keywords = given.arguments.keywords
      if keywords.count > 1 {
        throw machine.typeError("product() takes at most 1 keyword argument (\(keywords.count) given)")
      }
      for (name, value) in keywords {
        let name = machine.heap.names.string(name)
        if name != "repeat" {
          throw machine.typeError("'\(name)' is an invalid keyword argument for product()")
        }
        times = try machine.size(value)
        if times < 0 { throw machine.valueError("repeat argument cannot be negative") }
      }
      let total = Text.product(given.count, times)
      if total == .max { throw machine.overflowError("repeat argument too large") }
      try machine.reserve(bytes: Text.product(total, 32))
      var pools: [[Value]] = []
      if times > 0 { for source in given.rest() { pools.append(try machine.elements(of: source)) } }
      let repeated = pools.isEmpty ? [] : (0..<total).map { pools[$0 % pools.count] }
      return .object(ProductIterator(repeated, machine))
    },
    NativeRow("permutations", .named(["iterable", "r"], required: 1)) { given, machine throws(Raise) in
      let pool = try machine.elements(of: given[0])
      var length = pool.count
      if let value = given.optional(1), !value.isNone {
        guard BigIntObject.integer(value) != nil else { throw machine.typeError("Expected int as r") }
        length = try machine.size(value)
      }
      try ItertoolsModule.check(length, machine)
      return .object(PermutationIterator(pool, length: length, machine))
    },
    NativeRow("combinations", .named(["iterable", "r"], required: 2)) { given, machine throws(Raise) in
      let pool = try machine.elements(of: given[0])
      let length = try machine.size(given[1])
      try ItertoolsModule.check(length, machine)
      return .object(CombinationIterator(pool, length: length, machine))
    },
    NativeRow("combinations_with_replacement", .named(["iterable", "r"], required: 2)) {
      given, machine throws(Raise) in
      let pool = try machine.elements(of: given[0])
      let length = try machine.size(given[1])
      try ItertoolsModule.check(length, machine)
      return .object(RepeatedCombinationIterator(pool, length: length, machine))
    },
  ]

  private static func check(_ length: Int, _ machine: Machine) throws(Raise) {
    if length < 0 { throw machine.valueError("r must be non-negative") }
    try machine.reserve(bytes: Text.product(length, 32))
  }
}

extension Machine {
  /// Whether a value counts as a number where CPython asks for one: a float, an integer, what converts to one.
  func isNumber(_ value: Value) -> Bool {
    if value.asDouble != nil || value.object is BigIntObject { return true }
    return ["__index__", "__int__", "__float__"].contains { name in
      type(of: value).lookup(heap.names.intern(name)) != nil
    }
  }
}
