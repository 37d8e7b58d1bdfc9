import CZlib
import Limits
import Tensors
import Testing

@testable import Datasets

/// Bytes packed by zlib with gzip's header and trailer.
private func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var packed = [UInt8](repeating: 0, count: bytes.count + 1000)
  var length = uLong(packed.count)
  compress2(&packed, &length, bytes, uLong(bytes.count), 6)
  // zlib's own wrapping is 2 bytes before and 4 after the deflate data.
  let deflated = packed[2..<Int(length) - 4]
  let check = UInt32(crc32(0, bytes, uInt(bytes.count)))
  func little(_ value: UInt32) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + deflated + little(check) + little(UInt32(bytes.count))
}

private func idx(_ sizes: [UInt32], _ elements: [UInt8], type: UInt8 = 8) -> [UInt8] {
  let header = sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
  return [0, 0, type, UInt8(sizes.count)] + header + elements
}

private func problem(_ file: [UInt8], dimensions: Int = 3) -> String {
  do {
    return "read \(try IdxFile.decode(gzip: file, path: "x.gz", dimensions: dimensions).shape)"
  } catch {
    return "\(error)"
  }
}

@Suite struct IdxTests {
  private let good = gzip(idx([3, 2, 2], Array(0..<12)))

  @Test func readsWholeOrLimited() throws {
    let whole = try IdxFile.decode(gzip: good, path: "x", dimensions: 3)
    #expect(whole.shape == [3, 2, 2] && whole.bytes == Array(0..<12))
    let two = try IdxFile.decode(gzip: good, path: "x", dimensions: 3, limit: 2)
    #expect(two.shape == [2, 2, 2] && two.bytes == Array(0..<8))
    #expect(try IdxFile.decode(gzip: good, path: "x", dimensions: 3, limit: 99) == whole)
    #expect(try IdxFile.decode(gzip: good, path: "x", dimensions: 3, limit: 0).bytes == [])
  }

  @Test func saysWhatIsWrong() {
    #expect(problem([]) == "x.gz: not a gzip file (it does not begin with the bytes 1f 8b)")
    #expect(problem(Array("hello".utf8)).contains("not a gzip file"))
    #expect(problem(gzip([0, 0, 8])) == "x.gz: the idx header is cut off")
    #expect(
      problem(gzip(Array("P5 28 28".utf8))).contains("not an idx file: it begins with the bytes 80 53 32 50"))
    #expect(problem(gzip(idx([1, 1, 1], [0], type: 0x0D))).contains("type 13 are not read"))
    #expect(problem(gzip(idx([1], [0]))) == "x.gz: the idx file has 1 dimension, expected 3")
    #expect(problem(gzip(idx([2, 0xFFFF_FFFF, 2], []))) == "x.gz: the idx header says size -1 for dimension 1")
    let huge = problem(gzip(idx([0x7FFF_FFFF, 28, 28], [])))
    #expect(huge.contains("2147483647 x 28 x 28 = 1683627179248 bytes") && huge.contains("cannot hold so many"))
    #expect(
      problem(gzip(idx([0x7FFF_FFFF, 0x7FFF_FFFF, 0x7FFF_FFFF], []))).contains("more than can be counted"))
    #expect(
      problem(gzip(idx([3, 2, 2], [1, 2])))
        == "x.gz: the idx file is cut off: it needs 12 bytes of elements, there are 2")
    #expect(problem(gzip(idx([1, 1, 1], [1, 2]))) == "x.gz: the idx file goes on after its last element")
    #expect(problem(good + [7]) == "x.gz: 1 byte after the end of the gzip data")
    #expect(problem(Array(good.dropLast(3))) == "x.gz: the gzip data is cut off before its checksum")
    var wrong = good
    wrong[wrong.count - 5] ^= 1
    #expect(problem(wrong) == "x.gz: the gzip data is damaged (incorrect data check)")
  }

  /// Damaged files give errors or arrays of their shape, never a trap.
  @Test func survivesDamage() throws {
    var state: UInt64 = 77
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for round in 0..<6000 {
      // Damage in turn what is packed and the packed file.
      var bytes = round.isMultiple(of: 2) ? idx([3, 2, 2], Array(0..<12)) : good
      for _ in 0...next(3) where !bytes.isEmpty {
        let place = next(bytes.count)
        switch next(4) {
        case 0, 1: bytes[place] = UInt8(next(256))
        case 2: bytes.insert(UInt8(next(256)), at: place)
        default: bytes = Array(bytes[..<place])
        }
      }
      let file = round.isMultiple(of: 2) ? gzip(bytes) : bytes
      let limit = next(3) == 0 ? next(5) : nil
      if let array = try? IdxFile.decode(gzip: file, path: "x", dimensions: 3, limit: limit) {
        #expect(array.bytes.count == array.shape.reduce(1, *))
      }
    }
  }
}

@Suite struct FashionMNISTTests {
  private let images = gzip(idx([2, 28, 28], Array(repeating: 9, count: 2 * 784)))

  private func load(_ files: [String: [UInt8]], limit: Int? = nil) throws -> LabelledImages {
    try FashionMNIST(environment: ["FASHION_MNIST": "data"], reader: FileReader { files[$0] })
      .load(split: "test", limit: limit)
  }

  @Test func readsImagesAndLabels() throws {
    let data = try load([
      "data/t10k-images-idx3-ubyte.gz": images, "data/t10k-labels-idx1-ubyte.gz": gzip(idx([2], [3, 9])),
    ])
    #expect(data.notice == nil && data.labels == [3, 9])
    let tensors = try data.tensors(on: Engine(limits: Limits()))
    #expect(tensors.images.shape == [2, 28, 28] && tensors.images.dtype == .uint8)
    #expect(tensors.labels.dtype == .int64)
  }

  @Test func filesMustAgree() {
    let images = "data/t10k-images-idx3-ubyte.gz"
    let labels = "data/t10k-labels-idx1-ubyte.gz"
    #expect(throws: DatasetError.counts(imagesPath: images, images: 2, labelsPath: labels, labels: 1)) {
      try load([images: self.images, labels: gzip(idx([1], [3]))])
    }
    #expect(throws: DatasetError.label(path: labels, value: 10, index: 1, classes: 10)) {
      try load([images: self.images, labels: gzip(idx([2], [3, 10]))])
    }
    #expect(throws: DatasetError.imageSize(path: images, height: 1, width: 2)) {
      try load([images: gzip(idx([1, 1, 2], [1, 2])), labels: gzip(idx([1], [3]))])
    }
  }

  @Test func glyphsStandInAndSaySo() throws {
    let data = try load([:], limit: 20)
    #expect(data.count == 20 && data.pixels.count == 20 * 784 && data.labels.max() == 9)
    let notice = try #require(data.notice)
    #expect(notice.contains("data") && !notice.contains("\n"))
  }

  @Test func argumentsAreChecked() {
    let set = FashionMNIST(environment: [:], reader: FileReader { _ in nil })
    #expect(set.folder == FashionMNIST.debianFolder)
    #expect(throws: DatasetError.split("valid")) { try set.load(split: "valid") }
    #expect(throws: DatasetError.negativeLimit(-1)) { try set.load(split: "test", limit: -1) }
  }
}
