// `repr`, `str` and `ascii`.
//
// A container writes its items into one growing text, however deep it is nested. What is being written stands
// on a stack: an object met again inside itself is written as `[...]`. Shared parts can make the text
// exponentially larger than the data, so its growth is checked against the memory budget.

extension Machine {
  /// `repr(value)`.
  public func repr(_ value: Value) throws(Raise) -> Text {
    switch value {
    case .string(let string): return try representation(string.text)
    case .list, .dict, .tuple:
      var writer = ReprWriter(machine: self)
      try writer.write(value)
      return writer.text
    default: return try simpleRepr(value)
    }
  }

  /// `str(value)`.
  public func str(_ value: Value) throws(Raise) -> Text {
    switch value {
    case .string(let string): return string.text
    case .object(let object):
      try enter(" while getting the str of an object")
      defer { leave() }
      return try object.str(self)
    case .tuple(let tuple) where tuple.type !== heap.types.tuple: return try tuple.str(self)
    default: return try repr(value)
    }
  }

  /// `ascii(value)`: `repr` with everything beyond ASCII escaped.
  public func ascii(_ value: Value) throws(Raise) -> Text {
    if case .string(let string) = value {
      try reserve(bytes: string.text.byteCount)
      return try charging { string.text.asciiRepresentation($0) }
    }
    let text = try repr(value)
    return try charging { text.backslashReplaced($0) }
  }

  /// The repr of a text.
  fileprivate func representation(_ text: Text) throws(Raise) -> Text {
    try reserve(bytes: text.byteCount)
    return try charging { text.representation($0) }
  }

  /// The repr of what holds no other values in a case of its own.
  fileprivate func simpleRepr(_ value: Value) throws(Raise) -> Text {
    switch value {
    case .bool(let bool): return Text(bool ? "True" : "False")
    case .int(let int): return Text(decimal: int)
    case .float(let float): return Text(floatRepr(float))
    case .function(let function): return function.repr(self)
    case .object(let object):
      try enter(" while getting the repr of an object")
      defer { leave() }
      return try object.repr(self)
    default: return Text("None")
    }
  }

  /// The repr of an object that shows a row of values: `opening`, the items with commas, `closing`.
  ///
  /// For classes of the host that hold values; an object within itself is written with dots.
  public func repr(
    _ items: [Value], of object: Object, opening: String, closing: String
  ) throws(Raise) -> Text {
    var writer = ReprWriter(machine: self)
    try writer.write(items, of: object, opening: opening, closing: closing)
    return writer.text
  }
}

/// Writes values one after the other into one text.
private struct ReprWriter {
  let machine: Machine
  private var builder: TextBuilder
  /// The size from which the memory budget is asked again.
  private var nextCheck = 1 << 16

  init(machine: Machine) {
    self.machine = machine
    builder = TextBuilder(machine.charge)
  }

  var text: Text { builder.text }

  mutating func write(_ value: Value) throws(Raise) {
    switch value {
    case .string(let string): builder.append(try machine.representation(string.text))
    case .list(let list):
      if try begins(list, "[...]") {
        defer { ends() }
        builder.append("[")
        var index = 0
        while let item = list[index] {
          if index > 0 { builder.append(", ") }
          try write(item)
          index &+= 1
          try checkGrowth(index)
        }
        builder.append("]")
      }
    case .tuple(let tuple) where tuple.type === machine.heap.types.tuple:
      let closing = tuple.count == 1 ? ",)" : ")"
      try write(tuple.items, of: tuple, opening: "(", closing: closing)
    case .tuple(let tuple): builder.append(try tuple.repr(machine))
    case .dict(let dict):
      if try begins(dict, "{...}") {
        defer { ends() }
        builder.append("{")
        var number = 0
        var isFirst = true
        while let entry = dict.entry(number) {
          number &+= 1
          try checkGrowth(number)
          if !entry.isLive { continue }
          if !isFirst { builder.append(", ") }
          isFirst = false
          try write(entry.key)
          builder.append(": ")
          try write(entry.value)
        }
        builder.append("}")
      }
    default: builder.append(try machine.simpleRepr(value))
    }
  }

  mutating func write(
    _ items: [Value], of object: Object, opening: String, closing: String
  ) throws(Raise) {
    let bracket = closing.hasSuffix(")") && opening == "(" ? ")" : closing
    if try begins(object, opening + "..." + bracket) {
      defer { ends() }
      builder.append(opening)
      for (index, item) in items.enumerated() {
        if index > 0 { builder.append(", ") }
        try write(item)
        try checkGrowth(index)
      }
      builder.append(closing)
    }
  }

  /// Whether to write what the object holds; if it is being written already, writes only the dots.
  private mutating func begins(_ object: Object, _ dots: String) throws(Raise) -> Bool {
    if machine.reprStack.contains(object) {
      builder.append(dots)
      return false
    }
    try machine.enter(" while getting the repr of an object")
    machine.reprStack.append(object)
    return true
  }

  private func ends() {
    machine.reprStack.removeLast()
    machine.leave()
  }

  private mutating func checkGrowth(_ index: Int) throws(Raise) {
    if index & 1023 == 1023 { try machine.pollHolding() }
    if builder.byteCount < nextCheck { return }
    try machine.reserve(bytes: builder.byteCount &* 2)
    try machine.pollHolding()
    nextCheck = builder.byteCount &* 2
  }
}
