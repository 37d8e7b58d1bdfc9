// Images: one or many, grey, in colour or signed.

import Pictures
import Tensors

extension PictureKind {
  static var image: PictureKind {
    PictureKind(
      "image", ["picture", "rgb", "grey", "gray"],
      "one picture: (H,W) grey, (3,H,W) or (H,W,3) colour; numbers below zero have a scale with two sides"
    ) { try $0.image(noun: "picture") }
  }

  static var signed: PictureKind {
    PictureKind(
      "signed", ["response", "response_map", "feature_map", "activation_map"],
      "numbers with a sign: blue below zero, white at zero, orange above"
    ) {
      try $0.image(noun: "map", isSigned: true, splitsColours: true)
    }
  }

  static var kernel: PictureKind {
    PictureKind(
      "kernel", ["weights"], "one kernel, (h,w) or (C,h,w): its signs and, where there is room, its numbers"
    ) {
      request in
      let picture = try request.image(noun: "kernel channel", isSigned: true, splitsColours: true)
      let tensor = try request.tensor().squeeze()
      guard tensor.rank == 2, tensor.shape.allSatisfy({ $0 <= 11 }) else { return picture }
      return NumberedImage(image: picture, table: try NumberTable(tensor))
    }
  }

  static var filters: PictureKind {
    PictureKind(
      "filters", ["filter", "bank"],
      "a bank of filters: (N,C,h,w), or Keras's (h,w,C,N); three channels in colour, others a row of maps each"
    ) { request in
      try request.image(
        noun: "filter", isSigned: request.hasNegative(), hasKernelsLast: request.hasKernelsLast())
    }
  }

  static var maps: PictureKind {
    PictureKind("maps", ["feature maps", "features", "activations"], "feature maps: (C,H,W) or (N,C,H,W)") {
      request in
      try request.image(noun: "map", isSigned: request.hasNegative(), splitsColours: true)
    }
  }

  static var batch: PictureKind {
    PictureKind("batch", ["images", "montage"], "many pictures: (N,H,W), (N,1,H,W), (N,3,H,W) or (N,H,W,3)") {
      try $0.image(noun: "picture")
    }
  }

  static var matrix: PictureKind {
    PictureKind("matrix", ["sequential", "table"], "a matrix of amounts in colour, dark to light") { request in
      let range = try request.pair("range")
      let mapping =
        try request.hasNegative() && range == nil
        ? ValueMapping.signed() : .sequential(low: range?.0, high: range?.1)
      return try request.image(noun: "matrix", mapping: mapping, splitsColours: true)
    }
  }
}

extension PictureRequest {
  /// The picture of the value's tiles.
  func image(
    noun: String, isSigned: Bool? = nil, splitsColours: Bool = false, hasKernelsLast: Bool = false
  ) throws -> ImagePicture {
    let shape = try TileShape(tensor(), splitsColours: splitsColours, hasKernelsLast: hasKernelsLast)
    return try image(
      noun: noun, mapping: mapping(isSigned: isSigned ?? hasNegative(), isColour: shape.channels == 3), shape)
  }

  func image(noun: String, mapping: ValueMapping, splitsColours: Bool) throws -> ImagePicture {
    try image(noun: noun, mapping: mapping, TileShape(tensor(), splitsColours: splitsColours))
  }

  private func image(noun: String, mapping: ValueMapping, _ shape: TileShape) throws -> ImagePicture {
    let (tiles, facts) = try shape.rasters(mapping)
    let sort =
      switch tiles.first?.palette {
      case .signed: "signed "
      case .rgb: "colour "
      case .gray: "grey "
      default: ""
      }
    return ImagePicture(
      tiles, noun: sort + noun, facts: facts, origin: try origin(), columns: try int("columns") ?? shape.columns
    )
  }

  /// Which number is which shade: bytes are not stretched, colours of signed numbers have grey at zero.
  private func mapping(isSigned: Bool, isColour: Bool) throws -> ValueMapping {
    if let (low, high) = try pair("range") {
      return isSigned && !isColour ? .signed(magnitude: max(abs(low), abs(high))) : .gray(low: low, high: high)
    }
    if isSigned {
      guard isColour else { return .signed() }
      let most = try values().filter(\.isFinite).reduce(0) { max($0, abs($1)) }
      return .gray(low: -most, high: most)
    }
    switch try tensor().dtype {
    case .uint8: return .gray(low: 0, high: 255)
    case .bool: return .gray(low: 0, high: 1)
    default: return .gray()
    }
  }
}

/// A small image with its numbers beside it.
struct NumberedImage: Picture {
  let image: ImagePicture
  let table: NumberTable

  func lines(_ space: TextSpace) -> [String] {
    table.lines(width: space.width) + image.lines(space)
  }

  func stored() throws(PictureError) -> StoredImage? { try image.stored() }
  func exact() throws(PictureError) -> StoredImage? { try image.exact() }
  var isDrawn: Bool { false }
  var altText: String? { image.altText }
}
