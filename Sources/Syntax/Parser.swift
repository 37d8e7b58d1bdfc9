// The parser: tokens to tree, by recursive descent, one function for each rule of Python's grammar.
//
// Python's error messages come from reading a faulty text twice, and so do ours. The first reading is plain
// and quick and only learns how far the text makes sense. Where that fails, a second reading (`suspecting`)
// goes over the same text and looks, wherever an expression or a clause could have gone wrong, for the
// mistakes people make: a forgotten comma, `=` for `==`, a statement of Python 2. The first mistake found is
// reported; if none is, the error is "invalid syntax" at the furthest token the first reading looked at.
//
// A function that cannot go on throws `Halt.mismatch`, from which a caller that had another reading in mind
// may recover (`attempt`), or `Halt.refused`, when the error is certain and kept in `refusal`.
//
// Nothing here may overflow the stack, and neither may any later stage that walks the tree, so two numbers
// are bounded: `depth`, how deep the parser's own calls are, and `tallest`, how high the tree built so far
// is: `a+a+a+…` costs the parser no stack, but its tree leans a level deeper with every term.

/// Parses a script or cell.
///
/// ```swift
/// let tree = try parse(Source(name: "lesson.py", text: "x = 1 + 2\nprint(x)"))
/// tree.body.count  // 2
/// ```
///
/// Takes time in proportion to the length of the text. Errors carry CPython 3.11's message and place. Where `mayGoOn` says
/// no, the reading ends with a failure of the kind `stopped`.
public func parse(
  _ source: Source, mayGoOn: @escaping Patience = { _ in true }
) throws(SyntaxFailure) -> SyntaxTree {
  var scanner = Scanner(source, mayGoOn: mayGoOn)
  scanner.run()
  if let failure = scanner.failure, failure.kind == .stopped { throw failure }
  var parser = Parser(source: source, scanned: scanner, mayGoOn: mayGoOn)
  var tree = SyntaxTree(body: try parser.read { (parser) throws(Halt) in try parser.file() })
  tree.warnings = parser.numbersBeforeKeywords
  return tree
}

/// Why a function of the parser stopped.
enum Halt: Error {
  /// The tokens are not what the rule asks for.
  case mismatch
  /// The error is certain; it is the parser's `refusal`.
  case refused
}

struct Parser {
  static let deepestRecursion = 1_000
  static let tallestTree = 4_000
  /// How many tests an `if` has with its `elif`, which nest in the tree. CPython takes about as many.
  static let mostBranches = 2_980
  /// What a bracket adds to the depth of the expression inside it: about twelve calls of the parser lie
  /// between a bracket and the next one, several times as many as between other nested expressions.
  static let bracketDepth = 3

  let source: Source
  let tokens: [Token]
  let scanFailure: SyntaxFailure?
  let scanFailureComesFirst: Bool
  /// The bracket that is still open at the end of the text.
  let unclosed: Token?
  let mayGoOn: Patience

  private(set) var position = 0
  /// The kind of the current token.
  private(set) var kind: TokenKind
  /// The furthest token looked at.
  var furthest = 0
  /// Whether this is the second reading, which looks for known mistakes.
  var suspecting = false
  /// A token whose expression was read plainly when a comma before it was looked for: Python remembers such
  /// readings, and finds no mistakes inside them later.
  var plainPlace = -1
  var refusal: SyntaxFailure?
  var depth = 0
  var tallest = 0
  /// How many format specifications the parser is inside of.
  var formatNesting = 0

  init(source: Source, scanned: Scanner, mayGoOn: @escaping Patience = { _ in true }) {
    self.source = source
    self.mayGoOn = mayGoOn
    tokens = scanned.tokens
    kind = scanned.tokens.first?.kind ?? .end
    scanFailure = scanned.failure
    scanFailureComesFirst = scanned.failureComesFirst
    unclosed = scanned.openBrackets.last
  }

  // MARK: The two readings

  /// Reads the tokens with `rule`, twice where the first reading fails.
  mutating func read<Result>(
    _ rule: (inout Parser) throws(Halt) -> Result
  ) throws(SyntaxFailure) -> Result {
    do { return try rule(&self) } catch {}
    if let refusal, refusal.kind == .recursion || refusal.kind == .stopped { throw refusal }
    furthest = max(furthest, position)
    let stop = tokens[furthest]
    let firstRefusal = refusal
    restart()
    suspecting = true
    do {
      _ = try rule(&self)
      refusal = refusal ?? firstRefusal
    } catch {
      refusal = refusal ?? firstRefusal
    }
    if let refusal, refusal.kind == .stopped { throw refusal }
    var failure = verdict(stop: stop)
    failure.isAtEnd =
      failure.span.start >= stop.span.start && failure.span != unclosed?.span
      && tokens[furthest].kind != .newline
      && tokens[furthest...].allSatisfy { [.dedent, .end].contains($0.kind) }
    throw failure
  }

  private mutating func restart() {
    seek(0)
    depth = 0
    tallest = 0
    refusal = nil
  }

  /// Which error to show: `stop` is the furthest token of the first reading.
  private func verdict(stop: Token) -> SyntaxFailure {
    let isAtEnd = tokens[furthest...].allSatisfy { [.dedent, .end, .newline].contains($0.kind) }
    if refusal == nil, stop.kind == .indent {
      return SyntaxFailure(.indentation, "unexpected indent", pointer(to: stop))
    }
    if let scanFailure, tokens[furthest].kind == .failure || scanFailureComesFirst {
      var failure = scanFailure
      failure.isOfScanner = true
      failure.isIncomplete = scanFailure.isIncomplete && stop.kind == .failure
      return failure
    }
    if let unclosed {
      let isLater =
        source.lineIndex(at: Int(tokens[furthest].span.start)) > source.lineIndex(at: Int(unclosed.span.start))
      if stop.kind == .end || tokens[furthest].kind == .end || isLater {
        return SyntaxFailure(
          .syntax, "'\(unclosed.kind.rawValue)' was never closed", unclosed.span,
          isIncomplete: stop.kind == .end)
      }
    }
    if var refusal {
      refusal.isIncomplete = isAtEnd && stop.kind != .newline
      return refusal
    }
    switch stop.kind {
    case .dedent, .end:
      let isIncomplete = isAtEnd
      return stop.kind == .dedent
        ? SyntaxFailure(.indentation, "unexpected unindent", stop.span, isIncomplete: isIncomplete)
        : SyntaxFailure(.syntax, "invalid syntax", stop.span, isIncomplete: isIncomplete)
    case .async, .await:
      guard let construct = construct(of: stop) else {
        return SyntaxFailure(.syntax, "invalid syntax", token(after: stop).span)
      }
      return SyntaxFailure(.syntax, "\(construct) are not part of Convbook's Python", stop.span)
    default: break
    }
    return SyntaxFailure(.syntax, "invalid syntax", stop.span)
  }

  private func index(of token: Token) -> Int {
    tokens.firstIndex { $0.span == token.span && $0.kind == token.kind } ?? 0
  }

  private func token(after token: Token) -> Token { tokens[min(index(of: token) + 1, tokens.count - 1)] }

  /// What an `async` or `await` begins; nil where it begins nothing.
  private func construct(of token: Token) -> String? {
    if token.kind == .await { return "await expressions" }
    let index = index(of: token)
    let beginsLine = index == 0 || [.newline, .indent, .dedent, .semicolon].contains(tokens[index - 1].kind)
    switch self.token(after: token).kind {
    case .def: return "async functions"
    case .with: return "async with statements"
    case .for: return beginsLine ? "async for loops" : "asynchronous comprehensions"
    default: return nil
    }
  }

  /// The characters to show for a token: of an indentation, the last.
  private func pointer(to token: Token) -> Span {
    let end = Int(token.span.end)
    return token.kind == .indent ? Span(end - 1, end) : token.span
  }

  // MARK: Tokens

  /// The current token.
  var token: Token { tokens[position] }

  /// Where the current token begins.
  var start: Int { Int(tokens[position].span.start) }

  /// Where the token before the current one ends.
  var previousEnd: Int { position > 0 ? Int(tokens[position - 1].span.end) : 0 }

  /// The span from `start` to the end of the token before the current one.
  func span(from start: Int) -> Span { Span(start, previousEnd) }

  mutating func advance() {
    if position + 1 < tokens.count { position += 1 }
    kind = tokens[position].kind
  }

  mutating func seek(_ place: Int) {
    position = place
    kind = tokens[place].kind
  }

  /// The kind of the token `distance` after the current one.
  func kind(ahead distance: Int) -> TokenKind {
    let place = position + distance
    return place < tokens.count ? tokens[place].kind : .end
  }

  /// Steps over the current token if it is a `wanted`.
  mutating func take(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Steps over the current token, which must be a `wanted`.
  mutating func expect(_ wanted: TokenKind) throws(Halt) {
    guard take(wanted) else { throw mismatch() }
  }

  /// Steps over the current token, which must be a `wanted`: Python says so where nothing else could follow.
  mutating func demand(_ wanted: TokenKind) throws(Halt) {
    guard take(wanted) else {
      furthest = max(furthest, position)
      if kind == .failure { throw Halt.mismatch }
      throw refuse("expected '\(wanted.rawValue)'", token.span)
    }
  }

  func text(_ token: Token) -> String { source.text(token.span) }

  /// Whether the token at `place` is the name `word`, which is a keyword only where the grammar says so.
  func isWord(_ word: StaticString, at place: Int) -> Bool {
    let token = tokens[place]
    guard token.kind == .name, Int(token.span.end - token.span.start) == word.utf8CodeUnitCount else {
      return false
    }
    return source.text(token.span) == "\(word)"
  }

  mutating func identifier() throws(Halt) -> Identifier {
    guard kind == .name else { throw mismatch() }
    let identifier = Identifier(CompatibleNames.form(of: text(token)), token.span)
    advance()
    return identifier
  }

  // MARK: Failing and trying

  mutating func mismatch() -> Halt {
    furthest = max(furthest, position)
    return .mismatch
  }

  mutating func refuse(_ message: String, _ span: Span, kind: SyntaxFailure.Kind = .syntax) -> Halt {
    furthest = max(furthest, position)
    refusal = SyntaxFailure(kind, message, span)
    return .refused
  }

  /// Refuses at the furthest token looked at, where Python puts errors that concern no token in particular.
  mutating func refuseHere(_ message: String, kind: SyntaxFailure.Kind = .syntax) -> Halt {
    furthest = max(furthest, position)
    return refuse(message, pointer(to: tokens[furthest]), kind: kind)
  }

  /// The result of `rule`, or nil, back where the parser was, where it does not match.
  mutating func attempt<Result>(
    _ rule: (inout Parser) throws(Halt) -> Result
  ) throws(Halt) -> Result? {
    let place = position
    let savedDepth = depth
    let savedTallest = tallest
    do {
      let result = try rule(&self)
      furthest = max(furthest, position)
      return result
    } catch {
      if error == .refused { throw error }
      seek(place)
      depth = savedDepth
      tallest = savedTallest
      return nil
    }
  }

  /// Whether `rule` matches; the parser is behind what matched, or where it was.
  mutating func matches(_ rule: (inout Parser) throws(Halt) -> Void) throws(Halt) -> Bool {
    let match: Void? = try attempt(rule)
    return match != nil
  }

  /// As `attempt`, without looking for mistakes inside.
  mutating func attemptPlainly<Result>(
    _ rule: (inout Parser) throws(Halt) -> Result
  ) throws(Halt) -> Result? {
    let saved = suspecting
    suspecting = false
    defer { suspecting = saved }
    return try attempt(rule)
  }

  // MARK: Bounds

  /// Counts the reading of an atom or a statement, with what will be made of it on the way to a tree.
  mutating func work() throws(Halt) {
    if mayGoOn(256) { return }
    refusal = .stopped
    throw .refused
  }

  /// Counts levels of the parser's recursion; every call is balanced by subtracting from `depth`.
  mutating func descend(by levels: Int = 1) throws(Halt) {
    depth += levels
    if depth > Self.deepestRecursion { throw tooDeep() }
  }

  /// Counts one level of the tree above what has been built since `tallest` was last zero.
  mutating func grow() throws(Halt) {
    tallest += 1
    if tallest > Self.tallestTree { throw tooDeep() }
  }

  private mutating func tooDeep() -> Halt {
    refuse("too many nested expressions", token.span, kind: .recursion)
  }
}
