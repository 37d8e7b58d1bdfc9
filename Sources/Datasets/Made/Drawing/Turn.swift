// Sine and cosine from additions and multiplications alone.
//
// C libraries differ in the last bit of theirs, and made data must be the same on every machine. Angles are counted in
// full turns, so bringing one into the first eighth is exact; there the Taylor series needs few terms: at most
// an eighth of a turn (0.79 radians), nine terms leave an error below 1e-17.

enum Turn {
  static func sineAndCosine(_ turns: Double) -> (sine: Double, cosine: Double) {
    guard turns.isFinite else { return (0, 1) }
    let part = turns - turns.rounded(.down)
    // The nearest quarter turn, and what is left: at most an eighth each way.
    let quarter = (part * 4).rounded()
    let angle = (part - quarter / 4) * (2 * Double.pi)
    let square = angle * angle
    var (sine, cosine) = (1.0, 1.0)
    for step in stride(from: 18.0, to: 0, by: -2) {
      sine = 1 - sine * square / (step * (step + 1))
      cosine = 1 - cosine * square / (step * (step - 1))
    }
    sine *= angle
    switch Int(quarter) % 4 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  static func sine(_ turns: Double) -> Double { sineAndCosine(turns).sine }
  static func cosine(_ turns: Double) -> Double { sineAndCosine(turns).cosine }
}
