// SyntaxError as a class: its place among its arguments, its text, and where a traceback points.

import Syntax

extension Machine {
  /// What the second argument of `SyntaxError(message, (file, line, …))` holds, in order; the last two may be missing.
  static let syntaxErrorParts = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]

  /// Takes the place of a syntax error from its arguments.
  func placeSyntaxError(_ exception: ExceptionObject, _ arguments: Arguments) throws(Raise) {
    guard arguments.count == 2, let place = arguments[1] else { return }
    let parts = try elements(of: place)
    let (least, most) = (4, Machine.syntaxErrorParts.count)
    if parts.count < least {
      throw typeError("function takes at least \(least) arguments (\(parts.count) given)")
    }
    if parts.count > most { throw typeError("function takes at most \(most) arguments (\(parts.count) given)") }
    for (name, part) in zip(Machine.syntaxErrorParts, parts) {
      exception.attributes[heap.names.intern(name)] = part
    }
    if parts.count == 5 { throw typeError("end_offset must be provided when end_lineno is provided") }
  }

  /// Gives the syntax error of a source its place.
  func place(_ exception: ExceptionObject, _ location: FailureLocation, in source: Source) {
    exception.syntax = (source.name, location)
    let message = exception.arguments.first ?? .none
    let parts: [Value] = [
      string(Text(source.name)), .int(location.line), .int(location.hasPlace ? location.column : 0),
      location.hasLine ? string(Text(location.text + "\n")) : .none, .int(location.endLine),
      .int(location.hasPlace ? location.endColumn : 0),
    ]
    exception.attributes[symbols.message] = message
    for (name, part) in zip(Machine.syntaxErrorParts, parts) {
      exception.attributes[heap.names.intern(name)] = part
    }
    exception.take([message, tuple(parts)])
  }

  /// The file and the place that a traceback shows of a syntax error; nil where it has none, as all other exceptions.
  func syntaxPlace(of exception: ExceptionObject) -> (file: String, location: FailureLocation)? {
    if let syntax = exception.syntax { return syntax }
    guard exception.type.isSubtype(of: heap.types.exception("SyntaxError")) else { return nil }
    func part(_ name: String) -> Value? {
      exception.attributes[heap.names.intern(name)].flatMap { $0.isNone ? nil : $0 }
    }
    func number(_ name: String, default missing: Int) -> Int? {
      part(name).map { $0.asInt.map { min(max($0, -1), 1 << 30) } } ?? missing
    }
    guard let line = part("lineno")?.asInt, let offset = number("offset", default: 0),
      let endLine = number("end_lineno", default: line), let end = number("end_offset", default: 0)
    else { return nil }
    var text = ""
    if case .string(let object)? = part("text") { text = object.text.string }
    if text.hasSuffix("\n") { text.removeLast() }
    let shown = Array(text.unicodeScalars)
    let indentation = shown.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
    let column = min(offset, shown.count + 1)
    let file = part("filename").flatMap { try? str($0).string } ?? "<string>"
    return (
      file,
      FailureLocation(
        line: line, column: column, endLine: max(line, endLine), endColumn: max(end - offset, 1) + column,
        text: text, hasPlace: column > indentation, hasLine: part("text") != nil)
    )
  }
}

extension ExceptionObject {
  /// `invalid syntax (lesson.py, line 3)`, of syntax errors only.
  func syntaxText(_ machine: Machine) throws(Raise) -> Text? {
    guard type.isSubtype(of: heap.types.exception("SyntaxError")),
      let message = attributes[machine.symbols.message]
    else { return nil }
    var place: [String] = []
    if case .string(let file)? = attributes[heap.names.intern("filename")] {
      place.append(
        file.text.string.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? "")
    }
    if case .int(let line)? = attributes[heap.names.intern("lineno")] { place.append("line \(line)") }
    let text = try machine.str(message)
    return place.isEmpty ? text : Text("\(text.string) (\(place.joined(separator: ", ")))")
  }
}
