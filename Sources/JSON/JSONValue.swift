// A JSON text is a tree of seven kinds of value. Two things are kept that a dictionary would lose: the order of an
// object's members, because notebooks and reports must come out byte for byte the same on every run, and the
// difference between `1` and `1.0`, because a script's `json` prints them differently. Strings compare by their
// code points, as JSON and Python do; Swift's own `==` would call "é" and "e" + accent the same key.

/// One JSON value.
///
///     let value = try JSONReader.read("{\"tags\": [\"solution\"]}")
///     value["tags"]?[0]?.string   // "solution"
///
/// `int` holds what was written without point or exponent, `number` the rest; a `number` is finite. What neither can hold
/// stands in `digits` as it was written (`18446744073709551615`, `1e400`, `NaN`), where a reader was told to keep it.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case digits(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// The member of an object; nil when this is no object or has no such member.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The element of an array; nil when this is no array or has no such element.
  package subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var int: Int? { if case .int(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// An `int` or a `number` as a floating-point number.
  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// "null", "bool", "number", "string", "array" or "object": the word an error message uses.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int, .number, .digits: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

extension JSONValue: Equatable {
  /// Equal in kind and content; `1` and `1.0` differ, and so do strings that differ in any code point.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.digits(let a), .digits(let b)): a == b
    case (.string(let a), .string(let b)): ExactString(a) == ExactString(b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(nilLiteral: ()) { self = .null }
  package init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}
