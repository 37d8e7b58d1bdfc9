import Syntax
import Testing

@Suite struct ParserTests {
  /// The outline of the text's tree, or the failure in the form of `record.py`.
  private func result(_ text: String) -> String {
    let source = Source(name: "<test>", text: text)
    do {
      let outline = dump(try parse(source), of: source)
      return outline.hasSuffix("\n") ? String(outline.dropLast()) : outline
    } catch {
      let place = error.location(in: source)
      return "\(error.kind.rawValue)|\(error.message)|"
        + "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"
    }
  }

  @Test func treesAndSpansArePythons() throws {
    for recording in try Recording.all("snippets-valid.txt", "trees.txt") {
      #expect(result(recording.snippet) == recording.expected, "\(recording.snippet)")
    }
  }

  @Test func errorsAndTheirPlacesArePythons() throws {
    for recording in try Recording.all("snippets-faulty.txt", "errors.txt") {
      #expect(result(recording.snippet) == recording.expected, "\(recording.snippet)")
    }
  }

  @Test func operatorSpansAreTheOperators() throws {
    let source = Source(name: "<test>", text: "(a) // (b)")
    let tree = try parse(source)
    guard case .expression(let value) = try #require(tree.body.first).kind,
      case .binary(_, .floorDivide, _, let operatorSpan) = value.kind
    else { return #expect(Bool(false), "not a division") }
    #expect(source.text(operatorSpan) == "//")
  }

  @Test func linesAreNumberedFromTheSourcesFirst() {
    let source = Source(name: "lesson.py", text: "x = 1\ny = )", firstLine: 40)
    #expect(throws: SyntaxFailure(.syntax, "unmatched ')'", Span(10, 11))) { try parse(source) }
    #expect(SyntaxFailure(.syntax, "", Span(10, 11)).location(in: source).line == 41)
  }

  @Test func errorsInFieldsShowTheField() throws {
    let source = Source(name: "<test>", text: "x = f'{a b}'")
    let failure = try #require(throws: SyntaxFailure.self) { try parse(source) }
    #expect(source.text(failure.span) == "a b")
    #expect(failure.location(in: source).text == "(a b)")
  }

  @Test func zeroBytesAreRefused() {
    #expect(result("x = 1\n\0") == "SyntaxError|source code cannot contain null bytes|2:1-2:2")
  }

  @Test(arguments: [
    ("async def f(): pass", "async functions are not part of Convbook's Python"),
    ("x = await y", "await expressions are not part of Convbook's Python"),
    ("[x async for x in y]", "asynchronous comprehensions are not part of Convbook's Python"),
    ("try:\n    x\nexcept* E:\n    y", "exception groups ('except*') are not part of Convbook's Python"),
  ])
  func whatTheLanguageLeavesOutIsNamed(text: String, message: String) {
    #expect(result(text).hasPrefix("SyntaxError|\(message)|"))
  }

  @Test(arguments: ["\u{feff}x = 1", "", "\n\n", "# only a comment", "x = 1 # no newline at the end"])
  func oddButValidTextsParse(text: String) {
    #expect(throws: Never.self) { try parse(Source(name: "<test>", text: text)) }
  }
}

@Suite struct DepthTests {
  private func repeated(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  private func failure(_ text: String) -> SyntaxFailure? {
    do {
      _ = try parse(Source(name: "<test>", text: text))
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("(", ")"), ("[", "]"), ("{1: ", "}"), ("f(", ")"), ("a[", "]"), ("[x for x in ", "]"), ("(a := ", ")"),
  ])
  func twoHundredBracketsParseAndMoreAreRefused(open: String, close: String) {
    #expect(failure(repeated(open, "1", close, 200)) == nil)
    #expect(failure(repeated(open, "1", close, 201))?.message == "too many nested parentheses")
  }

  @Test(arguments: ["-", "not ", "2 ** ", "1 if 1 else ", "lambda: "])
  func prefixesNestAThousandDeepAtMost(prefix: String) {
    #expect(failure(repeated(prefix, "1", "", 900)) == nil)
    #expect(failure(repeated(prefix, "1", "", 10_000))?.kind == .recursion)
  }

  @Test(arguments: [" + 1", ".a", "()", "[0]"])
  func chainsLeanAFewThousandDeepAtMost(link: String) {
    #expect(failure("a" + repeated("", "", link, 3_500)) == nil)
    #expect(failure("a" + repeated("", "", link, 10_000))?.kind == .recursion)
  }

  @Test func heightsOfNestedChainsAddUp() {
    let chain = repeated("", "", " + 1", 100)
    #expect(failure(repeated("(", "1", chain + ")", 150))?.kind == .recursion)
  }

  @Test func siblingsDoNotAddUp() {
    #expect(failure("[" + String(repeating: "a + 1, -b.c, ", count: 4_000) + "]") == nil)
  }

  @Test func fieldsCountWithWhatIsAroundThem() {
    let innermost = repeated("(", "1", ")", 190)
    let inner = repeated("[", "f'{" + innermost + "}'", "]", 190)
    #expect(failure("f\"{" + inner + "}\"")?.kind == .recursion)
  }

  @Test func mistakesInsideDeepNestingAreFoundInLinearTime() {
    for open in ["(a ", "[x for (", "(a = ", "f(a b, ", "{1: 2, ", "with (a, ", "print "] {
      #expect(failure(repeated(open, "1", "", 150)) != nil)
    }
  }

  @Test func aHundredLevelsOfIndentationAtMost() {
    let lines = (0...100).map { String(repeating: " ", count: $0) + "if 1:" }
    #expect(failure(lines.joined(separator: "\n"))?.message == "too many levels of indentation")
  }
}
