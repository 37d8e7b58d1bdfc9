// What can be wrong with a JSON text, as facts: the place, what stood there, what was expected.

/// Why a text is not JSON, and where. Lines and columns count from 1, columns in code points.
package struct JSONError: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    /// Something else stood where `expected` was due.
    case unexpected(found: String, expected: String)
    /// The text ended where `expected` was due.
    case ended(expected: String)
    /// Text follows the value.
    case trailing(found: String)
    case invalidUTF8
    /// `\ud83d` without its partner.
    case loneSurrogate(escape: String)
    /// A line break or other control character inside a string.
    case controlCharacter(code: UInt8)
    /// A number that neither 64-bit integers nor finite doubles hold.
    case numberOutOfRange(String)
    case tooDeep(limit: Int)
    case tooManyBytes(limit: Int)
    case tooManyValues(limit: Int)
  }

  package var problem: Problem
  package var line: Int
  package var column: Int

  package init(problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "line \(line), column \(column): \(problem)" }
}

extension JSONError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .ended(let expected): "the text ends where \(expected) was expected"
    case .trailing(let found): "\(found) follows the end of the value"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .loneSurrogate(let escape): "\(escape) is half of a surrogate pair, without the other half"
    case .controlCharacter(let code):
      "control character \(code) in a string; write it as \\u\(hexadecimal(code, digits: 4))"
    case .numberOutOfRange(let digits):
      digits.utf8.count > 40
        ? "a number of \(digits.utf8.count) characters does not fit 64 bits"
        : "the number \(digits) does not fit 64 bits"
    case .tooDeep(let limit): "values are nested more than \(limit) deep"
    case .tooManyBytes(let limit): "the text is longer than \(limit) bytes"
    case .tooManyValues(let limit): "the text holds more than \(limit) values"
    }
  }
}

func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
