// A test cell of plain `assert`s, cut so that each assertion can be told of by itself: what one of them finds does not
// depend on whether the one before it held.

internal import Syntax

/// A piece of a test cell that is run by itself.
struct TestStep {
  let text: String
  let firstLine: Int
  /// What is asserted, as it is written; nil where nothing is.
  let assertion: String?

  private static let longest = 100

  /// The steps of a test cell that calls no `check`; one of the whole text where it calls one, or does not parse.
  static func steps(of text: String, firstLine: Int) -> [TestStep] {
    let whole = [TestStep(text: text, firstLine: firstLine, assertion: nil)]
    let source = Source(name: "<tests>", text: text, firstLine: firstLine)
    guard let tree = try? parse(source) else { return whole }
    func words(_ start: Int, _ end: Int) -> String {
      String(decoding: source.bytes[start..<max(start, min(source.bytes.count, end))], as: UTF8.self)
    }
    var steps: [TestStep] = []
    // Statements without an assertion are run as they stand, up to the next one that has some. What stands before the
    // span of one, its decorators, belongs to it.
    var (start, end) = (0, 0)
    func cut(at place: Int, _ assertion: String?) {
      while start < end, " ;\t\r\n".utf8.contains(source.bytes[start]) { start += 1 }
      if start < end {
        let line = source.lineNumber(at: start)
        steps.append(TestStep(text: words(start, end), firstLine: line, assertion: assertion))
      }
      start = place
    }
    for statement in tree.body {
      var asserted: [Span] = []
      SyntaxWalk.visitStatements([statement]) { inner in
        if case .assert(let test, _) = inner.kind { asserted.append(test.span) }
      }
      let isDefinition =
        switch statement.kind {
        case .function, .class: true
        default: false
        }
      let isStep = !isDefinition && !asserted.isEmpty
      if isStep { cut(at: Int(statement.span.start), nil) }
      end = min(source.bytes.count, Int(statement.span.end))
      if isStep, let first = asserted.first {
        cut(at: end, TestStep.line(words(Int(first.start), Int(first.end))))
      }
    }
    cut(at: end, nil)
    return steps.contains { $0.assertion != nil } ? steps : whole
  }

  private static func line(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > longest ? words.prefix(longest) + " …" : words
  }
}
