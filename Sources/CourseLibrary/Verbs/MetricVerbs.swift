// How good predictions are: the rows of `convbook.metrics`.
//
// Labels and scores may be tensors or lists; results are plain numbers, or tensors where there are several.

import Interpreter
import Networks
import Pictures
import Tensors

extension CourseLibrary {
  static var metricVerbs: [Verb] { classMetrics + rankingMetrics + pictureMetrics + boxMetrics }

  // MARK: Classes

  private static func averaged(
    _ name: String, _ help: String, each: @escaping (ConfusionMatrix, Int) -> Double,
    all: @escaping (ConfusionMatrix, ConfusionMatrix.Average) -> Double
  ) -> Verb {
    Verb(
      name, "truth, predicted, average=\"macro\", classes=None",
      help + " average is \"macro\", \"micro\", \"weighted\", or None for a number of each class."
    ) { call in
      let matrix = try call.confusion()
      if call.isMissing(2) {
        return call.result(try call.engine.tensor((0..<matrix.classes).map { each(matrix, $0) }).to(.float32))
      }
      let kinds: [String: ConfusionMatrix.Average] = ["macro": .macro, "micro": .micro, "weighted": .weighted]
      let kind = try call.string(2)
      guard let average = kinds[kind] else {
        throw call.invalid("average must be \"macro\", \"micro\", \"weighted\" or None, got \"\(kind)\"")
      }
      return .float(all(matrix, average))
    }
  }

  private static var classMetrics: [Verb] {
    [
      Verb(
        "accuracy", "predicted, truth, top=1",
        "The part of the predictions that are right: classes (N,), or scores (N,C) whose greatest (or top k) count."
      ) { call in
        let (predicted, truth) = (try call.picture(0), try call.picture(1))
        if predicted.rank == 2, predicted.shape[1] > 1 || predicted.dtype.isFloat {
          return .float(try Accuracy.score(predicted.detach(), truth, top: call.int(2)))
        }
        return .float(try Accuracy.score(predicted.to(.int64).ints(), truth.to(.int64).ints()))
      },
      Verb(
        "confusion", "truth, predicted, classes=None",
        "How often each class (row) was taken for each class (column), int64 (C,C)."
      ) { call in
        let matrix = try ConfusionMatrix(
          truth: call.labels(0), predicted: call.labels(1), classes: call.optionalInt(2))
        return call.result(
          try call.engine.tensor(matrix.counts, shape: [matrix.classes, matrix.classes]))
      },
      averaged(
        "precision", "The part right of what was taken for a class.", each: { $0.precision(of: $1) },
        all: { $0.precision($1) }),
      averaged(
        "recall", "The part found of what is of a class.", each: { $0.recall(of: $1) }, all: { $0.recall($1) }),
      averaged(
        "f1", "The harmonic mean of precision and recall.", each: { $0.f1(of: $1) }, all: { $0.f1($1) }),
      averaged(
        "mean_iou", "The intersection over the union of truth and prediction, class by class.",
        each: { $0.iou(of: $1) }, all: { $0.iou($1) }),
    ]
  }

  // MARK: Rankings

  private static var rankingMetrics: [Verb] {
    [
      Verb(
        "roc", "truth, scores",
        "The curve of a detector: false positive rates, true positive rates and thresholds, from the strictest on."
      ) { call in
        let curve = try ROCCurve(truth: call.flags(0), scores: call.numbers(1))
        let columns = [
          curve.points.map(\.falsePositiveRate), curve.points.map(\.sensitivity), curve.points.map(\.threshold),
        ]
        return call.results(try columns.map { try call.engine.tensor($0).to(.float32) })
      },
      Verb(
        "auc", "truth, scores",
        "The area under the curve: the probability that a positive example scores above a negative one."
      ) { .float(try ROCCurve(truth: $0.flags(0), scores: $0.numbers(1)).area) },
      Verb("average_precision", "truth, scores", "The mean precision over the recalls of a ranking.") {
        .float(try averagePrecision(truth: $0.flags(0), scores: $0.numbers(1)))
      },
    ]
  }

  // MARK: Pictures

  private static var pictureMetrics: [Verb] {
    [
      Verb("psnr", "a, b, peak=1.0", "The peak signal to noise ratio of two pictures, in decibels.") {
        .float(try PixelErrors($0.picture(0), $0.picture(1)).peakSignalToNoise(peak: $0.double(2)))
      },
      Verb("mse", "a, b", "The mean squared difference.") {
        .float(try PixelErrors($0.picture(0), $0.picture(1)).meanSquare)
      },
      Verb("mae", "a, b", "The mean difference without its sign.") {
        .float(try PixelErrors($0.picture(0), $0.picture(1)).meanAbsolute)
      },
      Verb("mask_iou", "a, b", "The intersection over the union of two masks.") {
        .float(try maskIoU($0.picture(0), $0.picture(1)))
      },
    ]
  }

  // MARK: Boxes

  private static var boxMetrics: [Verb] {
    [
      Verb(
        "box_iou", "a, b",
        "The intersection over the union of boxes (left, top, right, bottom): a number of two boxes, (N,M) of two lists."
      ) { call in
        let (a, b) = (try call.boxes(0), try call.boxes(1))
        if let one = a.first, let other = b.first, try call.picture(0).rank == 1, try call.picture(1).rank == 1
        {
          return .float(one.iou(other))
        }
        let all = a.flatMap { one in b.map { one.iou($0) } }
        return call.result(try call.engine.tensor(all, shape: [a.count, b.count]).to(.float32))
      },
      Verb(
        "nms", "boxes, scores, iou_threshold=0.5",
        "Non-maximum suppression: the boxes to keep, best first; what overlaps a better one by more goes."
      ) { call in
        let kept = try nonMaximumSuppression(
          call.boxes(0), scores: call.numbers(1), threshold: call.double(2))
        return call.result(try call.engine.tensor(kept, shape: [kept.count]))
      },
      Verb(
        "detection", "found, scores, truth, iou_threshold=0.5",
        "Recall, precision and average precision of a detector, from lists of boxes, scores and true boxes, one for each "
          + "scene."
      ) { call in
        let (found, scores, truth) = (
          call.machine.sequence(call[0]) ?? [], call.machine.sequence(call[1]) ?? [],
          call.machine.sequence(call[2]) ?? []
        )
        guard found.count == scores.count, found.count == truth.count else {
          throw call.invalid(
            "found, scores and truth must be lists with an entry for each scene, got \(found.count), \(scores.count) and "
              + "\(truth.count)")
        }
        let scenes = try zip(found, zip(scores, truth)).map { found, rest in
          DetectedScene(
            found: try call.boxes(in: found), scores: try call.numbers(in: rest.0),
            truth: try call.boxes(in: rest.1))
        }
        let result = try DetectionResult(scenes, threshold: call.double(3))
        return call.machine.tuple([
          .float(result.recall), .float(result.precision), .float(try result.averagePrecision()),
        ])
      },
    ]
  }
}

extension Call {
  fileprivate func labels(_ place: Int) throws -> [Int] { try picture(place).to(.int64).ints() }
  fileprivate func numbers(_ place: Int) throws -> [Double] { try numbers(in: self[place]) }
  fileprivate func flags(_ place: Int) throws -> [Bool] {
    try numbers(place).map { number in
      if number == 0 || number == 1 { return number == 1 }
      let name = verb.parameters[place].name
      throw invalid(
        "\(name) must be 0 and 1, or False and True, got \(NumberText.shortest(number)): the order is (truth, scores)"
      )
    }
  }

  fileprivate func numbers(in value: Value) throws -> [Double] {
    try (value.tensor ?? engine.tensor(from: value, machine)).detach().doubles()
  }

  fileprivate func confusion() throws -> ConfusionMatrix {
    try ConfusionMatrix(truth: labels(0), predicted: labels(1), classes: optionalInt(3))
  }

  fileprivate func boxes(_ place: Int) throws -> [Box] { try boxes(in: self[place]) }

  /// Boxes (N,4), or one (4,): left, top, right, bottom.
  fileprivate func boxes(in value: Value) throws -> [Box] {
    let tensor = try value.tensor ?? engine.tensor(from: value, machine)
    if tensor.count == 0 { return [] }
    guard tensor.shape.last == 4, tensor.rank <= 2 else {
      throw invalid("boxes have four numbers each, (N,4), got the shape \(shapeText(tensor.shape))")
    }
    let numbers = try tensor.doubles()
    return stride(from: 0, to: numbers.count, by: 4).map {
      Box(numbers[$0], numbers[$0 + 1], numbers[$0 + 2], numbers[$0 + 3])
    }
  }
}
