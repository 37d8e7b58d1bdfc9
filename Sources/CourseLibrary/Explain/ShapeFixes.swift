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
    case .channels(let expected, let got):
      if got.rank == 3, got.sizes.last == expected {
        return "the channels first, as x.permute(0, 3, 1, 2) has them"
      }
      return "\(kind.hasPrefix("BatchNorm") ? "num_features" : "in_channels")=\(got.channels)"
    case .notFlat: return "Flatten"
    case .rank(let expected, let got):
      if got.rank + 1 == expected.lowerBound { return "unsqueeze" }
      return got.rank > expected.upperBound ? "Flatten, or an input without the batch" : nil
    case .joinShapes(let shapes, let axis):
      guard axis == nil, shapes.count == 2, let a = shapes.first, let b = shapes.last else { return nil }
      if a.channels != b.channels, a.places == b.places {
        return "a 1x1 convolution on the shortcut, from \(a.channels) to \(b.channels) channels"
      }
      if a.channels == b.channels { return "the same padding and stride on both ways" }
      return stride(from: b, to: a).map {
        "a 1x1 convolution with stride \($0) on the shortcut, from \(b.channels) to \(a.channels) channels"
      }
    case .doesNotFit, .axes, .groups, .poolPadding, .mirrorPadding, .number, .sides, .outputPadding, .reshape,
      .crop,
      .probability, .table, .unknownName, .needsNumbers, .tooLarge, .shapeWord, .inputs, .negativeOutput, .most,
      .noStatistics, .oneValue, .power, .poolDilation:
      return nil
    }
  }

  /// The stride that brings the places of one shape to those of another.
  private func stride(from long: FeatureShape, to short: FeatureShape) -> Int? {
    let pairs = zip(long.places, short.places).compactMap { long, short in
      if let long = long.number, let short = short.number, short > 0 { (long, short) } else { nil }
    }
    guard pairs.count == long.places.count, let (a, b) = pairs.first else { return nil }
    let stride = (a + b - 1) / b
    return stride > 1 && pairs.allSatisfy { ($0 - 1) / stride + 1 == $1 } ? stride : nil
  }
}
