import Foundation
import Limits
import Networks
import Tensors
import Testing

@Suite struct SafetensorsTests {
  private let engine = Engine()

  private func sample() throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(forResource: "sample", withExtension: "safetensors", subdirectory: "Recorded"))
    return [UInt8](try Data(contentsOf: url))
  }

  private func temporary() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "networks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  @Test("reads what Python's safetensors wrote")
  func readsPython() throws {
    let (tensors, metadata) = try Safetensors.decode(sample(), on: engine)
    #expect(metadata == ["format": "pt"])
    #expect(Set(tensors.names).count == 9)
    #expect(try #require(tensors["conv1.weight"]).shape == [2, 1, 2, 3])
    #expect(try #require(tensors["conv1.bias"]).floats() == [0.1, -0.2])
    #expect(
      try #require(tensors["special"]).floats().map(\.bitPattern).dropFirst() == [
        0x7F80_0000, 0xFF80_0000, 0x8000_0000, 1, 0x7F7F_FFFF,
      ])
    #expect(try #require(tensors["double"]).doubles() == [.pi, .leastNonzeroMagnitude])
    #expect(try #require(tensors["steps"]).ints() == [1 << 62 + 1])
    #expect(try #require(tensors["bytes"]).bytes() == [0, 127, 255])
    #expect(try #require(tensors["mask"]).bools() == [true, false, false, true])
    #expect(try #require(tensors["empty"]).shape == [0, 3])
    #expect(try #require(tensors["größe \"x\""]).floats() == [1.5])
  }

  @Test("writes byte for byte what Python's safetensors writes, whatever the order and the strides")
  func writesPython() throws {
    let bytes = try sample()
    let (tensors, metadata) = try Safetensors.decode(bytes, on: engine)
    var state = NamedTensors(tensors.reversed().map { ($0.name, $0.tensor) })
    let mask = try #require(state["mask"])
    state["mask"] = try mask.transpose(0, 1).contiguous().transpose(0, 1)
    #expect(try Safetensors.encode(state, metadata: metadata) == bytes)
    if let path = ProcessInfo.processInfo.environment["WRITE_SAFETENSORS"] {
      try Safetensors.save(state, metadata: metadata, to: path)
    }
  }

  @Test("a saved file replaces the old one whole, leaves no other behind, and loads with the same bits")
  func saving() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/net.safetensors"
    let (tensors, metadata) = try Safetensors.decode(sample(), on: engine)
    try Safetensors.save(NamedTensors(), to: path)
    try Safetensors.save(tensors, metadata: metadata, to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["net.safetensors"])
    #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == sample())
    let (again, _) = try Safetensors.load(path, on: engine)
    #expect(again.names == tensors.names)
    #expect(try Safetensors.encode(again, metadata: metadata) == sample())
  }

  @Test("what cannot be written leaves the old file as it was, and says why")
  func failedSaving() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/net.safetensors"
    try Safetensors.save(NamedTensors(), to: path)
    let before = try Data(contentsOf: URL(filePath: path))
    let bad = NamedTensors([("__metadata__", try engine.zeros([1]))])
    #expect(throws: WeightFileError.name("__metadata__")) { try Safetensors.save(bad, to: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["net.safetensors"])
    #expect(throws: WeightFileError.file(path: folder + "/no/x", reason: "No such file or directory")) {
      try Safetensors.save(bad, to: folder + "/no/x")
    }
    #expect(throws: WeightFileError.file(path: folder + "/none", reason: "No such file or directory")) {
      try Safetensors.load(folder + "/none", on: engine)
    }
  }

  private func file(_ header: String, data: Int = 0, claimed: UInt64? = nil) -> [UInt8] {
    let length = claimed ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + Array(header.utf8)
      + Array(repeating: 1, count: data)
  }

  @Test("narrow types are widened")
  func narrow() throws {
    func read(_ dtype: String, _ bytes: [UInt8], count: Int) throws -> Tensor {
      let header = "{\"a\":{\"dtype\":\"\(dtype)\",\"shape\":[\(count)],\"data_offsets\":[0,\(bytes.count)]}}"
      let decoded = try Safetensors.decode(file(header) + bytes, on: Engine())
      return try #require(decoded.tensors["a"])
    }
    #expect(
      try read("F16", [0, 0x3C, 0, 0xC1, 1, 0, 0xFF, 0x7B], count: 4).floats() == [1, -2.5, 0x1p-24, 65504])
    #expect(try read("F16", [0, 0x7C, 0, 0xFC], count: 2).floats() == [.infinity, -.infinity])
    #expect(try read("F16", [1, 0x7E], count: 1).floats()[0].isNaN)
    #expect(try read("BF16", [0x80, 0x3F, 0x20, 0xC0], count: 2).floats() == [1, -2.5])
    #expect(try read("I32", [0xFF, 0xFF, 0xFF, 0xFF, 7, 0, 0, 0], count: 2).ints() == [-1, 7])
    #expect(try read("I8", [0x80, 5], count: 2).ints() == [-128, 5])
    #expect(try read("U16", [0xFF, 0xFF], count: 1).ints() == [65535])
    #expect(try read("BOOL", [0, 1, 9], count: 3).bools() == [false, true, true])
  }

  @Test("damaged headers are errors with numbers")
  func damaged() throws {
    func entry(_ name: String, _ shape: String, _ offsets: String, _ dtype: String = "F32") -> String {
      "\"\(name)\":{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
    }
    let cases: [([UInt8], String)] = [
      ([1, 2, 3], "not a safetensors file: it has 3 bytes, and its header's length alone takes 8"),
      (file("{}", claimed: 9), "the safetensors header claims 9 bytes, but only 2 follow its length"),
      (
        file("{}", claimed: .max),
        "the safetensors header claims 18446744073709551615 bytes; more than 100000000 are refused"
      ),
      (file("[]"), "the safetensors header is damaged: it is a JSON array, not an object"),
      (
        file("{\"a\":"),
        "the safetensors header is damaged: line 1, column 6: the text ends where a value was expected"
      ),
      (file("{\"a\":{}}"), "the safetensors header is damaged: 'a' has no dtype"),
      (
        file("{" + entry("a", "[1]", "[0,4]", "C64") + "}", data: 4),
        "'a' is of type C64; F64, F32, F16, BF16, I64, I32, I16, I8, U32, U16, U8, BOOL can be read"
      ),
      (
        file("{" + entry("a", "[-1]", "[0,4]") + "}", data: 4),
        "the safetensors header is damaged: 'a' has a shape that is no list of sizes"
      ),
      (
        file("{" + entry("a", "[2]", "[0,4]") + "}", data: 4),
        "'a' of shape [2] and type F32 needs 8 bytes, but its offsets 0 to 4 hold 4"
      ),
      (
        file("{" + entry("a", "[4611686018427387904,4]", "[0,4]") + "}", data: 4),
        "'a' claims the shape [4611686018427387904, 4], more values than can be counted"
      ),
      (
        file("{" + entry("a", "[0,4611686018427387904,4611686018427387904]", "[0,0]") + "}"),
        "'a' claims the shape [0, 4611686018427387904, 4611686018427387904], more values than can be counted"
      ),
      (
        file("{" + entry("a", "[1000000000000]", "[0,4000000000000]") + "}", data: 4),
        "'a' ends at byte 4000000000000 of the data, but there are 4"
      ),
      (
        file("{" + entry("a", "[2]", "[0,8]") + "," + entry("b", "[1]", "[4,8]") + "}", data: 8),
        "'b' begins at byte 4, inside 'a', which ends at 8"
      ),
      (
        file("{" + entry("a", "[1]", "[0,4]") + "," + entry("b", "[1]", "[8,12]") + "}", data: 12),
        "'b' begins at byte 8, but what stands before it ends at 4"
      ),
      (
        file("{" + entry("a", "[1]", "[0,4]") + "}", data: 5), "1 bytes follow the last tensor, which ends at 4"
      ),
      (
        file("{" + entry("a", "[1]", "[4,0]") + "}", data: 4),
        "the safetensors header is damaged: 'a' has no data_offsets [begin, end] with begin at most end"
      ),
      (
        file("{\"__metadata__\":{\"a\":1}}"),
        "the safetensors header is damaged: '__metadata__' has a member 'a' that is no text"
      ),
    ]
    for (bytes, message) in cases {
      let error = #expect(throws: WeightFileError.self) { try Safetensors.decode(bytes, on: engine) }
      #expect(error?.description == message)
    }
  }

  @Test("every cut and every changed byte of a file gives tensors or an error")
  func changedBytes() throws {
    let bytes = try sample()
    for count in Swift.stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: WeightFileError.self) { try Safetensors.decode(Array(bytes.prefix(count)), on: engine) }
    }
    for place in 0..<min(bytes.count, 700) {
      var changed = bytes
      changed[place] ^= 0x15
      _ = try? Safetensors.decode(changed, on: engine)
    }
  }

  @Test("a file larger than the budget is refused by the budget")
  func budget() throws {
    let small = Engine(limits: Limits(budget: Budget(bytes: 1000)))
    let bytes = try Safetensors.encode(NamedTensors([("a", try engine.zeros([1000]))]))
    #expect(throws: WeightFileError.self) { try Safetensors.decode(bytes, on: small) }
  }
}
