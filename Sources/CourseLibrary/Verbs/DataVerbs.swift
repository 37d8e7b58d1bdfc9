// Drawn glyphs; what is made of them and of other shapes is in `DatasetVerbs.swift`.

import Datasets
import Interpreter
import Tensors

extension CourseLibrary {
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
        return call.results([images, labels])
      },
      Verb(
        "deformed",
        "n, names=?, size=16, shift=0.1, rotation=20.0, slant=0.2, bend=0.08, noise=0.05, inversion=0.0, seed=0",
        "n glyphs as hands write them, float32 (n,1,size,size), and their labels: moved by that part of the size, "
          + "shrunk, turned by that many degrees, slanted, bent, noisy, some of them light on dark."
      ) { call in
        let names = try call.isMissing(1) ? ["X", "O"] : glyphNames(call, 1)
        let standard = Deformation.written
        let deformation = Deformation(
          shift: try call.double(3), scale: standard.scale, rotation: try call.double(4),
          slant: try call.double(5), bend: try call.double(6), noise: try call.double(7),
          inversion: try call.double(8))
        return call.results(
          of: try DeformedGlyphs.make(
            call.int(0), names: names, size: call.int(2), deformation: deformation, seed: call.int(9),
            on: call.engine))
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

  static func glyphNames(_ call: Call, _ place: Int) throws -> [String] {
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
    (("datasets", "cifar10_labels"), CIFAR10.labelNames),
    (("datasets", "vehicle_labels"), Vehicles.labelNames),
    (("datasets", "shape_labels"), SmallShapes.labelNames),
    (("datasets", "burst_labels"), Bursts.labelNames),
    (("datasets", "lesion_labels"), Lesions.labelNames),
    (("datasets", "cell_labels"), Cells.labelNames),
    (("datasets", "thin_shape_labels"), ThinShapes.labelNames),
    (("datasets", "detection_labels"), GlyphScenes.detectionNames),
    (("datasets", "caption_words"), CaptionScenes.words),
    (("glyphs", "names"), Glyphs.names),
  ]
}
