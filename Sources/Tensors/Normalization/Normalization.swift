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
    let spread: Statistics
    if training {
      if norm.count == 1 { throw .layer(.oneValuePerChannel(shape: shape)) }
      spread = try norm.charging(engine) { () throws(TensorError) in try norm.spread(of: x) }
    } else {
      guard let mean, let variance else { throw .layer(.noRunningStatistics) }
      spread = Statistics(mean: try mean.doubles(), variance: try variance.doubles())
    }
    let result = try normalized(
      norm, x, spread, weight: weight, bias: bias, epsilon: epsilon, isFixed: !training,
      "NativeBatchNormBackward0")
    if training { try follow(spread, of: norm.count, mean, variance, momentum) }
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
    try checkNormalized("instance_norm")
    for (name, vector) in [
      ("running_mean", mean), ("running_var", variance), ("weight", weight), ("bias", bias),
    ] {
      if let vector { try checkChannels(name, vector) }
    }
    if shape.dropFirst(2).allSatisfy({ $0 == 1 }) { throw .layer(.oneSpatialValue(shape: shape)) }
    if count == 0 { return try ofNothing([weight, bias], "NativeBatchNormBackward0") }
    let norm = try ChannelNorm(self, isPerPicture: true)
    let x = try norm.maps.arranged(self)
    let spread = try norm.charging(engine) { () throws(TensorError) in try norm.spread(of: x) }
    let result = try normalized(
      norm, x, spread, weight: weight, bias: bias, epsilon: epsilon, "NativeBatchNormBackward0")
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

  private func normalized(
    _ norm: ChannelNorm, _ x: Tensor, _ spread: Statistics, weight: Tensor?, bias: Tensor?, epsilon: Double,
    isFixed: Bool = false, _ name: String
  ) throws(TensorError) -> Tensor {
    let channels = norm.channels
    let weights = try weight?.doubles() ?? [Double](repeating: 1, count: channels)
    let biases = try bias?.doubles() ?? [Double](repeating: 0, count: channels)
    let inverse = spread.variance.map { 1 / ($0 + epsilon).squareRoot() }
    let slots = 0..<norm.slots
    let mean = slots.map { spread.mean[$0 / norm.slotsPerSet] }
    let result = try norm.apply(
      x, mean: mean, scale: slots.map { weights[$0 % channels] * inverse[$0 / norm.slotsPerSet] },
      shift: slots.map { biases[$0 % channels] })
    let inputs = [self, weight, bias].compactMap { $0 }
    let types = [weight?.dtype, bias?.dtype]
    return result.recorded(name, from: inputs, saving: [x]) { g throws(TensorError) in
      let x = g.saved[0]
      let output = try norm.maps.arranged(g.output)
      let sums = try norm.products(output, x, mean: mean)
      var shares: [Tensor?] = []
      shares.append(
        g.needs[0]
          ? try norm.back(output, x, mean, inverse, weights, sums, isFixed: isFixed) : nil)
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
    let (rowNorm, columnNorm) = (
      try ChannelNorm(matrix, isPerPicture: true),
      try ChannelNorm(matrix.seen(as: byColumn), isPerPicture: false)
    )
    let spread = try rowNorm.spread(of: matrix)
    let inverse = spread.variance.map { 1 / ($0 + epsilon).squareRoot() }
    let zeros = [Double](repeating: 0, count: Swift.max(rows, columns))
    let standard = try rowNorm.apply(
      matrix, mean: spread.mean, scale: inverse, shift: Array(zeros.prefix(rows)))
    let weights = try weight?.doubles() ?? [Double](repeating: 1, count: columns)
    let biases = try bias?.doubles() ?? Array(zeros.prefix(columns))
    let result =
      weight == nil && bias == nil
      ? standard
      : try columnNorm.apply(standard, mean: Array(zeros.prefix(columns)), scale: weights, shift: biases)
    let inputs = [self, weight, bias].compactMap { $0 }
    let types = [weight?.dtype, bias?.dtype]
    return try result.seen(as: order).recorded("NativeLayerNormBackward0", from: inputs, saving: [standard]) {
      g throws(TensorError) in
      let standard = g.saved[0]
      let output = try g.output.arranged(in: order)
      let none = Array(zeros.prefix(columns))
      let sums = try columnNorm.products(output, standard, mean: none)
      var shares: [Tensor?] = [nil]
      if g.needs[0] {
        let inner =
          types[0] == nil ? output : try columnNorm.apply(output, mean: none, scale: weights, shift: none)
        let none = Array(zeros.prefix(rows))
        let sums = try rowNorm.products(inner, standard, mean: none)
        shares[0] = try rowNorm.back(
          inner, standard, none, inverse, [1], sums, isStandard: true
        ).seen(as: order)
      }
      for (dtype, numbers) in zip(types, [sums.products, sums.gradients]) {
        if let dtype { shares.append(try output.engine.tensor(numbers, shape: shape, dtype: dtype)) }
      }
      return shares
    }
  }

  /// The same memory under another layout of as many numbers.
  private func seen(as order: Layout) throws(TensorError) -> Tensor {
    Tensor(
      storage: storage, layout: try Layout(shape: order.shape, strides: order.strides, offset: offset))
  }
}
