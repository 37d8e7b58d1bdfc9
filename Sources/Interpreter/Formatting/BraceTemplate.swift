// `template.format(values)`: fields in braces.
//
// The template is read piece by piece while the caller looks fields up and formats them, for in Python the errors
// of both come in the order of the text. A field has three parts, `{name!conversion:specification}`; the
// specification may hold fields again (once), and the name is a path: `0.shape[1]`.

/// Reads the pieces of a `str.format` template one by one: some literal text, then perhaps a field.
///
/// ```swift
/// var template = BraceTemplate("x = {0.x!r:>{width}}")
/// while let piece = try template.next() { … }   // "x = ", and the field 0.x with r and >{width}
/// ```
package struct BraceTemplate: Sendable {
  package struct Piece: Equatable, Sendable {
    package var literal: Text
    package var field: Field?
  }

  package struct Field: Equatable, Sendable {
    /// What stands before `!` or `:`; read it with ``FieldPath``.
    package var name: Text
    /// The letter after `!`; check it with ``conversion()`` once the value is found.
    package var conversionCode: UInt32?
    package var specification: Text
    /// Whether the specification is a template itself, to be expanded before use.
    package var hasNestedFields: Bool

    package enum Conversion: Sendable { case string, representation, ascii }

    package func conversion() throws(FormattingError) -> Conversion? {
      switch conversionCode.map(Unicode.Scalar.init) {
      case nil: return nil
      case "s": return .string
      case "r": return .representation
      case "a": return .ascii
      default: throw .unknownConversion(conversionCode ?? 0)
      }
    }
  }

  /// How deep templates may nest: a specification may have fields, theirs may not. Beyond it: `recursionTooDeep`.
  package static let maximumDepth = 2

  private let text: Text
  private var position = 0

  package init(_ text: Text) { self.text = text }

  package mutating func next() throws(FormattingError) -> Piece? {
    guard position < text.count else { return nil }
    let start = position
    while position < text.count, text[position] != 0x7B, text[position] != 0x7D { position += 1 }
    guard position < text.count else { return Piece(literal: text.slice(start, position)) }

    let brace = text[position]
    position += 1
    let follower = position < text.count ? text[position] : nil
    if follower == brace {
      // Doubled, it stands for itself.
      position += 1
      return Piece(literal: text.slice(start, position - 1))
    }
    if brace == 0x7D || follower == nil { throw .singleBrace(brace) }
    let literal = text.slice(start, position - 1)
    return Piece(literal: literal, field: try takeField())
  }

  private mutating func takeField() throws(FormattingError) -> Field {
    let start = position
    let end = try takeName()
    var field = Field(name: text.slice(start, position - 1), specification: Text(), hasNestedFields: false)
    if end == 0x7D { return field }
    if end == 0x21 {
      guard position < text.count else { throw .missingConversion }
      field.conversionCode = text[position]
      position += 1
      if position < text.count {
        position += 1
        if text[position - 1] == 0x7D { return field }
        if text[position - 1] != 0x3A { throw .colonExpected }
      }
    }
    let specification = position
    var depth = 1
    while position < text.count {
      position += 1
      if text[position - 1] == 0x7B {
        field.hasNestedFields = true
        depth += 1
      } else if text[position - 1] == 0x7D {
        depth -= 1
        if depth == 0 {
          field.specification = text.slice(specification, position - 1)
          return field
        }
      }
    }
    throw .unmatchedBraceInSpecification
  }

  /// Moves behind the name and the character that ends it, and gives that.
  private mutating func takeName() throws(FormattingError) -> UInt32 {
    while position < text.count {
      let unit = text[position]
      position += 1
      switch unit {
      case 0x7B: throw .braceInFieldName
      case 0x5B:
        // In brackets anything goes.
        while position < text.count, text[position] != 0x5D { position += 1 }
      case 0x7D, 0x3A, 0x21: return unit
      default: break
      }
    }
    throw .closingBraceExpected
  }
}

/// Whether a template numbers its fields itself; one for a template and those nested in it.
package struct FieldNumbering: Sendable {
  private enum State { case open, automatic, manual }
  private var state = State.open
  private var nextNumber = 0

  package init() {}

  /// The number of the next field without one.
  fileprivate mutating func automatic() throws(FormattingError) -> Int {
    if state == .manual { throw .manualToAutomatic }
    state = .automatic
    nextNumber += 1
    return nextNumber - 1
  }

  fileprivate mutating func manual() throws(FormattingError) {
    if state == .automatic { throw .automaticToManual }
    state = .manual
  }
}

/// A field's name: which argument, and the way from there, read step by step while the caller follows it.
///
/// ```swift
/// var path = try FieldPath("0.shape[1]", numbering: &numbering)   // path.root is .position(0)
/// try path.next()   // .attribute("shape")
/// try path.next()   // .index(1)
/// ```
package struct FieldPath: Sendable {
  package enum Root: Equatable, Sendable {
    case position(Int)
    case name(Text)
  }

  package enum Step: Equatable, Sendable {
    case attribute(Text)
    case index(Int)
    case key(Text)
  }

  package let root: Root
  private let text: Text
  private var position: Int

  package init(_ text: Text, numbering: inout FieldNumbering) throws(FormattingError) {
    self.text = text
    position = 0
    while position < text.count, text[position] != 0x2E, text[position] != 0x5B { position += 1 }
    let first = text.slice(0, position)
    let number = try wholeNumber(first)
    if first.isEmpty {
      root = .position(try numbering.automatic())
    } else if let number {
      try numbering.manual()
      root = .position(number)
    } else {
      root = .name(first)
    }
  }

  package mutating func next() throws(FormattingError) -> Step? {
    guard position < text.count else { return nil }
    let opener = text[position]
    position += 1
    let start = position
    switch opener {
    case 0x2E:
      while position < text.count, text[position] != 0x2E, text[position] != 0x5B { position += 1 }
      if position == start { throw .emptyAttribute }
      return .attribute(text.slice(start, position))
    case 0x5B:
      while position < text.count, text[position] != 0x5D { position += 1 }
      guard position < text.count else { throw .missingBracket }
      let key = text.slice(start, position)
      position += 1
      let number = try wholeNumber(key)
      if key.isEmpty { throw .emptyAttribute }
      return number.map { .index($0) } ?? .key(key)
    default: throw .dotOrBracketExpected
    }
  }
}

/// The number a name is, in digits of any script; nil where it is none.
private func wholeNumber(_ name: Text) throws(FormattingError) -> Int? {
  var number: Int?
  for unit in name.codePoints {
    guard let digit = CodePoint.decimalValue(unit) else { return nil }
    let (product, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(digit)
    if overflow || carry { throw .tooManyDigits }
    number = sum
  }
  return number
}
