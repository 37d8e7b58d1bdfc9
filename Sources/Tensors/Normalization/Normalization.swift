// Batch, instance, group and layer norm: (x - mean)/√(variance + ε), then a scale and a shift that are learned.
//
//     batch     one mean and variance for a channel, over all pictures and pixels
//     instance  for a channel of each picture
//     group     for some neighbouring channels of each picture
//     layer     for each picture, over all of the last axes

/// How running statistics follow those of batches.
public enum RunningMomentum: Equatable, Sendable {
  /// PyTorch's: running ← (1 - m)·running + m·batch, with the unbiased variance of the batch.
  case new(Double)
  /// Keras's: running ← m·running + (1 - m)·batch, with the biased variance.
  case old(Double)

  var share: Double {
    switch self {
    case .new(let m): m
    case .old(let m): 1 - m
    }
  }
}

extension Tensor {
  /// Batch normalization of (N, C, …): each channel brought to mean 0 and variance 1, then times `weight` plus `bias`
  /// (both of shape (C)).
  ///
  /// In training the statistics are the batch's, and the running ones, if given, follow them by `momentum`; else the
  /// running ones are used. The variance for normalizing is the biased one.
  ///
  /// ```swift
  /// try x.batchNorm(mean: runningMean, variance: runningVariance, weight: w, bias: b, training: true)
  /// ```
  /// Throws in training when a channel has a single value, and without running statistics when not training.
  public func batchNorm(
    mean: Tensor? = nil, variance: Tensor? = nil, weight: Tensor? = nil, bias: Tensor? = nil,
    training: Bool, momentum: RunningMomentum = .new(0.1), epsilon: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    try checkNormalized("batch_norm")
    for (name, vector) in [
      ("running_mean", mean), ("running_var", variance), ("weight", weight), ("bias", bias),
    ] {
      if let vector { try checkChannels(name, vector) }
    }
    if count == 0 { return try ofNothing([weight, bias], "NativeBatchNormBackward0") }
    let norm = try ChannelNorm(self, isPerPicture: false)
    let x = try norm.maps.arranged(self)
    if !training {
      guard let mean, let variance else { throw .layer(.noRunningStatistics) }
      let spread = Statistics(mean: try mean.doubles(), variance: try variance.doubles())
      return try normalized(
        norm, x, spread, running: [mean, variance], weight: weight, bias: bias, epsilon: epsilon,
        "NativeBatchNormBackward0")
    }
    if norm.count == 1 { throw .layer(.oneValuePerChannel(shape: shape)) }
    let spread = try norm.charging(engine) { () throws(TensorError) in try norm.spread(of: x) }
    let result = try normalized(
      norm, x, spread, weight: weight, bias: bias, epsilon: epsilon, "NativeBatchNormBackward0")
    try follow(spread, of: norm.count, mean, variance, momentum)
    return result
  }

  /// Instance normalization of (N, C, …): each channel of each picture by its own mean and variance.
  ///
  /// Running statistics, if given, follow in training the mean of the pictures' by `momentum`, and otherwise stand in for
  /// them, as in `batchNorm`.
  ///
  /// Throws when a channel of a picture has a single value.
  public func instanceNorm(
    mean: Tensor? = nil, variance: Tensor? = nil, weight: Tensor? = nil, bias: Tensor? = nil,
    training: Bool = true, momentum: RunningMomentum = .new(0.1), epsilon: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if !training {
      return try batchNorm(
        mean: mean, variance: variance, weight: weight, bias: bias, training: false, epsilon: epsilon)
    }
    if shape.dropFirst(2).allSatisfy({ $0 == 1 }) { throw .layer(.oneSpatialValue(shape: shape)) }
    try checkNormalized("instance_norm")
    for (name, vector) in [
      ("running_mean", mean), ("running_var", variance), ("weight", weight), ("bias", bias),
    ] {
      if let vector { try checkChannels(name, vector) }
    }
    if count == 0 { return try ofNothing([weight, bias], "NativeBatchNormBackward0") }
    let norm = try ChannelNorm(self, isPerPicture: true)
    let x = try norm.maps.arranged(self)
    let spread = try norm.charging(engine) { () throws(TensorError) in try norm.spread(of: x) }
    // PyTorch repeats the weights for every picture: a change of theirs does not reach the way back.
    let result = try normalized(
      norm, x, spread, weight: weight, kept: weight?.detach().clone(), bias: bias, epsilon: epsilon,
      "NativeBatchNormBackward0")
    try follow(spread, of: norm.count, mean, variance, momentum)
    return result
  }

  /// Moves running statistics towards those of sets of `count` numbers, the means over the pictures of each channel's.
  private func follow(
    _ spread: Statistics, of count: Int, _ mean: Tensor?, _ variance: Tensor?, _ momentum: RunningMomentum
  ) throws(TensorError) {
    let channels = shape[1]
    let n = Double(count)
    let unbiased = if case .new = momentum { n / (n - 1) } else { 1.0 }
    func overPictures(_ numbers: [Double]) -> [Double] {
      var means = [Double](repeating: 0, count: channels)
      let share = Double(channels) / Double(numbers.count)
      for (set, number) in numbers.enumerated() { means[set % channels] += number * share }
      return means
    }
    let means = try mean?.moved(towards: overPictures(spread.mean), share: momentum.share)
    let variances = try variance?.moved(
      towards: overPictures(spread.variance.map { $0 * unbiased }), share: momentum.share)
    try engine.inOneGo { () throws(TensorError) in
      if let means { try mean?.assign(means) }
      if let variances { try variance?.assign(variances) }
    }
  }

  /// Group normalization of (N, C, …): the channels of each picture in `groups` of neighbours, each by its own mean and
  /// variance. Throws where the groups do not divide the channels.
  public func groupNorm(
    _ groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    try checkNormalized("group_norm")
    for (name, vector) in [("weight", weight), ("bias", bias)] {
      if let vector { try checkChannels(name, vector) }
    }
    if groups < 1 || shape[1] % groups != 0 {
      throw .layer(.groups(shape: shape, groups: groups))
    }
    if count == 0 { return try ofNothing([weight, bias], "NativeGroupNormBackward0") }
    let norm = try ChannelNorm(self, isPerPicture: true, slotsPerSet: shape[1] / groups)
    let x = try norm.maps.arranged(self)
    let spread = try norm.charging(engine) { () throws(TensorError) in try norm.spread(of: x) }
    return try normalized(
      norm, x, spread, weight: weight, bias: bias, epsilon: epsilon, "NativeGroupNormBackward0")
  }

  /// `running` are the statistics that did not come from the input, if they did not; `kept` is what the way back has of
  /// the weights, where that is not these themselves.
  private func normalized(
    _ norm: ChannelNorm, _ x: Tensor, _ spread: Statistics, running: [Tensor] = [], weight: Tensor?,
    kept: Tensor? = nil, bias: Tensor?, epsilon: Double, _ name: String
  ) throws(TensorError) -> Tensor {
    let (channels, slots) = (norm.channels, 0..<norm.slots)
    let (result, means, inverses) = try norm.charging(engine) { () throws(TensorError) in
      let weights = try weight?.doubles() ?? [Double](repeating: 1, count: channels)
      let biases = try bias?.doubles() ?? [Double](repeating: 0, count: channels)
      let inverse = spread.variance.map { 1 / ($0 + epsilon).squareRoot() }
      let mean = slots.map { spread.mean[$0 / norm.slotsPerSet] }
      let result = try norm.apply(
        x, mean: mean, scale: slots.map { weights[$0 % channels] * inverse[$0 / norm.slotsPerSet] },
        shift: slots.map { biases[$0 % channels] })
      return (result, try engine.tensor(mean), try engine.tensor(inverse))
    }
    let inputs = [self, weight, bias].compactMap { $0 }
    let types = [weight?.dtype, bias?.dtype]
    let saving = [x, means, inverses] + [kept ?? weight].compactMap { $0 } + running
    return result.recorded(name, from: inputs, saving: saving) { g throws(TensorError) in
      try norm.charging(g.output.engine) { () throws(TensorError) in
        let x = g.saved[0]
        let (mean, inverse) = (try g.saved[1].doubles(), try g.saved[2].doubles())
        let output = try norm.maps.arranged(g.output)
        let sums = try norm.products(output, x, mean: mean)
        var shares: [Tensor?] = [nil]
        if g.needs[0] {
          let weights =
            types[0] == nil ? [Double](repeating: 1, count: channels) : try g.saved[3].doubles()
          shares[0] = try norm.back(output, x, mean, inverse, weights, sums, isFixed: !running.isEmpty)
        }
        func vector(_ dtype: DType, _ number: (Int) -> Double) throws(TensorError) -> Tensor {
          var totals = [Double](repeating: 0, count: channels)
          for slot in slots { totals[slot % channels] += number(slot) }
          return try x.engine.tensor(totals, dtype: dtype)
        }
        if let dtype = types[0] {
          shares.append(try vector(dtype) { sums.products[$0] * inverse[$0 / norm.slotsPerSet] })
        }
        if let dtype = types[1] { shares.append(try vector(dtype) { sums.gradients[$0] }) }
        return shares
      }
    }
  }

  /// The result for an input without numbers: every gradient is 0.
  private func ofNothing(_ vectors: [Tensor?], _ name: String) throws(TensorError) -> Tensor {
    let inputs = [self] + vectors.compactMap { $0 }
    let sorts = inputs.map { ($0.shape, $0.dtype) }
    return try engine.empty(shape, dtype: dtype).recorded(name, from: inputs) { g throws(TensorError) in
      var shares: [Tensor?] = []
      for (shape, dtype) in sorts { shares.append(try g.output.engine.zeros(shape, dtype: dtype)) }
      return shares
    }
  }

  private func checkNormalized(_ operation: String) throws(TensorError) {
    if !dtype.isFloat { throw .notImplemented(kernel: operation, dtype) }
    if rank < 2 { throw .layer(.channelAxis(operation: operation, shape: shape)) }
  }

  private func checkChannels(_ name: String, _ vector: Tensor) throws(TensorError) {
    if vector.shape != [shape[1]] {
      throw .layer(.channelCount(name: name, expected: shape[1], got: vector.count))
    }
  }

  /// Running statistics moved towards new ones.
  private func moved(towards new: [Double], share: Double) throws(TensorError) -> Tensor {
    try engine.tensor(zip(doubles(), new).map { (1 - share) * $0 + share * $1 })
  }
}

extension ChannelNorm {
  /// The gradient of the input; with `isFixed` statistics did not depend on it, with `isStandard` x is divided by σ
  /// already.
  fileprivate func back(
    _ g: Tensor, _ x: Tensor, _ mean: [Double], _ inverse: [Double], _ weights: [Double],
    _ sums: (gradients: [Double], products: [Double]), isFixed: Bool = false,
    isStandard: Bool = false
  ) throws(TensorError) -> Tensor {
    let n = Double(count)
    var (gradients, products) = ([Double](repeating: 0, count: sets), [Double](repeating: 0, count: sets))
    for slot in 0..<slots where !isFixed {
      gradients[slot / slotsPerSet] += weights[slot % channels] * sums.gradients[slot]
      products[slot / slotsPerSet] += weights[slot % channels] * sums.products[slot]
    }
    func perSlot(_ number: (_ slot: Int, _ set: Int) -> Double) -> [Double] {
      (0..<slots).map { number($0, $0 / slotsPerSet) }
    }
    return try combine(
      g, x, mean: mean, ofG: perSlot { weights[$0 % channels] * inverse[$1] },
      ofX: perSlot { -products[$1] / n * inverse[$1] * (isStandard ? 1 : inverse[$1] * inverse[$1]) },
      shift: perSlot { -gradients[$1] / n * inverse[$1] })
  }
}

extension Tensor {
  /// Layer normalization over the last axes, those of `shape`: each picture by its own mean and variance, then times
  /// `weight` plus `bias`, both of that shape.
  public func layerNorm(
    _ shape: [Int], weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
  ) throws(TensorError) -> Tensor {
    if !dtype.isFloat { throw .notImplemented(kernel: "LayerNormKernelImpl", dtype) }
    if shape.isEmpty || shape.count > rank || Array(self.shape.suffix(shape.count)) != shape {
      throw .layer(.layerShape(expected: shape, input: self.shape))
    }
    for (name, vector) in [("weight", weight), ("bias", bias)] {
      if let vector, vector.shape != shape {
        throw .layer(.layerVector(name: name, expected: shape, got: vector.shape))
      }
    }
    if count == 0 { return try ofNothing([weight, bias], "NativeLayerNormBackward0") }
    // To standardize, a row is a picture of one channel; to scale and shift, a pixel with a channel for each number.
    let order = try Layout(shape: self.shape)
    let columns = try Layout.count(of: shape)
    let rows = count / columns
    let (byRow, byColumn) = (try Layout(shape: [rows, 1, columns]), try Layout(shape: [rows, columns]))
    let matrix = try arranged(in: order).seen(as: byRow)
    let rowNorm = try ChannelNorm(matrix, isPerPicture: true)
    // Columns have numbers of their own; of rows too long for that, each number is scaled and shifted by itself.
    let columnNorm =
      columns > Rows.longest ? nil : try ChannelNorm(matrix.seen(as: byColumn), isPerPicture: false)
    func charging<Result>(_ body: () throws(TensorError) -> Result) throws(TensorError) -> Result {
      try rowNorm.charging(engine) { () throws(TensorError) in
        if let columnNorm { return try columnNorm.charging(engine, body) }
        return try body()
      }
    }
    let (standard, result, inverses) = try charging { () throws(TensorError) in
      let spread = try rowNorm.spread(of: matrix)
      let inverse = spread.variance.map { 1 / ($0 + epsilon).squareRoot() }
      let standard = try rowNorm.apply(
        matrix, mean: spread.mean, scale: inverse, shift: [Double](repeating: 0, count: rows))
      // An update of the result in place must leave what the way back keeps.
      let isResult = weight == nil && bias == nil && Tensor.isRecorded([self])
      let result = try (isResult ? standard.clone() : standard).scaled(
        by: weight, plus: bias, columnNorm, byColumn)
      return (standard, result, try engine.tensor(inverse))
    }
    let inputs = [self, weight, bias].compactMap { $0 }
    let types = [weight?.dtype, bias?.dtype]
    let saving = [standard, inverses] + [weight].compactMap { $0 }
    return try result.seen(as: order).recorded("NativeLayerNormBackward0", from: inputs, saving: saving) {
      g throws(TensorError) in
      try charging { () throws(TensorError) in
        let (standard, weight) = (g.saved[0], types[0] == nil ? nil : g.saved[2])
        let output = try g.output.arranged(in: order)
        var shares: [Tensor?] = [nil]
        if g.needs[0] {
          let none = [Double](repeating: 0, count: rows)
          let inner = try output.scaled(by: weight, plus: nil, columnNorm, byColumn)
          let sums = try rowNorm.products(inner, standard, mean: none)
          shares[0] = try rowNorm.back(
            inner, standard, none, g.saved[1].doubles(), [1], sums, isStandard: true
          ).seen(as: order)
        }
        for (dtype, share) in zip(types, try output.columnSums(with: standard, columnNorm, byColumn)) {
          if let dtype { shares.append(try share.to(dtype).reshape(shape)) }
        }
        return shares
      }
    }
  }

  /// Each row times `weight` plus `bias`.
  private func scaled(
    by weight: Tensor?, plus bias: Tensor?, _ norm: ChannelNorm?, _ matrix: Layout
  ) throws(TensorError) -> Tensor {
    if weight == nil && bias == nil { return self }
    let columns = matrix.shape[1]
    if let norm {
      let zeros = [Double](repeating: 0, count: columns)
      return try norm.apply(
        self, mean: zeros, scale: weight?.doubles() ?? [Double](repeating: 1, count: columns),
        shift: bias?.doubles() ?? zeros)
    }
    return try engine.withoutGradients { () throws(TensorError) in
      var result = try seen(as: matrix)
      if let weight { result = try result * weight.to(dtype).reshape([columns]) }
      if let bias { result = try result + bias.to(dtype).reshape([columns]) }
      return result
    }
  }

  /// For every column the sum of g·standard, and that of g, where this is g.
  private func columnSums(
    with standard: Tensor, _ norm: ChannelNorm?, _ matrix: Layout
  ) throws(TensorError) -> [Tensor] {
    if let norm {
      let sums = try norm.products(
        self, standard, mean: [Double](repeating: 0, count: matrix.shape[1]))
      return [try engine.tensor(sums.products), try engine.tensor(sums.gradients)]
    }
    let g = try seen(as: matrix)
    return [try (g * standard.seen(as: matrix)).sum([0]), try g.sum([0])]
  }

  /// The same memory under another layout of as many numbers.
  private func seen(as order: Layout) throws(TensorError) -> Tensor {
    Tensor(
      storage: storage, layout: try Layout(shape: order.shape, strides: order.strides, offset: offset))
  }
}
