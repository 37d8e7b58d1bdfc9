// A map laid over an image: the stronger the map, the more of its colour.

extension Raster {
  /// An image in colour of the size of the larger of the two.
  package static func overlay(_ map: Raster, on image: Raster) -> Raster {
    let (width, height) = (max(map.width, image.width), max(map.height, image.height))
    let (above, below) = (
      map.resized(width: width, height: height), image.resized(width: width, height: height)
    )
    var samples: [UInt8] = []
    samples.reserveCapacity(3 * width * height)
    for row in 0..<height {
      for column in 0..<width {
        let parts =
          above.mark(row: row, column: column) == .none ? Int(above.lightness(row: row, column: column)) : 0
        let ground = Colour(gray: below.lightness(row: row, column: column))
        // A strong map leaves a fifth of the image, so that it is seen what lies there.
        let colour = ground.mixed(with: above.colour(row: row, column: column), parts: parts * 4 / 5, of: 255)
        samples += [colour.red, colour.green, colour.blue]
      }
    }
    return Raster(width: width, height: height, palette: .rgb, samples: samples, range: map.range)
  }
}
