// What to change so that a layer fits: a few words behind the facts.

import Networks

extension NetworkError {
  /// The error with the way out, where there is one: `…; Fix: in_channels=3`.
  var advice: String { description + (fix.map { ". Fix: \($0)" } ?? "") }

  private var fix: String? {
    switch problem {
    case .features(let expected, let got):
      if got.rank > 1, got.count == expected {
        return "Flatten before it: \(got.sizes.map(\.factor).joined(separator: "*")) = \(expected)"
      }
      return "in_features=\(got.sizes.last ?? 0)" + (nearest == nil ? "" : " here, or that input")
    case .channels(_, let got): return "in_channels=\(got.channels)"
    case .notFlat: return "Flatten"
    case .rank(let expected, let got):
      if got.rank + 1 == expected.lowerBound { return "unsqueeze" }
      return got.rank > expected.upperBound ? "Flatten, or an input without the batch" : nil
    case .joinShapes(let shapes, let axis):
      guard axis == nil, shapes.count == 2, let a = shapes.first, let b = shapes.last else { return nil }
      if a.channels != b.channels, a.places == b.places {
        return "a 1x1 convolution on the shortcut, from \(a.channels) to \(b.channels) channels"
      }
      return a.channels == b.channels ? "the same padding and stride on both ways" : nil
    case .doesNotFit, .axes, .groups, .poolPadding, .mirrorPadding, .number, .sides, .outputPadding, .reshape,
      .crop,
      .probability, .table, .unknownName, .needsNumbers, .tooLarge, .shapeWord, .inputs, .negativeOutput, .most,
      .noStatistics, .oneValue, .power, .poolDilation:
      return nil
    }
  }
}
