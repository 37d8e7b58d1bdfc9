import CZlib
import Limits
import Tensors
import Testing

@testable import Pictures

private func decode(_ text: String) throws -> StoredImage {
  try ImageFile.decode(Array(text.utf8), path: "x.pgm")
}

private func problem(_ bytes: [UInt8]) -> NetpbmError? {
  do {
    _ = try ImageFile.decode(bytes, path: "x.pgm")
    return nil
  } catch {
    return error.problem
  }
}

private func problem(_ text: String) -> NetpbmError? { problem(Array(text.utf8)) }

@Suite struct NetpbmTests {
  @Test func writesAndReadsByteForByte() throws {
    let gray = StoredImage(width: 2, height: 2, channels: 1, maximum: 255, samples: [0, 10, 32, 255])
    let file = try PictureFormat.pgm.encode(gray)
    #expect(file == Array("P5\n2 2\n255\n".utf8) + [0, 10, 32, 255])
    #expect(try ImageFile.decode(file, path: "x") == gray)
    let deep = StoredImage(width: 1, height: 1, channels: 3, maximum: 65535, samples: [1, 256, 65535])
    let deepFile = try PictureFormat.ppm.encode(deep)
    #expect(deepFile == Array("P6\n1 1\n65535\n".utf8) + [0, 1, 1, 0, 255, 255])
    #expect(try ImageFile.decode(deepFile, path: "x") == deep)
  }

  @Test func readsPlainFormatsWithCommentsAndAnyWhiteSpace() throws {
    #expect(try decode("P2 # a comment\n#another\r\n2\t1\u{0B}\u{0C} 9\n 3\n9 # end").samples == [3, 9])
    let colour = try decode("P3\n1 2 1000\n1 2 3   4\n5 1000\n")
    #expect(colour.channels == 3 && colour.maximum == 1000)
    #expect(colour.planes == [1, 4, 2, 5, 3, 1000])
  }

  @Test func saysWhatIsWrong() {
    #expect(problem("") == .empty)
    #expect(problem("GIF89a") == .magic(found: "\"GIF8\""))
    #expect(problem("P4\n8 8\n") == .magic(found: "the bytes 80 52 10 56"))
    #expect(problem("P5\n2") == .headerEnds(before: "height"))
    #expect(problem("P5\n-3 2\n255\n") == .outOfRange(field: "width", text: "-3", low: 1, high: 1_000_000_000))
    #expect(problem("P5\n0 2\n255\n") == .outOfRange(field: "width", text: "0", low: 1, high: 1_000_000_000))
    #expect(problem("P5\nx2 2\n255\n") == .notANumber(field: "width", text: "\"x2\"", offset: 3))
    #expect(
      problem("P5\n2 2\n70000\n") == .outOfRange(field: "largest sample", text: "70000", low: 1, high: 65535))
    #expect(
      problem("P5\n999999999 999999999\n255\n")
        == .tooLarge(width: 999_999_999, height: 999_999_999, limit: PictureError.pixelLimit))
    #expect(problem("P5 8000 8000 255 ") == .truncated(needed: 64_000_000, found: 0))
    #expect(problem("P2 8000 8000 255 1 2 3") == .missingSamples(needed: 64_000_000, found: 3))
    #expect(problem("P5\n10 100\n255\nabcdefghijkl") == .truncated(needed: 1000, found: 12))
    #expect(problem("P5\n2 1\n9\n\u{01}\u{0B}") == .sampleTooLarge(value: 11, maximum: 9, row: 0, column: 1))
    #expect(problem("P2\n2 1\n9\n1 11") == .sampleTooLarge(value: 11, maximum: 9, row: 0, column: 1))
    #expect(problem("P2\n2 1\n9\n1 a") == .notANumber(field: "sample 1", text: "\"a\"", offset: 11))
    #expect(problem("P5\n1 1\n255\nab") == .trailing(count: 1, offset: 12))
    #expect(problem("P2\n1 1\n255\n7 8") == .trailing(count: 1, offset: 13))
  }

  @Test func errorsNameTheFileAndTheNumbers() {
    let error = ImageFileError(path: "cat.pgm", problem: .truncated(needed: 1000, found: 12))
    #expect("\(error)" == "cat.pgm: the picture is cut off: it needs 1000 bytes of pixels, the file has 12")
  }

  /// Damaged files give errors or pictures, never a trap; a picture has the samples of its size.
  @Test func survivesDamage() throws {
    let seeds: [[UInt8]] = [
      Array("P5\n3 2\n255\nabcdef".utf8), Array("P6 1 2 300 abcdefghijkl".utf8),
      Array("P2 # c\n3 2 99\n1 2 3\n4 5 99\n".utf8), Array("P3\n1 2\n255\n1 2 3 4 5 6\n".utf8),
    ]
    let spice = Array("0123456789-# \nP\u{00}\u{7F}".utf8) + [0xFF]
    var state: UInt64 = 20_240_601
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for round in 0..<8000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0...next(4) where !bytes.isEmpty {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = spice[next(spice.count)]
        case 1: bytes.insert(spice[next(spice.count)], at: place)
        case 2: bytes.remove(at: place)
        default: bytes = Array(bytes[..<place])
        }
      }
      if let image = try? ImageFile.decode(bytes, path: "x") {
        #expect(image.samples.count == image.width * image.height * image.channels)
      }
    }
  }
}

@Suite struct PNGTests {
  /// Unpacks what the writer packed and checks every chunk's length and CRC.
  @Test func chunksHoldTheRows() throws {
    let picture = StoredImage(width: 2, height: 2, channels: 1, maximum: 255, samples: [1, 2, 3, 255])
    let file = try PictureFormat.png.encode(picture)
    var place = 8
    var chunks: [String: [UInt8]] = [:]
    while place < file.count {
      let length = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      let body = Array(file[place + 4..<place + 8 + length])
      let check = file[place + 8 + length..<place + 12 + length].reduce(0) { $0 << 8 | UInt($1) }
      #expect(crc32(0, body, uInt(body.count)) == check)
      chunks[String(decoding: body.prefix(4), as: UTF8.self)] = Array(body.dropFirst(4))
      place += 12 + length
    }
    #expect(chunks["IHDR"] == [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])
    #expect(chunks["IEND"] == [])
    let packed = try #require(chunks["IDAT"])
    var rows = [UInt8](repeating: 0, count: 6)
    var length = uLong(rows.count)
    #expect(uncompress(&rows, &length, packed, uLong(packed.count)) == Z_OK)
    #expect(rows == [0, 1, 2, 0, 3, 255])
  }

  @Test func formatsAreFoundByName() throws {
    #expect(try PictureFormat.named(by: "out/Cat.PGM").name == "PGM")
    #expect(throws: PictureError.unknownFormat(path: "cat.jpg", known: [".pgm", ".ppm", ".png"])) {
      try PictureFormat.named(by: "cat.jpg")
    }
    let colour = StoredImage(width: 1, height: 1, channels: 3, maximum: 255, samples: [1, 2, 3])
    #expect(throws: PictureError.self) { try PictureFormat.pgm.encode(colour) }
  }
}

@Suite struct TensorPictureTests {
  private let engine = Engine(limits: Limits())

  @Test func theShapeSaysWhatIsShown() throws {
    #expect(try Raster(engine.zeros([4, 5])).palette == .gray)
    #expect(try Raster(engine.zeros([3, 4, 5])).palette == .rgb)
    #expect(try Raster(engine.zeros([1, 1, 4, 5])).width == 5)
    #expect(try Raster(engine.zeros([3, 4, 5]), as: .signed).width == 11)
    #expect(try Raster(engine.zeros([5, 3, 4, 4])).palette == .rgb)
    for shape in [[], [4], [2, 2, 4, 4], [2, 3, 3, 4, 4]] {
      #expect(throws: PictureError.shape(shape)) { try Raster(engine.zeros(shape)) }
    }
    #expect(throws: PictureError.empty(width: 4, height: 0)) { try Raster(engine.zeros([0, 4])) }
    #expect(throws: PictureError.empty(width: 4, height: 4)) { try Raster(engine.zeros([0, 4, 4])) }
  }

  @Test func bytesAreNotStretchedButFloatsAre() throws {
    let bytes = try engine.tensor([10, 20] as [UInt8], shape: [1, 2])
    #expect(try Raster(bytes).samples == [10, 20])
    #expect(try Raster(bytes.to(.float32)).samples == [0, 255])
    #expect(try Raster(bytes.to(.bool)).samples == [255, 255])
  }

  @Test func aMontageHasOneScale() throws {
    let maps = try engine.tensor([0, 1, 0, 2] as [Float], shape: [2, 1, 2])
    #expect(try Raster(maps, columns: 1).stored().samples == [0, 128, 128, 128, 0, 255])
  }

  @Test func filesRoundTripThroughTensors() throws {
    let gray = try engine.tensor((0..<192).map { UInt8($0) }, shape: [16, 12])
    let file = try PictureFormat.pgm.encode(StoredImage(gray))
    let again = try ImageFile.decode(file, path: "x").tensor(on: engine)
    #expect(again.dtype == .uint8 && again.shape == [16, 12])
    #expect(try again.bytes() == gray.bytes())
    #expect(try PictureFormat.pgm.encode(StoredImage(again)) == file)
    let deep = try engine.tensor([0, 257, 65535], shape: [3, 1, 1])
    let colour = try ImageFile.decode(PictureFormat.ppm.encode(StoredImage(deep)), path: "x").tensor(on: engine)
    #expect(colour.dtype == .int64)
    #expect(try colour.ints() == [0, 257, 65535])
  }

  @Test func whatAFileCannotHoldIsRefused() throws {
    let tooBright = try engine.tensor([0, 1.5] as [Float], shape: [1, 2])
    #expect(throws: PictureError.self) { try StoredImage(tooBright) }
    let negative = try engine.tensor([0, -1], shape: [1, 2])
    do {
      _ = try StoredImage(negative)
      Issue.record("a negative pixel was stored")
    } catch let error as PictureError {
      #expect("\(error)".hasPrefix("the value -1 at row 0, column 1 cannot be stored"))
    }
    #expect(throws: PictureError.self) { try StoredImage(engine.tensor([.nan] as [Float], shape: [1, 1])) }
  }

  @Test func badPixelsAreFound() throws {
    let grid = try engine.tensor([0, 257, -1, 255], shape: [2, 2])
    #expect(
      try PixelFault.all(in: grid) == [
        PixelFault(row: 0, column: 1, value: 257), PixelFault(row: 1, column: 0, value: -1),
      ])
  }
}
