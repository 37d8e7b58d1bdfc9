import Limits
import Tensors
import Testing

@testable import Datasets

private func text(_ picture: GlyphPicture) -> [String] {
  (0..<picture.height).map { row in
    String(picture.pixels[row * picture.width..<(row + 1) * picture.width].map { $0 > 0 ? "#" : "." })
  }
}

@Suite struct GlyphTests {
  @Test func strokesAreCleanAtSmallSizes() throws {
    #expect(try text(Glyphs.draw("X", size: 5)) == ["#...#", ".#.#.", "..#..", ".#.#.", "#...#"])
    #expect(
      try text(Glyphs.draw("O", size: 7)) == [
        "..###..", ".#...#.", "#.....#", "#.....#", "#.....#", ".#...#.", "..###..",
      ])
    #expect(
      try text(Glyphs.draw("+", size: 6)) == ["..##..", "..##..", "######", "######", "..##..", "..##.."])
  }

  /// The lecture's clean 9x9 X is this X with -1 for the ground.
  @Test func theXOfTheLectureIsTheGlyph() throws {
    let drawn = try Glyphs.draw("X", size: 9).pixels.map { $0 > 0 ? 1 : -1 }
    #expect(drawn == LectureGrids.cleanX.values)
  }

  @Test func everyGlyphIsDrawnAtEverySizeAndDiffersFromTheOthers() throws {
    for size in [5, 6, 8, 13, 16, 28, 64] {
      var seen: Set<[Float]> = []
      for name in Glyphs.names {
        let picture = try Glyphs.draw(name, size: size)
        #expect(picture.pixels.count == size * size)
        #expect(picture.pixels.contains(1) && picture.pixels.allSatisfy { $0 == 0 || $0 == 1 })
        if size >= 8 { #expect(seen.insert(picture.pixels).inserted, "\(name) at \(size)") }
      }
    }
    #expect(
      Glyphs.names == [
        "X", "O", "T", "L", "H", "+", "square", "triangle", "disk", "house", "car", "face", "moose",
      ])
  }

  @Test func partsLieWhereTheyAreDrawn() throws {
    for name in Glyphs.names {
      let whole = try Glyphs.draw(name, size: 28)
      let parts = try Glyphs.parts(of: name, size: 28)
      #expect(!parts.isEmpty)
      let hole = parts.first { $0.name == "headlight" }?.picture.pixels
      for part in parts {
        for (index, ink) in part.picture.pixels.enumerated() where ink == 1 {
          let (row, column) = (index / 28, index % 28)
          #expect((part.row..<part.row + part.height).contains(row))
          #expect((part.column..<part.column + part.width).contains(column))
          #expect(whole.pixels[index] == (hole?[index] == 1 ? 0 : 1))
        }
      }
    }
  }

  @Test func pictureIOfASeedIsAlwaysTheSame() throws {
    let short = try Glyphs.batch(count: 3, size: 8, shift: 1, noise: 0.2, seed: 5)
    let long = try Glyphs.batch(count: 50, size: 8, shift: 1, noise: 0.2, seed: 5)
    #expect(Array(long.pixels.prefix(3 * 64)) == short.pixels)
    #expect(Array(long.labels.prefix(5)) == [0, 1, 0, 1, 0])
    #expect(try Glyphs.batch(count: 3, size: 8, shift: 1, noise: 0.2, seed: 6).pixels != short.pixels)
  }

  @Test func noiseHasTheSpreadAskedFor() throws {
    let batch = try Glyphs.batch(count: 200, names: ["X"], size: 16, shift: 0, noise: 0.5, seed: 1)
    let clean = try Glyphs.draw("X", size: 16).pixels
    let noise = batch.pixels.enumerated().map { Double($1 - clean[$0 % 256]) }
    let mean = noise.reduce(0, +) / Double(noise.count)
    let variance = noise.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(noise.count)
    #expect(abs(mean) < 0.01)
    #expect(abs(variance.squareRoot() - 0.5) < 0.01)
  }

  @Test func shiftsReachEveryPlace() throws {
    let batch = try Glyphs.batch(count: 300, names: ["+"], size: 16, shift: 2, seed: 3)
    let pictures = stride(from: 0, to: batch.pixels.count, by: 256).map { Array(batch.pixels[$0..<$0 + 256]) }
    #expect(Set(pictures).count == 25)
  }

  @Test func placingKeepsTheCanvas() throws {
    let canvas = GlyphPicture(height: 6, width: 8, pixels: Array(repeating: 0.5, count: 48))
    let glyph = try Glyphs.draw("X", size: 5)
    let placed = try Glyphs.place(glyph, on: canvas, row: 1, column: 3)
    #expect(placed.pixels[1 * 8 + 3] == 1 && placed.pixels[1 * 8 + 4] == 0.5)
    for (row, column) in [(2, 3), (1, 4), (-1, 0), (0, -1), (Int.max, 0), (0, Int.min)] {
      #expect(throws: DatasetError.self) { try Glyphs.place(glyph, on: canvas, row: row, column: column) }
    }
  }

  @Test func badArgumentsAreErrors() {
    #expect(throws: DatasetError.glyph(name: "Q", known: Glyphs.names)) { try Glyphs.draw("Q") }
    #expect(throws: DatasetError.glyphSize(4, smallest: 5, largest: 1024)) { try Glyphs.draw("X", size: 4) }
    #expect(throws: DatasetError.noNames) { try Glyphs.batch(count: 1, names: []) }
    for count in [-1, Int.max] { #expect(throws: DatasetError.self) { try Glyphs.batch(count: count) } }
    for shift in [-1, 9, Int.max] {
      #expect(throws: DatasetError.shift(shift, size: 16)) { try Glyphs.batch(count: 1, shift: shift) }
    }
    for noise in [-0.1, .nan, .infinity] {
      #expect(throws: DatasetError.self) { try Glyphs.batch(count: 1, noise: noise) }
    }
  }
}

@Suite struct LectureGridTests {
  @Test func lincolnHasTheKnownNumbers() throws {
    let first = try LectureGrids.lincoln()
    #expect(first.values.count == 192 && first.values.reduce(0, +) == 27_773)
    #expect(first.values.min() == 0 && first.values.max() == 255)
    #expect(try LectureGrids.lincoln(copy: 2) == first)
    let third = try LectureGrids.lincoln(copy: 3)
    #expect(zip(first.values, third.values).filter { $0 != $1 }.count == 49)
    #expect(third.values[4 * 12 + 3] == 257 && third.values[13 * 12 + 10] == 266)
    #expect(throws: DatasetError.lincolnCopy(4)) { try LectureGrids.lincoln(copy: 4) }
    let engine = Engine(limits: Limits())
    #expect(try first.tensor(on: engine).dtype == .uint8)
    #expect(try third.tensor(on: engine).dtype == .int64)
  }

  @Test func theTwoXAgreeIn65Cells() {
    let pairs = zip(LectureGrids.cleanX.values, LectureGrids.deformedX.values)
    #expect(pairs.filter { $0 == $1 }.count == 65)
    #expect(pairs.map { $0 * $1 }.reduce(0, +) == 49)
  }
}
