// Data: the lectures' grids, Fashion-MNIST, and drawn glyphs.

import Datasets
import Interpreter
import Tensors

extension CourseLibrary {
  static var datasetVerbs: [Verb] {
    [
      Verb("lincoln", "copy=1", "The 16x12 portrait of the lectures; copy 3 has 49 damaged cells.") {
        $0.result(try LectureGrids.lincoln(copy: $0.int(0)).tensor(on: $0.engine))
      },
      Verb(
        "fashion_mnist", "split=\"test\", limit=None",
        "Pictures of clothes, uint8 (N,28,28), and their labels; drawn glyphs where the data set is not installed."
      ) { call in
        let environment = call.library.environment
        let loader = FashionMNIST(
          environment: environment.variables, reader: FileReader(environment.readDataSet))
        let data = try loader.load(split: call.string(0), limit: call.optionalInt(1))
        if let notice = data.notice { try call.machine.print([notice]) }
        let (images, labels) = try data.tensors(on: call.engine)
        return call.machine.tuple([call.result(images), call.result(labels)])
      },
    ]
  }

  static var glyphVerbs: [Verb] {
    [
      Verb("draw", "name, size=16", "A drawn picture of 0 and 1, float32: glyphs.draw(\"moose\").") {
        $0.result(try Glyphs.draw($0.string(0), size: $0.int(1)).tensor(on: $0.engine))
      },
      Verb(
        "batch", "n, names=?, size=16, shift=2, noise=0.0, seed=0",
        "n pictures (n,size,size) of the named glyphs in turn, moved and noisy, and their labels."
      ) { call in
        let names = try call.isMissing(1) ? ["X", "O"] : glyphNames(call, 1)
        let batch = try Glyphs.batch(
          count: call.int(0), names: names, size: call.int(2), shift: call.int(3), noise: call.double(4),
          seed: call.int(5))
        let (images, labels) = try batch.tensors(on: call.engine)
        return call.machine.tuple([call.result(images), call.result(labels)])
      },
      Verb("place", "canvas, glyph, row, col", "A new picture: the canvas with the glyph put in at (row, col).")
      {
        call in
        let canvas = try call.picture(0)
        let picture = try Glyphs.place(
          GlyphPicture(call.picture(1)), on: GlyphPicture(canvas), row: call.int(2), column: call.int(3))
        return call.result(try picture.tensor(on: call.engine).to(canvas.dtype))
      },
    ]
  }

  private static func glyphNames(_ call: Call, _ place: Int) throws -> [String] {
    guard let items = call.machine.sequence(call[place]) else {
      throw call.mismatch(place, "a list or tuple of names")
    }
    return try items.map { item in
      guard case .string(let name) = item else { throw call.mismatch(place, "a list or tuple of names") }
      return name.text.string
    }
  }

  /// Lists of words that stand in a namespace.
  static let wordLists: [(constant: (space: String, name: String), words: [String])] = [
    (("datasets", "fashion_labels"), FashionMNIST.labelNames),
    (("glyphs", "names"), Glyphs.names),
  ]
}
