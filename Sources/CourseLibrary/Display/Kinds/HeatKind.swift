// A heat map over the image that it speaks of: where a classifier looked, where a detector fires.
//
// The map is laid over the image in proportion, whatever its size. Where it is strong its colour covers the image, where
// it is weak the grey image shows through; without colours the map alone is drawn.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var heat: PictureKind {
    PictureKind("heat", ["heatmap", "overlay", "cam"], "a map (h,w) over the image given as over=") { request in
      guard request.has("over") else {
        return try request.image(noun: "heat map", mapping: .sequential(), splitsColours: true)
      }
      var map = try request.tensor()
      while map.rank > 2, map.shape[0] == 1 { map = try map.select(0, 0) }
      guard map.rank == 2 else { throw PictureError.shape(map.shape) }
      let heat = try TileShape(map).rasters(.sequential()).tiles[0]
      let under = try request.tensor(of: request.option("over"), called: "over")
      let tiles = try TileShape(under).rasters(.gray()).tiles
      guard tiles.count == 1 else {
        throw request.invalid("over must be one image, got shape \(shapeText(under.shape))")
      }
      let over = ImagePicture(
        [Raster.overlay(heat, on: tiles[0])], noun: "heat map over an image",
        facts: ValueFacts(try request.values(), width: map.shape[1]),
        origin: "map \(try request.origin()) over \(shapeText(under.shape))")
      var alone = over
      alone.tiles = [heat]
      return HeatPicture(over: over, alone: alone)
    }
  }
}

/// A map over its image, or alone where there are no colours to tell one from the other.
private struct HeatPicture: Picture {
  let over: ImagePicture
  let alone: ImagePicture

  func lines(_ space: TextSpace) -> [String] {
    let hasColours = space.style != .ascii && space.style != .halfBlock(.none)
    if hasColours { return over.lines(space) }
    let note = "Without colours the map alone is drawn, not the image."
    return alone.lines(space) + Figure.folded(note, space.width)
  }

  func stored() throws(PictureError) -> StoredImage? { try over.stored() }
  func exact() throws(PictureError) -> StoredImage? { try over.exact() }
  var isDrawn: Bool { false }
  var altText: String? { over.altText }
  var size: Int { over.size }
}
