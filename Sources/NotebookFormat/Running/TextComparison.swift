// Two printed texts are the same when they differ in nothing but numbers with a point, and in those by no more than a
// tolerance. So `loss 0.3127` and `loss 0.3128` agree where 0.001 is allowed, while `28 x 28` and `28 x 29` never do: what
// is counted is exact. A number's width may change with its digits, so the blanks beside a number that differs may be
// more or fewer, and no others. An object's address (`at 0x7f31…`) differs from run to run and says nothing.

/// Where a line of a text is another than it was.
package struct LineDifference: Equatable, Sendable {
  /// Counted from 1.
  package var line: Int
  package var recorded: String?
  package var now: String?
  /// The greatest difference of two numbers, where numbers are all that differs.
  package var byNumber: Double?
}

enum TextComparison {
  /// The lines that differ, in order; none when the texts agree. Without a tolerance, every sign counts.
  static func differences(recorded: String, now: String, tolerance: Double?) -> [LineDifference] {
    if isExactly(recorded, now) { return [] }
    let (old, new) = (lines(of: recorded), lines(of: now))
    return (0..<max(old.count, new.count)).compactMap { index in
      let (was, comes) = (
        index < old.count ? old[index] : nil, index < new.count ? new[index] : nil
      )
      guard let was, let comes else { return LineDifference(line: index + 1, recorded: was, now: comes) }
      if isExactly(was, comes) { return nil }
      switch tolerance.map({ compare(was, comes, tolerance: $0) }) ?? .text {
      case .same: return nil
      case .number(let difference):
        return LineDifference(line: index + 1, recorded: was, now: comes, byNumber: difference)
      case .text: return LineDifference(line: index + 1, recorded: was, now: comes)
      }
    }
  }

  /// Byte by byte: "é" as one code point and as two are not the same text.
  private static func isExactly(_ text: some StringProtocol, _ other: some StringProtocol) -> Bool {
    text.utf8.elementsEqual(other.utf8)
  }

  private enum Outcome {
    case same, text
    case number(Double)
  }

  private static func compare(_ recorded: String, _ now: String, tolerance: Double) -> Outcome {
    let (old, new) = (pieces(of: recorded), pieces(of: now))
    guard old.count == new.count else { return .text }
    var greatest = 0.0
    var isNear = true
    var isAfterChangedNumber = false
    for (was, comes) in zip(old, new) {
      var isChangedNumber = false
      switch (was.kind, comes.kind) {
      case (.number(let x), .number(let y)):
        isChangedNumber = !isExactly(was.text, comes.text)
        let difference = abs(x - y)
        greatest = max(greatest, difference)
        if isChangedNumber, !(difference <= tolerance * max(1, abs(x), abs(y))) { isNear = false }
      case (.address, .address): break
      default: if !isExactly(was.text, comes.text) { return .text }
      }
      if was.blanks != comes.blanks, !isChangedNumber, !isAfterChangedNumber { return .text }
      isAfterChangedNumber = isChangedNumber
    }
    return isNear ? .same : .number(greatest)
  }

  /// A word, a number or a sign of a line, with the count of blanks before it; the last one is the line's end.
  private struct Piece {
    enum Kind {
      /// A number with a point or an exponent.
      case number(Double)
      case address, text
    }

    var kind: Kind
    var text: Substring
    var blanks: Int
  }

  private static func pieces(of line: String) -> [Piece] {
    let token =
      /0x[0-9A-Fa-f]+|-?[0-9]+\.[0-9]*(e[-+]?[0-9]+)?|-?[0-9]+e[-+]?[0-9]+|[0-9]+|[\p{L}_][\p{L}\p{M}\p{N}_]*|[^ ]/
    var pieces: [Piece] = []
    var end = line.startIndex
    func blanks(before index: String.Index) -> Int { line.distance(from: end, to: index) }
    for match in line.matches(of: token) {
      let text = match.output.0
      var kind = Piece.Kind.text
      if text.hasPrefix("0x") {
        if pieces.last?.text == "at", blanks(before: text.startIndex) == 1 { kind = .address }
      } else if text.contains(".") || text.contains("e"), let number = Double(text) {
        kind = .number(number)
      }
      pieces.append(Piece(kind: kind, text: text, blanks: blanks(before: text.startIndex)))
      end = text.endIndex
    }
    return pieces + [Piece(kind: .text, text: "", blanks: blanks(before: line.endIndex))]
  }
}
