// An architecture as a block diagram: from words, from a list of layers with the shapes behind them, or of a model, which
// `convbook.architecture` draws.

import Interpreter
import Networks
import Pictures
import Tensors

extension PictureKind {
  static var architecture: PictureKind {
    PictureKind(
      "architecture", ["network", "model", "sketch"],
      "a network: a model or words (\"conv 8 3x3, relu, pool 2, dense 10\"), input_shape=, or a list of (name, shape)"
    ) { request in
      if case .string(let words) = request.value {
        return TextDrawing(lines: try request.sketch(of: words.text.string))
      }
      if try request.isModel() { return TextDrawing(lines: try request.sketchOfModel()) }
      guard try request.isListOfPairs() else {
        throw request.invalid(
          "an architecture is a model, a text such as \"conv 8 3x3, relu, pool 2, dense 10\" or a list of "
            + "(name, shape), not \(request.machine.typeName(request.value))")
      }
      return TextDrawing(lines: try request.tower())
    }
  }
}

extension PictureRequest {
  /// Whether the value is something that computes, or what `build` made.
  func isModel() throws -> Bool {
    if value.numbers != nil { return false }
    switch value {
    case .function: return true
    case .object(let object):
      if object.isCallable { return true }
      return try machine.attributeIfPresent(of: value, machine.heap.names.intern("words")) != nil
    default: return false
    }
  }

  /// The block diagram of a model.
  fileprivate func sketchOfModel() throws -> [String] {
    let drawn = try machine.importModule("convbook.architecture").members["_drawn"] ?? .none
    let text = try machine.str(machine.call(drawn, [value, option("input_shape")])).string
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The block diagram of a network in words.
  fileprivate func sketch(of words: String) throws -> [String] {
    let shape = try numbers("input_shape").map { sizes in
      FeatureShape(sizes.map { Size($0.isFinite ? Int(max(0, min(1e15, $0))) : 0) })
    }
    let drawing: String
    do {
      drawing = try build(words).sketch(shape)
    } catch let error as DescriptionError {
      throw machine.valueError("\(error)")
    } catch let error as NetworkError {
      throw machine.valueError("\(error)")
    }
    return drawing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Boxes below each other, the shape behind each.
  fileprivate func tower() throws -> [String] {
    let rows = try (machine.sequence(value) ?? []).map { item -> (name: String, shape: String) in
      guard let pair = machine.sequence(item), pair.count == 2 else {
        throw invalid("a layer is a pair (name, shape), got \(try machine.repr(item).string)")
      }
      let sizes = try machine.sequence(pair[1])?.map { try machine.str($0).string }
      return (try machine.str(pair[0]).string, try sizes?.joined(separator: "x") ?? machine.str(pair[1]).string)
    }
    let width = rows.reduce(0) { max($0, $1.name.count) }
    let edge = "+" + String(repeating: "-", count: width + 2) + "+"
    let stem = String(repeating: " ", count: width / 2 + 2) + "|"
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      let blank = String(repeating: " ", count: width - row.name.count)
      lines += [edge, "| \(row.name)\(blank) |  \(row.shape)", edge]
      if index < rows.count - 1 { lines.append(stem) }
    }
    return lines
  }
}
