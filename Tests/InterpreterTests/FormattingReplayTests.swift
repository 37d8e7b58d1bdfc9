// Numbers and formats are written and read as CPython does it.

import BigInt
import Testing

@testable import Interpreter

@Suite struct FormattingReplayTests {
  private let freely = Text.Charge()

  @Test func numbersAreWrittenReadAndHashedAsInCPython() throws {
    for fields in try TextRecording("numbers").cases {
      let result: Text
      switch fields[0] {
      case "repr":
        result = Text(floatRepr(try #require(Double(recorded: fields[1]))))
        #expect(result == Text(String(fields[2])), "\(fields)")
        continue
      case "hash":
        #expect(numericHash(try #require(Double(recorded: fields[1]))) == Int(fields[2]), "\(fields)")
        continue
      case "inthash":
        let value = try #require(BigInt(String(fields[1])))
        #expect(numericHash(value) == Int(fields[2]), "\(fields)")
        if case .small(let small) = WholeNumber(value) { #expect(numericHash(small) == Int(fields[2])) }
        continue
      case "intbases":
        let value = WholeNumber(try #require(BigInt(String(fields[1]))))
        for (code, expected) in zip(["b", "o", "x"], fields[2...]) {
          let text = try FormatSpecification(parsing: Text(code), for: .integer).format(value, charge: freely)
          #expect(text.string == expected, "\(fields)")
        }
        continue
      case "intfloat":
        let value = WholeNumber(try #require(BigInt(String(fields[1]))))
        result = outcome {
          guard let double = value.double else { throw FormattingError.integerTooLargeForFloat }
          return hexBits(double)
        }
        #expect(result == Text(expected: fields[2...]), "\(fields)")
        continue
      case "round":
        let (value, digits) = (try #require(Double(recorded: fields[1])), try #require(Int(fields[2])))
        result = outcome { hexBits(try rounded(value, digits: digits)) }
        #expect(result == Text(expected: fields[3...]) || value.isNaN, "\(fields)")
        continue
      case "int":
        let base = try #require(Int(fields[1]))
        result = outcome {
          switch try WholeNumber(parsing: Text(recorded: fields[2]), base: base) {
          case .small(let value): Text(String(value, radix: 16))
          case .big(let value): Text(String(value, radix: 16))
          }
        }
        #expect(result == Text(expected: fields[3...]), "\(fields)")
      default:
        result = outcome {
          let value = try parseFloat(Text(recorded: fields[1]))
          return value.isNaN ? "nan" : hexBits(value)
        }
        #expect(result == Text(expected: fields[2...]), "\(fields)")
      }
    }
  }

  private func hexBits(_ value: Double) -> Text {
    let digits = String(value.bitPattern, radix: 16)
    return Text(String(repeating: "0", count: 16 - digits.count) + digits)
  }

  @Test func specificationsFormatAsInCPython() throws {
    for fields in try TextRecording("formats").cases {
      let specification = Text(recorded: fields[2])
      let result = outcome {
        switch fields[0] {
        case "i":
          return try FormatSpecification(parsing: specification, for: .integer)
            .format(WholeNumber(BigInt(String(fields[1])) ?? 0), charge: freely)
        case "f":
          return try FormatSpecification(parsing: specification, for: .float)
            .format(Double(recorded: fields[1]) ?? 0, charge: freely)
        default:
          return try FormatSpecification(parsing: specification, for: .text)
            .format(Text(recorded: fields[1]), charge: freely)
        }
      }
      #expect(result == Text(expected: fields[3...]), "\(fields)")
    }
  }

  @Test func percentTemplatesFormatAsInCPython() throws {
    for fields in try TextRecording("percents").cases {
      let count = try #require(Int(fields[1]))
      let values: [(Substring, Substring)] = (0..<count).map { index in
        let place = 2 + 2 * index
        return (fields[place], fields[place + 1])
      }
      let result = outcome { try format(Text(recorded: fields[0]), values) }
      #expect(result == Text(expected: fields[(2 + 2 * count)...]), "\(fields)")
    }
  }

  private struct TypeError: Error, CustomStringConvertible {
    var description: String
    init(_ message: String) { description = "TypeError \(message)" }
  }

  private struct OverflowError: Error, CustomStringConvertible {
    var description: String
    init(_ message: String) { description = "OverflowError \(message)" }
  }

  /// What the interpreter does with a template, for values of three types.
  private func format(_ template: Text, _ values: [(Substring, Substring)]) throws -> Text {
    var values = values[...]
    var result = TextBuilder()
    var pieces = PercentTemplate(template, hasMapping: false)
    func take() throws -> (Substring, Substring) {
      guard let value = values.popFirst() else { throw TypeError("not enough arguments for format string") }
      return value
    }
    func amount(_ type: String) throws -> Int {
      guard let value = Int(try take().1) else {
        throw OverflowError("Python int too large to convert to C \(type)")
      }
      return value
    }
    while let piece = try pieces.next() {
      guard case .conversion(var conversion) = piece else {
        if case .literal(let text) = piece { result.append(text) }
        continue
      }
      if conversion.width == .fromArgument { conversion.setWidth(try amount("ssize_t")) }
      if conversion.precision == .fromArgument { conversion.setPrecision(try amount("int")) }
      let (type, shown) = try take()
      let whole = WholeNumber(BigInt(String(shown)) ?? 0)
      let double = type == "i" ? whole.double : Double(recorded: shown)
      switch try conversion.kind() {
      case .integer where type == "f":
        result.append(try conversion.format(WholeNumber(BigInt(double ?? 0)), charge: freely))
      case .integer, .baseInteger: result.append(try conversion.format(whole, charge: freely))
      case .float: result.append(try conversion.format(try #require(double), charge: freely))
      case .character where type == "i":
        guard case .small(let code) = whole, (0...0x10FFFF).contains(code) else {
          throw FormattingError.characterOutOfRange
        }
        result.append(try conversion.format(Text(codePoint: UInt32(code)), charge: freely))
      case .character, .text:
        var text =
          type == "s" ? Text(recorded: shown) : type == "i" ? Text(String(shown)) : Text(floatRepr(double ?? 0))
        if conversion.code == 0x72 { text = text.representation }
        if conversion.code == 0x61 { text = text.asciiRepresentation() }
        result.append(try conversion.format(text, charge: freely))
      }
    }
    if !values.isEmpty { throw TypeError("not all arguments converted during string formatting") }
    return result.text
  }

  @Test func braceTemplatesAreReadAsInCPython() throws {
    for fields in try TextRecording("braces").cases {
      var shown: [Text] = []
      let failure = outcome {
        if fields[0] == "template" {
          var template = BraceTemplate(Text(recorded: fields[1]))
          while let piece = try template.next() {
            shown.append(piece.literal)
            guard let field = piece.field else { continue }
            let conversion = field.conversionCode.map { Text(codePoint: $0) } ?? ""
            shown += ["{", field.name, field.specification, conversion]
          }
        } else {
          var numbering = FieldNumbering()
          var path = try FieldPath(Text(recorded: fields[1]), numbering: &numbering)
          switch path.root {
          case .position(let index): shown += ["#", Text(String(index))]
          case .name(let name): shown += ["$", name]
          }
          while let step = try path.next() {
            switch step {
            case .attribute(let name): shown += [".", name]
            case .index(let index): shown += ["#", Text(String(index))]
            case .key(let key): shown += ["$", key]
            }
          }
        }
        return ""
      }
      var expected = fields.dropFirst(2).map { Text(recorded: $0) }
      if !failure.isEmpty, expected.count >= 2 {
        expected.removeLast(2)
        expected.append(Text(expected: fields.suffix(2)))
        shown.append(failure)
      }
      #expect(shown == expected, "\(fields)")
    }
  }
}
