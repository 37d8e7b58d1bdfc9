// The methods of `str`. What they do to the code points is `Text`'s; here arguments are checked and results made.

import Limits

extension Machine {
  func installStringMethods() {
    let type = heap.types.str
    define(Machine.stringTransformations + Machine.stringSearches + Machine.stringPieces, on: type) {
      value in
      if case .string(let object) = value { object.text } else { nil }
    }
    defineStatic([NativeRow("maketrans", .count(1...3), Machine.translationTable)], on: type)
  }

  private static func transformation(
    _ name: String, _ change: @escaping @Sendable (Text, Text.Charge) -> Text
  ) -> NativeMethod<Text> {
    NativeMethod(name, .none) { text, _, machine throws(Raise) in
      try machine.reserve(bytes: text.byteCount)
      return machine.string(try machine.charging { change(text, $0) })
    }
  }

  private static func predicate(
    _ name: String, _ test: @escaping @Sendable (Text, Text.Charge) -> Bool
  ) -> NativeMethod<Text> {
    NativeMethod(name, .none) { text, _, machine throws(Raise) in
      .bool(try machine.charging { test(text, $0) })
    }
  }

  private static let stringTransformations: [NativeMethod<Text>] = [
    transformation("capitalize") { $0.capitalized($1) },
    transformation("casefold") { $0.casefolded($1) },
    transformation("lower") { $0.lowercased($1) },
    transformation("swapcase") { $0.caseSwapped($1) },
    transformation("title") { $0.titlecased($1) },
    transformation("upper") { $0.uppercased($1) },
    predicate("isalnum") { $0.isAlphanumeric($1) },
    predicate("isalpha") { $0.isAlphabetic($1) },
    predicate("isascii") { $0.isASCII($1) },
    predicate("isdecimal") { $0.isDecimal($1) },
    predicate("isdigit") { $0.isDigit($1) },
    predicate("isidentifier") { $0.isIdentifier($1) },
    predicate("islower") { $0.isLowercase($1) },
    predicate("isnumeric") { $0.isNumeric($1) },
    predicate("isprintable") { $0.isPrintable($1) },
    predicate("isspace") { $0.isSpace($1) },
    predicate("istitle") { $0.isTitlecase($1) },
    predicate("isupper") { $0.isUppercase($1) },
    padding("center") { text, width, fill, charge throws(LimitError) in
      try text.centered(width, fill: fill, charge: charge)
    },
    padding("ljust") { text, width, fill, charge throws(LimitError) in
      try text.leftJustified(width, fill: fill, charge: charge)
    },
    padding("rjust") { text, width, fill, charge throws(LimitError) in
      try text.rightJustified(width, fill: fill, charge: charge)
    },
    NativeMethod("zfill", .one) { text, given, machine throws(Raise) in
      let width = try machine.size(given[0])
      return try machine.text { charge throws(LimitError) in
        try text.zeroFilled(width, charge: charge)
      }
    },
    NativeMethod("expandtabs", .named(["tabsize"])) { text, given, machine throws(Raise) in
      let size = try machine.size(given[0], default: 8)
      return try machine.text { charge throws(LimitError) in
        try text.tabsExpanded(size, charge: charge)
      }
    },
    NativeMethod("translate", .one) { text, given, machine throws(Raise) in
      try machine.translate(text, by: given[0])
    },
    NativeMethod("encode", .named(["encoding", "errors"])) { _, _, machine throws(Raise) in
      throw machine.error(
        "NotImplementedError", "str.encode makes bytes, and these are not part of Convbook's Python")
    },
    NativeMethod("format", .any) { text, given, machine throws(Raise) in
      let result = try machine.format(template: text, given)
      // What has no fields is given back as it is, be it of a derived class.
      return result == text && !text.contains("{") && !text.contains("}")
        ? given.arguments[0] ?? .none : machine.string(result)
    },
    NativeMethod("format_map", .one) { text, given, machine throws(Raise) in
      machine.string(try machine.format(template: text, mapping: given[0]))
    },
  ]

  private static func padding(
    _ name: String, _ pad: @escaping @Sendable (Text, Int, UInt32, Text.Charge) throws(LimitError) -> Text
  ) -> NativeMethod<Text> {
    NativeMethod(name, .count(1...2)) { text, given, machine throws(Raise) in
      let width = try machine.size(given[0])
      var fill: UInt32 = 0x20
      if let value = given.optional(1) {
        guard case .string(let object) = value.underlying else {
          throw machine.typeError(
            "The fill character must be a unicode character, not \(machine.typeName(value))")
        }
        guard object.text.count == 1 else {
          throw machine.typeError("The fill character must be exactly one character long")
        }
        fill = object.text[0]
      }
      return try machine.text { charge throws(LimitError) in try pad(text, width, fill, charge) }
    }
  }

  // MARK: Searching

  private static let stringSearches: [NativeMethod<Text>] = [
    search("find") { $0.find($1, start: $2, end: $3, $4) ?? -1 },
    search("rfind") { $0.rfind($1, start: $2, end: $3, $4) ?? -1 },
    search("index") { $0.find($1, start: $2, end: $3, $4) },
    search("rindex") { $0.rfind($1, start: $2, end: $3, $4) },
    search("count") { $0.count(of: $1, start: $2, end: $3, $4) },
    affix("startswith") { $0.hasPrefix($1, start: $2, end: $3, $4) },
    affix("endswith") { $0.hasSuffix($1, start: $2, end: $3, $4) },
    NativeMethod("removeprefix", .one) { text, given, machine throws(Raise) in
      let prefix = try machine.text(given[0], "removeprefix() argument")
      return machine.string(try machine.charging { text.removingPrefix(prefix, $0) })
    },
    NativeMethod("removesuffix", .one) { text, given, machine throws(Raise) in
      let suffix = try machine.text(given[0], "removesuffix() argument")
      return machine.string(try machine.charging { text.removingSuffix(suffix, $0) })
    },
    NativeMethod("replace", .count(2...3)) { text, given, machine throws(Raise) in
      let old = try machine.text(given[0], "replace() argument 1")
      let new = try machine.text(given[1], "replace() argument 2")
      let limit = try machine.size(given[2], default: -1)
      return try machine.text { charge throws(LimitError) in
        try text.replacing(old, with: new, limit: limit, charge: charge)
      }
    },
  ]

  /// A row whose body looks for one text in another; nil is the ValueError of `index`.
  private static func search(
    _ name: String, _ find: @escaping @Sendable (Text, Text, Int, Int, Text.Charge) -> Int?
  ) -> NativeMethod<Text> {
    NativeMethod(name, .parsed(1...3)) { text, given, machine throws(Raise) in
      let start = try machine.bound(given[1], default: 0)
      let end = try machine.bound(given[2], default: .max)
      let needle = try machine.text(given[0])
      guard let found = try machine.charging({ find(text, needle, start, end, $0) }) else {
        throw machine.valueError("substring not found")
      }
      return .int(found)
    }
  }

  private static func affix(
    _ name: String, _ test: @escaping @Sendable (Text, Text, Int, Int, Text.Charge) -> Bool
  ) -> NativeMethod<Text> {
    NativeMethod(name, .parsed(1...3)) { text, given, machine throws(Raise) in
      let start = try machine.bound(given[1], default: 0)
      let end = try machine.bound(given[2], default: .max)
      switch given[0].underlying {
      case .string(let object): return .bool(try machine.charging { test(text, object.text, start, end, $0) })
      case .tuple(let tuple):
        for item in tuple.items {
          guard case .string(let object) = item.underlying else {
            throw machine.typeError(
              "tuple for \(name) must only contain str, not \(machine.typeName(item))")
          }
          if try machine.charging({ test(text, object.text, start, end, $0) }) { return .bool(true) }
        }
        return .bool(false)
      default:
        throw machine.typeError(
          "\(name) first arg must be str or a tuple of str, not \(machine.typeName(given[0]))")
      }
    }
  }

  // MARK: Pieces

  private static let stringPieces: [NativeMethod<Text>] = [
    strip("strip", .both),
    strip("lstrip", .left),
    strip("rstrip", .right),
    split("split", { $0.split($1, limit: $2, $3) }, { $0.words(limit: $1, $2) }),
    split("rsplit", { $0.rsplit($1, limit: $2, $3) }, { $0.wordsFromRight(limit: $1, $2) }),
    partition("partition") { $0.partitioned(at: $1, $2) },
    partition("rpartition") { $0.rpartitioned(at: $1, $2) },
    NativeMethod("splitlines", .named(["keepends"])) { text, given, machine throws(Raise) in
      let keepsEnds = try machine.flag(given[0])
      return try machine.list(ofPieces: machine.charging { text.lines(keepingEnds: keepsEnds, $0) })
    },
    NativeMethod("join", .one) { text, given, machine throws(Raise) in
      try machine.join(given[0], with: text)
    },
  ]

  private static func strip(_ name: String, _ edges: Text.Edges) -> NativeMethod<Text> {
    NativeMethod(name, .count(0...1)) { text, given, machine throws(Raise) in
      switch given[0].underlying {
      case .unbound, .none:
        return machine.string(try machine.charging { text.stripped(edges: edges, $0) }, unlessOf: given)
      case .string(let set):
        return machine.string(
          try machine.charging { text.stripped(set.text, edges: edges, $0) }, unlessOf: given)
      default: throw machine.typeError("\(name) arg must be None or str")
      }
    }
  }

  private static func split(
    _ name: String, _ separated: @escaping @Sendable (Text, Text, Int, Text.Charge) -> [Text],
    _ words: @escaping @Sendable (Text, Int, Text.Charge) -> [Text]
  ) -> NativeMethod<Text> {
    NativeMethod(name, .named(["sep", "maxsplit"])) { text, given, machine throws(Raise) in
      let limit = try machine.size(given[1], default: -1)
      switch given[0].underlying {
      case .unbound, .none: return try machine.list(ofPieces: machine.charging { words(text, limit, $0) })
      case .string(let separator):
        if separator.text.isEmpty { throw machine.valueError("empty separator") }
        return try machine.list(ofPieces: machine.charging { separated(text, separator.text, limit, $0) })
      default: throw machine.typeError("must be str or None, not \(machine.typeName(given[0]))")
      }
    }
  }

  private static func partition(
    _ name: String, _ cut: @escaping @Sendable (Text, Text, Text.Charge) -> (Text, Text, Text)
  ) -> NativeMethod<Text> {
    NativeMethod(name, .one) { text, given, machine throws(Raise) in
      let separator = try machine.text(given[0])
      if separator.isEmpty { throw machine.valueError("empty separator") }
      let parts = try machine.charging { cut(text, separator, $0) }
      return machine.tuple([machine.string(parts.0), machine.string(parts.1), machine.string(parts.2)])
    }
  }

  private func join(_ iterable: Value, with separator: Text) throws(Raise) -> Value {
    let items: UnsafeMutableBufferPointer<Value>
    var gathered: ListObject?
    switch iterable {
    case .list(let list): items = UnsafeMutableBufferPointer(start: list.base, count: list.count)
    case .tuple(let tuple): items = UnsafeMutableBufferPointer(start: tuple.base, count: tuple.count)
    default:
      let list = try list(from: .object(iterator(of: iterable, or: "can only join an iterable")))
      gathered = list
      items = UnsafeMutableBufferPointer(start: list.base, count: list.count)
    }
    defer { withExtendedLifetime(gathered) {} }
    guard let base = items.baseAddress else { return string(Text()) }
    for number in 0..<items.count {
      try work(4)
      if case .string = base[number] { continue }
      guard case .string = base[number].underlying else {
        throw typeError("sequence item \(number): expected str instance, \(typeName(base[number])) found")
      }
    }
    if items.count == 1, case .string = items[0] { return items[0] }
    // From here on no code of the script runs, so the items stay where they are.
    return try self.text { charge throws(LimitError) in
      try separator.joined(0..<items.count, charge: charge) { number in
        if let text = (base + number).withString({ $0.text }) { return text }
        return if case .string(let object) = base[number].underlying { object.text } else { Text() }
      }
    }
  }

  // MARK: Translation

  private func translate(_ text: Text, by table: Value) throws(Raise) -> Value {
    // Each code point is looked up once.
    var known: [UInt32: Text] = [:]
    var size = 0
    let result = try text.translated(charge) { (unit) throws(Raise) -> Text? in
      let replacement: Text
      if let seen = known[unit] {
        replacement = seen
      } else {
        replacement = try self.replacement(of: unit, in: table)
        known[unit] = replacement
      }
      size += replacement.byteCount
      try self.work(32)
      if size > 1 << 16 { try self.reserve(bytes: size) }
      return replacement
    }
    return string(try charging { _ in result })
  }

  private func replacement(of unit: UInt32, in table: Value) throws(Raise) -> Text {
    let found: Value
    do {
      found = try item(of: table, at: .int(Int(unit)))
    } catch {
      if !error.exception.type.isSubtype(of: heap.types.exception("LookupError")) { throw error }
      return Text(codePoint: unit)
    }
    switch found.underlying {
    case .none: return Text()
    case .string(let object): return object.text
    default:
      guard let code = BigIntObject.integer(found) else {
        throw typeError("character mapping must return integer, None or str")
      }
      guard code >= 0, code < 0x110000 else {
        throw valueError("character mapping must be in range(0x110000)")
      }
      return Text(codePoint: UInt32(code))
    }
  }

  private static func translationTable(_ given: Given, _ machine: Machine) throws(Raise) -> Value {
    let table = DictObject(heap: machine.heap)
    guard let second = given.optional(1) else {
      guard case .dict(let mapping) = given[0].underlying else {
        throw machine.typeError("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in mapping.items {
        switch key.underlying {
        case .string(let object):
          guard object.text.count == 1 else {
            throw machine.valueError("string keys in translate table must be of length 1")
          }
          try table.set(.int(Int(object.text[0])), to: value, machine)
        default:
          guard BigIntObject.integer(key) != nil else {
            throw machine.typeError("keys in translate table must be strings or integers")
          }
          try table.set(key, to: value, machine)
        }
      }
      return .dict(table)
    }
    guard case .string(let from) = given[0].underlying else {
      throw machine.typeError("first maketrans argument must be a string if there is a second argument")
    }
    let to = try machine.text(second, "maketrans() argument 2")
    guard from.text.count == to.count else {
      throw machine.valueError("the first two maketrans arguments must have equal length")
    }
    for index in 0..<to.count {
      try table.set(.int(Int(from.text[index])), to: .int(Int(to[index])), machine)
    }
    if let dropped = given.optional(2) {
      for unit in try machine.text(dropped, "maketrans() argument 3").codePoints {
        try table.set(.int(Int(unit)), to: .none, machine)
      }
    }
    return .dict(table)
  }
}
