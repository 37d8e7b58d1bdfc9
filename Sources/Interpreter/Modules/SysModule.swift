// The module `sys`, as far as a script without a system needs it.

enum SysModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    members["argv"] = machine.list(machine.host.arguments.map { machine.string(Text($0)) })
    members["maxsize"] = .int(.max)
    members["version"] = machine.string("3.11.2 (Convbook)")
    members["version_info"] = fields(
      "sys.version_info",
      [
        "major": .int(3), "minor": .int(11), "micro": .int(2), "releaselevel": machine.string("final"),
        "serial": .int(0),
      ], machine)
    members["float_info"] = fields(
      "sys.float_info",
      [
        "max": .float(.greatestFiniteMagnitude), "max_exp": .int(1024), "max_10_exp": .int(308),
        "min": .float(.leastNormalMagnitude), "min_exp": .int(-1021), "min_10_exp": .int(-307),
        "dig": .int(15), "mant_dig": .int(53), "epsilon": .float(.ulpOfOne), "radix": .int(2),
        "rounds": .int(1),
      ], machine)
    members["byteorder"] = machine.string("little")
    members["hexversion"] = .int(0x030B_02F0)
    members["maxunicode"] = .int(0x10FFFF)
    members["executable"] = machine.string("")
    members["path"] = machine.list([])
    #if os(macOS)
      members["platform"] = machine.string("darwin")
    #else
      members["platform"] = machine.string("linux")
    #endif
    members["stdin"] = .object(InputStream(heap: machine.heap))
    members["stdout"] = .object(OutputStream("stdout", heap: machine.heap))
    members["stderr"] = .object(OutputStream("stderr", heap: machine.heap))
    for row in functions { members[row.name] = machine.function(row, qualifiedName: "sys." + row.name) }
    return ModuleObject("sys", members: members, heap: machine.heap)
  }

  /// A tuple whose items have names.
  private static func fields(
    _ name: String, _ items: KeyValuePairs<String, Value>, _ machine: Machine
  ) -> Value {
    let type = TypeObject(name, base: machine.heap.types.tuple, heap: machine.heap)
    return .tuple(NamedTuple(type, items, heap: machine.heap))
  }

  /// About what CPython says: the bytes of an object without those it refers to.
  private static func size(of value: Value, _ machine: Machine) throws(Raise) -> Int {
    switch value {
    case .int(let int): return 24 + (int == 0 ? 0 : (64 - int.magnitude.leadingZeroBitCount + 29) / 30 * 4)
    case .bool(let bool): return bool ? 28 : 24
    case .float: return 24
    case .unbound, .none: return 16
    case .string(let string): return (string.text.isASCII() ? 49 : 74) + string.text.byteCount
    case .list(let list): return 56 + 8 * list.count
    case .tuple(let tuple): return 40 + 8 * tuple.items.count
    case .dict(let dict): return dict.count == 0 ? 64 : 184 + 40 * dict.count
    case .function: return 152
    case .object(let object): return 48 + 8 * (try object.length(machine) ?? 0)
    }
  }

  /// A limit of digits below it would refuse what every script writes.
  private static let leastDigitLimit = 640

  private static let functions: [NativeRow] = [
    NativeRow("exc_info", .none) { _, machine in
      guard let exception = machine.handling else { return machine.tuple([.none, .none, .none]) }
      let traceback = TracebackObject.of(exception, heap: machine.heap)
      return machine.tuple([.object(exception.type), .object(exception), traceback])
    },
    NativeRow("intern", .one) { given, machine throws(Raise) in
      guard case .string = given[0] else {
        throw machine.typeError("intern() argument must be str, not \(machine.typeName(given[0]))")
      }
      return given[0]
    },
    NativeRow("getsizeof", .named(["object", "default"], required: 1)) { given, machine throws(Raise) in
      .int(try size(of: given[0], machine))
    },
    NativeRow("getdefaultencoding", .none) { _, machine in machine.string("utf-8") },
    NativeRow("get_int_max_str_digits", .none) { _, machine in .int(machine.charge.digitLimit) },
    NativeRow("set_int_max_str_digits", .named(["maxdigits"], required: 1)) { given, machine throws(Raise) in
      let limit = try machine.size(given[0], kind: "int")
      if limit != 0, limit < leastDigitLimit {
        throw machine.valueError("maxdigits must be 0 or larger than \(leastDigitLimit)")
      }
      machine.charge.digitLimit = limit
      return .none
    },
    NativeRow("exit", .count(0...1)) { given, machine throws(Raise) in
      let status = given.optional(0).flatMap { $0.isNone ? nil : [$0] } ?? []
      throw Raise(machine.exception(machine.heap.types.exception("SystemExit"), status))
    },
    NativeRow("getrecursionlimit", .none) { _, machine in .int(machine.recursionLimit) },
    NativeRow("setrecursionlimit", .one) { given, machine throws(Raise) in
      let limit = try machine.size(given[0], kind: "int")
      if limit < 1 { throw machine.valueError("recursion limit must be greater or equal than 1") }
      machine.recursionLimit = limit
      return .none
    },
  ]
}
