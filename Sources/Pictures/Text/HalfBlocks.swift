// Pictures in half blocks.
//
// "▀" fills the upper half of a character with the foreground and leaves the lower half to the background: two colours
// give two pixels, nearly square. An escape sequence is written only where a colour changes, and colours are reset at
// the end of each line, so that a cut-off picture never colours the prompt. Without colours a pixel is on or off;
// between them a 4x4 ordered dither keeps greys apart while black stays black and white stays white.

private let bayer: [[Int]] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]

extension Raster {
  func halfBlockLines(_ depth: ColourDepth, columns: Int, rows: Int) -> [String] {
    fittedToBlocks(columns: columns, rows: rows).halfBlockLines(depth)
  }

  /// Two rows of pixels a line, as many columns as pixels.
  func halfBlockLines(_ depth: ColourDepth) -> [String] {
    stride(from: 0, to: height, by: 2).map { top in
      depth == .none ? trimmingEnd(onOffLine(top)) : colourLine(top, depth)
    }
  }

  /// Small pictures are enlarged to about 32 columns, large ones shrunk to fit.
  func fittedToBlocks(columns: Int, rows: Int) -> Raster {
    guard width > 0, height > 0 else { return self }
    if width > columns || height > 2 * rows {
      let newWidth = min(columns, max(1, 2 * rows * width / height))
      return shrunk(
        width: newWidth, height: min(2 * rows, max(1, (height * newWidth + width / 2) / width)))
    }
    return enlarged(toAbout: min(32, columns, 2 * rows))
  }

  private func colourLine(_ top: Int, _ depth: ColourDepth) -> String {
    var line = ""
    var foreground = ""
    var background = ""
    for column in 0..<width {
      let upper = code(row: top, column: column, depth, layer: 38)
      let lower = top + 1 < height ? code(row: top + 1, column: column, depth, layer: 48) : "49"
      var changes: [String] = []
      if upper != foreground { changes.append(upper) }
      if lower != background { changes.append(lower) }
      if !changes.isEmpty { line += "\u{1B}[" + changes.joined(separator: ";") + "m" }
      (foreground, background) = (upper, lower)
      line += "▀"
    }
    return line + "\u{1B}[0m"
  }

  private func code(row: Int, column: Int, _ depth: ColourDepth, layer: Int) -> String {
    var colour = colour(row: row, column: column)
    if window?.contains(row: row, column: column) ?? false {
      colour = colour.mixed(with: .window, parts: 2, of: 5)
    }
    return colour.code(layer: layer, depth)
  }

  private func onOffLine(_ top: Int) -> String {
    var line = ""
    for column in 0..<width {
      let upper = isOn(row: top, column: column)
      let lower = top + 1 < height && isOn(row: top + 1, column: column)
      line += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
    }
    return line
  }

  private func isOn(row: Int, column: Int) -> Bool {
    if mark(row: row, column: column) == .gap { return false }
    return Int(lightness(row: row, column: column)) * 16 > bayer[row % 4][column % 4] * 255 + 127
  }
}

extension Colour {
  /// The parameters of the escape sequence that sets the foreground (layer 38) or the background (48).
  func code(layer: Int, _ depth: ColourDepth) -> String {
    depth == .full ? "\(layer);2;\(red);\(green);\(blue)" : "\(layer);5;\(xterm256)"
  }

  /// The nearest of xterm's 24 greys (232...255, with black 16 and white 231) or of its 6x6x6 cube.
  var xterm256: Int {
    if red == green, green == blue {
      if red < 4 { return 16 }
      if red > 246 { return 231 }
      return 232 + min(23, max(0, (Int(red) - 3) / 10))
    }
    func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    return 16 + 36 * level(red) + 6 * level(green) + level(blue)
  }
}
