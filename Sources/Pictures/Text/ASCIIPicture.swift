// Pictures in plain characters.
//
// Lightness becomes ink: a dark pixel is blank, a light one a dense character, as on a dark terminal. Signed maps have
// one ramp for each side of zero, so that the sign is a shape and not a shade:
//
//     negative  % = ~ -   .   + * # @  positive
//
// A pixel is two characters wide where there is room, because a character is about twice as high as wide.

private let ramp = Array(" .:-=+*#%@")
private let classLetters = Array("0123456789abcdefghijklmnopqrstuvwxyz")
private let negativeRamp = Array("-~=%")
private let positiveRamp = Array("+*#@")

extension Raster {
  func asciiLines(columns: Int, rows: Int) -> [String] {
    let (fitted, perPixel) = fittedToCharacters(columns: columns, rows: rows)
    return fitted.asciiLines(perPixel: perPixel)
  }

  func asciiLines(perPixel: Int) -> [String] {
    (0..<height).map { trimmingEnd(window == nil ? plainLine($0, perPixel) : bracketLine($0)) }
  }

  /// Shrunk where it does not fit, and how many characters wide a pixel is drawn.
  func fittedToCharacters(columns: Int, rows: Int) -> (raster: Raster, perPixel: Int) {
    let perPixel = window != nil || width * 2 <= columns ? 2 : 1
    // Window brackets stand between pixels, so the last pixel needs a column more.
    let room = window == nil ? columns / perPixel : (columns - 1) / 2
    return (shrunkToFit(room: max(1, room), perPixel: perPixel, rows: rows), perPixel)
  }

  /// Shrunk where it does not fit, so that the drawn picture keeps its proportions.
  private func shrunkToFit(room: Int, perPixel: Int, rows: Int) -> Raster {
    guard width > room || height > rows else { return self }
    // A one-character pixel is twice as high as wide: half as many lines.
    let aspect = perPixel == 1 && width > room ? 2 : 1
    let newWidth = min(width, room)
    let newHeight = min(rows, max(1, (height * newWidth + width * aspect / 2) / (width * aspect)))
    return shrunk(width: newWidth, height: newHeight)
  }

  private func plainLine(_ row: Int, _ perPixel: Int) -> String {
    var line = ""
    for column in 0..<width {
      let character = character(row: row, column: column)
      for _ in 0..<perPixel { line.append(character) }
    }
    return line
  }

  private func bracketLine(_ row: Int) -> String {
    var line = ""
    var inside = false
    for column in 0..<width {
      let isIn = window?.contains(row: row, column: column) ?? false
      line.append(isIn == inside ? " " : isIn ? "[" : "]")
      line.append(character(row: row, column: column))
      inside = isIn
    }
    return inside ? line + "]" : line
  }

  /// The character of a pixel.
  func character(row: Int, column: Int) -> Character {
    switch mark(row: row, column: column) {
    case .gap: return " "
    case .notANumber: return "?"
    case .infinite: return "!"
    case .none: break
    }
    let sample = Int(lightness(row: row, column: column))
    if palette == .classes { return classLetters[sample % classLetters.count] }
    guard palette == .signed else { return ramp[sample * ramp.count / 256] }
    let magnitude = min(127, abs(sample - 128))
    // Below an eighth of the largest magnitude a value counts as zero.
    guard magnitude >= 16 else { return "." }
    let level = (magnitude - 16) * positiveRamp.count / 112
    return sample < 128 ? negativeRamp[level] : positiveRamp[level]
  }
}
