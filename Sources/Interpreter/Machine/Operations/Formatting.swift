// `format(value, spec)` and `text % values`: fetching the values that `Formatting/` lays out.

import BigInt
import Limits

/// A format specification that was parsed, and the text it was parsed from.
struct KnownFormat {
  static let capacity = 32
  let text: Text
  let kind: FormatSpecification.Kind
  let specification: FormatSpecification
}

extension Machine {
  /// One replacement field of an f-string.
  func formatted(_ value: Value, conversion: UInt8, _ specification: Value) throws(Raise) -> Value {
    let text = if case .string(let object) = specification { object.text } else { Text("") }
    switch conversion {
    case 1: return string(try format(string(try str(value)), text))
    case 2: return string(try format(string(try repr(value)), text))
    case 3: return string(try format(string(try ascii(value)), text))
    default:
      if text.count == 0, case .string = value { return value }
      return string(try format(value, text))
    }
  }

  func join(_ pieces: UnsafeMutablePointer<Value>, count: Int) throws(Raise) -> Value {
    if count == 1, case .string = pieces[0] { return pieces[0] }
    var (total, isWide) = (0, false)
    for index in 0..<count {
      (pieces + index).withString {
        total += $0.text.count
        if $0.text.isWide { isWide = true }
      }
    }
    let shift = isWide ? 2 : 0
    try reserve(bytes: total << shift)
    let charge = total > 1 << 12 ? self.charge : nil
    let text = Text(count: total, shift: shift) { target in
      var place = target
      for index in 0..<count {
        (pieces + index).withString {
          $0.text.copyUnits(to: place, shift: shift, charge)
          place += $0.text.count << shift
        }
      }
    }
    return string(charge == nil ? text : try charging { _ in text })
  }

  /// The exception for a format that cannot be used, or a text that is no number.
  func raise(formatting error: FormattingError) -> Raise {
    if case .limit(let limit) = error { return raise(limit: limit) }
    // Work that was stopped half way may well have found an error that is none.
    do throws(LimitError) { try charge.check() } catch { return raise(limit: error) }
    return switch error.exception {
    case .valueError: valueError(error.description)
    case .typeError: typeError(error.description)
    case .overflowError: overflowError(error.description)
    case .memoryError: memoryError()
    }
  }

  /// `format(value, specification)`: what an f-string does with a field. Errors name `type`, or else the value's.
  public func format(
    _ value: Value, _ specification: Text, of type: TypeObject? = nil
  ) throws(Raise) -> Text {
    if case .object(let object) = value, let instance = object.asInstance {
      return try instance.format(specification, self)
    }
    if specification.isEmpty {
      if case .object(let object) = value { return try object.format(specification, self) }
      return try str(value)
    }
    let text: Text?
    do throws(FormattingError) { text = try laidOut(value, specification) } catch {
      throw raise(formatting: type.map { error.naming($0.name) } ?? error)
    }
    if let text { return try charging { _ in text } }
    if case .object(let object) = value { return try object.format(specification, self) }
    throw typeError("unsupported format string passed to \(typeName(value)).__format__")
  }

  /// A number or text as a specification lays it out; nil for what is neither.
  private func laidOut(_ value: Value, _ specification: Text) throws(FormattingError) -> Text? {
    switch value {
    case .int(let int): return try parsed(specification, for: .integer).format(int, charge: charge)
    case .float(let float): return try parsed(specification, for: .float).format(float, charge: charge)
    case .string(let string): return try parsed(specification, for: .text).format(string.text, charge: charge)
    default:
      guard let number = wholeNumber(value) else { return nil }
      return try FormatSpecification(parsing: specification, for: .integer, typeName: typeName(value))
        .format(number, charge: charge)
    }
  }

  /// The specification parsed, or what the same text was parsed to before: those of f-strings come again and again.
  private func parsed(
    _ specification: Text, for kind: FormatSpecification.Kind
  ) throws(FormattingError) -> FormatSpecification {
    let place = formats + (specification.hash & (KnownFormat.capacity - 1))
    if let known = place.pointee, known.text == specification, known.kind == kind {
      return known.specification
    }
    let made = try FormatSpecification(parsing: specification, for: kind)
    place.pointee = KnownFormat(text: specification, kind: kind, specification: made)
    return made
  }

  /// The value as an integer of any size; nil when it is none.
  func wholeNumber(_ value: Value) -> WholeNumber? {
    if let int = value.asInt { return .small(int) }
    return BigIntObject.integer(value).map { WholeNumber($0) }
  }

  // MARK: Percent

  /// `format % values`.
  func percentFormat(_ format: Text, _ values: Value) throws(Raise) -> Text {
    var source = PercentValues(values)
    var template = PercentTemplate(format, hasMapping: source.mapping != nil)
    var builder = TextBuilder(charge)
    while let piece = try nextPiece(&template) {
      switch piece {
      case .literal(let text): builder.append(text)
      case .conversion(let conversion): builder.append(try field(conversion, &source))
      }
      try reserve(bytes: builder.byteCount)
      try charging { _ in }
    }
    if source.mapping == nil, source.hasMore {
      throw typeError("not all arguments converted during string formatting")
    }
    return builder.text
  }

  private func nextPiece(_ template: inout PercentTemplate) throws(Raise) -> PercentTemplate.Piece? {
    do throws(FormattingError) { return try template.next() } catch { throw raise(formatting: error) }
  }

  /// One conversion, its value fetched and formatted.
  private func field(
    _ conversion: PercentConversion, _ source: inout PercentValues
  ) throws(Raise) -> Text {
    var conversion = conversion
    if let key = conversion.key, let mapping = source.mapping {
      source = PercentValues([try item(of: mapping, at: string(key))], mapping: mapping)
    }
    if conversion.width == .fromArgument { conversion.setWidth(try amount(&source, kind: "ssize_t")) }
    if conversion.precision == .fromArgument { conversion.setPrecision(try amount(&source, kind: "int")) }
    return try field(conversion, of: try source.next(self))
  }

  private func field(_ conversion: PercentConversion, of value: Value) throws(Raise) -> Text {
    let kind: PercentConversion.Kind
    do throws(FormattingError) { kind = try conversion.kind() } catch { throw raise(formatting: error) }
    // What a value gives is found out before the layout, since it raises errors of another kind.
    let operand: Operand
    switch kind {
    case .integer, .baseInteger: operand = .integer(try integer(value, for: conversion, kind))
    case .float: operand = .float(try double(value))
    case .character: operand = .text(try character(value))
    case .text: operand = .text(try text(value, for: conversion))
    }
    do throws(FormattingError) {
      switch operand {
      case .integer(let number): return try conversion.format(number, charge: charge)
      case .float(let number): return try conversion.format(number, charge: charge)
      case .text(let text): return try conversion.format(text, charge: charge)
      }
    } catch {
      throw raise(formatting: error)
    }
  }

  /// What a conversion formats.
  private enum Operand {
    case integer(WholeNumber)
    case float(Double)
    case text(Text)
  }

  private func text(_ value: Value, for conversion: PercentConversion) throws(Raise) -> Text {
    switch Unicode.Scalar(conversion.code) {
    case "r": try repr(value)
    case "a": try ascii(value)
    default: try str(value)
    }
  }

  private func integer(
    _ value: Value, for conversion: PercentConversion, _ kind: PercentConversion.Kind
  ) throws(Raise) -> WholeNumber {
    if let number = wholeNumber(value) { return number }
    if case .float(let float) = value.underlying, kind == .integer { return WholeNumber(try truncated(float)) }
    if case .object = value {
      if kind == .integer, let method = try boundSpecial(.int, of: value) {
        if let number = wholeNumber(try call(method, [])) { return number }
      } else if let method = try boundSpecial(.index, of: value) {
        if let number = wholeNumber(try call(method, [])) { return number }
      }
    }
    let wanted = kind == .integer ? "a real number" : "an integer"
    throw typeError(
      "%\(Text(codePoint: conversion.code).string) format: \(wanted) is required, not \(typeName(value))")
  }

  /// `int(float)`: the whole part.
  func truncated(_ float: Double) throws(Raise) -> BigInt {
    if float.isNaN { throw valueError("cannot convert float NaN to integer") }
    if float.isInfinite { throw overflowError("cannot convert float infinity to integer") }
    return BigInt(float.rounded(.towardZero))
  }

  /// The value as a float, as `float` of a number is; TypeError for what is no number.
  func double(_ value: Value) throws(Raise) -> Double {
    if let double = value.asDouble { return double }
    if let big = BigIntObject.integer(value) { return try double(big) }
    if case .object = value {
      if let method = try boundSpecial(.float, of: value) {
        let result = try call(method, [])
        guard case .float(let float) = result.underlying else {
          throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
        }
        return float
      }
      if try boundSpecial(.index, of: value) != nil { return try double(integerArgument(value)) }
    }
    throw typeError("must be real number, not \(typeName(value))")
  }

  private func character(_ value: Value) throws(Raise) -> Text {
    if case .string(let string) = value.underlying, string.text.count == 1 { return string.text }
    guard let number = try unlessWrongType({ () throws(Raise) in try integerArgument(value) }) else {
      throw typeError("%c requires int or char")
    }
    guard let code = Int(exactly: number), 0...0x10FFFF ~= code else {
      throw overflowError("%c arg not in range(0x110000)")
    }
    return Text(codePoint: UInt32(code))
  }

  /// A width or precision that comes from the values.
  private func amount(_ source: inout PercentValues, kind: String) throws(Raise) -> Int {
    let value = try source.next(self)
    if BigIntObject.integer(value) == nil { throw typeError("* wants int") }
    return try size(value, kind: kind)
  }
}

/// The values on the right of `%`, handed out one by one.
private struct PercentValues {
  private let values: [Value]
  private var position = 0
  /// Where `%(key)s` looks, if the right-hand side has items.
  let mapping: Value?

  init(_ right: Value) {
    if case .tuple(let tuple) = right.underlying {
      self.init(tuple.items, mapping: nil)
    } else {
      self.init([right], mapping: PercentValues.hasItems(right) ? right : nil)
    }
  }

  init(_ values: [Value], mapping: Value?) {
    self.values = values
    self.mapping = mapping
  }

  var hasMore: Bool { position < values.count }

  mutating func next(_ machine: Machine) throws(Raise) -> Value {
    guard hasMore else { throw machine.typeError("not enough arguments for format string") }
    position += 1
    return values[position - 1]
  }

  /// What CPython takes for a mapping: all that can be subscripted, except text. Nothing is left over of it.
  private static func hasItems(_ value: Value) -> Bool {
    switch value {
    case .dict, .list: true
    case .object(let object):
      if let instance = object.asInstance {
        instance.instanceType.special(.item) != nil || hasItems(instance.payload)
      } else {
        object is RangeObject || object is NamespaceView
      }
    default: false
    }
  }
}
