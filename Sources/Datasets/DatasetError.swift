// What can go wrong with data, made or loaded.

import Tensors

/// Why a data set or a drawn picture cannot be had.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Files that should be there are not.
  case missing(paths: [String])
  /// A file is there but is not what it should be.
  case file(path: String, problem: String)
  /// No such part of the data set.
  case split(String)
  case negativeLimit(Int)
  /// Two files that belong together differ in length.
  case counts(imagesPath: String, images: Int, labelsPath: String, labels: Int)
  /// The pictures are not 28 by 28.
  case imageSize(path: String, height: Int, width: Int)
  case label(path: String, value: Int, index: Int, classes: Int)
  case lincolnCopy(Int)
  /// No glyph of this name.
  case glyph(name: String, known: [String])
  case glyphSize(Int, smallest: Int, largest: Int)
  case glyphCount(Int, size: Int, limit: Int)
  case noNames
  case shift(Int, size: Int)
  case noise(Double)
  /// What is placed does not lie inside the canvas.
  case place(row: Int, column: Int, glyph: [Int], canvas: [Int])
  /// An argument is out of its range.
  case argument(_ name: String, got: String, expected: String)
  /// More examples than are made at once, or fewer than none.
  case exampleCount(Int, numbersEach: Int, limit: Int)
  /// Examples of more numbers than are made at once.
  case exampleSize([Int], limit: Int)
  /// Tensors that should have one row for each example do not.
  case rows(shapes: [[Int]])
  /// Not a picture of rows and columns.
  case notAPicture(shape: [Int])

  public var description: String {
    switch self {
    case .missing(let paths):
      return "no such file\(paths.count == 1 ? "" : "s"): \(paths.joined(separator: ", "))"
    case .file(let path, let problem): return "\(path): \(problem)"
    case .split(let name): return "split must be \"train\" or \"test\", got \"\(name)\""
    case .negativeLimit(let limit): return "limit must be 0 or more, got \(limit)"
    case .counts(let imagesPath, let images, let labelsPath, let labels):
      return "\(imagesPath) holds \(images) images, but \(labelsPath) holds \(labels) labels"
    case .imageSize(let path, let height, let width):
      return "\(path): the images are \(height) x \(width), expected 28 x 28"
    case .label(let path, let value, let index, let classes):
      return "\(path): label \(value) at index \(index), expected 0...\(classes - 1)"
    case .lincolnCopy(let copy): return "the grid has copies 1, 2 and 3, got \(copy)"
    case .glyph(let name, let known):
      return "no glyph is called \"\(name)\"; there are \(known.joined(separator: ", "))"
    case .glyphSize(let size, let smallest, let largest):
      return "a glyph's size must be from \(smallest) to \(largest), got \(size)"
    case .glyphCount(let count, let size, let limit):
      return
        "\(count) glyphs of size \(size) are not possible: n must be 0 or more and n * size * size at most \(limit)"
    case .noNames: return "names is empty: give at least one glyph to draw"
    case .shift(let shift, let size):
      return "shift must be from 0 to half the size (\(size / 2)), got \(shift)"
    case .noise(let noise): return "noise must be 0 or more, got \(noise.text)"
    case .place(let row, let column, let glyph, let canvas):
      return "a glyph of \(glyph[0]) x \(glyph[1]) at row \(row), column \(column) does not fit in a canvas of "
        + "\(canvas[0]) x \(canvas[1])"
    case .argument(let name, let got, let expected): return "\(name) must be \(expected), got \(got)"
    case .exampleCount(let count, let each, let limit):
      return
        "\(count) examples of \(each) numbers are not possible: the count must be 0 or more and the numbers "
        + "at most \(limit)"
    case .exampleSize(let sizes, let limit):
      return
        "an example of \(sizes.map(String.init).joined(separator: " x ")) is too large: at most \(limit) numbers"
    case .rows(let shapes):
      let text = shapes.map { "(\($0.map(String.init).joined(separator: ", ")))" }.joined(separator: ", ")
      return "the tensors must have one row for each example, so equal first sizes; their shapes are \(text)"
    case .notAPicture(let shape):
      return
        "expected a picture of rows and columns, got shape (\(shape.map(String.init).joined(separator: ", ")))"
    }
  }
}
