// UnicodeEncodeError and its siblings as classes: what is wrong with which characters of a text.

extension Machine {
  /// The arguments by name; a UnicodeTranslateError has no `encoding`.
  static let encodingErrorParts = ["encoding", "object", "start", "end", "reason"]

  /// Checks the arguments of `UnicodeEncodeError(…)` and its siblings, and keeps them as attributes.
  func completeEncodingError(_ exception: ExceptionObject, _ arguments: Arguments) throws(Raise) {
    func isA(_ name: String) -> Bool { exception.type.isSubtype(of: heap.types.exception(name)) }
    let isDecoding = isA("UnicodeDecodeError")
    guard isDecoding || isA("UnicodeEncodeError") || isA("UnicodeTranslateError") else { return }
    let names = Machine.encodingErrorParts.dropFirst(isA("UnicodeTranslateError") ? 1 : 0)
    if arguments.count != names.count {
      throw typeError("function takes exactly \(names.count) arguments (\(arguments.count) given)")
    }
    for (index, (name, given)) in zip(names, arguments.positional).enumerated() {
      var value = given
      if name == "start" || name == "end" {
        value = .int(try size(given))
      } else if !isDecoding || name != "object" {
        guard case .string = given.underlying else {
          let found = given.isNone ? "None" : typeName(given)
          throw typeError("argument \(index + 1) must be str, not \(found)")
        }
      }
      exception.attributes[heap.names.intern(name)] = value
    }
    // There are no bytes.
    if isDecoding {
      throw typeError("a bytes-like object is required, not '\(typeName(arguments[1] ?? .none))'")
    }
  }
}

extension ExceptionObject {
  /// `'ascii' codec can't encode character '\\xe9' in position 1: …`, of errors that know what they are about.
  func encodingText(_ machine: Machine) throws(Raise) -> Text? {
    func part(_ name: String) -> Value? { attributes[heap.names.intern(name)] }
    guard type.isSubtype(of: heap.types.exception("UnicodeError")), let reason = part("reason"),
      case .string(let object)? = part("object")?.underlying, case .int(let start)? = part("start"),
      case .int(let end)? = part("end")
    else { return nil }
    var text = "can't translate"
    if let encoding = part("encoding"), !encoding.isNone {
      text = "'\(try machine.str(encoding).string)' codec can't encode"
    }
    let last = end.subtractingReportingOverflow(1).partialValue
    if last == start, 0..<object.text.count ~= start {
      let code = String(object.text[start], radix: 16)
      let (letter, width) = code.count > 4 ? ("U", 8) : code.count > 2 ? ("u", 4) : ("x", 2)
      let digits = String(repeating: "0", count: width - code.count) + code
      text += " character '\\\(letter)\(digits)' in position \(start)"
    } else {
      text += " characters in position \(start)-\(last)"
    }
    return Text("\(text): \(try machine.str(reason).string)")
  }
}
