// A misfit inside a network: which layer, why, where the shape came from, and which input would have fitted.
//
// The last is found by trying: the network is accounted for again with inputs a little larger and smaller, until one
// passes the layer. Accounting costs microseconds, so a few hundred tries are cheaper than a reader's guess.

/// A layer that does not fit the layers before it.
///
/// ```
/// dense1: Dense expects 1600 inputs, got 2304: Flatten of (64,6,6); (64,5,5) would come from a 28x28 input
/// ```
public struct NetworkError: Error, Hashable, Sendable {
  /// The name and kind of the layer.
  public var layer, kind: String
  public var problem: LayerProblem
  /// What it reads: the kinds of the layers before it and the shapes they were given.
  public var origin: String?
  /// An input that would pass the layer, and the shape that would then come to `origin`.
  public var nearest: Nearest?

  /// An input, and what comes of it before the layer.
  public struct Nearest: Hashable, Sendable {
    public var input, shape: FeatureShape

    /// How often 2 divides all its places.
    var roundness: Int { input.places.compactMap { $0.number?.trailingZeroBitCount }.min() ?? 0 }
  }
}

extension NetworkError: CustomStringConvertible {
  public var description: String {
    let isWindow = if case .doesNotFit = problem { true } else { false }
    var text = "\(layer): \(kind) \(isWindow ? "with " : "")\(problem)"
    if let origin { text += ": \(origin)" }
    if let nearest {
      text += "; \(nearest.shape) would come from a \(NetworkError.places(nearest.input)) input"
    }
    return text
  }

  private static func places(_ shape: FeatureShape) -> String {
    (shape.rank > 1 ? shape.places : shape.sizes).map(\.factor).joined(separator: "x")
  }
}

extension Network {
  /// Adds to a layer's problem where its input came from and which input would have passed.
  func error(
    _ problem: LayerProblem, at index: Int, inputs: [FeatureShape], shapes: [FeatureShape]
  ) -> NetworkError {
    let layer = layers[index]
    var error = NetworkError(layer: layer.name, kind: layer.rule.kind, problem: problem)
    let told = describedSource(of: index, inputs: inputs, shapes: shapes)
    error.origin = told?.text
    error.nearest = nearest(to: inputs, passing: index, telling: told?.point)
    return error
  }

  /// For a layer after a Flatten, the shape that was flattened; else the layer before, and what it made.
  private func describedSource(
    of index: Int, inputs: [FeatureShape], shapes: [FeatureShape]
  ) -> (text: String, point: Point)? {
    guard case .layer(let before)? = layers[index].from.first, layers[index].from.count == 1,
      before < shapes.count
    else { return nil }
    let layer = layers[before]
    if layer.rule is FlattenRule, let source = layer.from.first,
      let shape = shape(at: source, inputs: inputs, shapes: shapes)
    {
      return ("Flatten of \(shape)", source)
    }
    return ("\(layer.rule.kind) gave \(shapes[before])", .layer(before))
  }

  func shape(at point: Point, inputs: [FeatureShape], shapes: [FeatureShape]) -> FeatureShape? {
    switch point {
    case .input(let number): inputs.indices.contains(number) ? inputs[number] : nil
    case .layer(let number): shapes.indices.contains(number) ? shapes[number] : nil
    }
  }

  /// The input nearest in size, all places changed alike, for which everything up to the layer fits; of neighbours that
  /// bring the layer the same shape the roundest, as pictures are made in multiples of 4, 8, 16.
  private func nearest(to inputs: [FeatureShape], passing index: Int, telling point: Point?)
    -> NetworkError.Nearest?
  {
    guard inputs.count == 1, inputs[0].rank > 1, inputs[0].isConcrete else { return nil }
    let sizes = inputs[0].sizes.compactMap(\.number)
    guard sizes.dropFirst().allSatisfy({ $0 < 1 << 24 }) else { return nil }
    let reach = min(256, (sizes.dropFirst().max() ?? 0) + 32)
    for distance in 1...max(1, reach) {
      for step in [-1, 1] {
        guard var best = attempt(sizes, change: step * distance, through: index, telling: point) else {
          continue
        }
        for further in 1...8 {
          let change = step * (distance + further)
          guard let next = attempt(sizes, change: change, through: index, telling: point),
            next.shape == best.shape
          else { break }
          if next.roundness > best.roundness { best = next }
        }
        return best
      }
    }
    return nil
  }

  /// What comes to the layer from an input changed by so many places; nil where something on the way does not fit.
  private func attempt(
    _ sizes: [Int], change: Int, through index: Int, telling point: Point?
  ) -> NetworkError.Nearest? {
    let changed = sizes.prefix(1) + sizes.dropFirst().map { $0 + change }
    if changed.dropFirst().contains(where: { $0 < 1 }) { return nil }
    let input = FeatureShape(changed.map { Size($0) })
    guard let shapes = try? shapes(of: [input], through: index) else { return nil }
    return NetworkError.Nearest(
      input: input, shape: point.flatMap { shape(at: $0, inputs: [input], shapes: shapes) } ?? input)
  }

  /// The outputs of the layers up to `index`; throws the first that does not fit.
  private func shapes(of inputs: [FeatureShape], through index: Int) throws(LayerProblem) -> [FeatureShape] {
    var shapes: [FeatureShape] = []
    for layer in layers.prefix(index + 1) {
      var given: [FeatureShape] = []
      for point in layer.from {
        guard let shape = shape(at: point, inputs: inputs, shapes: shapes) else {
          throw .inputs(expected: layer.from.count, got: given.count)
        }
        given.append(shape)
      }
      shapes.append(try layer.rule.account(of: given).output)
    }
    return shapes
  }
}
