import JSON
import Testing

// Expected texts are those of CPython's `json.dumps` and `repr`.

@Suite struct JSONWriterTests {
  let value: JSONValue = ["b": [1, 2.0, "é\u{1F600}"], "a": ["": nil, "e": []], "c": [:]]

  @Test func compactKeepsTheOrderOfMembers() {
    #expect(value.text() == #"{"b":[1,2.0,"é😀"],"a":{"":null,"e":[]},"c":{}}"#)
  }

  @Test func spacedIsPythonsDumps() {
    #expect(value.text(.spaced) == #"{"b": [1, 2.0, "\u00e9\ud83d\ude00"], "a": {"": null, "e": []}, "c": {}}"#)
  }

  @Test func notebookStyleIsJupyters() {
    var style = JSONStyle.notebook
    style.sortsNames = true
    #expect(
      value.text(style)
        == "{\n \"a\": {\n  \"\": null,\n  \"e\": []\n },\n \"b\": [\n  1,\n  2.0,\n  \"é😀\"\n ],\n \"c\": {}\n}\n"
    )
  }

  @Test func escapesWhatMustBeEscaped() {
    #expect(
      JSONValue.string("\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f}\u{2028}").text()
        == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u{7f}\u{2028}\"")
  }

  @Test(
    arguments: [
      (0.1, "0.1"), (-0.0, "-0.0"), (1e15, "1000000000000000.0"), (1e16, "1e+16"),
      (123456789012345680.0, "1.2345678901234568e+17"),
      (12345678901234568, "1.2345678901234568e+16"), (9007199254740992, "9007199254740992.0"),
      (0.0001, "0.0001"),
      (0.00001, "1e-05"), (1.5e-7, "1.5e-07"), (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
      (100, "100.0"), (0.30000000000000004, "0.30000000000000004"), (123.456, "123.456"), (-2.5e20, "-2.5e+20"),
    ] as [(Double, String)])
  func numbersAreTheShortestThatReadBack(_ number: Double, _ text: String) throws {
    #expect(JSONValue.number(number).text() == text)
    #expect(try JSONReader.read(text) == .number(number))
  }

  @Test func removingAMemberKeepsTheOthersFindable() {
    var object = JSONObject((0..<12).map { ("k\($0)", .int($0)) })
    object["k3"] = nil
    #expect(object.count == 11)
    #expect(object["k11"] == 11)
    #expect(object["k3"] == nil)
    object["k0"] = nil
    object["k1"] = nil
    object["k2"] = nil
    #expect(object["k11"] == 11)
  }
}
