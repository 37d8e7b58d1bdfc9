// `str.format` and `str.format_map`: `BraceTemplate` reads the pieces, here the fields are looked up and formatted.

extension Machine {
  /// Where the fields of a template take their values from.
  private enum Fields {
    case arguments(positional: [Value], keywords: [(name: Symbol, value: Value)])
    case mapping(Value)
  }

  /// `template.format(…)`.
  func format(template: Text, _ given: Given) throws(Raise) -> Text {
    let positional = Array(given.arguments.positional.dropFirst(given.offset))
    var numbering = FieldNumbering()
    return try expand(
      template, .arguments(positional: positional, keywords: given.arguments.keywords), &numbering, depth: 0)
  }

  /// `template.format_map(mapping)`.
  func format(template: Text, mapping: Value) throws(Raise) -> Text {
    var numbering = FieldNumbering()
    return try expand(template, .mapping(mapping), &numbering, depth: 0)
  }

  private func expand(
    _ text: Text, _ fields: Fields, _ numbering: inout FieldNumbering, depth: Int
  ) throws(Raise) -> Text {
    if depth == BraceTemplate.maximumDepth { throw raise(formatting: .recursionTooDeep) }
    var template = BraceTemplate(text)
    var result = TextBuilder(charge)
    while let piece = try formatting({ () throws(FormattingError) in try template.next() }) {
      result.append(piece.literal)
      guard let field = piece.field else { continue }
      var value = try lookUp(field.name, fields, &numbering)
      switch try formatting({ () throws(FormattingError) in try field.conversion() }) {
      case .string: value = string(try str(value))
      case .representation: value = string(try repr(value))
      case .ascii: value = string(try ascii(value))
      case nil: break
      }
      var specification = field.specification
      if field.hasNestedFields {
        specification = try expand(specification, fields, &numbering, depth: depth + 1)
      }
      let text = try format(value, specification)
      try reserve(bytes: result.byteCount + text.byteCount)
      result.append(text)
      try charging { _ in }
    }
    return result.text
  }

  private func lookUp(
    _ name: Text, _ fields: Fields, _ numbering: inout FieldNumbering
  ) throws(Raise) -> Value {
    var path: FieldPath
    do { path = try FieldPath(name, numbering: &numbering) } catch { throw raise(formatting: error) }
    var value = try root(path.root, fields)
    while let step = try formatting({ () throws(FormattingError) in try path.next() }) {
      switch step {
      case .attribute(let name): value = try attribute(of: value, heap.names.intern(name.string))
      case .index(let index): value = try item(of: value, at: .int(index))
      case .key(let key): value = try item(of: value, at: string(key))
      }
    }
    return value
  }

  private func root(_ root: FieldPath.Root, _ fields: Fields) throws(Raise) -> Value {
    switch (root, fields) {
    case (.position(let index), .arguments(let positional, _)):
      guard positional.indices.contains(index) else {
        throw indexError("Replacement index \(index) out of range for positional args tuple")
      }
      return positional[index]
    case (.position, .mapping):
      throw valueError("Format string contains positional fields")
    case (.name(let name), .arguments(_, let keywords)):
      let wanted = name.string
      guard let found = keywords.first(where: { heap.names.string($0.name) == wanted }) else {
        throw keyError(string(name))
      }
      return found.value
    case (.name(let name), .mapping(let mapping)): return try item(of: mapping, at: string(name))
    }
  }

  /// Runs a step of formatting, its failure raised as the exception it stands for.
  private func formatting<Result>(_ step: () throws(FormattingError) -> Result) throws(Raise) -> Result {
    do { return try step() } catch { throw raise(formatting: error) }
  }
}
