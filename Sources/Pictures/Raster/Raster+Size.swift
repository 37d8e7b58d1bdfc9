// Larger, smaller, side by side.
//
// Enlarging repeats pixels (nearest neighbour): a student must see the pixels, not a blur. Shrinking averages areas,
// so that a thin line grows faint instead of vanishing. Both axes are scaled apart, because a character of a terminal
// is taller than it is wide. Averages are taken in integers: source pixel j covers [j*T, (j+1)*T) and target pixel i
// covers [i*S, (i+1)*S) on a common ruler of S*T ticks, so the weights are whole numbers and every machine agrees.

extension Raster {
  /// Every pixel `factor` times as wide and high.
  package func enlarged(by factor: Int) -> Raster {
    let side = max(1, factor)
    guard side > 1, width * height <= PictureError.pixelLimit / (side * side) else { return self }
    let channels = palette.channels
    var samples: [UInt8] = []
    var marks: [Mark] = []
    samples.reserveCapacity(self.samples.count * side * side)
    for row in 0..<height {
      var line: [UInt8] = []
      var lineMarks: [Mark] = []
      for column in 0..<width {
        let first = (row * width + column) * channels
        for _ in 0..<side { line += self.samples[first..<first + channels] }
        if !self.marks.isEmpty {
          lineMarks += Array(repeating: mark(row: row, column: column), count: side)
        }
      }
      for _ in 0..<side {
        samples += line
        marks += lineMarks
      }
    }
    return Raster(
      width: width * side, height: height * side, palette: palette, samples: samples, marks: marks,
      window: window?.scaled(by: (side, 1), (side, 1)), range: range)
  }

  /// Enlarged by the largest whole factor (at most 32) that keeps the longer side within `side` pixels.
  package func enlarged(toAbout side: Int) -> Raster {
    enlarged(by: min(32, side / max(1, width, height)))
  }

  /// Shrunk by area averaging; a size that is not smaller keeps that side.
  package func shrunk(width newWidth: Int, height newHeight: Int) -> Raster {
    let target = (width: max(1, min(width, newWidth)), height: max(1, min(height, newHeight)))
    guard target != (width, height), width > 0, height > 0 else { return self }
    let columns = Coverage.list(source: width, target: target.width)
    let rows = Coverage.list(source: height, target: target.height)
    var samples: [UInt8] = []
    var marks: [Mark] = []
    for row in rows {
      for column in columns {
        samples += average(row, column)
        marks.append(mark(row, column))
      }
    }
    return Raster(
      width: target.width, height: target.height, palette: palette, samples: samples, marks: marks,
      window: window?.scaled(by: (target.width, width), (target.height, height)), range: range)
  }

  /// Any size: a side that grows repeats pixels, a side that shrinks averages them.
  func resized(width newWidth: Int, height newHeight: Int) -> Raster {
    let smaller = palette == .classes ? self : shrunk(width: newWidth, height: newHeight)
    let (toWidth, toHeight) = (max(1, newWidth), max(1, newHeight))
    guard smaller.width != toWidth || smaller.height != toHeight, width > 0, height > 0 else { return smaller }
    let channels = palette.channels
    var samples: [UInt8] = []
    var marks: [Mark] = []
    for row in 0..<toHeight {
      let source = (2 * row + 1) * smaller.height / (2 * toHeight)
      for column in 0..<toWidth {
        let place = source * smaller.width + (2 * column + 1) * smaller.width / (2 * toWidth)
        samples += smaller.samples[place * channels..<(place + 1) * channels]
        if !smaller.marks.isEmpty { marks.append(smaller.marks[place]) }
      }
    }
    return Raster(
      width: toWidth, height: toHeight, palette: palette, samples: samples, marks: marks, range: range)
  }

  /// The weighted mean of each channel; gaps have no weight, so that they do not grey the pictures beside them.
  private func average(_ rows: Coverage, _ columns: Coverage) -> [UInt8] {
    let channels = palette.channels
    var sums = [Int](repeating: 0, count: channels)
    var total = 0
    for (row, rowWeight) in rows.parts {
      for (column, columnWeight) in columns.parts where mark(row: row, column: column) != .gap {
        let weight = rowWeight * columnWeight
        let first = (row * width + column) * channels
        for channel in 0..<channels { sums[channel] += weight * Int(samples[first + channel]) }
        total += weight
      }
    }
    return sums.map { total == 0 ? 128 : UInt8(clamping: ($0 + total / 2) / total) }
  }

  /// A NaN in the area shows however small it is; a gap only where nothing else is.
  private func mark(_ rows: Coverage, _ columns: Coverage) -> Mark {
    guard !marks.isEmpty else { return .none }
    var allGap = true
    for (row, _) in rows.parts {
      for (column, _) in columns.parts {
        let mark = mark(row: row, column: column)
        if mark == .notANumber || mark == .infinite { return mark }
        if mark != .gap { allGap = false }
      }
    }
    return allGap ? .gap : .none
  }

  /// Pictures of one size in rows of `columns` (by default about a square), `gap` pixels apart.
  package static func montage(
    _ pictures: [Raster], columns: Int? = nil, gap: Int = 1
  ) throws(PictureError) -> Raster {
    guard let first = pictures.first, first.width > 0, first.height > 0 else {
      throw .empty(width: 0, height: 0)
    }
    guard
      pictures.allSatisfy({
        $0.width == first.width && $0.height == first.height && $0.palette == first.palette
      })
    else { throw .unequalSizes }
    let space = min(max(0, gap), 64)
    let across = min(pictures.count, max(1, columns ?? squareSide(pictures.count)))
    let down = (pictures.count + across - 1) / across
    let width = across * (first.width + space) - space
    let height = down * (first.height + space) - space
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= PictureError.pixelLimit else {
      throw .tooLarge(width: width, height: height, limit: PictureError.pixelLimit)
    }
    let channels = first.palette.channels
    var samples = [UInt8](repeating: 128, count: pixels * channels)
    var marks = [Mark](repeating: .gap, count: pixels)
    for (index, picture) in pictures.enumerated() {
      let top = index / across * (first.height + space)
      let left = index % across * (first.width + space)
      for row in 0..<first.height {
        let target = (top + row) * width + left
        let source = row * first.width
        for column in 0..<first.width {
          marks[target + column] = picture.mark(row: row, column: column)
        }
        let line = picture.samples[source * channels..<(source + first.width) * channels]
        samples.replaceSubrange(target * channels..<(target + first.width) * channels, with: line)
      }
    }
    return Raster(
      width: width, height: height, palette: first.palette, samples: samples, marks: marks, range: first.range)
  }

  /// The smallest side whose square holds `count`.
  private static func squareSide(_ count: Int) -> Int {
    var side = Int(Double(count).squareRoot())
    while side * side < count { side += 1 }
    return max(1, side)
  }
}

/// The source pixels under one target pixel, with whole-number weights.
private struct Coverage {
  let parts: [(index: Int, weight: Int)]
  let total: Int

  static func list(source: Int, target: Int) -> [Coverage] {
    (0..<target).map { index in
      let begin = index * source
      let end = begin + source
      let parts = (begin / target...(end - 1) / target).map { pixel in
        (index: pixel, weight: min(end, (pixel + 1) * target) - max(begin, pixel * target))
      }
      return Coverage(parts: parts, total: source)
    }
  }
}
