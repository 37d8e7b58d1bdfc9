import JSON

// A value together with the way to it from the top. Asking it for the wrong type gives an error that says where.

/// A problem at a place in a JSON text; becomes a `NotebookError` where the file's name is known.
struct Misplaced: Error {
  var path: [JSONPathStep] = []
  var problem: NotebookError.Problem
}

struct JSONPlace {
  let value: JSONValue
  let path: [JSONPathStep]

  init(_ value: JSONValue, path: [JSONPathStep] = []) {
    self.value = value
    self.path = path
  }

  /// The member, nil when there is none.
  subscript(name: String) -> JSONPlace? {
    value[name].map { JSONPlace($0, path: path + [.name(name)]) }
  }

  func required(_ name: String) throws(Misplaced) -> JSONPlace {
    _ = try object()
    guard let member = self[name] else {
      throw wrong("an object with \"\(name)\"", found: "one without it")
    }
    return member
  }

  func object() throws(Misplaced) -> JSONObject {
    guard let object = value.object else { throw wrong("an object") }
    return object
  }

  func members() throws(Misplaced) -> [(name: String, place: JSONPlace)] {
    try object().members.map { ($0.name, JSONPlace($0.value, path: path + [.name($0.name)])) }
  }

  func elements() throws(Misplaced) -> [JSONPlace] {
    guard let array = value.array else { throw wrong("a list") }
    return array.enumerated().map { JSONPlace($0.element, path: path + [.index($0.offset)]) }
  }

  func string() throws(Misplaced) -> String {
    guard let string = value.string else { throw wrong("a string") }
    return string
  }

  func integer() throws(Misplaced) -> Int {
    guard let int = value.int else { throw wrong("a whole number") }
    return int
  }

  /// Text that stands as one string or as a list of its lines.
  func joinedText() throws(Misplaced) -> String {
    if let string = value.string { return string }
    guard let array = value.array else { throw wrong("a string or a list of strings") }
    var text = ""
    for (index, element) in array.enumerated() {
      guard let line = element.string else {
        throw JSONPlace(element, path: path + [.index(index)]).wrong("a string")
      }
      text += line
    }
    return text
  }

  func wrong(_ expected: String, found: String? = nil) -> Misplaced {
    let text: String
    switch value {
    case .string, .int, .number, .digits, .bool: text = String(value.text().prefix(60))
    case .null, .array, .object: text = value.kind
    }
    return Misplaced(
      path: path,
      problem: .wrongType(path: describe(path), expected: expected, found: found ?? text))
  }
}

/// "cells[2].outputs[0].text"
func describe(_ path: [JSONPathStep]) -> String {
  path.reduce("") { text, step in
    switch step {
    case .index(let index): "\(text)[\(index)]"
    case .name(let name): text.isEmpty ? name : "\(text).\(name)"
    }
  }
}
