// A figure as pixels, for a file or a notebook.

extension Figure {
  package func stored() throws(PictureError) -> StoredImage? {
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0 else { throw .empty(width: width, height: height) }
    guard !overflow, pixels <= PictureError.pixelLimit / 4 else {
      throw .tooLarge(width: width, height: height, limit: PictureError.pixelLimit / 4)
    }
    var canvas = Canvas(width: width, height: height)
    var top = 0
    if let title, !title.isEmpty {
      let scale = Lettering.width(of: title, scale: 2) <= width ? 2 : 1
      canvas.text(title, max(0, (width - Lettering.width(of: title, scale: scale)) / 2), 8, scale: scale)
      top = Lettering.height * scale + 10
    }
    for panel in panels {
      let room = (width: width, height: max(1, height - top))
      let (row, column) = (min(panel.row, rows - 1), min(panel.column, columns - 1))
      let left = column * room.width / columns
      let right = min(columns, column + max(1, panel.columnSpan)) * room.width / columns
      let upper = row * room.height / rows
      let lower = min(rows, row + max(1, panel.rowSpan)) * room.height / rows
      PanelDrawing(
        panel, in: Canvas.Frame(left: left, top: top + upper, width: right - left, height: lower - upper),
        on: &canvas)
    }
    return canvas.stored
  }
}
