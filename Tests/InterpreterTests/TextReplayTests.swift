// The methods of strings give what CPython gave.

import Testing

@testable import Interpreter

@Suite struct TextReplayTests {
  @Test func methodsGiveWhatCPythonGave() throws {
    for fields in try TextRecording("methods").cases {
      let expected = expectedTexts(of: fields)
      let result = try given(String(fields[0]), fields.dropFirst().map { $0 })
      #expect(result == expected, "\(fields.joined(separator: " "))")
    }
  }

  /// Where the expected fields start, behind the name, the text and the arguments.
  private static let firstExpected: [String: Int] = [
    "splitlines": 3, "words": 3, "rwords": 3, "search": 5, "replace": 5, "split": 4, "rsplit": 4,
    "partition": 3,
    "edges": 3, "compare": 3, "center": 4, "ljust": 4, "rjust": 4, "zfill": 3, "expandtabs": 3, "slice": 5,
  ]

  private func expectedTexts(of fields: [Substring]) -> [Text] {
    if fields[0] == "join" { return [Text(recorded: fields[2])] }
    return fields[(Self.firstExpected[String(fields[0])] ?? 2)...].map { Text(recorded: $0) }
  }

  private func given(_ method: String, _ fields: [Substring]) throws -> [Text] {
    let text = Text(recorded: fields[0])
    func argument(_ index: Int) -> Text { Text(recorded: fields[index]) }
    func number(_ index: Int) throws -> Int { try #require(Int(fields[index])) }
    let freely = Text.Charge()
    switch method {
    case "upper": return [text.uppercased()]
    case "lower": return [text.lowercased()]
    case "title": return [text.titlecased()]
    case "capitalize": return [text.capitalized()]
    case "swapcase": return [text.caseSwapped()]
    case "casefold": return [text.casefolded()]
    case "strip": return [text.stripped()]
    case "lstrip": return [text.stripped(edges: .left)]
    case "rstrip": return [text.stripped(edges: .right)]
    case "repr": return [text.representation]
    case "ascii": return [text.asciiRepresentation()]
    case "questions":
      let answers = [
        text.isAlphabetic(), text.isDigit(), text.isDecimal(), text.isNumeric(), text.isAlphanumeric(),
        text.isSpace(),
        text.isUppercase(), text.isLowercase(), text.isTitlecase(), text.isIdentifier(), text.isPrintable(),
        text.isASCII(),
      ]
      return [Text(answers.map { $0 ? "1" : "0" }.joined())]
    case "splitlines": return text.lines(keepingEnds: fields[1] == "1")
    case "words": return text.words(limit: try number(1))
    case "rwords": return text.wordsFromRight(limit: try number(1))
    case "search":
      let (needle, start, end) = (argument(1), try number(2), try number(3))
      let found = [
        text.find(needle, start: start, end: end) ?? -1, text.rfind(needle, start: start, end: end) ?? -1,
        text.count(of: needle, start: start, end: end), text.hasPrefix(needle, start: start, end: end) ? 1 : 0,
        text.hasSuffix(needle, start: start, end: end) ? 1 : 0, text.contains(needle) ? 1 : 0,
      ]
      return found.map { Text(String($0)) }
    case "replace":
      return [try text.replacing(argument(1), with: argument(2), limit: number(3), charge: freely)]
    case "split": return text.split(argument(1), limit: try number(2))
    case "rsplit": return text.rsplit(argument(1), limit: try number(2))
    case "partition":
      let (left, right) = (text.partitioned(at: argument(1)), text.rpartitioned(at: argument(1)))
      return [left.0, left.1, left.2, right.0, right.1, right.2]
    case "edges":
      let set = argument(1)
      return [
        text.stripped(set), text.stripped(set, edges: .left), text.stripped(set, edges: .right),
        text.removingPrefix(set), text.removingSuffix(set),
      ]
    case "compare": return [Text(String(text.compare(argument(1)).signum()))]
    case "center": return [try text.centered(number(1), fill: argument(2)[0], charge: freely)]
    case "ljust": return [try text.leftJustified(number(1), fill: argument(2)[0], charge: freely)]
    case "rjust": return [try text.rightJustified(number(1), fill: argument(2)[0], charge: freely)]
    case "zfill": return [try text.zeroFilled(number(1), charge: freely)]
    case "expandtabs": return [try text.tabsExpanded(number(1), charge: freely)]
    case "join": return [try text.joined(fields.dropFirst(2).map { Text(recorded: $0) }, charge: freely)]
    case "slice": return [try text.slice(start: number(1), stop: number(2), step: number(3))]
    default: return []
    }
  }

  @Test func everyCodePointAnswersAsInCPython() throws {
    let questions: [String: (UInt32) -> Bool] = [
      "isalpha": CodePoint.isAlphabetic, "isdigit": CodePoint.isDigit,
      "isdecimal": { CodePoint.decimalValue($0) != nil }, "isnumeric": CodePoint.isNumeric,
      "isalnum": { CodePoint.isAlphabetic($0) || CodePoint.isNumeric($0) }, "isspace": CodePoint.isSpace,
      "isupper": { Text(codePoint: $0).isUppercase() }, "islower": { Text(codePoint: $0).isLowercase() },
      "istitle": { Text(codePoint: $0).isTitlecase() }, "isidentifier": CodePoint.startsIdentifier,
      "isprintable": CodePoint.isPrintable, "isascii": { $0 < 0x80 }, "cased": CodePoint.isCased,
      "continues": CodePoint.continuesIdentifier,
      "ignored": { CodePoint.isIgnoredByCase($0) && !CodePoint.isCased($0) },
    ]
    let recorded = try TextRecording("unicode").cases
    for fields in recorded {
      guard let question = questions[String(fields[0])] else { continue }
      var code: UInt32 = 0
      var answer = false
      var wrong: [UInt32] = []
      for run in fields.dropFirst() {
        let end = code + (try #require(UInt32(run)))
        // Of a long run, such as the ideographs or what is not assigned, the ends.
        let asked = end - code > 20_000 ? [code..<code + 500, end - 500..<end] : [code..<end]
        wrong += asked.joined().filter { question($0) != answer }
        code = end
        answer.toggle()
      }
      #expect(wrong == [], "\(fields[0])")
    }
  }

  @Test func everyCodePointChangesCaseAsInCPython() throws {
    let mappings: [String: (Text) -> Text] = [
      "upper": { $0.uppercased() }, "lower": { $0.lowercased() }, "title": { $0.titlecased() },
      "casefold": { $0.casefolded() }, "swapcase": { $0.caseSwapped() },
    ]
    for fields in try TextRecording("unicode").cases {
      guard let mapping = mappings[String(fields[0])] else { continue }
      var expected: [UInt32: Text] = [:]
      var code = 0
      for field in fields.dropFirst() {
        let parts = field.split(separator: ":")
        code += try #require(Int(parts[0]))
        expected[UInt32(code)] = Text(
          codePoints: parts[1].split(separator: ",").map { UInt32(code + (Int($0) ?? 0)) })
      }
      let wrong = (UInt32(0)..<0x20000).filter {
        let text = Text(codePoint: $0)
        return mapping(text) != expected[$0] ?? text
      }
      #expect(wrong == [], "\(fields[0])")
    }
  }

  @Test func decimalDigitsHaveTheirValues() throws {
    let zeros = try #require(try TextRecording("unicode").cases.first { $0[0] == "decimal" }).dropFirst()
    for field in zeros {
      let zero = try #require(UInt32(field.prefix { $0 != ":" }))
      #expect((0..<10).map { CodePoint.decimalValue(zero + $0) } == (0..<10).map { Int($0) })
    }
  }
}
