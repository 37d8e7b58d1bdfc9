// The methods of open files and of the streams of `sys`.

extension Machine {
  func installStreams() {
    define(Machine.fileMethods, on: heap.types.named("_io.TextIOWrapper")) { $0.object as? TextStream }
  }

  private static let fileMethods: [NativeMethod<TextStream>] = [
    NativeMethod("read", .count(0...1)) { file, given, machine throws(Raise) in
      let count = try machine.amount(given[0]) ?? .max
      try file.require(.reading, machine)
      return machine.string(try file.characters(count, machine))
    },
    NativeMethod("readline", .count(0...1)) { file, given, machine throws(Raise) in
      let count = try machine.amount(given[0]) ?? .max
      try file.require(.reading, machine)
      return machine.string(try file.line(atMost: count, machine))
    },
    NativeMethod("readlines", .count(0...1)) { file, given, machine throws(Raise) in
      // CPython reads on until there are more characters than asked for.
      let enough = try machine.amount(given[0]).flatMap { $0 > 0 ? $0 : nil } ?? .max
      try file.require(.reading, machine)
      var lines: [Value] = []
      var total = 0
      while total <= enough {
        let line = try file.line(atMost: .max, machine)
        if line.count == 0 { break }
        total += line.count
        lines.append(machine.string(line))
        if lines.count & 1023 == 0 { try machine.pollHolding(gathered: lines.count) }
      }
      return machine.list(lines)
    },
    NativeMethod("write", .one) { file, given, machine throws(Raise) in
      let text = try machine.text(given[0], "write() argument")
      try file.write(text, machine)
      return .int(text.count)
    },
    NativeMethod("writelines", .one) { file, given, machine throws(Raise) in
      try file.require(.writing, machine)
      try machine.forEach(in: given[0]) { (line) throws(Raise) in
        try file.write(machine.text(line, "write() argument"), machine)
        return true
      }
      return .none
    },
    NativeMethod("flush", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      file.flush(machine)
      return .none
    },
    NativeMethod("close", .none) { file, _, machine throws(Raise) in
      try file.close(machine)
      return .none
    },
    NativeMethod("tell", .none) { file, _, machine throws(Raise) in .int(try file.tell(machine)) },
    NativeMethod("seek", .count(1...2)) { file, given, machine throws(Raise) in
      let offset = try machine.size(given[0])
      try file.require(nil, machine)
      switch try machine.size(given[1], default: 0) {
      case 0:
        if offset < 0 { throw machine.valueError("negative seek position \(offset)") }
        return .int(try file.seek(to: offset, machine))
      case 1:
        if offset != 0 { throw machine.unsupportedOperation("can't do nonzero cur-relative seeks") }
        return .int(try file.seek(to: file.tell(machine), machine))
      case 2:
        if offset != 0 { throw machine.unsupportedOperation("can't do nonzero end-relative seeks") }
        return .int(try file.seek(to: nil, machine))
      case let other: throw machine.valueError("invalid whence (\(other), should be 0, 1 or 2)")
      }
    },
    NativeMethod("truncate", .count(0...1)) { file, given, machine throws(Raise) in
      try file.require(nil, machine)
      if !file.access.writes { throw machine.unsupportedOperation("truncate") }
      return .int(try file.truncate(to: machine.amount(given[0]), machine))
    },
    NativeMethod("readable", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .bool(file.access.reads)
    },
    NativeMethod("writable", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .bool(file.access.writes)
    },
    NativeMethod("seekable", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .bool(file.isSeekable)
    },
    NativeMethod("isatty", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .bool(false)
    },
    NativeMethod("__enter__", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .object(file)
    },
    NativeMethod("__exit__", .any) { file, _, machine throws(Raise) in
      try file.close(machine)
      return .none
    },
    NativeMethod("__iter__", .none) { file, _, machine throws(Raise) in
      try file.require(nil, machine)
      return .object(file)
    },
    NativeMethod("__next__", .none) { file, _, machine throws(Raise) in
      if let line = try file.next(machine) { return line }
      throw machine.stopIteration(.none)
    },
  ]

  /// How much to read: nil for None, for a negative number and for none given.
  private func amount(_ value: Value) throws(Raise) -> Int? {
    if value.isUnbound || value.isNone { return nil }
    guard BigIntObject.integer(value) != nil else {
      throw typeError("argument should be integer or None, not '\(typeName(value))'")
    }
    let count = try size(value)
    return count < 0 ? nil : count
  }

  /// `io.UnsupportedOperation`
  func unsupportedOperation(_ message: String) -> Raise {
    let type = heap.types.named("UnsupportedOperation", base: heap.types.exception("OSError"))
    if type.lookup(heap.names.intern("__module__")) == nil { type.define("__module__", string("io")) }
    return Raise(ExceptionObject(type, [string(Text(message))], heap: heap))
  }
}
