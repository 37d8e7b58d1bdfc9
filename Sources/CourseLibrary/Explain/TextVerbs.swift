// What explanations are set with: numbers that agree in their decimals, tables, blocks side by side, a picture with a
// window on it, and the student's next key.

import Interpreter
import Pictures
import Tensors

extension CourseLibrary {
  /// Rows of the private module `_teaching`.
  static var textVerbs: [Verb] {
    [
      Verb("column", "numbers", "Numbers as texts with the same decimals, as few as they need.") { call in
        call.texts(NumberText.column(try call.numbers(0)))
      },
      Verb("shortest", "number", "The shortest text of a number in 32 bits.") { call in
        call.machine.string(Text(NumberText.shortest(try call.double(0))))
      },
      Verb(
        "table", "cells, columns, width=80, rows=40, window=None",
        "Texts as lines of a table; a window in brackets."
      ) { call in
        let cells = try call.strings(0)
        let columns = max(1, try call.int(1))
        let table = NumberTable(cells: cells, rows: cells.count / columns, columns: columns)
        return call.texts(
          table.lines(width: try call.int(2), maxRows: try call.int(3), window: try call.window(4)))
      },
      Verb("beside", "blocks, width=80", "Blocks (title, lines) side by side, or one below the other.") {
        call in
        let blocks = try (call.machine.sequence(call[0]) ?? []).map { item in
          guard let pair = call.machine.sequence(item), pair.count == 2, case .string(let title) = pair[0]
          else {
            throw call.mismatch(0, "pairs of a title and lines")
          }
          return TextBlock(title: title.text.string, lines: try call.strings(of: pair[1], 0))
        }
        return call.texts(TextBlock.sideBySide(blocks, width: try call.int(1)))
      },
      Verb("shades", "picture, window=None, signed=False", "A picture in characters, a window marked on it.") {
        call in
        var raster = try Raster(call.picture(0), as: call.bool(2) ? .signed : .brightness)
        if let window = try call.window(1) { raster = raster.marking(window) }
        return call.texts(raster.lines(.ascii, width: 60, rows: 30))
      },
      Verb("ask", "question", "The student's answer; None where nobody can be asked, or no more.") { call in
        guard let answer = call.library.environment.ask?(try call.string(0)) else { return .none }
        return call.machine.string(Text(answer))
      },
      Verb("can_ask", "", "Whether a student can be asked after each step.") { call in
        .bool(call.library.environment.ask != nil && call.library.environment.waits())
      },
      Verb("nearest", "word, candidates", "The candidate that was most likely meant, or None.") { call in
        let found = Suggestion.nearest(to: try call.string(0), among: try call.strings(1))
        return found.map { call.machine.string(Text($0)) } ?? .none
      },
    ]
  }
}

extension Call {
  fileprivate func texts(_ lines: [String]) -> Value { machine.list(lines.map { machine.string(Text($0)) }) }

  fileprivate func strings(_ place: Int) throws -> [String] { try strings(of: self[place], place) }

  fileprivate func strings(of value: Value, _ place: Int) throws -> [String] {
    guard let items = machine.sequence(value) else { throw mismatch(place, "a list of texts") }
    return try items.map { item in
      guard case .string(let text) = item else { throw mismatch(place, "a list of texts", got: item) }
      return text.text.string
    }
  }

  /// Numbers of a list, or of a tensor in row-major order.
  fileprivate func numbers(_ place: Int) throws -> [Double] {
    if let tensor = self[place].tensor { return try tensor.detach().doubles() }
    guard let items = machine.sequence(self[place]) else { throw mismatch(place, "a list of numbers") }
    return try items.map { item in
      guard let number = try machine.number(item) else { throw mismatch(place, "a list of numbers", got: item) }
      return number.double
    }
  }

  /// (row, column, height, width)
  fileprivate func window(_ place: Int) throws -> Pictures.Window? {
    if isMissing(place) { return nil }
    let sides = try axes(place)
    guard sides.count == 4 else { throw mismatch(place, "(row, column, height, width)") }
    return Pictures.Window(row: sides[0], column: sides[1], height: sides[2], width: sides[3])
  }
}
