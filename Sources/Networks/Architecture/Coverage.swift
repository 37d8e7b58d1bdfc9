// Which places of an input nobody looks at, and what one output looks at.
//
// A stride that does not divide leaves a strip at the end unseen; a stride beyond the kernel, or a dilation, leaves
// holes. Both come from the same small map an axis, followed backwards: from all outputs (whatever is never reached is
// uncovered), or from one (whatever is reached is its trace).

/// The places of one axis that no output depends on.
public struct Uncovered: Hashable, Sendable {
  public var axis: String
  public var input: Int
  /// The unseen places, in order.
  public var places: [Int]
}

extension Uncovered: CustomStringConvertible {
  /// `1 of 8 columns is never seen: 7`
  public var description: String {
    let word = axis == "height" ? "row" : axis == "width" ? "column" : "place"
    let shown = places.prefix(12).map(String.init).joined(separator: ", ") + (places.count > 12 ? ", …" : "")
    return "\(places.count) of \(input) \(word)s \(places.count == 1 ? "is" : "are") never seen: \(shown)"
  }
}

extension LayerAccount {
  /// Axes longer than this are not looked through place by place.
  static let longestAxis = 1 << 16

  /// The places of the layer's own input that its windows skip; empty where all are seen or sizes have no numbers.
  public func uncovered(of input: FeatureShape) -> [Uncovered] {
    guard input.rank == output.rank else { return [] }
    return reach.indices.compactMap { axis in
      guard let seen = seen(from: nil, axis: axis, input: input) else { return nil }
      return Uncovered(seen, axis: axis, of: input)
    }
  }

  /// Which places of an input axis the outputs marked in `from` (nil: all) read.
  func seen(from marked: [Bool]?, axis: Int, input: FeatureShape) -> [Bool]? {
    guard axis < input.places.count, let size = input.places[axis].number, size <= LayerAccount.longestAxis,
      let outputs = output.places[axis].number, outputs <= LayerAccount.longestAxis
    else { return nil }
    var seen = Array(repeating: false, count: size)
    var work = 0
    for index in 0..<outputs where marked?[index] ?? true {
      guard let places = reach[axis].places(readBy: index, of: size) else { return nil }
      for place in places where place >= 0 && place < size {
        seen[place] = true
        work += 1
      }
      if work > 1 << 24 { return nil }
    }
    return seen
  }
}

extension Uncovered {
  fileprivate init?(_ seen: [Bool], axis: Int, of input: FeatureShape) {
    let places = seen.indices.filter { !seen[$0] }
    if places.isEmpty { return nil }
    self.init(axis: FeatureShape.axisName(axis, of: input.rank - 1), input: seen.count, places: places)
  }
}

extension Summary {
  /// Each layer that skips places of its own input, with the places.
  public var uncovered: [(layer: String, axes: [Uncovered])] {
    rows.compactMap { row in
      guard row.inputs.count == 1 else { return nil }
      let axes = row.account.uncovered(of: row.inputs[0])
      return axes.isEmpty ? nil : (row.name, axes)
    }
  }
}

extension Network {
  /// The places of the network's input that no output of the last layer depends on, axis by axis.
  public func uncovered(of input: FeatureShape) throws(NetworkError) -> [Uncovered] {
    let marks = try seen(of: input, from: end, at: nil)
    return marks.enumerated().compactMap { axis, seen in
      seen.flatMap { Uncovered($0, axis: axis, of: input) }
    }
  }

  /// The input places, axis by axis, that the output of a layer at `index` (one number an axis) depends on.
  ///
  ///     try net.trace(FeatureShape(1, 32, 32), from: "conv3", at: [0, 0])   // [0...25, 0...25]
  public func trace(
    _ input: FeatureShape, from layer: String, at index: [Int]
  ) throws(NetworkError) -> [ClosedRange<Int>?] {
    guard let number = self.index(of: layer) else {
      let nearest = Spelling.nearest(to: layer, among: layers.map(\.name))
      throw NetworkError(
        layer: name, kind: "Network", problem: .unknownName(what: "layer", name: layer, nearest: nearest))
    }
    return try seen(of: input, from: .layer(number), at: index).map { seen in
      guard let seen, let first = seen.firstIndex(of: true), let last = seen.lastIndex(of: true) else {
        return nil
      }
      return first...last
    }
  }

  /// For each axis of the input whether a place is reached from the output of a layer (nil: of the last one) at `index`,
  /// one number an axis (nil: from anywhere); nil for axes whose sizes have no numbers.
  public func reached(
    _ input: FeatureShape, from layer: Int? = nil, at index: [Int]? = nil
  ) throws(NetworkError) -> [[Bool]?] {
    guard let layer else { return try seen(of: input, from: end, at: index) }
    return try seen(of: input, from: layers.indices.contains(layer) ? .layer(layer) : .input(0), at: index)
  }

  /// For each axis of the input the places that a point (at one index, or anywhere) depends on; nil: not countable.
  private func seen(of input: FeatureShape, from point: Point, at index: [Int]?) throws(NetworkError)
    -> [[Bool]?]
  {
    let rows = try summary(of: input).rows
    return input.places.indices.map { axis in
      guard let size = input.places[axis].number, size <= LayerAccount.longestAxis else { return nil }
      let all = Array(repeating: true, count: size)
      guard case .layer(let last) = point else { return all }
      // What is wanted of each point; flat points want everything.
      var wanted: [Int: [Bool]] = [:]
      var found = Array(repeating: false, count: size)
      let width = Network.width(rows[last].output, axis)
      var start = Array(repeating: index == nil, count: width)
      if let index, axis < index.count, start.indices.contains(index[axis]) { start[index[axis]] = true }
      if rows[last].output.rank <= axis + 1 { start = [true] }
      wanted[last] = start
      for number in stride(from: last, through: 0, by: -1) {
        guard let marks = wanted[number] else { continue }
        for (source, shape) in zip(layers[number].from, rows[number].inputs) {
          guard let seen = Network.marks(rows[number], shape: shape, axis: axis, from: marks) else {
            return nil
          }
          switch source {
          case .input(0):
            for place in found.indices where place < seen.count && seen[place] { found[place] = true }
          case .input: break
          case .layer(let before):
            wanted[before] = wanted[before].map { zip($0, seen).map { $0 || $1 } } ?? seen
          }
        }
      }
      return found
    }
  }

  /// Places of a shape along an axis; 1 for shapes without it.
  private static func width(_ shape: FeatureShape, _ axis: Int) -> Int {
    axis < shape.places.count ? min(shape.places[axis].number ?? 0, LayerAccount.longestAxis) : 1
  }

  private static func marks(_ row: Summary.Row, shape: FeatureShape, axis: Int, from marks: [Bool]) -> [Bool]? {
    if axis < row.account.reach.count, axis < shape.places.count, shape.rank == row.output.rank {
      return row.account.seen(from: marks, axis: axis, input: shape)
    }
    return Array(repeating: marks.contains(true), count: width(shape, axis))
  }
}
