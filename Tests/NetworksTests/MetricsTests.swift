import Limits
import Networks
import Tensors
import Testing

/// What scikit-learn computed: see record_metrics.py.
private struct RecordedMetrics: Decodable {
  struct Classification: Decodable {
    let truth, predicted, confusion: [Int]
    let scores, top, precision, recall, f1, iou: [Double]
    let classes: Int
    let accuracy: Double
    let precision_macro, precision_micro, precision_weighted, recall_macro, recall_micro,
      recall_weighted: Double
    let f1_macro, f1_micro, f1_weighted, iou_macro, iou_micro, iou_weighted: Double
  }
  struct Ranking: Decodable {
    let truth: [Bool]
    let scores, fpr, tpr, thresholds: [Double]
    let auc, averagePrecision: Double
  }
  struct Scene: Decodable {
    let truth, found: [[Double]]
    let scores: [Double]
    let kept: [Int]
  }
  struct Detection: Decodable {
    let threshold, recall, precision, steps, envelope: Double
    let scenes: [Scene]
  }
  struct Pixels: Decodable {
    let shape: [Int]
    let a, b: [Double]
    let mse, mae, psnr, maskIoU: Double
  }
  let classification: [Classification]
  let ranking: [Ranking]
  let detection: [Detection]
  let pixels: [Pixels]
}

@Suite struct MetricsTests {
  private let engine = Engine()

  @Test("accuracy, confusion, precision, recall, F1 and IoU are scikit-learn's")
  func classification() throws {
    for entry in try recorded("metrics", as: RecordedMetrics.self).classification {
      let matrix = try ConfusionMatrix(truth: entry.truth, predicted: entry.predicted, classes: entry.classes)
      let labels = 0..<entry.classes
      #expect(matrix.counts == entry.confusion)
      #expect(isClose(matrix.accuracy, entry.accuracy))
      #expect(isClose(labels.map { matrix.precision(of: $0) }, entry.precision))
      #expect(isClose(labels.map { matrix.recall(of: $0) }, entry.recall))
      #expect(isClose(labels.map { matrix.f1(of: $0) }, entry.f1))
      #expect(isClose(labels.map { matrix.iou(of: $0) }, entry.iou))
      let averages: [ConfusionMatrix.Average] = [.macro, .micro, .weighted]
      #expect(
        isClose(
          averages.map { matrix.precision($0) },
          [entry.precision_macro, entry.precision_micro, entry.precision_weighted]))
      #expect(
        isClose(
          averages.map { matrix.recall($0) }, [entry.recall_macro, entry.recall_micro, entry.recall_weighted]))
      #expect(isClose(averages.map { matrix.f1($0) }, [entry.f1_macro, entry.f1_micro, entry.f1_weighted]))
      #expect(isClose(averages.map { matrix.iou($0) }, [entry.iou_macro, entry.iou_micro, entry.iou_weighted]))
      let scores = try engine.tensor(entry.scores, shape: [entry.truth.count, entry.classes])
      let truth = try engine.tensor(entry.truth)
      for (place, expected) in entry.top.enumerated() {
        #expect(try isClose(Accuracy.score(scores, truth, top: place + 1), expected), "top-\(place + 1)")
      }
    }
  }

  @Test("F14 ROC curve, area and average precision are scikit-learn's; the area is the share of won pairs")
  func ranking() throws {
    for entry in try recorded("metrics", as: RecordedMetrics.self).ranking {
      let curve = try ROCCurve(truth: entry.truth, scores: entry.scores)
      #expect(isClose(curve.points.map(\.falsePositiveRate), entry.fpr))
      #expect(isClose(curve.points.map(\.sensitivity), entry.tpr))
      #expect(curve.points.dropFirst().map(\.threshold) == entry.thresholds)
      #expect(isClose(curve.area, entry.auc))
      #expect(try isClose(averagePrecision(truth: entry.truth, scores: entry.scores), entry.averagePrecision))
      var won = 0.0
      for (x, isPositive) in zip(entry.scores, entry.truth) where isPositive {
        for (y, other) in zip(entry.scores, entry.truth) where !other { won += x > y ? 1 : x == y ? 0.5 : 0 }
      }
      #expect(isClose(curve.area, won / Double(curve.positives * curve.negatives)))
    }
  }

  @Test("F10 suppression, matching and average precision of boxes")
  func detection() throws {
    func boxes(_ list: [[Double]]) -> [Box] { list.map { Box($0[0], $0[1], $0[2], $0[3]) } }
    for entry in try recorded("metrics", as: RecordedMetrics.self).detection {
      for scene in entry.scenes {
        let kept = try nonMaximumSuppression(
          boxes(scene.found), scores: scene.scores, threshold: entry.threshold)
        #expect(kept == scene.kept)
      }
      let scenes = entry.scenes.map {
        DetectedScene(found: boxes($0.found), scores: $0.scores, truth: boxes($0.truth))
      }
      let result = try DetectionResult(scenes, threshold: entry.threshold)
      #expect(isClose(result.recall, entry.recall) && isClose(result.precision, entry.precision))
      #expect(try isClose(result.averagePrecision(.steps), entry.steps))
      #expect(try isClose(result.averagePrecision(.envelope), entry.envelope))
    }
  }

  @Test("F10 the overlap of two boxes")
  func boxes() {
    #expect(Box(0, 0, 10, 10).iou(Box(5, 5, 15, 15)) == 25.0 / 175)
    #expect(Box(0, 0, 10, 10).iou(Box(0, 0, 10, 10)) == 1)
    #expect(Box(0, 0, 10, 10).iou(Box(10, 0, 20, 10)) == 0)
    #expect(Box(3, 3, 3, 3).iou(Box(3, 3, 3, 3)) == 0)
  }

  @Test("distances of pictures and overlap of masks")
  func pixels() throws {
    for entry in try recorded("metrics", as: RecordedMetrics.self).pixels {
      let a = try engine.tensor(entry.a, shape: entry.shape)
      let b = try engine.tensor(entry.b, shape: entry.shape)
      let errors = try PixelErrors(a, b)
      #expect(isClose(errors.meanSquare, entry.mse) && isClose(errors.meanAbsolute, entry.mae))
      #expect(try isClose(errors.peakSignalToNoise(), entry.psnr))
      let masks = try (engine.tensor(entry.a.map { $0 > 0.5 }), engine.tensor(entry.b.map { $0 > 0.5 }))
      #expect(try isClose(maskIoU(masks.0, masks.1), entry.maskIoU))
      #expect(try PixelErrors(a, a).peakSignalToNoise() == .infinity)
    }
    #expect(try maskIoU(engine.zeros([2]), engine.zeros([2])) == 1)
  }

  @Test("F20 the twenty pictures of S4: 85 % right")
  func twentyPictures() throws {
    let truth = Array(repeating: 0, count: 7) + Array(repeating: 1, count: 10) + [1, 1, 0]
    let predicted = Array(repeating: 0, count: 7) + Array(repeating: 1, count: 10) + [0, 0, 1]
    let matrix = try ConfusionMatrix(truth: truth, predicted: predicted)
    #expect(matrix.description == "[[ 7  1]\n [ 2 10]]")
    #expect(matrix.accuracy == 0.85)
    #expect(try Accuracy.score(predicted, truth) == 0.85)
  }

  @Test("a score that is no number is a wrong answer, and equal scores favour the earlier class")
  func ties() throws {
    let scores = try engine.tensor([.nan, 1, 2, 2] as [Double], shape: [2, 2])
    #expect(try Accuracy.score(scores, engine.tensor([0, 0])) == 0.5)
    #expect(try Accuracy.score(scores, engine.tensor([1, 1])) == 0)
  }

  @Test("bad input is an error that names the numbers")
  func errors() throws {
    func message<Result>(_ body: () throws -> Result) -> String {
      do {
        _ = try body()
        return "fine"
      } catch { return "\(error)" }
    }
    let scores = try engine.zeros([2, 3])
    let cases = [
      (
        message { try ConfusionMatrix(truth: [0, 3], predicted: [0, 1], classes: 3) },
        "label 3 of example 1 is not one of the classes 0 to 2"
      ),
      (message { try ConfusionMatrix(truth: [0], predicted: [1, 2]) }, "1 labels but 2 predictions"),
      (
        message { try ConfusionMatrix(truth: [.max], predicted: [0]) },
        "between 1 and 4096 classes can be compared, got \(Int.max)"
      ),
      (
        message { try ConfusionMatrix(truth: [-1], predicted: [0]) },
        "label -1 of example 0 is not one of the classes 0 to 0"
      ),
      (
        message { try ROCCurve(truth: [true], scores: [1]) },
        "a curve needs examples of both kinds, got 1 positive and 0 negative"
      ),
      (message { try ROCCurve(truth: [true, false], scores: [1, .nan]) }, "score 1 is not a number"),
      (
        message { try Accuracy.score(scores, engine.tensor([0, 5])) },
        "label 5 of example 1 is not one of the classes 0 to 2"
      ),
      (
        message { try Accuracy.score(scores, engine.tensor([0, 1]), top: 4) },
        "top-4 of 3 classes: it must be between 1 and 3"
      ),
      (
        message { try Accuracy.score(scores, engine.tensor([0])) },
        "scores of shape (examples, classes) and as many labels are expected, got [2, 3] and [1]"
      ),
      (message { try PixelErrors(engine.zeros([2]), engine.zeros([3])) }, "the shapes [2] and [3] differ"),
      (
        message { try nonMaximumSuppression([Box(3, 0, 1, 1)], scores: [1]) },
        "box 0 ends before it begins: x 3.0 to 1.0, y 0.0 to 1.0"
      ),
      (message { try DetectionResult([]).averagePrecision() }, "there are no true boxes"),
    ]
    for (found, expected) in cases { #expect(found == expected) }
  }
}
