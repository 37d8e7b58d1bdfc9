// How well a score separates two kinds, at every threshold at once.
//
// Lower the threshold from above the highest score to below the lowest: each step takes in all examples of one score.
// The share of positives taken in against the share of negatives is the ROC curve. The area under it is the chance that
// a random positive scores above a random negative, a tie counting half: so it is computed, by counting pairs.

/// The ROC curve of scores for two kinds of examples.
///
/// ```swift
/// let curve = try ROCCurve(truth: [false, false, true, true], scores: [0.1, 0.4, 0.35, 0.8])
/// curve.area            // 0.75
/// curve.points[1]       // threshold 0.8: half of the positives (sensitivity), no negative
/// ```
public struct ROCCurve: Equatable, Sendable {
  /// What is taken in when examples with at least this score are called positive.
  public struct Point: Equatable, Sendable {
    public var threshold: Double
    public var truePositives, falsePositives: Int
    /// Of all positives, and of all negatives, the share taken in.
    public var sensitivity, falsePositiveRate: Double
    public var specificity: Double { 1 - falsePositiveRate }
  }

  /// From nothing taken in (threshold infinity) to everything; one point for each different score.
  public let points: [Point]
  public let positives, negatives: Int

  /// Throws unless there are examples of both kinds. Cost O(n log n).
  public init(truth: [Bool], scores: [Double]) throws(MetricError) {
    let steps = try RankedSteps(truth: truth, scores: scores)
    (positives, negatives) = (steps.positives, steps.negatives)
    if positives == 0 || negatives == 0 { throw .oneKind(positives: positives, negatives: negatives) }
    var points = [
      Point(threshold: .infinity, truePositives: 0, falsePositives: 0, sensitivity: 0, falsePositiveRate: 0)
    ]
    for step in steps.steps {
      points.append(
        Point(
          threshold: step.threshold, truePositives: step.truePositives, falsePositives: step.falsePositives,
          sensitivity: Double(step.truePositives) / Double(positives),
          falsePositiveRate: Double(step.falsePositives) / Double(negatives)))
    }
    self.points = points
  }

  /// The share of pairs of a positive and a negative in which the positive scores higher, ties counting half.
  public var area: Double {
    var twiceWon = 0.0
    for (before, after) in zip(points, points.dropFirst()) {
      let newNegatives = after.falsePositives - before.falsePositives
      // Each negative taken in here loses to the positives before it, and ties with those of its own score.
      twiceWon += Double(newNegatives) * Double(before.truePositives + after.truePositives)
    }
    return twiceWon / 2 / (Double(positives) * Double(negatives))
  }
}

/// How a list of precisions and recalls becomes one number.
public enum PrecisionAverage: Sendable {
  /// Each recall gained times the precision there (scikit-learn).
  case steps
  /// The same, with the best precision at this recall or any higher (Pascal VOC since 2010).
  case envelope
}

/// The mean precision over the recalls that scores reach: the area under the precision-recall curve.
///
///     try averagePrecision(truth: [false, false, true, true], scores: [0.1, 0.4, 0.35, 0.8])   // 0.8333…
///
/// `positives` is how many there are to be found, if more than are among the examples.
public func averagePrecision(
  truth: [Bool], scores: [Double], positives: Int? = nil, _ average: PrecisionAverage = .steps
) throws(MetricError) -> Double {
  let ranked = try RankedSteps(truth: truth, scores: scores)
  let positives = positives ?? ranked.positives
  if positives < 1 { throw .oneKind(positives: 0, negatives: ranked.negatives) }
  var precisions = ranked.steps.map { Double($0.truePositives) / Double($0.truePositives + $0.falsePositives) }
  if average == .envelope {
    for place in precisions.indices.dropLast().reversed() {
      precisions[place] = max(precisions[place], precisions[place + 1])
    }
  }
  var (sum, found) = (0.0, 0)
  for (step, precision) in zip(ranked.steps, precisions) {
    sum += precision * Double(step.truePositives - found)
    found = step.truePositives
  }
  return sum / Double(positives)
}

/// The examples by falling score, those of one score together, counted up.
private struct RankedSteps {
  struct Step {
    var threshold: Double
    var truePositives, falsePositives: Int
  }

  private(set) var steps: [Step] = []
  let positives, negatives: Int

  init(truth: [Bool], scores: [Double]) throws(MetricError) {
    if truth.count != scores.count { throw .counts("labels", truth.count, "scores", scores.count) }
    if let place = scores.firstIndex(where: \.isNaN) { throw .notANumber("score", at: place) }
    positives = truth.count { $0 }
    negatives = truth.count - positives
    var (hits, alarms) = (0, 0)
    for index in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
      if truth[index] { hits += 1 } else { alarms += 1 }
      if steps.last?.threshold == scores[index] { steps.removeLast() }
      steps.append(Step(threshold: scores[index], truePositives: hits, falsePositives: alarms))
    }
  }
}
