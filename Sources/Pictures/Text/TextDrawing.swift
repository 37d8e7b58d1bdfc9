// A drawing made of characters, such as the boxes of an architecture: on a terminal as it is, in a file with the letters
// of figures.

/// Lines that are what they are.
///
/// ```swift
/// TextDrawing(lines: ["[ conv1 ]", "    |", "[ relu1 ]"])
/// ```
package struct TextDrawing: Picture {
  private let drawing: [String]

  package init(lines: [String]) { drawing = lines }

  package func lines(_ space: TextSpace) -> [String] {
    drawing.map { $0.count <= space.width ? $0 : String($0.prefix(space.width - 3)) + "..." }
  }

  package func stored() throws(PictureError) -> StoredImage? {
    let longest = drawing.reduce(0) { max($0, $1.count) }
    guard longest > 0 else { return nil }
    let (margin, step) = (12, 2 * Lettering.height)
    let size = (
      width: Lettering.width(of: longest, scale: 2) + 2 * margin, height: drawing.count * step + 2 * margin
    )
    guard longest <= 400, size.width * size.height <= PictureError.pixelLimit / 4 else { return nil }
    var canvas = Canvas(width: size.width, height: size.height)
    for (index, line) in drawing.enumerated() { canvas.text(line, margin, margin + index * step, scale: 2) }
    return canvas.stored
  }
}
