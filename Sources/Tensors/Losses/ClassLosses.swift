import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Losses of scores for classes: (N, C), (N, C, …) or (C), with one target for each row of C scores.
//
// A row is brought to doubles side by side, whatever the order in memory; a loss gives its value, and on the way back
// turns the scores into slopes in place. Nothing but the scores themselves is kept for the way back.

/// The loss of one row of scores.
private protocol RowLoss {
  /// Whether this is -w_y·log softmax(x)_y and no more, for which there are vector loops.
  var isPlainSoftmax: Bool { get }
  /// `row` may be overwritten; `shares` are the target's probabilities where it has some.
  func value(_ row: Scores, _ target: Int, _ shares: UnsafePointer<Double>?) -> Double
  /// Turns the scores into slopes.
  func differentiate(_ row: Scores, _ target: Int, _ shares: UnsafePointer<Double>?)
}

extension RowLoss {
  var isPlainSoftmax: Bool { false }
}

/// One row of scores. Loops over it end early where the engine should not go on: what came of them is then not used.
private struct Scores {
  let engine: Engine
  let start: UnsafeMutablePointer<Double>
  let count: Int

  subscript(j: Int) -> Double {
    get { start[j] }
    nonmutating set { start[j] = newValue }
  }

  @inline(__always)
  func forEach(_ body: (_ class: Int) -> Void) {
    engine.whileGoingOn(count) { range in for j in range { body(j) } }
  }

  /// The greatest score; NaN where one is.
  private var most: Double {
    var most = -Double.infinity
    forEach { j in most = start[j] > most || start[j].isNaN ? start[j] : most }
    return most
  }

  /// log Σ exp x.
  var logSum: Double {
    let most = most
    guard most.isFinite else { return most }
    var sum = 0.0
    forEach { j in sum += exp(start[j] - most) }
    return most + log(sum)
  }

  func becomeSoftmax() {
    let most = most
    var sum = 0.0
    forEach { j in
      start[j] = exp(start[j] - most)
      sum += start[j]
    }
    forEach { j in start[j] /= sum }
  }
}

/// A number for every class, 1 where none are given.
private struct ClassWeights {
  let given: [Double]?
  let count: Int

  subscript(j: Int) -> Double {
    guard let given else { return 1 }
    return given[j]
  }
}

/// -Σ a_j·log softmax(x)_j, where a_j is what the target gives to class j, times its weight.
private struct SoftmaxEntropy: RowLoss {
  let weights: ClassWeights
  let smoothing: Double
  var isPlainSoftmax: Bool { smoothing == 0 }

  func value(_ row: Scores, _ target: Int, _ shares: UnsafePointer<Double>?) -> Double {
    let level = row.logSum
    var sum = 0.0
    if shares == nil, smoothing == 0 { return weights[target] * (level - row[target]) }
    row.forEach { j in
      let share = share(j, target, shares)
      if share != 0 { sum += share * (level - row[j]) }
    }
    return sum
  }

  func differentiate(_ row: Scores, _ target: Int, _ shares: UnsafePointer<Double>?) {
    row.becomeSoftmax()
    var total = 0.0
    row.forEach { j in total += share(j, target, shares) }
    row.forEach { j in row[j] = row[j] * total - share(j, target, shares) }
  }

  @inline(__always)
  private func share(_ j: Int, _ target: Int, _ shares: UnsafePointer<Double>?) -> Double {
    let sharp = shares.map { $0[j] } ?? (j == target ? 1 : 0)
    return weights[j] * ((1 - smoothing) * sharp + smoothing / Double(weights.count))
  }
}

private struct LogLikelihood: RowLoss {
  let weights: ClassWeights
  func value(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) -> Double {
    -weights[target] * row[target]
  }
  func differentiate(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) {
    row.forEach { j in row[j] = 0 }
    row[target] = -weights[target]
  }
}

/// Σ over j ≠ y of max(0, margin - x_y + x_j)^p, times `scale`.
private struct Margins: RowLoss {
  let weights: ClassWeights
  let power, margin, scale: Double

  func value(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) -> Double {
    var sum = 0.0
    row.forEach { j in
      if j == target { return }
      let short = Swift.max(0, margin - row[target] + row[j])
      sum += power == 1 ? short : short * short
    }
    return sum * scale * weights[target]
  }

  func differentiate(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) {
    let own = row[target]
    var sum = 0.0
    row.forEach { j in
      if j == target { return }
      let short = margin - own + row[j]
      row[j] = short > 0 ? (power == 1 ? 1 : 2 * short) * scale * weights[target] : 0
      sum += row[j]
    }
    row[target] = -sum
  }
}

/// -w_y·(1 - p_y)^γ·log p_y, p = softmax(x).
private struct FocalEntropy: RowLoss {
  let weights: ClassWeights
  let gamma: Double

  func value(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) -> Double {
    let logarithm = row[target] - row.logSum
    return -weights[target] * pow(-expm1(logarithm), gamma) * logarithm
  }

  func differentiate(_ row: Scores, _ target: Int, _: UnsafePointer<Double>?) {
    let logarithm = row[target] - row.logSum
    let (p, miss) = (exp(logarithm), -expm1(logarithm))
    let bend = gamma == 0 || miss == 0 ? 0 : gamma * p * pow(miss, gamma - 1) * logarithm
    let slope = weights[target] * (bend - pow(miss, gamma))
    row.becomeSoftmax()
    row.forEach { j in row[j] *= -slope }
    row[target] += slope
  }
}

extension Tensor {
  /// Cross-entropy of softmax(x) over the classes: -log softmax(x)_y.
  ///
  /// Scores (C), (N, C) or (N, C, …); the target holds class numbers, of the shape without C, or probabilities, of the
  /// scores' shape. `weight` has a number for every class. Places whose class number is `ignoring` count nothing. With
  /// label smoothing s the target is (1 - s)·target + s/C. The mean is over the weights of the targets (for
  /// probabilities: over the rows).
  ///
  /// ```swift
  /// try scores.crossEntropy(labels).backward()   // (N, 10) and (N)
  /// ```
  /// Throws when a class number is not less than C, with its place.
  public func crossEntropy(
    _ target: Tensor, weight: Tensor? = nil, ignoring: Int = -100, labelSmoothing: Double = 0,
    reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if !(labelSmoothing >= 0 && labelSmoothing <= 1) {
      throw .layer(.lossNumber(name: "label_smoothing", value: labelSmoothing, rule: "from 0 to 1"))
    }
    let scores = try ClassScores(self, target, weight: weight, ignoring: ignoring, takesShares: true)
    let loss = SoftmaxEntropy(weights: scores.weights, smoothing: labelSmoothing)
    let shares = scores.hasShares
    return try scored(
      scores, loss, target, reduction, dividesByWeights: !shares,
      shares ? "DivBackward1" : rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0")
  }

  /// -x_y for log-probabilities x, as `crossEntropy` is of scores.
  public func nllLoss(
    _ target: Tensor, weight: Tensor? = nil, ignoring: Int = -100, reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    let scores = try ClassScores(self, target, weight: weight, ignoring: ignoring)
    return try scored(
      scores, LogLikelihood(weights: scores.weights), target, reduction, dividesByWeights: true,
      rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0")
  }

  /// Cross-entropy weighed by (1 - p)^gamma, p the probability given to the right class: what is easy counts little. The
  /// mean is over the rows that are not ignored.
  public func focalLoss(
    _ target: Tensor, gamma: Double = 2, weight: Tensor? = nil, ignoring: Int = -100,
    reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if !(gamma >= 0) { throw .layer(.lossNumber(name: "gamma", value: gamma, rule: "at least 0")) }
    let scores = try ClassScores(self, target, weight: weight, ignoring: ignoring)
    return try scored(
      scores, FocalEntropy(weights: scores.weights, gamma: gamma), target, reduction,
      dividesByWeights: false, "FocalLossBackward0")
  }

  /// The multi-class support vector machine's loss: Σ over j ≠ y of max(0, margin - x_y + x_j)^power, power 1 or 2.
  ///
  /// `perClass` divides by C, as PyTorch's `multi_margin_loss`; without it is the sum as courses have it.
  ///
  /// ```swift
  /// try engine.tensor([3.2, 5.1, -1.7]).multiMarginLoss(engine.scalar(0), perClass: false)   // 2.9
  /// ```
  public func multiMarginLoss(
    _ target: Tensor, power: Int = 1, margin: Double = 1, weight: Tensor? = nil, perClass: Bool = true,
    reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    if power != 1 && power != 2 {
      throw .layer(.lossNumber(name: "p", value: Double(power), rule: "1 or 2"))
    }
    let scores = try ClassScores(self, target, weight: weight, ignoring: nil)
    let scale = perClass ? 1 / Double(scores.classes) : 1
    let loss = Margins(weights: scores.weights, power: Double(power), margin: margin, scale: scale)
    return try scored(
      scores, loss, target, reduction, dividesByWeights: false, "MultiMarginLossBackward0")
  }

  private func scored<Loss: RowLoss>(
    _ scores: ClassScores, _ loss: Loss, _ target: Tensor, _ reduction: Reduction, dividesByWeights: Bool,
    _ name: String
  ) throws(TensorError) -> Tensor {
    let x = try scores.maps.arranged(detach().view(scores.maps.shape).detach())
    let t = scores.target
    let divisor = reduction == .mean ? try scores.divisor(byWeights: dividesByWeights) : 1
    let result =
      dtype == .float32
      ? try scores.run(Float.self, loss, x, reduction, divisor)
      : try scores.run(Double.self, loss, x, reduction, divisor)
    let (shape, wantsShares) = (self.shape, scores.hasShares)
    let inputs = wantsShares ? [self, target] : [self]
    let places = scores.places
    let type = target.dtype
    let smoothing = (loss as? SoftmaxEntropy)?.smoothing ?? 0
    let plain = scores.withoutTarget
    return result.recorded(name, from: inputs, saving: [x, t]) { g throws(TensorError) in
      let scores = plain.with(g.saved[1])
      let output = reduction == .none ? try g.output.arranged(in: Layout(shape: places)) : g.output
      var shares: [Tensor?] = [nil]
      if g.needs[0] {
        let share =
          output.dtype == .float32
          ? try scores.back(Float.self, loss, g.saved[0], output, reduction, divisor)
          : try scores.back(Double.self, loss, g.saved[0], output, reduction, divisor)
        shares[0] = try share.view(shape)
      }
      if wantsShares {
        let scale = (1 - smoothing) / divisor
        shares.append(
          g.needs[1]
            ? try scores.backToShares(g.saved[0], output, reduction, scale).view(shape).to(type) : nil)
      }
      return shares
    }
  }
}

/// Rows of scores and their targets.
private struct ClassScores {
  let maps: FeatureMaps
  let classes: Int
  let weights: ClassWeights
  let hasShares: Bool
  /// The shape of what is given for every row.
  let places: [Int]
  /// Class numbers in row-major order, or probabilities in the order of the scores.
  private(set) var target: Tensor
  private let ignoring: Int?
  private let pictures, pixels: Int

  init(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, ignoring: Int?, takesShares: Bool = false
  ) throws(TensorError) {
    if !input.dtype.isFloat { throw .notImplemented(kernel: "log_softmax_lastdim_kernel_impl", input.dtype) }
    if input.rank == 0 { throw .layer(.scoreShapes(input: input.shape, target: target.shape)) }
    let whole = input.rank == 1 ? [1] + input.shape : input.shape
    let scores = input.rank == 1 ? try input.detach().unsqueeze(0) : input.detach()
    maps = try FeatureMaps(scores.detach(), axes: whole.count - 2)
    classes = whole[1]
    pictures = whole[0]
    pixels = maps.height * maps.width
    self.ignoring = ignoring
    hasShares = takesShares && target.dtype.isFloat
    var places = input.shape
    places.remove(at: input.rank == 1 ? 0 : 1)
    self.places = places
    if target.shape != (hasShares ? input.shape : places) {
      throw .layer(.scoreShapes(input: input.shape, target: target.shape))
    }
    if target.dtype.isFloat && !hasShares {
      throw .layer(.targetType(target.dtype))
    }
    if let weight, weight.shape != [classes] {
      throw .layer(.classWeights(classes: classes, shape: weight.shape))
    }
    weights = ClassWeights(given: try weight?.doubles(), count: classes)
    if hasShares {
      self.target = try maps.arranged(target.detach().to(input.dtype).view(whole).detach())
    } else {
      self.target = try target.detach().to(.int64).contiguous()
      try checkTarget()
    }
  }

  private func checkTarget() throws(TensorError) {
    let numbers = target.start(Int.self)
    for place in 0..<target.count where numbers[place] < 0 || numbers[place] >= classes {
      if numbers[place] == ignoring { continue }
      var (index, rest) = ([Int](), place)
      for size in target.shape.reversed() {
        index.insert(rest % size, at: 0)
        rest /= size
      }
      throw .layer(.classNumber(numbers[place], classes: classes, at: index))
    }
  }

  /// This without the target's numbers, for a node, which saves them apart.
  var withoutTarget: ClassScores {
    var copy = self
    copy.target = Tensor(storage: Storage(single: target.engine, dtype: .int64), layout: Layout(element: 0))
    return copy
  }

  func with(_ target: Tensor) -> ClassScores {
    var copy = self
    copy.target = target
    return copy
  }

  private var rows: Int { pictures * pixels }
  private var rowsPerChunk: Int { Swift.max(1, (1 << 11) / Swift.max(1, classes)) }
  private var cost: Double { 10 * Double(classes) + 20 }

  /// What the mean divides by.
  func divisor(byWeights: Bool) throws(TensorError) -> Double {
    if hasShares { return Double(rows) }
    let numbers = target.start(Int.self)
    var sum = 0.0
    for row in 0..<rows where numbers[row] != ignoring { sum += byWeights ? weights[numbers[row]] : 1 }
    return sum
  }

  /// Adds up what `body` gives for the rows, while a row and its shares are charged for each thread.
  private func total(
    _ engine: Engine, _ cost: Double, _ body: (Range<Int>) -> Double
  ) throws(TensorError) -> Double {
    try engine.charging(copies: 2 * engine.usableThreads, of: rows == 0 ? 0 : classes) {
      () throws(TensorError) in try engine.total(rows, per: rowsPerChunk, cost: cost, body)
    }
  }

  /// Where the first score of a row is, and the step to the next.
  @inline(__always)
  private func place(_ row: Int) -> (first: Int, step: Int) {
    if maps.depth == classes { return (row * classes, 1) }
    return (row / pixels * classes * pixels + row % pixels, pixels)
  }

  /// Calls `body` for the rows of a range that count: the row, its scores, its class and probabilities.
  private func each<Number: Real>(
    _: Number.Type, _ range: Range<Int>, _ x: UnsafePointer<Number>,
    _ body: (Int, Scores, Int, UnsafePointer<Double>?) -> Void, ignored: (Int) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * classes) { buffer in
      guard let start = buffer.baseAddress else { return }
      let (row, shares) = (Scores(engine: target.engine, start: start, count: classes), start + classes)
      for number in range {
        let (first, step) = place(number)
        row.forEach { j in start[j] = x[first + j * step].asDouble }
        if hasShares {
          let given = target.start(Number.self)
          row.forEach { j in shares[j] = given[first + j * step].asDouble }
          body(number, row, 0, shares)
        } else {
          let known = target.start(Int.self)[number]
          if known == ignoring { ignored(number) } else { body(number, row, known, nil) }
        }
      }
    }
  }

  /// Whether the vector loops of softmax do: the scores of a row lie side by side.
  private func isVector<Loss: RowLoss>(_ loss: Loss, _ x: Tensor) -> Bool {
    loss.isPlainSoftmax && !hasShares && x.dtype == .float32 && (maps.depth == classes || pixels == 1)
      && classes <= Rows.longest
  }

  /// The losses of some rows by the vector loops.
  private func vectorRun(
    _ range: Range<Int>, _ x: UnsafePointer<Float>, _ loop: ck_rows, _ body: (Int, Double) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: range.count * classes) { buffer in
      guard let start = buffer.baseAddress else { return }
      loop(range.count, classes, x + range.lowerBound * classes, start)
      for (number, row) in range.enumerated() {
        let known = target.start(Int.self)[row]
        let isCounted = known != ignoring
        body(row, isCounted ? -weights[known] * Double(start[number * classes + known]) : 0)
      }
    }
  }

  func run<Number: Real, Loss: RowLoss>(
    _: Number.Type, _ loss: Loss, _ x: Tensor, _ reduction: Reduction, _ divisor: Double
  ) throws(TensorError) -> Tensor {
    let (engine, values) = (x.engine, x.start(Number.self))
    let loop = isVector(loss, x) ? engine.kernels.vector.log_softmax : nil
    let floats = x.start(Float.self)
    if reduction == .none {
      let result = try engine.empty(places, dtype: x.dtype)
      let out = result.start(Number.self)
      _ = try total(engine, cost) { range in
        if let loop {
          vectorRun(range, floats, loop) { out[$0] = Number($1) }
          return 0
        }
        each(Number.self, range, values) { number, row, target, shares in
          out[number] = Number(loss.value(row, target, shares))
        } ignored: {
          out[$0] = 0
        }
        return 0
      }
      return result
    }
    let sum = try total(engine, cost) { range in
      var sum = 0.0
      if let loop {
        vectorRun(range, floats, loop) { sum += $1 }
        return sum
      }
      each(Number.self, range, values) { _, row, target, shares in
        sum += loss.value(row, target, shares)
      } ignored: { _ in
      }
      return sum
    }
    return engine.scalar(float: sum / divisor, dtype: x.dtype)
  }

  func back<Number: Real, Loss: RowLoss>(
    _: Number.Type, _ loss: Loss, _ x: Tensor, _ g: Tensor, _ reduction: Reduction, _ divisor: Double
  ) throws(TensorError) -> Tensor {
    let result = try maps.empty(x.engine, x.dtype)
    let (values, out, given) = (x.start(Number.self), result.start(Number.self), g.start(Number.self))
    if isVector(loss, x), let loop = x.engine.kernels.vector.softmax {
      try vectorBack(loop, x, g, reduction, divisor, result)
      return result
    }
    _ = try total(x.engine, 2 * cost) { range in
      each(Number.self, range, values) { number, row, target, shares in
        loss.differentiate(row, target, shares)
        let share = given[reduction == .none ? number : 0].asDouble / divisor
        let (first, step) = place(number)
        row.forEach { j in out[first + j * step] = Number(row[j] * share) }
      } ignored: { number in
        let (first, step) = place(number)
        x.engine.whileGoingOn(classes) { range in for j in range { out[first + j * step] = 0 } }
      }
      return 0
    }
    return result
  }

  private func vectorBack(
    _ loop: ck_rows, _ x: Tensor, _ g: Tensor, _ reduction: Reduction, _ divisor: Double, _ result: Tensor
  ) throws(TensorError) {
    let (values, out, given) = (x.start(Float.self), result.start(Float.self), g.start(Float.self))
    _ = try total(x.engine, 2 * cost) { range in
      loop(range.count, classes, values + range.lowerBound * classes, out + range.lowerBound * classes)
      for row in range {
        let known = target.start(Int.self)[row]
        let slopes = out + row * classes
        if known == ignoring {
          slopes.update(repeating: 0, count: classes)
          continue
        }
        let share = Float(weights[known] * given[reduction == .none ? row : 0].asDouble / divisor)
        slopes[known] -= 1
        for j in 0..<classes { slopes[j] *= share }
      }
      return 0
    }
  }

  /// The gradient of probabilities: -w_j·log softmax(x)_j, times `scale`.
  func backToShares(
    _ x: Tensor, _ g: Tensor, _ reduction: Reduction, _ scale: Double
  ) throws(TensorError) -> Tensor {
    func run<Number: Real>(_: Number.Type) throws(TensorError) -> Tensor {
      let result = try maps.empty(x.engine, x.dtype)
      let (values, out, given) = (x.start(Number.self), result.start(Number.self), g.start(Number.self))
      _ = try total(x.engine, 2 * cost) { range in
        each(Number.self, range, values) { number, row, _, _ in
          let level = row.logSum
          let share = given[reduction == .none ? number : 0].asDouble * scale
          let (first, step) = place(number)
          row.forEach { j in out[first + j * step] = Number(weights[j] * (level - row[j]) * share) }
        } ignored: { _ in
        }
        return 0
      }
      return result
    }
    return x.dtype == .float32 ? try run(Float.self) : try run(Double.self)
  }
}
