// From tensors to pictures and back.
//
// A shape says what a tensor is a picture of: (H, W) is grey, (3, H, W) colour, (N, H, W) and (N, C, H, W) with one or
// three channels are many pictures; leading dimensions of one do not count. The element type says what black and white
// are: 0 and 255 for uint8, as in files; false and true for bool; else the smallest and the largest value. The pictures
// of a montage share one scale, so that a strong map looks stronger than a weak one.

package import Tensors

/// How `show` reads the numbers of a tensor.
package enum PictureReading: Equatable, Sendable {
  /// Dark to light.
  case brightness
  /// Zero in the middle.
  case signed
}

extension Raster {
  /// The picture of a tensor.
  ///
  /// Throws a ``PictureError`` for a shape that is no picture, a `TensorError` when a limit stops the reading.
  package init(_ tensor: Tensor, as reading: PictureReading = .brightness, columns: Int? = nil) throws {
    let layout = try PictureLayout(shape: tensor.shape, signed: reading == .signed)
    let values = try tensor.values(as: Double.self)
    let mapping = ValueMapping(for: tensor.dtype, reading: reading).fitted(to: values)
    let length = layout.width * layout.height * layout.channels
    var pictures: [Raster] = []
    for index in 0..<layout.count {
      let part = layout.count == 1 ? values : Array(values[index * length..<(index + 1) * length])
      pictures.append(
        try layout.channels == 3
          ? Raster(planes: part, width: layout.width, height: layout.height, mapping: mapping)
          : Raster(values: part, width: layout.width, height: layout.height, mapping: mapping))
    }
    self = pictures.count == 1 ? pictures[0] : try Raster.montage(pictures, columns: columns)
  }
}

extension ValueMapping {
  /// The ends that an element type implies.
  fileprivate init(for dtype: DType, reading: PictureReading) {
    switch (reading, dtype) {
    case (.signed, _): self = .signed()
    case (.brightness, .uint8): self = .gray(low: 0, high: 255)
    case (.brightness, .bool): self = .gray(low: 0, high: 1)
    case (.brightness, _): self = .gray()
    }
  }
}

/// What a shape is a picture of.
struct PictureLayout: Equatable {
  var count = 1
  var channels = 1
  let height: Int
  let width: Int

  init(shape: [Int], signed: Bool) throws(PictureError) {
    var lead = shape.dropLast(2)[...]
    guard shape.count >= 2 else { throw .shape(shape) }
    while lead.first == 1 { lead = lead.dropFirst() }
    height = shape[shape.count - 2]
    width = shape[shape.count - 1]
    switch (lead.count, lead.last) {
    case (0, _): break
    // Three signed maps are three maps: colours have no sign.
    case (1, 3) where !signed: channels = 3
    case (1, let last?): count = last
    case (2, 1): count = lead[lead.startIndex]
    case (2, 3) where !signed:
      count = lead[lead.startIndex]
      channels = 3
    default: throw .shape(shape)
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard count > 0, pixels > 0 else { throw .empty(width: width, height: height) }
    guard !overflow, pixels <= PictureError.pixelLimit / count else {
      throw .tooLarge(width: width, height: height, limit: PictureError.pixelLimit)
    }
  }
}

extension StoredImage {
  /// The image that a file of this tensor holds: (H, W) grey or (3, H, W) colour.
  package init(_ tensor: Tensor) throws {
    let layout = try PictureLayout(shape: tensor.shape, signed: false)
    guard layout.count == 1 else { throw PictureError.shape(tensor.shape) }
    try self.init(
      values: tensor.values(as: Double.self), width: layout.width, height: layout.height,
      channels: layout.channels, wholeNumbers: !tensor.dtype.isFloat && tensor.dtype != .bool)
  }

  /// The samples as a tensor, (H, W) or (3, H, W): uint8 up to 255, else int64.
  package func tensor(on engine: Engine) throws(TensorError) -> Tensor {
    let shape = channels == 1 ? [height, width] : [channels, height, width]
    if maximum <= 255 {
      return try engine.tensor(planes.map { UInt8(truncatingIfNeeded: $0) }, shape: shape)
    }
    return try engine.tensor(planes.map(Int.init), shape: shape)
  }
}

extension NumberTable {
  /// The numbers of a tensor of at most two dimensions; a vector is one row.
  package init(_ tensor: Tensor) throws {
    guard tensor.rank <= 2 else { throw PictureError.shape(tensor.shape) }
    let columns = tensor.shape.last ?? 1
    let rows = tensor.rank == 2 ? tensor.shape[0] : 1
    guard tensor.count <= PictureError.pixelLimit else {
      throw PictureError.tooLarge(width: columns, height: rows, limit: PictureError.pixelLimit)
    }
    let cells =
      switch tensor.dtype {
      case .bool: try tensor.bools().map { $0 ? "True" : "False" }
      case .uint8, .int64: try tensor.ints().map(String.init)
      case .float32, .float64: try NumberText.column(tensor.doubles())
      }
    self.init(cells: cells, rows: rows, columns: columns)
  }
}
