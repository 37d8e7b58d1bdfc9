// Which class was taken for which: everything about hard decisions follows from this table.
//
// With t, p, n for the number of examples of a class that are truly it and said to be (t), said to be it but are not (p),
// and are it but not said to be (n):
//
//     precision t/(t+p)    recall t/(t+n)    F1 2t/(2t+p+n)    IoU t/(t+p+n)
//
// and 0 where the denominator is 0. An average over classes counts each class alike (macro), each example alike
// (micro, the fractions of the summed t, p, n), or each class by its examples (weighted).

/// Counts of examples by true and predicted class.
///
/// ```swift
/// let matrix = try ConfusionMatrix(truth: [0, 0, 1, 1], predicted: [0, 1, 1, 1])
/// matrix[truth: 0, predicted: 1]   // 1
/// matrix.precision(of: 1)          // 0.666…
/// matrix.f1(.macro)                // 0.733…
/// ```
public struct ConfusionMatrix: Equatable, Sendable {
  public let classes: Int
  /// Row after row; the row is the true class, the column the predicted one.
  public private(set) var counts: [Int]

  /// More classes than this are refused: the table would take more than 128 MB.
  static let mostClasses = 4096

  /// Classes are 0 up to the largest label, unless `classes` says how many there are.
  public init(truth: [Int], predicted: [Int], classes: Int? = nil) throws(MetricError) {
    if truth.count != predicted.count { throw .counts("labels", truth.count, "predictions", predicted.count) }
    let largest = max(truth.max() ?? 0, predicted.max() ?? 0)
    let classes = classes ?? (largest < .max ? largest + 1 : largest)
    guard classes >= 1, classes <= ConfusionMatrix.mostClasses else {
      throw .classes(classes, most: ConfusionMatrix.mostClasses)
    }
    self.classes = classes
    counts = Array(repeating: 0, count: classes * classes)
    for (example, pair) in zip(truth, predicted).enumerated() {
      for label in [pair.0, pair.1] where label < 0 || label >= classes {
        throw .label(label, at: example, classes: classes)
      }
      counts[pair.0 * classes + pair.1] += 1
    }
  }

  /// How many examples of one class were taken for another.
  public subscript(truth truth: Int, predicted predicted: Int) -> Int {
    guard (0..<classes).contains(truth), (0..<classes).contains(predicted) else { return 0 }
    return counts[truth * classes + predicted]
  }

  public var total: Int { counts.reduce(0, +) }
  public var accuracy: Double { ratio((0..<classes).reduce(0) { $0 + self[truth: $1, predicted: $1] }, total) }

  /// How the classes are averaged.
  public enum Average: Sendable { case macro, micro, weighted }

  /// t, p and n of one class or of several summed.
  private struct Outcomes {
    var hits = 0
    var falseAlarms = 0
    var misses = 0
  }

  private func outcomes(of label: Int) -> Outcomes {
    let hits = self[truth: label, predicted: label]
    let said = (0..<classes).reduce(0) { $0 + self[truth: $1, predicted: label] }
    let true_ = (0..<classes).reduce(0) { $0 + self[truth: label, predicted: $1] }
    return Outcomes(hits: hits, falseAlarms: said - hits, misses: true_ - hits)
  }

  /// TP/(TP + FP): how much of what was called `label` is; 0 where nothing was.
  public func precision(of label: Int) -> Double { Self.precision(outcomes(of: label)) }
  /// TP/(TP + FN): how much of what is `label` was found; 0 where nothing is.
  public func recall(of label: Int) -> Double { Self.recall(outcomes(of: label)) }
  /// 2PR/(P + R), the harmonic mean of precision and recall; 0 where both are.
  public func f1(of label: Int) -> Double { Self.f1(outcomes(of: label)) }
  /// Intersection over union of the examples (pixels) that are and that are said to be of the class.
  public func iou(of label: Int) -> Double { Self.iou(outcomes(of: label)) }

  /// The mean of the classes' precisions, by the average chosen.
  public func precision(_ average: Average) -> Double { self.average(average, Self.precision) }
  /// The mean of the classes' recalls, by the average chosen.
  public func recall(_ average: Average) -> Double { self.average(average, Self.recall) }
  /// The mean of the classes' F1, by the average chosen.
  public func f1(_ average: Average) -> Double { self.average(average, Self.f1) }
  /// The mean over classes is what segmentation calls mIoU.
  public func iou(_ average: Average) -> Double { self.average(average, Self.iou) }

  private static func precision(_ o: Outcomes) -> Double { ratio(o.hits, o.hits + o.falseAlarms) }
  private static func recall(_ o: Outcomes) -> Double { ratio(o.hits, o.hits + o.misses) }
  private static func f1(_ o: Outcomes) -> Double { ratio(2 * o.hits, 2 * o.hits + o.falseAlarms + o.misses) }
  private static func iou(_ o: Outcomes) -> Double { ratio(o.hits, o.hits + o.falseAlarms + o.misses) }

  private func average(_ average: Average, _ measure: (Outcomes) -> Double) -> Double {
    // Classes that are neither true nor predicted anywhere say nothing.
    let each = (0..<classes).map(outcomes).filter { $0.hits + $0.falseAlarms + $0.misses > 0 }
    if each.isEmpty { return 0 }
    switch average {
    case .macro:
      return each.map(measure).reduce(0, +) / Double(each.count)
    case .weighted:
      let weighted = each.map { measure($0) * Double($0.hits + $0.misses) }.reduce(0, +)
      return weighted / Double(each.reduce(0) { $0 + $1.hits + $1.misses })
    case .micro:
      return measure(
        each.reduce(into: Outcomes()) { sum, one in
          sum.hits += one.hits
          sum.falseAlarms += one.falseAlarms
          sum.misses += one.misses
        })
    }
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  /// The rows in square brackets, as NumPy prints them.
  public var description: String {
    let width = counts.map { String($0).count }.max() ?? 1
    let rows = (0..<classes).map { row in
      let cells = (0..<classes).map { column in
        let text = String(self[truth: row, predicted: column])
        return String(repeating: " ", count: width - text.count) + text
      }
      return "[" + cells.joined(separator: " ") + "]"
    }
    return "[" + rows.joined(separator: "\n ") + "]"
  }
}

/// 0 where there is nothing to divide by.
private func ratio(_ a: Int, _ b: Int) -> Double { b == 0 ? 0 : Double(a) / Double(b) }
