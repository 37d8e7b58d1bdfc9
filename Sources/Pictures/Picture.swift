// What can be seen, whatever it is.
//
// An image, a table, a chart, a plot: a host wants the same three things of each of them. Lines of text, for the terminal
// or the notebook beside it; pixels, where it has any, for a file; and a sentence, for those who do not see it.

/// Something that is shown.
///
/// ```swift
/// picture.lines(TextSpace(style: .ascii, width: 80))
/// try picture.stored().map(PictureFormat.png.encode)
/// picture.altText          // "A grey picture of 16 rows and 12 columns; ..."
/// ```
package protocol Picture: Sendable {
  /// The picture as text that fits the space.
  func lines(_ space: TextSpace) -> [String]
  /// The picture as a file shows it; nil for what is text by nature.
  func stored() throws(PictureError) -> StoredImage?
  /// The picture as a file keeps it: pixel for pixel where it has pixels of its own, else as ``stored()``.
  func exact() throws(PictureError) -> StoredImage?
  /// Whether it is a drawing, which has no pixels of its own.
  var isDrawn: Bool { get }
  /// What there is to see, in one sentence; nil where the text says it itself.
  var altText: String? { get }
  /// About how many characters it takes: what showing it costs of the output budget.
  var size: Int { get }
}

extension Picture {
  package func stored() throws(PictureError) -> StoredImage? { nil }
  package func exact() throws(PictureError) -> StoredImage? { try stored() }
  package var isDrawn: Bool { true }
  package var altText: String? { nil }
  package var size: Int { lines(TextSpace(style: .ascii, width: 80)).reduce(0) { $0 + $1.utf8.count } }
}

/// The room that a picture has as text, and the means it may use.
package struct TextSpace: Sendable {
  package var style: TextStyle
  package var width: Int
  package var rows: Int

  /// Without a number of rows, as many as a page of a notebook takes.
  package init(style: TextStyle, width: Int, rows: Int = 160) {
    self.style = style
    self.width = max(16, width)
    self.rows = max(8, rows)
  }
}

extension NumberTable: Picture {
  package func lines(_ space: TextSpace) -> [String] { lines(width: space.width) }
}

extension BarChart: Picture {
  package func lines(_ space: TextSpace) -> [String] { lines(space.style, width: space.width) }
}
