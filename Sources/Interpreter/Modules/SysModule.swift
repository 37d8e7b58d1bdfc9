// The module `sys`, as far as a script without a system needs it.

enum SysModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    members["argv"] = machine.list(machine.host.arguments.map { machine.string(Text($0)) })
    members["maxsize"] = .int(.max)
    members["version"] = machine.string("3.11.0 (Convbook)")
    members["version_info"] = .tuple(
      NamedTuple(
        TypeObject("sys.version_info", base: machine.heap.types.tuple, heap: machine.heap),
        [
          "major": .int(3), "minor": .int(11), "micro": .int(0), "releaselevel": machine.string("final"),
          "serial": .int(0),
        ], heap: machine.heap))
    members["stdout"] = .object(OutputStream("stdout", heap: machine.heap))
    members["stderr"] = .object(OutputStream("stderr", heap: machine.heap))
    for row in functions { members[row.name] = machine.function(row, qualifiedName: "sys." + row.name) }
    return ModuleObject("sys", members: members, heap: machine.heap)
  }

  private static let functions: [NativeRow] = [
    NativeRow("exit", .count(0...1)) { given, machine throws(Raise) in
      let status = given.optional(0).flatMap { $0.isNone ? nil : [$0] } ?? []
      throw Raise(machine.exception(machine.heap.types.exception("SystemExit"), status))
    },
    NativeRow("getrecursionlimit", .none) { _, machine in .int(machine.recursionLimit) },
    NativeRow("setrecursionlimit", .one) { given, machine throws(Raise) in
      let limit = try machine.size(given[0], kind: "int")
      if limit < 1 { throw machine.valueError("recursion limit must be greater or equal than 1") }
      machine.recursionLimit = min(limit, Int(Int32.max))
      return .none
    },
  ]
}

/// `sys.stdout` and `sys.stderr`: what they are given goes to the host.
final class OutputStream: Object {
  let name: String

  init(_ name: String, heap: Heap) {
    self.name = name
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("TextIOWrapper") }

  override func repr(_ machine: Machine) -> Text {
    Text("<_io.TextIOWrapper name='<\(name)>' mode='w' encoding='utf-8'>")
  }
}

extension Machine {
  func installStreams() {
    define(
      [
        NativeMethod<OutputStream>("write", .one) { stream, given, machine throws(Raise) in
          let text = try machine.text(given[0], "write() argument")
          try machine.write(text, to: stream.name)
          return .int(text.count)
        },
        NativeMethod<OutputStream>("flush", .none) { _, _, machine in
          machine.host.flush()
          return .none
        },
        NativeMethod<OutputStream>("isatty", .none) { _, _, _ in .bool(false) },
      ], on: heap.types.named("TextIOWrapper")
    ) { $0.object as? OutputStream }
  }
}
