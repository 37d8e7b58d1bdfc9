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
      let map = try request.tensor().squeeze()
      guard map.rank == 2 else { throw PictureError.shape(map.shape) }
      let heat = try TileShape(map).rasters(.sequential()).tiles[0]
      let under = try request.tensor(of: request.option("over"), called: "over")
      let tiles = try TileShape(under).rasters(.gray()).tiles
      guard tiles.count == 1 else {
        throw request.invalid("over must be one image, got shape \(shapeText(under.shape))")
      }
      let picture = Raster.overlay(heat, on: tiles[0])
      return ImagePicture(
        [picture], noun: "heat map over an image", facts: ValueFacts(try request.values(), width: map.shape[1]),
        origin: "map \(try request.origin()) over \(shapeText(under.shape))")
    }
  }
}
