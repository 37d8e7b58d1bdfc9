// The module `_json`: what walks values and texts for `json` (`Library/json.py`).
//
// The house's own module `JSON` is not used: it reads into other values and has limits in place of Python's rules,
// which are larger integers, NaN, hooks for every kind of value, and the place of an error to the character.

enum JSONModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for row in functions { members[row.name] = machine.function(row, qualifiedName: "_json." + row.name) }
    return ModuleObject("_json", members: members, heap: machine.heap)
  }

  private static let functions: [NativeRow] = [
    NativeRow("encode", .count(10...10)) { given, machine throws(Raise) in
      var encoder = JSONEncoder(machine: machine, default: given[1])
      encoder.indentation = given[2].isNone ? nil : try machine.text(given[2].underlying, "indent")
      encoder.itemSeparator = try machine.text(given[3].underlying, "item_separator")
      encoder.keySeparator = try machine.text(given[4].underlying, "key_separator")
      encoder.skipsKeys = try machine.isTrue(given[5])
      encoder.isASCII = try machine.isTrue(given[6])
      encoder.checksCycles = try machine.isTrue(given[7])
      encoder.allowsNaN = try machine.isTrue(given[8])
      encoder.sortsKeys = try machine.isTrue(given[9])
      try encoder.write(given[0])
      return machine.string(encoder.text)
    },
    NativeRow("skip_space", .count(2...2)) { given, machine throws(Raise) in
      var scanner = JSONScanner(
        text: try machine.text(given[0].underlying), place: try machine.size(given[1]), machine: machine)
      scanner.skipSpace()
      return .int(scanner.place)
    },
    NativeRow("scan", .count(9...9)) { given, machine throws(Raise) in
      let place = try machine.size(given[1])
      if place < 0 { throw machine.valueError("idx cannot be negative") }
      var scanner = JSONScanner(
        text: try machine.text(given[0].underlying, "first argument"), place: place, machine: machine)
      scanner.errorClass = given[2]
      scanner.isStrict = try machine.isTrue(given[3])
      scanner.objectHook = given[4]
      scanner.pairsHook = given[5]
      scanner.floatHook = given[6]
      scanner.integerHook = given[7]
      scanner.constantHook = given[8]
      let value = try scanner.value()
      return machine.tuple([value, .int(scanner.place)])
    },
  ]
}

// MARK: - Writing

/// Writes values into one text.
private struct JSONEncoder {
  let machine: Machine
  let `default`: Value
  var indentation: Text?
  var itemSeparator = Text()
  var keySeparator = Text()
  var skipsKeys = false
  var isASCII = true
  var checksCycles = true
  var allowsNaN = true
  var sortsKeys = false
  private var builder = TextBuilder()
  /// What is being written, to find what holds itself.
  private var open: [Object] = []
  private var level = 0
  private var sinceCheck = 0
  /// The size from which the memory budget is asked again.
  private var nextReserve = 1 << 16

  init(machine: Machine, default fallback: Value) {
    self.machine = machine
    self.default = fallback
  }

  var text: Text { builder.text }

  mutating func write(_ value: Value) throws(Raise) {
    try check()
    if let text = try scalar(value) {
      builder.append(text)
      return
    }
    try machine.enter(" while encoding a JSON object")
    defer { machine.leave() }
    let underlying = value.underlying
    switch underlying {
    case .string(let string): write(string.text)
    case .list, .tuple: try write(sequence: underlying, of: value)
    case .dict(let dict): try write(dict, of: value)
    default:
      try opening(value)
      try write(machine.call(self.default, [value]))
      closing()
    }
  }

  /// Looks at the budgets now and then.
  private mutating func check() throws(Raise) {
    sinceCheck += 1
    if sinceCheck < 512, builder.byteCount < nextReserve { return }
    sinceCheck = 0
    try machine.pollHolding()
    if builder.byteCount < nextReserve { return }
    try machine.reserve(bytes: builder.byteCount &* 2)
    nextReserve = builder.byteCount &* 2
  }

  /// The text of a value that is neither a string nor holds others.
  private func scalar(_ value: Value) throws(Raise) -> Text? {
    switch value.underlying {
    case .none: Text("null")
    case .bool(let bool): Text(bool ? "true" : "false")
    case .int(let int): Text(String(int))
    case .float(let float): try text(of: float, value)
    case .object(let object as BigIntObject): try object.repr(machine)
    default: nil
    }
  }

  private func text(of float: Double, _ value: Value) throws(Raise) -> Text {
    if float.isFinite { return try machine.repr(.float(float)) }
    if !allowsNaN {
      let shown = indentation == nil ? "" : ": \(try machine.repr(value).string)"
      throw machine.valueError("Out of range float values are not JSON compliant\(shown)")
    }
    return Text(float.isNaN ? "NaN" : float < 0 ? "-Infinity" : "Infinity")
  }

  private mutating func opening(_ value: Value) throws(Raise) {
    guard let object = value.object else { return }
    if checksCycles, open.contains(where: { $0 === object }) {
      throw machine.valueError("Circular reference detected")
    }
    open.append(object)
  }

  private mutating func closing() { open.removeLast() }

  private mutating func newLine() {
    guard let indentation else { return }
    builder.append(codePoint: 10)
    for _ in 0..<level { builder.append(indentation) }
  }

  private mutating func write(sequence: Value, of value: Value) throws(Raise) {
    func item(_ index: Int) -> Value? {
      switch sequence {
      case .list(let list): list[index]
      case .tuple(let tuple): tuple[index]
      default: nil
      }
    }
    guard var next = item(0) else {
      builder.append("[]")
      return
    }
    try opening(value)
    builder.append("[")
    level += 1
    newLine()
    var index = 0
    while true {
      try write(next)
      index += 1
      guard let following = item(index) else { break }
      next = following
      builder.append(itemSeparator)
      newLine()
    }
    level -= 1
    newLine()
    builder.append("]")
    closing()
  }

  private mutating func write(_ dict: DictObject, of value: Value) throws(Raise) {
    if dict.count == 0 {
      builder.append("{}")
      return
    }
    try opening(value)
    builder.append("{")
    level += 1
    newLine()
    var isFirst = true
    for (key, item) in try items(of: dict) {
      guard let name = try name(of: key) else { continue }
      if !isFirst {
        builder.append(itemSeparator)
        newLine()
      }
      isFirst = false
      write(name)
      builder.append(keySeparator)
      try write(item)
    }
    level -= 1
    newLine()
    builder.append("}")
    closing()
  }

  private func items(of dict: DictObject) throws(Raise) -> [(key: Value, value: Value)] {
    if !sortsKeys { return dict.items }
    let pairs = dict.items.map { machine.tuple([$0.key, $0.value]) }
    var items: [(key: Value, value: Value)] = []
    for case .tuple(let pair) in try machine.sorted(pairs, key: .none, reverse: false) {
      items.append((pair.items[0], pair.items[1]))
    }
    return items
  }

  /// A key as a member's name; nil for one that is to be left out.
  private func name(of key: Value) throws(Raise) -> Text? {
    if case .string(let string) = key.underlying { return string.text }
    if let text = try scalar(key) { return text }
    if skipsKeys { return nil }
    throw machine.typeError(
      "keys must be str, int, float, bool or None, not \(machine.typeName(key))")
  }

  private mutating func write(_ text: Text) {
    builder.append(codePoint: 0x22)
    for unit in text.codePoints {
      switch unit {
      case 0x22: builder.append("\\\"")
      case 0x5C: builder.append("\\\\")
      case 0x0A: builder.append("\\n")
      case 0x0D: builder.append("\\r")
      case 0x09: builder.append("\\t")
      case 0x08: builder.append("\\b")
      case 0x0C: builder.append("\\f")
      case 0x20..<0x7F: builder.append(codePoint: unit)
      case 0x7F... where !isASCII: builder.append(codePoint: unit)
      case 0x10000...:
        escape(0xD800 + (unit - 0x10000) >> 10)
        escape(0xDC00 + (unit - 0x10000) & 0x3FF)
      default: escape(unit)
      }
    }
    builder.append(codePoint: 0x22)
  }

  private mutating func escape(_ unit: UInt32) {
    let digits = String(unit, radix: 16)
    builder.append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }
}

// MARK: - Reading

/// Reads one value of a text, place by place.
private struct JSONScanner {
  let text: Text
  var place: Int
  let machine: Machine
  var errorClass = Value.none
  var isStrict = true
  var objectHook = Value.none
  var pairsHook = Value.none
  var floatHook = Value.none
  var integerHook = Value.none
  var constantHook = Value.none
  private var sinceCheck = 0

  init(text: Text, place: Int, machine: Machine) {
    self.text = text
    self.place = place
    self.machine = machine
  }

  private var current: UInt32? { unit(place) }

  private func unit(_ index: Int) -> UInt32? {
    UInt(bitPattern: index) < UInt(bitPattern: text.count) ? text.unit(index) : nil
  }

  private func error(_ message: String, at place: Int) throws(Raise) -> Raise {
    let arguments = [machine.string(Text(message)), machine.string(text), .int(place)]
    return try machine.raised(machine.call(errorClass, arguments), from: nil)
  }

  mutating func skipSpace() {
    while let unit = current, unit == 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09 { place += 1 }
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard current == character.value else { return false }
    place += 1
    return true
  }

  private mutating func accept(word: String) -> Bool {
    var end = place
    for scalar in word.unicodeScalars {
      guard unit(end) == scalar.value else { return false }
      end += 1
    }
    place = end
    return true
  }

  mutating func value() throws(Raise) -> Value {
    sinceCheck += 1
    if sinceCheck & 1023 == 0 { try machine.pollHolding() }
    let start = place
    switch current {
    case 0x22:
      place += 1
      return machine.string(try string())
    case 0x7B:
      place += 1
      try machine.enter(" while decoding a JSON object from a unicode string")
      defer { machine.leave() }
      return try object()
    case 0x5B:
      place += 1
      try machine.enter(" while decoding a JSON array from a unicode string")
      defer { machine.leave() }
      return try array()
    default: break
    }
    if accept(word: "null") { return .none }
    if accept(word: "true") { return .bool(true) }
    if accept(word: "false") { return .bool(false) }
    for (word, value) in [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)]
    where accept(word: word) {
      return constantHook.isNone
        ? .float(value) : try machine.call(constantHook, [machine.string(Text(word))])
    }
    if let number = try number() { return number }
    throw try error("Expecting value", at: start)
  }

  // MARK: Containers

  private mutating func object() throws(Raise) -> Value {
    var pairs: [(key: Value, value: Value)] = []
    var names: [Text: Value] = [:]
    skipSpace()
    if !accept("}") {
      while true {
        if !accept("\"") {
          throw try error("Expecting property name enclosed in double quotes", at: place)
        }
        let name = try string()
        let key = names[name] ?? machine.string(name)
        names[name] = key
        skipSpace()
        if !accept(":") { throw try error("Expecting ':' delimiter", at: place) }
        skipSpace()
        pairs.append((key, try value()))
        skipSpace()
        if accept("}") { break }
        if !accept(",") { throw try error("Expecting ',' delimiter", at: place) }
        skipSpace()
      }
    }
    if !pairsHook.isNone {
      return try machine.call(pairsHook, [machine.list(pairs.map { machine.tuple([$0.key, $0.value]) })])
    }
    let dict = DictObject(heap: machine.heap)
    for (key, value) in pairs { try dict.set(key, to: value, machine) }
    return objectHook.isNone ? .dict(dict) : try machine.call(objectHook, [.dict(dict)])
  }

  private mutating func array() throws(Raise) -> Value {
    var items: [Value] = []
    skipSpace()
    if accept("]") { return machine.list(items) }
    while true {
      items.append(try value())
      skipSpace()
      if accept("]") { return machine.list(items) }
      if !accept(",") { throw try error("Expecting ',' delimiter", at: place) }
      skipSpace()
    }
  }

  // MARK: Strings

  /// The string whose opening quote stands before the place.
  private mutating func string() throws(Raise) -> Text {
    let start = place - 1
    var builder = TextBuilder()
    while let unit = current {
      sinceCheck += 1
      if sinceCheck & 0xFFFF == 0 { try machine.pollHolding() }
      place += 1
      switch unit {
      case 0x22: return builder.text
      case 0x5C: builder.append(codePoint: try escape(stringStart: start))
      case 0..<0x20 where isStrict:
        throw try error("Invalid control character at", at: place - 1)
      default: builder.append(codePoint: unit)
      }
    }
    throw try error("Unterminated string starting at", at: start)
  }

  /// The character of the escape whose backslash stands before the place.
  private mutating func escape(stringStart: Int) throws(Raise) -> UInt32 {
    guard let letter = current else {
      throw try error("Unterminated string starting at", at: stringStart)
    }
    place += 1
    switch letter {
    case 0x22, 0x5C, 0x2F: return letter
    case 0x62: return 8
    case 0x66: return 12
    case 0x6E: return 10
    case 0x72: return 13
    case 0x74: return 9
    case 0x75: break
    default: throw try error("Invalid \\escape", at: place - 2)
    }
    let high = try hexadecimal()
    // A pair of halves makes one character; a half alone stays what it is.
    guard (0xD800..<0xDC00).contains(high), place + 6 < text.count, unit(place) == 0x5C, unit(place + 1) == 0x75
    else { return high }
    let start = place
    place += 2
    let low = try hexadecimal()
    if (0xDC00..<0xE000).contains(low) { return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) }
    place = start
    return high
  }

  private mutating func hexadecimal() throws(Raise) -> UInt32 {
    let start = place
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard start + 4 < text.count, let unit = current, unit < 0x80,
        let digit = Character(Unicode.Scalar(UInt8(unit))).hexDigitValue
      else { throw try error("Invalid \\uXXXX escape", at: start - 1) }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  // MARK: Numbers

  private mutating func number() throws(Raise) -> Value? {
    let start = place
    _ = accept("-")
    if !accept("0"), !skipDigits() {
      place = start
      return nil
    }
    var isFloat = false
    var end = place
    if accept("."), skipDigits() {
      isFloat = true
      end = place
    }
    place = end
    if accept("e") || accept("E") {
      if !accept("+") { _ = accept("-") }
      if skipDigits() {
        isFloat = true
        end = place
      }
    }
    place = end
    let digits = text.slice(start, end)
    let hook = isFloat ? floatHook : integerHook
    if !hook.isNone { return try machine.call(hook, [machine.string(digits)]) }
    let string = digits.string
    if isFloat { return .float(Double(string) ?? .nan) }
    if let small = Int(string) { return .int(small) }
    return try machine.call(.object(machine.heap.types.int), [machine.string(digits)])
  }

  private mutating func skipDigits() -> Bool {
    let start = place
    while let unit = current, (0x30...0x39).contains(unit) { place += 1 }
    return place > start
  }
}
