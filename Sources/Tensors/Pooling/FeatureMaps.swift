// A batch of feature maps as the loops of pooling, resampling and normalization see it.
//
// Logically the axes are (…, C, H, W), or (…, C, L) for signals, which are one row high. In memory either the channels
// of a pixel lie together (channels last), and loops run over them as vectors, or every channel is a plane of its own.
// Both are the same thing to a loop: `pictures` x `height` x `width` pixels of `depth` numbers, where a
// plane is a picture of depth 1. What a loop makes has the order in memory of what it was made from.

struct FeatureMaps {
  /// The logical shape.
  let shape: [Int]
  let pictures, height, width, depth: Int
  /// The numbers of one row of one picture, and of one picture.
  let rowSize, pictureSize: Int
  /// How many of the last axes are a map's: height and width, or the width alone. More axes count as height.
  let axes: Int
  private let isChannelsLast: Bool

  /// How `source` lies in memory.
  init(_ source: Tensor, axes: Int) throws(TensorError) {
    if source.rank < axes { throw .windowRank(shape: source.shape) }
    let channel = source.rank - axes - 1
    let isChannelsLast =
      channel >= 0 && source.shape[channel] > 1
      && FeatureMaps.isChannelsLast(source.layout, channel: channel)
    try self.init(source.shape, axes: axes, isChannelsLast: isChannelsLast)
  }

  private init(_ shape: [Int], axes: Int, isChannelsLast: Bool) throws(TensorError) {
    self.shape = shape
    self.axes = axes
    self.isChannelsLast = isChannelsLast
    let channel = shape.count - axes - 1
    height = try Layout.count(of: Array(shape[(channel + 1)...].dropLast()))
    width = axes == 0 ? 1 : shape[shape.count - 1]
    depth = isChannelsLast ? shape[channel] : 1
    rowSize = try Layout.count(of: [width, depth])
    pictureSize = try Layout.count(of: [height, rowSize])
    pictures = try Layout.count(of: Array(shape[..<(channel + (isChannelsLast ? 0 : 1))]))
  }

  private static func isChannelsLast(_ layout: Layout, channel: Int) -> Bool {
    if layout.count == 0 || layout.isContiguous || layout.strides[channel] != 1 { return false }
    return (channel + 1..<layout.rank).allSatisfy {
      layout.shape[$0] == 1 || layout.strides[$0] >= layout.shape[channel]
    }
  }

  /// Maps of another size in the same order.
  func resized(height: Int, width: Int) throws(TensorError) -> FeatureMaps {
    try FeatureMaps(
      shape.dropLast(axes) + [height, width].suffix(axes), axes: axes, isChannelsLast: isChannelsLast)
  }

  /// Maps of another size and number in the same order.
  func with(channels: Int, height: Int, width: Int) throws(TensorError) -> FeatureMaps {
    try FeatureMaps(
      shape.dropLast(axes + 1) + [channels] + [height, width].suffix(axes), axes: axes,
      isChannelsLast: isChannelsLast)
  }

  /// The dense layout of these maps.
  func layout() throws(TensorError) -> Layout {
    if !isChannelsLast { return try Layout(shape: shape) }
    let channel = shape.count - axes - 1
    var order = Array(shape.indices)
    order.append(order.remove(at: channel))
    var back = Array(shape.indices)
    back.insert(back.removeLast(), at: channel)
    return try Layout(shape: order.map { shape[$0] }).permuted(back)
  }

  func empty(_ engine: Engine, _ dtype: DType) throws(TensorError) -> Tensor {
    try engine.empty(like: layout(), dtype: dtype)
  }

  /// A tensor of this shape in this order.
  func arranged(_ tensor: Tensor) throws(TensorError) -> Tensor { try tensor.arranged(in: layout()) }

  /// Runs `body(picture, row)` for every row of every picture, each costing about `cost` nanoseconds.
  func eachRow(
    _ engine: Engine, cost: Double, _ body: (_ picture: Int, _ row: Int) -> Void
  ) throws(TensorError) {
    let lines = try Layout.count(of: [pictures, height])
    if lines == 0 || rowSize == 0 { return }
    let perChunk = Int(Swift.max(1, Swift.min(Double(lines), 30_000 / Swift.max(1, cost))))
    try engine.inChunks((lines - 1) / perChunk + 1, nanoseconds: cost * Double(lines)) { chunk, _ in
      for line in chunk * perChunk..<Swift.min(lines, (chunk + 1) * perChunk) {
        body(line / height, line % height)
      }
    }
  }
}

extension Tensor {
  /// The same numbers in a dense order, or the tensor itself if they are already.
  func arranged(in order: Layout) throws(TensorError) -> Tensor {
    let same = shape.indices.allSatisfy { shape[$0] == 1 || strides[$0] == order.strides[$0] }
    if same || count == 0 { return self }
    let result = try engine.empty(like: order, dtype: dtype)
    try result.copyUnversioned(from: self)
    return result
  }

  /// Where a dense tensor's numbers begin.
  func start<Element: TensorElement>(_ type: Element.Type = Element.self) -> UnsafeMutablePointer<Element> {
    pointer(type) + offset
  }
}
