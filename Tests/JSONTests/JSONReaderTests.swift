import JSON
import Testing

// What the reader takes and what it refuses, with the place. The numbers at the edge of 64 bits and of a double are
// those of IEEE 754.

@Suite struct JSONReaderTests {
  @Test func readsEveryKindOfValue() throws {
    let value = try JSONReader.read(#" {"a": [null, true, -0, 1.0, "x"], "b": {}} "#)
    let expected: JSONValue = ["a": [nil, true, 0, 1.0, "x"], "b": [:]]
    #expect(value == expected)
  }

  @Test func keepsTheOrderOfMembersAndTheLastOfARepeatedName() throws {
    let names = (0..<20).map { "k\(($0 * 7) % 20)" }
    let text = "{" + names.map { "\"\($0)\": 1" }.joined(separator: ",") + ", \"k7\": 2}"
    let object = try #require(try JSONReader.read(text).object)
    #expect(object.keys == names)
    #expect(object["k7"] == 2)
  }

  @Test func tellsNamesApartByTheirCodePoints() throws {
    let object = try #require(try JSONReader.read("{\"\u{e9}\": 1, \"e\u{301}\": 2}").object)
    #expect(object.count == 2)
    #expect(object["e\u{301}"] == 2)
  }

  @Test func decodesEscapes() throws {
    #expect(try JSONReader.read(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#) == "\"\\/\u{8}\u{c}\n\r\té😀")
  }

  @Test func wholeNumbersFillSixtyFourBits() throws {
    #expect(try JSONReader.read("-9223372036854775808") == .int(.min))
    #expect(try JSONReader.read("1e3") == .number(1000))
    #expect(try JSONReader.read("5e-324") == .number(.leastNonzeroMagnitude))
  }

  @Test func allNumbersOfPythonAreKeptOnRequest() throws {
    let text = "[18446744073709551615, -1e400, NaN, Infinity, -Infinity, 1]"
    let value = try JSONReader.read(text, keepsAllNumbers: true)
    #expect(value.text(.spaced) == text)
    #expect(value[0] == .digits("18446744073709551615") && value[5] == 1)
    #expect(JSONReader.line(of: [.index(1)], in: "[NaN,\n1]".utf8) == 2)
    for text in ["NaN", "-Infinity", "18446744073709551615"] {
      #expect(throws: JSONError.self) { try JSONReader.read(text) }
    }
    for text in ["-NaN", "Inf", "NaN1", "-Infinite"] {
      #expect(throws: JSONError.self) { try JSONReader.read(text, keepsAllNumbers: true) }
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1: the text ends where a value was expected"),
    ("[1,\n 2", "line 2, column 3: the text ends where \",\" or \"]\" was expected"),
    ("[1,]", "line 1, column 4: expected a value, found \"]\""),
    ("{'a': 1}", "line 1, column 2: expected a member's name in double quotes, found \"'\""),
    ("{\"é\" 1}", "line 1, column 6: expected \":\", found \"1\""),
    ("NaN", "line 1, column 1: expected a value, found \"NaN\""),
    ("-Infinity", "line 1, column 2: expected a digit, found \"Infinity\""),
    ("01", "line 1, column 1: expected a value, found a number with leading zeros"),
    ("1.", "line 1, column 3: the text ends where a digit was expected"),
    ("1 2", "line 1, column 3: \"2\" follows the end of the value"),
    ("9223372036854775808", "line 1, column 1: the number 9223372036854775808 does not fit 64 bits"),
    ("1e999", "line 1, column 1: the number 1e999 does not fit 64 bits"),
    (#""\ud83d""#, #"line 1, column 2: \ud83d is half of a surrogate pair, without the other half"#),
    (#""\udc00\ud800""#, #"line 1, column 2: \udc00 is half of a surrogate pair, without the other half"#),
    (#""\x41""#, "line 1, column 2: expected one of"),
    (#""\u00g0""#, "line 1, column 6: expected four hexadecimal digits"),
    ("\"a\nb\"", "line 1, column 3: control character 10 in a string; write it as \\u000a"),
    ("\"abc", "line 1, column 5: the text ends where the \" that closes the string of line 1 was expected"),
  ])
  func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(text) }
    #expect(
      error?.description.hasPrefix(message) == true, "\(error.map(String.init(describing:)) ?? "no error")")
  }

  @Test func refusesBytesThatAreNotUTF8() {
    let error = #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0x61, 0xC3, 0x28, 0x22]) }
    #expect(error == JSONError(problem: .invalidUTF8, line: 1, column: 3))
  }

  @Test func limitsStopHostileTexts() {
    func problem(_ text: String, _ limits: JSONLimits) -> JSONError.Problem? {
      #expect(throws: JSONError.self) { try JSONReader.read(text, limits: limits) }?.problem
    }
    #expect(problem(String(repeating: "[", count: 1_000_000), JSONLimits()) == .tooDeep(limit: 200))
    #expect(problem("[[1]]", JSONLimits(depth: 1)) == .tooDeep(limit: 1))
    #expect(problem("[1, 2]", JSONLimits(bytes: 5)) == .tooManyBytes(limit: 5))
    #expect(problem("[1, 2]", JSONLimits(values: 2)) == .tooManyValues(limit: 2))
  }

  @Test func findsTheLineOfAValue() {
    let text = "{\"cells\": [\n{},\n{\"source\":\n 5}]}"
    let path: [JSONPathStep] = [.name("cells"), .index(1), .name("source")]
    #expect(JSONReader.line(of: path, in: text.utf8) == 4)
    #expect(JSONReader.line(of: [.name("cells"), .index(7)], in: text.utf8) == 1)
  }
}
