// A network's table: a row a layer, with everything that shapes alone decide.

/// What `summary` says of a network for an input shape.
///
/// ```swift
/// let summary = try Zoo.vgg(16).summary(of: FeatureShape(3, 224, 224))
/// summary.total              // 138357544
/// summary.rows[0].account.count.description   // "64*(3*3*3 + 1) = 1792"
/// print(summary)             // the table
/// ```
public struct Summary: Sendable {
  /// A layer in its place: what came in, and all that follows from it.
  public struct Row: Sendable {
    public var name, kind: String
    public var inputs: [FeatureShape]
    public var account: LayerAccount
    public var isFrozen: Bool
    /// What an output sees of the network's first input, for each axis of the output; empty for flat outputs.
    public var fields: [ReceptiveField]
    public var output: FeatureShape { account.output }
    /// Whether all axes are treated alike and have the same size.
    var isSquare: Bool {
      account.reach.allSatisfy { $0 == account.reach[0] }
        && ([output] + inputs).allSatisfy { shape in shape.places.allSatisfy { $0 == shape.places[0] } }
    }
    /// Parameters that are trained, and numbers that are kept but not trained.
    public var trained: Size { isFrozen ? 0 : account.count.value }
    public var untrained: Size { account.statistics + (isFrozen ? account.count.value : 0) }
  }

  public var network: String
  public var inputs: [FeatureShape]
  public var rows: [Row]

  /// The output of the network: that of its last layer, or the input of an empty one.
  public var output: FeatureShape { rows.last?.output ?? inputs.first ?? FeatureShape() }
  /// Weights and biases, frozen ones included, statistics not: what PyTorch counts.
  public var total: Size { rows.map { $0.account.count.value }.sum() }
  public var trained: Size { rows.map(\.trained).sum() }
  /// Frozen parameters and running statistics: what Keras calls non-trainable.
  public var untrained: Size { rows.map(\.untrained).sum() }
  /// Multiply-adds for one example forward.
  public var macs: Size { rows.map { $0.account.macs.value }.sum() }
  public var connections: Size { rows.map { $0.account.connections }.sum() }
  /// Values computed for one example.
  public var activations: Size { rows.map { $0.output.count }.sum() }
  /// Bytes of those values, and of all parameters and statistics, as float32.
  public var activationBytes: Size { activations * 4 }
  public var parameterBytes: Size { (trained + untrained) * 4 }

  /// The row of a layer by its name; nil where there is none.
  public subscript(name: String) -> Row? { rows.first { $0.name == name } }
}

extension Network {
  /// Everything that the shape of the input decides; a misfit throws with the layer, the formula and the numbers.
  ///
  /// Cost: some microseconds a layer, and no weights.
  public func summary(of inputs: FeatureShape...) throws(NetworkError) -> Summary {
    try summary(ofAll: inputs)
  }

  /// The same for a network of any number of inputs.
  public func summary(ofAll inputs: [FeatureShape]) throws(NetworkError) -> Summary {
    var summary = Summary(network: name, inputs: inputs, rows: [])
    summary.rows.reserveCapacity(layers.count)
    for index in layers.indices {
      summary.rows.append(try row(index, inputs: inputs, before: summary.rows))
    }
    let isSquare = summary.rows.allSatisfy(\.isSquare)
    for index in layers.indices where summary.rows[index].fields.contains(where: { $0.period > 1 }) {
      var fields = widest(summary.rows[index].fields, of: index, rows: summary.rows, axes: isSquare ? 1 : nil)
      if isSquare { fields = fields.map { _ in fields[0] } }
      summary.rows[index].fields = fields
    }
    return summary
  }

  /// Fields behind a layer that enlarges depend on the place; the widest over a period of places is told.
  private func widest(
    _ fields: [ReceptiveField], of index: Int, rows: [Summary.Row], axes: Int?
  ) -> [ReceptiveField] {
    fields.enumerated().map { axis, field in
      guard axis < axes ?? fields.count, field.period > 1, !field.isWhole,
        let middle = rows[index].output.places[axis].number.map({ $0 / 2 })
      else { return field }
      var widest = 0
      for place in middle..<middle + field.period {
        guard let stretch = stretch(seenBy: place, of: index, axis: axis, rows: rows) else { return field }
        widest = max(widest, stretch.count)
      }
      var field = field
      field.size = Size(widest)
      return field
    }
  }

  /// The first to the last place of the input that a place of a layer's output sees, those in the padding included.
  private func stretch(seenBy place: Int, of index: Int, axis: Int, rows: [Summary.Row]) -> ClosedRange<Int>? {
    var wanted: [ClosedRange<Int>?] = Array(repeating: nil, count: index + 1)
    wanted[index] = place...place
    var found: ClosedRange<Int>?
    for number in stride(from: index, through: 0, by: -1) {
      guard let range = wanted[number] else { continue }
      let row = rows[number]
      for (source, shape) in zip(layers[number].from, row.inputs) {
        guard axis < row.account.reach.count, axis < shape.places.count, let size = shape.places[axis].number,
          let low = row.account.reach[axis].places(readBy: range.lowerBound, of: size),
          let high = row.account.reach[axis].places(readBy: range.upperBound, of: size),
          let first = low.first(where: { _ in true }), let last = high.suffix(1).last
        else { return nil }
        let read = min(first, last)...max(first, last)
        switch source {
        case .input: found = found.hull(with: read)
        case .layer(let before): wanted[before] = wanted[before].hull(with: read)
        }
      }
    }
    return found
  }

  private func row(
    _ index: Int, inputs: [FeatureShape], before rows: [Summary.Row]
  ) throws(NetworkError) -> Summary.Row {
    let layer = layers[index]
    var given: [FeatureShape] = []
    for point in layer.from {
      switch point {
      case .input(let number) where inputs.indices.contains(number): given.append(inputs[number])
      case .layer(let number) where number < index && number >= 0: given.append(rows[number].output)
      default:
        throw NetworkError(
          layer: layer.name, kind: layer.rule.kind,
          problem: .inputs(expected: layer.from.count, got: given.count))
      }
    }
    do {
      let account = try layer.rule.account(of: given)
      if account.isTooLarge { throw LayerProblem.tooLarge }
      return Summary.Row(
        name: layer.name, kind: layer.rule.kind, inputs: given, account: account, isFrozen: layer.isFrozen,
        fields: fields(of: layer, account: account, input: inputs[0], rows: rows))
    } catch let problem as LayerProblem {
      throw error(problem, at: index, inputs: inputs, shapes: rows.map(\.output))
    } catch {
      throw NetworkError(layer: layer.name, kind: layer.rule.kind, problem: .tooLarge)
    }
  }

  /// The fields of a layer's output: those of what it reads, through its windows, joined.
  private func fields(
    of layer: Layer, account: LayerAccount, input: FeatureShape, rows: [Summary.Row]
  ) -> [ReceptiveField] {
    account.reach.indices.map { axis in
      let size = axis < input.places.count ? input.places[axis] : input.count
      var result: ReceptiveField?
      for point in layer.from {
        var field: ReceptiveField
        switch point {
        case .input: field = axis < input.places.count ? .pixel : .whole(of: size)
        case .layer(let number):
          let fields = rows[number].fields
          field = axis < fields.count ? fields[axis] : .whole(of: size)
        }
        field = field.through(account.reach[axis], input: size)
        result = result.map { $0.joined(with: field) } ?? field
      }
      return result ?? .whole(of: size)
    }
  }
}

extension ClosedRange<Int>? {
  /// The smallest range that holds both.
  fileprivate func hull(with other: ClosedRange<Int>) -> ClosedRange<Int> {
    map { Swift.min($0.lowerBound, other.lowerBound)...Swift.max($0.upperBound, other.upperBound) } ?? other
  }
}
