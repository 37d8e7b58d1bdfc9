// Boxes around objects: how much two agree, which of many to keep, and how good a detector is.

/// A rectangle by its edges, in pixels; `right` and `bottom` are where it ends, not its last pixel.
///
/// ```swift
/// Box(0, 0, 10, 10).iou(Box(5, 5, 15, 15))   // 25/175 = 0.142857…
/// ```
public struct Box: Equatable, Sendable {
  public var left, top, right, bottom: Double

  /// Edges in any unit, the origin at the top left.
  public init(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// Width times height; 0 of a box that ends before it begins.
  public var area: Double { max(0, right - left) * max(0, bottom - top) }

  /// The area that both cover, 0 where they are apart.
  public func intersection(_ other: Box) -> Double {
    Box(max(left, other.left), max(top, other.top), min(right, other.right), min(bottom, other.bottom)).area
  }

  /// Intersection over union, from 0 (apart) to 1 (equal); 0 of two empty boxes.
  public func iou(_ other: Box) -> Double {
    let shared = intersection(other)
    let union = area + other.area - shared
    return union > 0 ? shared / union : 0
  }

  fileprivate var isProper: Bool {
    right >= left && bottom >= top && [left, top, right, bottom].allSatisfy(\.isFinite)
  }
}

/// Non-maximum suppression: takes the box with the highest score, drops all that overlap it by more than `threshold`,
/// and so on. The indices of the kept boxes, best first; of equal scores the earlier box comes first.
///
/// Cost: kept boxes times boxes.
public func nonMaximumSuppression(
  _ boxes: [Box], scores: [Double], threshold: Double = 0.5
) throws(MetricError) -> [Int] {
  var kept: [Int] = []
  for index in try ranked(boxes, scores)
  where !kept.contains(where: { boxes[$0].iou(boxes[index]) > threshold }) {
    kept.append(index)
  }
  return kept
}

/// The places of boxes by falling score.
private func ranked(_ boxes: [Box], _ scores: [Double]) throws(MetricError) -> [Int] {
  if boxes.count != scores.count { throw .counts("boxes", boxes.count, "scores", scores.count) }
  if let place = scores.firstIndex(where: \.isNaN) { throw .notANumber("score", at: place) }
  if let place = boxes.firstIndex(where: { !$0.isProper }) { throw .box(boxes[place], at: place) }
  return scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
}

/// The boxes that a detector found in one picture, and those that are there.
public struct DetectedScene: Sendable {
  public var found: [Box]
  public var scores: [Double]
  public var truth: [Box]

  /// Boxes that were found, with a score each, and those that are there.
  public init(found: [Box], scores: [Double], truth: [Box]) {
    self.found = found
    self.scores = scores
    self.truth = truth
  }
}

/// What a detector's boxes are worth against the true ones, over pictures.
///
/// A found box is right when it overlaps a true one by at least `threshold` that no better-scored box of its picture has
/// taken; it is matched to the one it overlaps most.
///
/// ```swift
/// let result = try DetectionResult(scenes, threshold: 0.5)
/// result.recall, result.precision, result.averagePrecision(.envelope)
/// ```
public struct DetectionResult: Sendable {
  /// Of each found box its score and whether it is right, picture after picture, best first.
  public private(set) var decisions: [(score: Double, isRight: Bool)] = []
  public private(set) var truths = 0

  /// Throws where there are not as many scores as boxes, for a score that is NaN, and for a box whose edges are exchanged.
  public init(_ scenes: [DetectedScene], threshold: Double = 0.5) throws(MetricError) {
    for scene in scenes {
      truths += scene.truth.count
      if let place = scene.truth.firstIndex(where: { !$0.isProper }) {
        throw .box(scene.truth[place], at: place)
      }
      var taken = Set<Int>()
      for index in try ranked(scene.found, scene.scores) {
        let overlaps = scene.truth.map { $0.iou(scene.found[index]) }
        let best = overlaps.indices.max { overlaps[$0] < overlaps[$1] }
        let isRight = best.map { overlaps[$0] >= threshold && taken.insert($0).inserted } ?? false
        decisions.append((scene.scores[index], isRight))
      }
    }
  }

  public var right: Int { decisions.count { $0.isRight } }
  /// Of the boxes that are there, the share found; of those found, the share that is right. 0 of none.
  public var recall: Double { truths == 0 ? 0 : Double(right) / Double(truths) }
  public var precision: Double { decisions.isEmpty ? 0 : Double(right) / Double(decisions.count) }

  /// The mean precision over recalls, of all pictures' boxes together by falling score.
  public func averagePrecision(_ average: PrecisionAverage = .envelope) throws(MetricError) -> Double {
    if truths == 0 { throw .empty("true boxes") }
    return try Networks.averagePrecision(
      truth: decisions.map(\.isRight), scores: decisions.map(\.score), positives: truths, average)
  }
}
