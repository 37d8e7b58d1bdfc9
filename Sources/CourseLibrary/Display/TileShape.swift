// What a shape is a picture of: how many tiles of which size, and where their numbers lie.
//
//     (H, W)            one grey                     (N, H, W)         N maps
//     (3, H, W)         one in colour                (N, C, H, W)      C 1 or 3: N pictures; else N rows of C maps
//     (H, W, 3)         the same, channels last      (N, H, W, C)      C 1 or 3, channels last
//                                                    (h, w, in, out)   Keras's kernels: h = w, at most 11

import Pictures
import Tensors

/// Tiles cut from a tensor: all of one size, their numbers plane by plane.
struct TileShape {
  let count: Int
  let channels: Int
  let height: Int
  let width: Int
  /// How many stand in a row, where rows mean something.
  var columns: Int?
  /// The tensor, its axes in the order tile, channel, row, column.
  let tensor: Tensor

  /// Reads a tensor of rank 2, 3 or 4; `splitsColours` takes three channels for three maps, `hasKernelsLast` four
  /// dimensions for Keras's kernels where they can be.
  init(_ tensor: Tensor, splitsColours: Bool = false, hasKernelsLast: Bool = false) throws {
    let shape = tensor.shape
    switch shape.count {
    case 2: try self.init(tensor, [1, 1, shape[0], shape[1]])
    case 3 where !splitsColours && TileShape.isColour(shape):
      let ordered = shape[0] == 3 ? tensor : try tensor.permute([2, 0, 1])
      try self.init(ordered, [1, 3, ordered.shape[1], ordered.shape[2]])
    case 3 where shape[2] == 1 && shape[0] > 1 && shape[1] > 1:
      try self.init(tensor, [1, 1, shape[0], shape[1]])
    case 3: try self.init(tensor, [shape[0], 1, shape[1], shape[2]])
    case 4 where hasKernelsLast && TileShape.isKeras(shape):
      try self.init(channelsFirst: tensor.permute([3, 2, 0, 1]), splitsColours)
    case 4 where !splitsColours && TileShape.isBatch(shape):
      let isFirst = shape[1] == 3 || shape[1] == 1
      try self.init(channelsFirst: isFirst ? tensor : tensor.permute([0, 3, 1, 2]), splitsColours)
    case 4: try self.init(channelsFirst: tensor, splitsColours)
    default: throw PictureError.shape(shape)
    }
  }

  /// (N, C, H, W): N pictures of one channel or three, else N rows of C maps.
  private init(channelsFirst tensor: Tensor, _ splitsColours: Bool) throws {
    let shape = tensor.shape
    if !splitsColours, shape[1] == 1 || shape[1] == 3 {
      try self.init(tensor, shape)
    } else {
      try self.init(tensor, [shape[0] &* shape[1], 1, shape[2], shape[3]])
      if shape[0] > 1 && shape[1] > 1 { columns = shape[1] }
    }
  }

  private init(_ tensor: Tensor, _ sizes: [Int]) throws {
    (count, channels, height, width) = (sizes[0], sizes[1], sizes[2], sizes[3])
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard count > 0, channels > 0, pixels > 0 else { throw PictureError.empty(width: width, height: height) }
    guard !overflow, pixels <= PictureError.pixelLimit / count / channels else {
      throw PictureError.tooLarge(width: width, height: height, limit: PictureError.pixelLimit)
    }
    self.tensor = tensor
  }

  /// (3, H, W) or (H, W, 3).
  static func isColour(_ shape: [Int]) -> Bool {
    shape.count == 3 && (shape[0] == 3 || (shape[2] == 3 && shape[0] != 1))
  }

  /// (N, C, H, W) or (N, H, W, C) with one channel or three; kernels of three columns are no channels.
  static func isBatch(_ shape: [Int]) -> Bool {
    shape.count == 4 && ([1, 3].contains(shape[1]) || ([1, 3].contains(shape[3]) && shape[2] > 3))
  }

  /// Kernels as Keras keeps them: a small square first, then channels in and out.
  static func isKeras(_ shape: [Int]) -> Bool {
    shape.count == 4 && shape[0] == shape[1] && shape[0] <= 11 && shape[2] != shape[3]
      && shape[3] > 3 && (shape[0] != shape[2] || shape[0] == 3)
  }

  /// The tiles as pictures on one scale.
  func rasters(_ mapping: ValueMapping) throws -> (tiles: [Raster], facts: ValueFacts) {
    let values = try tensor.doubles()
    let fitted = mapping.fitted(to: values)
    let length = channels * height * width
    let tiles = try (0..<count).map { index in
      try tensor.engine.poll()
      let part = count == 1 ? values : Array(values[index * length..<(index + 1) * length])
      return try channels == 3
        ? Raster(planes: part, width: width, height: height, mapping: fitted)
        : Raster(values: part, width: width, height: height, mapping: fitted)
    }
    return (tiles, ValueFacts(values, width: count == 1 && channels == 1 ? width : nil))
  }
}
