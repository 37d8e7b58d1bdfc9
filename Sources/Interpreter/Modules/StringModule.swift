// The module `string`: the letters, digits and signs, `capwords`, and templates with `$name` in them.

enum StringModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let module = machine.module("string", [])
    let members = module.members
    for (name, text) in constants { members[name] = machine.string(Text(text)) }
    members["capwords"] = machine.function("capwords", "s, sep=None") { (values, machine) throws(Raise) in
      let names = machine.heap.names
      let split = try machine.attribute(of: values[0], names.intern("split"))
      var words: [Value] = []
      for word in try machine.elements(of: machine.call(split, values[1])) {
        words.append(try machine.call(machine.attribute(of: word, names.intern("capitalize")), []))
      }
      let separator = try machine.isTrue(values[1]) ? values[1] : machine.string(" ")
      return try machine.call(
        machine.attribute(of: separator, names.intern("join")), machine.list(words))
    }
    members["Template"] = .object(machine.makeTemplateType())
    return module
  }

  private static let lower = "abcdefghijklmnopqrstuvwxyz"
  private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
  private static let whitespace = " \t\n\r\u{0B}\u{0C}"

  private static let constants: [(String, String)] = [
    ("ascii_letters", lower + upper), ("ascii_lowercase", lower), ("ascii_uppercase", upper),
    ("digits", "0123456789"), ("hexdigits", "0123456789abcdefABCDEF"), ("octdigits", "01234567"),
    ("printable", "0123456789" + lower + upper + punctuation + whitespace), ("punctuation", punctuation),
    ("whitespace", whitespace),
  ]
}

/// A part of a template.
private enum TemplatePiece {
  case text(Substring.UnicodeScalarView)
  /// `$name` or `${name}`, and how it is written.
  case name(String, written: String)
  case delimiter
  /// A delimiter with neither behind it, and the place after it.
  case invalid(offset: Int)
}

extension Machine {
  fileprivate func makeTemplateType() -> TypeObject {
    let type = derivableClass("Template", in: "string")
    type.define("delimiter", string("$"))
    define(Machine.templateMethods, on: type) { $0.object?.asInstance }
    return type
  }

  private static let templateMethods: [NativeMethod<InstanceObject>] = [
    NativeMethod("__init__", .any) { template, given, machine throws(Raise) in
      let values = try Signature("self, template").bind(
        given.arguments, function: "Template.__init__", machine)
      template.setOwn(machine.heap.names.intern("template"), to: values[1])
      return .none
    },
    NativeMethod("substitute", .any) { template, given, machine throws(Raise) in
      try machine.substitute(template, given, "substitute", isSafe: false)
    },
    NativeMethod("safe_substitute", .any) { template, given, machine throws(Raise) in
      try machine.substitute(template, given, "safe_substitute", isSafe: true)
    },
    NativeMethod("get_identifiers", .none) { template, _, machine throws(Raise) in
      var names: [String] = []
      for case .name(let name, _) in try machine.pieces(of: template) where !names.contains(name) {
        names.append(name)
      }
      return machine.list(of: names.map { Text($0) })
    },
    NativeMethod("is_valid", .none) { template, _, machine throws(Raise) in
      for case .invalid in try machine.pieces(of: template) { return .bool(false) }
      return .bool(true)
    },
  ]

  private func text(of template: InstanceObject) throws(Raise) -> String {
    let value = try attribute(of: .object(template), heap.names.intern("template"))
    return try text(value, "expected string or bytes-like object, template").string
  }

  private func substitute(
    _ template: InstanceObject, _ given: Given, _ name: String, isSafe: Bool
  ) throws(Raise) -> Value {
    if given.count > 1 {
      throw typeError(
        "Template.\(name)() takes from 1 to 2 positional arguments but \(given.count + 1) were given")
    }
    var result = TextBuilder()
    for piece in try pieces(of: template) {
      switch piece {
      case .text(let text): result.append(String(text))
      case .delimiter: result.append(try delimiter(of: template))
      case .invalid(let offset):
        if !isSafe { throw invalidPlaceholder(offset, in: try text(of: template)) }
        result.append(try delimiter(of: template))
      case .name(let name, let written):
        if let value = try value(of: name, given, isSafe: isSafe) {
          result.append(try str(value))
        } else {
          result.append(written)
        }
      }
      try reserve(bytes: result.byteCount)
    }
    return string(result.text)
  }

  /// What stands for a name: the argument of that name, or the mapping's item.
  private func value(of name: String, _ given: Given, isSafe: Bool) throws(Raise) -> Value? {
    if let value = given.arguments.keyword(name, self) { return value }
    let key = string(Text(name))
    do throws(Raise) {
      guard let mapping = given.optional(0) else { throw keyError(key) }
      return try item(of: mapping, at: key)
    } catch {
      if isSafe, error.exception.type.isSubtype(of: heap.types.exception("KeyError")) { return nil }
      throw error
    }
  }

  private func delimiter(of template: InstanceObject) throws(Raise) -> String {
    try text(attribute(of: .object(template), heap.names.intern("delimiter")), "delimiter").string
  }

  private func pieces(of template: InstanceObject) throws(Raise) -> [TemplatePiece] {
    let source = try text(of: template)
    let delimiter = try delimiter(of: template).unicodeScalars
    var pieces: [TemplatePiece] = []
    var rest = source.unicodeScalars[...]
    var plain = rest.startIndex
    while !rest.isEmpty {
      guard !delimiter.isEmpty, rest.starts(with: delimiter) else {
        rest.removeFirst()
        continue
      }
      if plain < rest.startIndex {
        pieces.append(.text(source[plain..<rest.startIndex].unicodeScalars))
      }
      rest.removeFirst(delimiter.count)
      if rest.starts(with: delimiter) {
        rest.removeFirst(delimiter.count)
        pieces.append(.delimiter)
      } else if let piece = Machine.takeName(from: &rest, delimiter: String(delimiter)) {
        pieces.append(piece)
      } else {
        let offset = source.unicodeScalars.distance(from: source.startIndex, to: rest.startIndex)
        pieces.append(.invalid(offset: offset))
      }
      plain = rest.startIndex
    }
    if plain < source.endIndex { pieces.append(.text(source[plain...].unicodeScalars)) }
    return pieces
  }

  /// Takes `name` or `{name}` from the front of the text; nil, and nothing taken, where neither is there.
  private static func takeName(
    from rest: inout Substring.UnicodeScalarView, delimiter: String
  ) -> TemplatePiece? {
    let isBraced = rest.first == "{"
    let inner = isBraced ? rest.dropFirst() : rest
    let name = inner.prefix {
      $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    guard let first = name.first, first.properties.numericType == nil else { return nil }
    let after = inner[name.endIndex...]
    if isBraced, after.first != "}" { return nil }
    rest = isBraced ? after.dropFirst() : after
    let text = String(name)
    return .name(text, written: delimiter + (isBraced ? "{\(text)}" : text))
  }

  /// Lines and columns count from 1.
  private func invalidPlaceholder(_ offset: Int, in template: String) -> Raise {
    let before = template.unicodeScalars.prefix(offset)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return valueError(
      "Invalid placeholder in string: line \(lines.count), col \(lines.last?.count ?? 1)")
  }
}
