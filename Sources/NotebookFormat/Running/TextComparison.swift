// Two printed texts are the same when they differ in nothing but numbers with a point, and in those by no more than a
// tolerance. So `loss 0.3127` and `loss 0.3128` agree where 0.001 is allowed, while `28 x 28` and `28 x 29` never do: what
// is counted is exact. Widths may change with a number's digits, so runs of blanks are as good as one another; addresses
// of objects (`at 0x7f31…`) differ from run to run and say nothing.

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
  /// The lines that differ, in order; none when the texts agree.
  static func differences(recorded: String, now: String, tolerance: Double) -> [LineDifference] {
    if recorded == now { return [] }
    let (old, new) = (lines(of: recorded), lines(of: now))
    return (0..<max(old.count, new.count)).compactMap { index in
      let (was, comes) = (
        index < old.count ? old[index] : nil, index < new.count ? new[index] : nil
      )
      guard let was, let comes else { return LineDifference(line: index + 1, recorded: was, now: comes) }
      switch compare(was, comes, tolerance: tolerance) {
      case .same: return nil
      case .number(let difference):
        return LineDifference(line: index + 1, recorded: was, now: comes, byNumber: difference)
      case .text: return LineDifference(line: index + 1, recorded: was, now: comes)
      }
    }
  }

  private enum Outcome {
    case same, text
    case number(Double)
  }

  private static func compare(_ recorded: String, _ now: String, tolerance: Double) -> Outcome {
    if recorded == now { return .same }
    let (old, new) = (pieces(of: recorded), pieces(of: now))
    guard old.count == new.count else { return .text }
    var greatest = 0.0
    var isNear = true
    for (was, comes) in zip(old, new) where was != comes {
      guard case .number(let x) = was, case .number(let y) = comes else { return .text }
      let difference = abs(x - y)
      greatest = max(greatest, difference)
      if !(difference <= tolerance * max(1, abs(x), abs(y))) { isNear = false }
    }
    return isNear ? .same : .number(greatest)
  }

  private enum Piece: Equatable {
    /// A number with a point or an exponent.
    case number(Double)
    case text(Substring)
    case address
  }

  private static func pieces(of line: String) -> [Piece] {
    let token =
      /0x[0-9a-f]{6,}|-?[0-9]+\.[0-9]*(e[-+]?[0-9]+)?|-?[0-9]+e[-+]?[0-9]+|[0-9]+|[A-Za-z_]+[0-9A-Za-z_]*|[^ ]/
    return line.matches(of: token).map { match in
      let text = match.output.0
      if text.hasPrefix("0x") { return .address }
      if text.contains(".") || text.contains("e"), let number = Double(text) { return .number(number) }
      return .text(text)
    }
  }
}
