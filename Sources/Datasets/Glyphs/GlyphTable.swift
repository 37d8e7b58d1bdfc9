// The glyphs: one list. Each is made of named parts, so that a lesson can look for wheels to find a car.

/// A part of a glyph: what it is called and how it is drawn.
struct PartDrawing: Sendable {
  let name: String
  let stroke: Stroke
  /// Drawn by taking ink away, as a window in a wall.
  var isHole = false
}

struct GlyphDrawing: Sendable {
  let name: String
  let parts: [PartDrawing]
}

extension Glyphs {
  static let table = [
    GlyphDrawing(
      name: "X",
      parts: [
        PartDrawing(name: "falling diagonal", stroke: .path([Point(0, 0), Point(1, 1)])),
        PartDrawing(name: "rising diagonal", stroke: .path([Point(0, 1), Point(1, 0)])),
      ]),
    GlyphDrawing(
      name: "O", parts: [PartDrawing(name: "ring", stroke: .ring(Point(0.5, 0.5), radius: 0.5))]),
    GlyphDrawing(
      name: "T",
      parts: [
        PartDrawing(name: "bar", stroke: .path([Point(0, 0), Point(1, 0)])),
        PartDrawing(name: "stem", stroke: .path([Point(0.5, 0), Point(0.5, 1)])),
      ]),
    GlyphDrawing(
      name: "L",
      parts: [
        PartDrawing(name: "stem", stroke: .path([Point(0, 0), Point(0, 1)])),
        PartDrawing(name: "bar", stroke: .path([Point(0, 1), Point(1, 1)])),
      ]),
    GlyphDrawing(
      name: "H",
      parts: [
        PartDrawing(name: "left stem", stroke: .path([Point(0, 0), Point(0, 1)])),
        PartDrawing(name: "right stem", stroke: .path([Point(1, 0), Point(1, 1)])),
        PartDrawing(name: "bar", stroke: .path([Point(0, 0.5), Point(1, 0.5)])),
      ]),
    GlyphDrawing(
      name: "+",
      parts: [
        PartDrawing(name: "bar", stroke: .path([Point(0, 0.5), Point(1, 0.5)])),
        PartDrawing(name: "stem", stroke: .path([Point(0.5, 0), Point(0.5, 1)])),
      ]),
    GlyphDrawing(
      name: "square", parts: [PartDrawing(name: "sides", stroke: .frame(Point(0, 0), Point(1, 1)))]),
    GlyphDrawing(
      name: "triangle",
      parts: [
        PartDrawing(name: "sides", stroke: .path([Point(0.5, 0), Point(1, 1), Point(0, 1), Point(0.5, 0)]))
      ]),
    GlyphDrawing(
      name: "disk", parts: [PartDrawing(name: "disk", stroke: .disk(Point(0.5, 0.5), radius: 0.5))]),
    GlyphDrawing(
      name: "house",
      parts: [
        PartDrawing(name: "roof", stroke: .path([Point(0, 0.45), Point(0.5, 0), Point(1, 0.45)])),
        PartDrawing(name: "walls", stroke: .frame(Point(0.1, 0.45), Point(0.9, 1))),
        PartDrawing(name: "door", stroke: .box(Point(0.46, 0.75), Point(0.54, 1))),
        PartDrawing(name: "left window", stroke: .box(Point(0.25, 0.6), Point(0.3, 0.65))),
        PartDrawing(name: "right window", stroke: .box(Point(0.7, 0.6), Point(0.75, 0.65))),
      ]),
    GlyphDrawing(
      name: "car",
      parts: [
        PartDrawing(
          name: "cabin",
          stroke: .path([Point(0.15, 0.45), Point(0.3, 0.15), Point(0.65, 0.15), Point(0.8, 0.45)])),
        PartDrawing(name: "body", stroke: .box(Point(0, 0.45), Point(1, 0.7))),
        PartDrawing(name: "headlight", stroke: .box(Point(0.89, 0.54), Point(0.93, 0.56)), isHole: true),
        PartDrawing(name: "left wheel", stroke: .disk(Point(0.22, 0.8), radius: 0.14)),
        PartDrawing(name: "right wheel", stroke: .disk(Point(0.78, 0.8), radius: 0.14)),
      ]),
    GlyphDrawing(
      name: "face",
      parts: [
        PartDrawing(name: "head", stroke: .ring(Point(0.5, 0.5), radius: 0.5)),
        PartDrawing(name: "left eye", stroke: .disk(Point(0.3, 0.36), radius: 0.06)),
        PartDrawing(name: "right eye", stroke: .disk(Point(0.7, 0.36), radius: 0.06)),
        PartDrawing(name: "nose", stroke: .path([Point(0.5, 0.42), Point(0.5, 0.58)])),
        PartDrawing(
          name: "mouth",
          stroke: .path([Point(0.27, 0.66), Point(0.4, 0.77), Point(0.6, 0.77), Point(0.73, 0.66)])),
      ]),
    GlyphDrawing(
      name: "moose",
      parts: [
        PartDrawing(name: "antlers", stroke: .cells(top: 0, mooseAntlers)),
        PartDrawing(name: "head", stroke: .cells(top: 5, mooseHead)),
        PartDrawing(name: "body", stroke: .cells(top: 7, mooseBody)),
        PartDrawing(name: "legs", stroke: .cells(top: 14, mooseLegs)),
      ]),
  ]

  private static let mooseAntlers = [
    "#.#.#.....#.#.#.....",
    "#.#.#.....#.#.#.....",
    "######...######.....",
    ".######.######......",
    "....##...##.........",
  ]
  private static let mooseHead = [
    "....#######.........",
    "...########.........",
    "..#######...........",
    ".#######............",
    "#######.............",
    "######..............",
    ".####...............",
    "...##...............",
  ]
  private static let mooseBody = [
    ".........####.......",
    "........#########...",
    ".......###########..",
    "......##############",
    "......##############",
    ".......#############",
    "........##########.#",
  ]
  private static let mooseLegs = [
    "........###....####.",
    "........##.#...##.#.",
    "........##.#...##.#.",
    "........#..#...#..#.",
    "........#..#...#..#.",
    "........#..#...#..#.",
  ]
}
