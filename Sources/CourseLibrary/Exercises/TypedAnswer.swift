// Whether what a student typed means the answer: numbers as people write them, and numbers in brackets, or without them
// where one row is asked for.
//
// A question that ends in "1 yes, 0 no" may be answered in words.
//
// Only decimal numbers count: `27,773`, `-1.5e3`, `1/2`, `24 columns`. A comma between digits belongs to the number only
// before groups of three, so that 1,3 is not 13.

struct TypedAnswer {
  /// Numbers as they are nested in brackets.
  private indirect enum Numbers {
    case one(Double)
    case row([Numbers])

    func means(_ other: Numbers) -> Bool {
      switch (unwrapped, other.unwrapped) {
      case (.one(let a), .one(let b)): return TypedAnswer.isSame(a, b)
      case (.row(let a), .row(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.means($1) }
      default: return false
      }
    }

    /// `[5]` and `(5,)` are 5.
    private var unwrapped: Numbers {
      if case .row(let parts) = self, parts.count == 1, let part = parts.first { part.unwrapped } else { self }
    }
  }

  private let text: String

  init(_ typed: String, to question: String) {
    let plain = TypedAnswer.plain(typed)
    let words = ["y": "1", "yes": "1", "n": "0", "no": "0"]
    text = question.contains("1 yes, 0 no") ? words[plain] ?? plain : plain
  }

  /// Nothing was typed.
  var isEmpty: Bool { text.isEmpty }
  /// A number may have been meant.
  var hasDigits: Bool { text.contains { $0.isNumber } }

  /// Whether it means the answer, which has a text and, where it is a number, a value.
  func means(_ answer: String, number: Double?) -> Bool {
    let answer = TypedAnswer.plain(answer)
    if text.filter({ !$0.isWhitespace }) == answer.filter({ !$0.isWhitespace }) { return true }
    if let number { return TypedAnswer.number(text).map { TypedAnswer.isSame($0, number) } ?? false }
    guard let wanted = Reader.numbers(inValue: answer), let given = Reader.numbers(typed: text) else {
      return false
    }
    return given.means(wanted)
  }

  /// Small letters, a minus that is one, and no blanks around.
  private static func plain(_ text: String) -> String {
    let trimmed = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    return String(trimmed).lowercased().replacing("\u{2212}", with: "-")
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) <= 1e-6 * max(1, abs(b)) }

  /// `27,773`, `1/2`, `24 columns`; nil where it is no number.
  private static func number(_ text: String) -> Double? {
    let form =
      #/
      ([+-]? (?: [0-9]{1,3} (?:[,\ ][0-9]{3})+ | [0-9]* ) (?:\.[0-9]*)? (?:e[+-]?[0-9]+)?)
      (?: \s* \/ \s* ([0-9.]+) )?
      (?: \s* \p{L} [^0-9]* )?
      /#
    guard let match = text.wholeMatch(of: form) else { return nil }
    guard let value = Double(match.1.filter { $0 != "," && $0 != " " }) else { return nil }
    guard let below = match.2 else { return value }
    guard let divisor = Double(below), divisor != 0 else { return nil }
    return value / divisor
  }

  /// Reads numbers in brackets, from left to right.
  private struct Reader {
    private static let deepest = 16
    private var rest: Substring

    /// What is typed: `(1, 28, 28)`, `1,28,28`.
    static func numbers(typed text: String) -> Numbers? {
      var reader = Reader(rest: text[...])
      let parts = reader.parts(until: nil, depth: 0)
      return parts.flatMap { $0.isEmpty ? nil : .row($0) }
    }

    /// A value as it is printed: `(1, 28, 28)`, `tensor([1., 2.], dtype=torch.float64)`.
    static func numbers(inValue text: String) -> Numbers? {
      let name = text.prefix { $0.isLetter || $0 == "." || $0 == "_" }
      var reader = Reader(rest: text[...])
      guard !name.isEmpty, text[name.endIndex...].first == "(" else {
        return numbers(typed: text)
      }
      reader.rest = text[name.endIndex...].dropFirst()
      return reader.part(depth: 0)
    }

    /// The parts up to a closing bracket, or to the end; nil where something else stands there.
    private mutating func parts(until closing: Character?, depth: Int) -> [Numbers]? {
      var parts: [Numbers] = []
      while true {
        rest = rest.drop(while: \.isWhitespace)
        if rest.first == closing {
          rest = rest.dropFirst()
          return parts
        }
        guard let part = part(depth: depth) else { return nil }
        parts.append(part)
        rest = rest.drop(while: \.isWhitespace)
        if rest.first == "," { rest = rest.dropFirst() }
      }
    }

    private mutating func part(depth: Int) -> Numbers? {
      guard depth < Reader.deepest else { return nil }
      if let opening = rest.first, opening == "[" || opening == "(" {
        rest = rest.dropFirst()
        return parts(until: opening == "[" ? "]" : ")", depth: depth + 1).map { .row($0) }
      }
      let word = rest.prefix { !$0.isWhitespace && !",[]()".contains($0) }
      guard let number = TypedAnswer.number(String(word)), word.last?.isLetter != true else { return nil }
      rest = rest[word.endIndex...]
      return .one(number)
    }
  }
}
