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

extension Raster {
  /// The same samples, their ends said to stand for other values.
  package func labelled(_ range: ValueRange) -> Raster {
    Raster(
      width: width, height: height, palette: palette, samples: samples, marks: marks, window: window,
      range: range)
  }

  /// This picture over another one, `share` 1 hiding it.
  package func blended(over image: Raster, share: Double) -> Raster {
    let (width, height) = (max(width, image.width), max(height, image.height))
    let (above, below) = (resized(width: width, height: height), image.resized(width: width, height: height))
    let parts = Int((min(1, max(0, share.isNaN ? 1 : share)) * 1000).rounded())
    var samples: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        let colour = below.colour(row: row, column: column).mixed(
          with: above.colour(row: row, column: column), parts: parts, of: 1000)
        samples += [colour.red, colour.green, colour.blue]
      }
    }
    return Raster(width: width, height: height, palette: .rgb, samples: samples, range: range)
  }

  /// Values as colours of a list: the n-th colour for the n-th of as many equal parts of the range.
  package init(
    values: [Double], width: Int, height: Int, colours: [Colour], low: Double, high: Double
  ) throws(PictureError) {
    try PictureError.check(width: width, height: height, valueCount: values.count, channels: 1)
    let span = high / 2 - low / 2
    self.init(
      width: width, height: height, palette: .rgb,
      samples: values.flatMap { value -> [UInt8] in
        let share = value.isFinite && span > 0 ? (value / 2 - low / 2) / span : 0
        let place = min(colours.count - 1, max(0, Int(min(1, max(0, share)) * Double(colours.count))))
        let colour = colours.isEmpty ? Colour(gray: 255) : colours[place]
        return [colour.red, colour.green, colour.blue]
      }, range: ValueRange(low: low, high: high))
  }
}

extension Raster {
  /// A plain grey ground.
  package init(width: Int, height: Int, gray: UInt8) {
    self.init(
      width: width, height: height, palette: .gray,
      samples: Array(repeating: gray, count: max(0, width) * max(0, height)))
  }
}
