import Foundation
import Limits
import Tensors
import Testing

@testable import Datasets

/// The files that Recorded/record.py wrote with NumPy.
private enum Recorded {
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    let dtype: String
    let shape: [Int]
    let values: [Double]
    var testDescription: String { name }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = try #require(Bundle.module.resourceURL?.appendingPathComponent("Recorded").path)
    return try FileReader.disk.require("\(folder)/\(name)")
  }

  static let files: [File] = {
    let text = (try? bytes("expected.txt")) ?? []
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return File(
        name: parts[0], dtype: parts[1], shape: parts[2].split(separator: "x").compactMap { Int($0) },
        values: parts[3].split(separator: " ").compactMap { Double($0) })
    }
  }()
}

/// What `body` throws, as text.
private func complaint(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "nothing"
  } catch { return "\(error)" }
}

/// Bytes of a file changed at random places, `rounds` times from the same start.
private func damaged(_ files: [[UInt8]], rounds: Int, _ body: ([UInt8]) -> Void) {
  var numbers = KeyedNumbers(seed: 5, key: 0)
  for round in 0..<rounds {
    var bytes = files[round % files.count]
    for _ in 0...numbers.integer(below: 3) where !bytes.isEmpty {
      let place = numbers.integer(below: bytes.count)
      switch numbers.integer(below: 4) {
      case 0, 1: bytes[place] = UInt8(numbers.integer(below: 256))
      case 2: bytes.insert(UInt8(numbers.integer(below: 256)), at: place)
      default: bytes.removeLast(bytes.count - place)
      }
    }
    body(bytes)
  }
}

@Suite struct NpyTests {
  private let engine = Engine()

  @Test(arguments: Recorded.files.filter { $0.name.hasSuffix(".npy") })
  fileprivate func readsWhatNumPyWrote(_ file: Recorded.File) throws {
    let (tensor, type) = try NpyFile.decodeTyped(Recorded.bytes(file.name), path: file.name, on: engine)
    let big = [">i2": "int16", ">f4": "float32", ">f8": "float64"]
    #expect(type.rawValue == big[file.dtype] ?? file.dtype)
    #expect(tensor.dtype == type.dtype && tensor.shape == file.shape)
    #expect(try tensor.doubles() == file.values)
    if file.name == "fortran.npy" { #expect(tensor.strides == [1, 2, 6]) }
  }

  @Test(arguments: ["float32", "float64", "int64", "uint8", "bool", "scalar", "empty"])
  func writesTheBytesThatNumPyWrites(_ name: String) throws {
    let bytes = try Recorded.bytes("\(name).npy")
    #expect(try NpyFile.encode(NpyFile.decode(bytes, path: name, on: engine)) == bytes)
  }

  @Test(arguments: Recorded.files.filter { $0.name.hasSuffix(".npy") })
  fileprivate func writesEveryTypeAsItWas(_ file: Recorded.File) throws {
    let (tensor, type) = try NpyFile.decodeTyped(Recorded.bytes(file.name), path: file.name, on: engine)
    let again = try NpyFile.decodeTyped(NpyFile.encode(tensor, as: type), path: "again", on: engine)
    #expect(try again.type == type && again.tensor.doubles() == file.values)
  }

  @Test func stopsWhileItReadsAndWrites() throws {
    let limits = Limits()
    let engine = Engine(limits: limits)
    let x = try engine.ones([300, 300])
    let bytes = try NpyFile.encode(x)
    limits.cancelFlag.raise()
    #expect(throws: TensorError.limit(.cancelled)) { try NpyFile.encode(x) }
    #expect(throws: TensorError.limit(.cancelled)) { try NpyFile.decode(bytes, path: "x", on: engine) }
  }

  @Test func aViewIsWrittenInItsOwnOrder() throws {
    let x = try engine.tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3]).transposed()
    let copy = try NpyFile.decode(NpyFile.encode(x), path: "x", on: engine)
    #expect(try copy.shape == [3, 2] && copy.floats() == [1, 4, 2, 5, 3, 6])
  }

  private func file(_ header: String, _ elements: [UInt8] = [], version: UInt8 = 1) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [version, 0, UInt8(header.utf8.count), 0]
      + (version == 1 ? [] : [0, 0]) + Array(header.utf8) + elements
  }

  private func problem(_ file: [UInt8]) -> String {
    complaint { _ = try NpyFile.decode(file, path: "x.npy", on: engine) }
  }

  @Test func headersMayBeWrittenDifferently() throws {
    let header = "{ 'shape' : (2L , ) , \"fortran_order\":True,'descr':'<u1'}"
    #expect(try NpyFile.decode(file(header, [3, 4]), path: "x", on: engine).bytes() == [3, 4])
  }

  @Test func saysWhatIsWrong() {
    func header(_ shape: String, type: String = "<f4") -> String {
      "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    }
    #expect(problem([]) == "x.npy: not a .npy file: it is empty")
    #expect(problem([80]).hasPrefix("x.npy: not a .npy file: it begins with the bytes 80, expected 147"))
    #expect(problem(file("{}", version: 4)).contains("version 4.0"))
    #expect(problem(Array(file(header("(2,)")).prefix(30))).contains("needs 67 bytes, the file has 30"))
    #expect(problem(file(header("(2,)"), [0, 0, 0])).contains("(2) needs 8 bytes of elements, the file has 3"))
    #expect(
      problem(file(header("(1,)"), [0, 0, 0, 0, 0])).contains("needs 4 bytes of elements, the file has 5"))
    #expect(problem(file(header("(99999999999, 99999999999)"))).contains("more bytes than can be counted"))
    #expect(problem(file(header("(4611686018427387904, 0)"))) == "nothing")
    #expect(problem(file(header("(99999999999999999999,)"))).contains("a size that can be counted"))
    #expect(problem(file(header("(2)"))).contains("is not a comma"))
    #expect(problem(file(header("(-2,)"))).contains("byte 51 of the .npy header is not a size"))
    #expect(
      problem(file(header("(1,)", type: "<c8"))).contains("elements of type \"<c8\" are not read, only f4"))
    #expect(problem(file("{'descr': '<f4', 'shape': (0,)}")).contains("does not say \"fortran_order\""))
    #expect(problem(file("{'descr': '<f4', 'descr': '<f4'}")).contains("or has it twice"))
    #expect(problem(file("{'descr': '<f4")).contains("a string that ends"))
    #expect(problem(file("{'fortran_order': 1}")).contains("not True or False"))
    #expect(problem(file(header("(0,)") + "x")).contains("not its end"))
  }

  @Test func survivesDamage() throws {
    damaged(try ["float32.npy", "version2.npy", "bool.npy"].map(Recorded.bytes), rounds: 6000) { bytes in
      if let tensor = try? NpyFile.decode(bytes, path: "x", on: engine) { #expect(tensor.count <= bytes.count) }
    }
  }
}

@Suite struct NetpbmTests {
  private let engine = Engine()

  @Test(arguments: Recorded.files.filter { $0.name.contains(".p") })
  fileprivate func readsEveryFormat(_ file: Recorded.File) throws {
    let picture = try NetpbmFile.decode(Recorded.bytes(file.name), path: file.name)
    let shape = file.shape.count == 2 ? [1] + file.shape : file.shape
    let integers = try picture.integers(on: engine)
    #expect(integers.dtype.name == file.dtype && integers.shape == shape)
    #expect(try integers.doubles() == file.values)
    let scaled = try picture.tensor(on: engine)
    #expect(scaled.shape == shape)
    for (value, whole) in try zip(scaled.doubles(), file.values) {
      #expect(abs(value - whole / Double(picture.largest)) < 1e-6)
    }
  }

  private func problem(_ text: String, _ pixels: [UInt8] = []) -> String {
    complaint { _ = try NetpbmFile.decode(Array(text.utf8) + pixels, path: "x.pgm") }
  }

  @Test func saysWhatIsWrong() {
    #expect(problem("") == "x.pgm: not a PGM or PPM file: it begins with the bytes , expected P2, P3, P5 or P6")
    #expect(problem("P4 1 1 ").contains("format P4 are not read"))
    #expect(problem("P5 3").contains("ends at byte 4, where the height is expected"))
    #expect(problem("P5 3x 2").contains("byte 4 is 120, where the width is expected"))
    #expect(problem("P2 0 2 255").contains("0 columns and 2 rows"))
    #expect(problem("P2 1 1 65536 0").contains("largest value 65536"))
    #expect(problem("P2 9999999999 1 1").contains("more than 9 digits"))
    #expect(
      problem("P6 999999999 999999999 65535\n").contains("need 5999999988000000006 bytes at least, but 0"))
    #expect(problem("P5 2 2 255\n", [1, 2, 3]).contains("need 4 bytes at least, but 3 are left"))
    #expect(problem("P2 2 1 9\n1 10").contains("value 10 in row 0, column 1 is above the largest, 9"))
    #expect(problem("P2 2 2 9\n1 2 3       ").contains("where a value is expected"))
    #expect(problem("P5 1 1 255\n", [1, 2]).contains("goes on for 1 byte after its last pixel, at byte 12"))
    #expect(problem("P5 1 1 255\n", [1, 10]) == "nothing")
  }

  @Test func survivesDamage() throws {
    damaged(try ["p2.pgm", "p5deep.pgm", "p3.ppm", "p6.ppm"].map(Recorded.bytes), rounds: 8000) { bytes in
      if let picture = try? NetpbmFile.decode(bytes, path: "x") {
        #expect(picture.values.count == picture.width * picture.height * picture.channels)
      }
    }
  }
}

@Suite struct CSVTests {
  private func read(_ text: String, hasHeader: Bool? = nil, separator: Character = ",") throws -> CSVFile {
    try CSVFile.decode(Array(text.utf8), path: "t.csv", hasHeader: hasHeader, separator: separator)
  }

  private func problem(_ text: String, hasHeader: Bool? = nil) -> String {
    complaint { _ = try read(text, hasHeader: hasHeader) }
  }

  @Test func readsTables() throws {
    let table = try read("\u{FEFF}# made by hand\r\n\"x\", y\r\n 1,-2.5e3\r\n\r\n\"3\",nan")
    #expect(table.names == ["x", "y"] && table.rows == 2 && table.columns == 2)
    #expect(Array(table.values.prefix(3)) == [1, -2500, 3] && table.values[3].isNaN)
    #expect(try read("1,2\r3,4").values == [1, 2, 3, 4])
    #expect(try read("1,2\n3,4\n", hasHeader: true).names == ["1", "2"])
    #expect(try read("1;2", separator: ";").columns == 2)
    #expect(try read("\"a,\"\"b\"\"\",c\n1,2").names == ["a,\"b\"", "c"])
    let tensor = try table.tensor(on: Engine())
    #expect(tensor.shape == [2, 2] && tensor.dtype == .float64)
  }

  @Test func saysWhereItIsWrong() {
    #expect(problem("x,y\n1,2\n3,four\n") == "t.csv: line 3, column 2: \"four\" is not a number")
    #expect(problem("1,2\n\n3,\n") == "t.csv: line 3, column 2 is empty")
    #expect(problem("# c\n1,2\n3,4,5") == "t.csv: line 3 has 3 columns, line 2 has 2")
    #expect(problem("1,0x10", hasHeader: false) == "t.csv: line 1, column 2: \"0x10\" is not a number")
    #expect(problem("x\n\"1\"2\n") == "t.csv: line 2, column 1: the quotes do not enclose the whole field")
    #expect(problem("\n# nothing\n") == "t.csv: there is no row of numbers in it")
    #expect(problem("a,b\n").contains("no row of numbers"))
    #expect(complaint { _ = try read("1", separator: "é") }.contains("separator must be one ASCII character"))
  }

  @Test func survivesDamage() {
    damaged([Array("a,\"b\"\n1,2\r\n3e5,-inf\n".utf8)], rounds: 6000) { bytes in
      if let table = try? CSVFile.decode(bytes, path: "x") {
        #expect(table.values.count == table.rows * table.columns)
      }
    }
  }
}

@Suite struct CIFAR10Tests {
  /// A record whose red is `label`, green 100, blue the pixel's column.
  private func record(_ label: UInt8) -> [UInt8] {
    [label] + Array(repeating: label, count: 1024) + Array(repeating: 100, count: 1024)
      + (0..<1024).map { UInt8($0 % 32) }
  }

  private func load(
    _ files: [String: [UInt8]], split: String = "train", keeping: [Int]? = nil, limit: Int? = nil,
    gray: Bool = false
  ) throws -> Examples {
    try CIFAR10(folder: "c", reader: FileReader { files[$0] })
      .load(split: split, keeping: keeping, limit: limit, gray: gray, on: Engine())
  }

  @Test func readsRecordsOfAllFiles() throws {
    let files = ["c/data_batch_1.bin": record(3) + record(9), "c/data_batch_2.bin": record(1)]
    let all = try load(files)
    #expect(all.inputs.shape == [3, 3, 32, 32] && all.inputs.strides[1] == 1)
    #expect(try all.labels.ints() == [3, 9, 1])
    #expect(
      try all.inputs[.at(1), .slice(lower: nil, upper: nil, step: nil), .at(4), .at(31)].floats() == [
        9 / 255, 100 / 255, 31 / 255,
      ])
    #expect(try load(files, limit: 1).count == 1)
    let vehicles = try load(files, keeping: [1, 9], gray: true)
    #expect(try vehicles.labels.ints() == [1, 0] && vehicles.inputs.shape == [2, 1, 32, 32])
    #expect(try abs(vehicles.inputs.floats()[0] - (0.299 * 9 + 58.7) / 255) < 1e-6)
  }

  @Test func saysWhatIsWrong() {
    #expect(complaint { _ = try load([:]) } == "no such file: c/data_batch_1.bin")
    #expect(complaint { _ = try load([:], split: "test") } == "no such file: c/test_batch.bin")
    #expect(
      complaint { _ = try load(["c/test_batch.bin": record(1) + [2, 3]], split: "test") }
        == "c/test_batch.bin: 3075 bytes are 1 records of 3073 bytes and 2 bytes more")
    #expect(
      complaint { _ = try load(["c/data_batch_1.bin": record(1) + record(10)]) }.contains("label 10 at index 1")
    )
    #expect(complaint { _ = try load([:], keeping: [10]) }.contains("classes from 0 to 9"))
    #expect(throws: DatasetError.split("valid")) { try load([:], split: "valid") }
    #expect(throws: DatasetError.negativeLimit(-1)) { try load([:], limit: -1) }
  }
}

@Suite struct DiskTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/datasets-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func writesInOneStepAndLeavesNothingBehind() throws {
    try inFolder { folder in
      let path = folder + "/x.npy"
      let x = try Engine().tensor([1, 2, 3])
      for _ in 0..<2 { try NpyFile.write(x, to: path, with: .disk) }
      #expect(try NpyFile.read(path, with: .disk, on: Engine()).ints() == [1, 2, 3])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.npy"])
    }
  }

  @Test func refusalsNameThePath() throws {
    try inFolder { folder in
      #expect(throws: DatasetError.missing(paths: [folder + "/none"])) {
        try CSVFile.read(folder + "/none", with: .disk)
      }
      #expect(complaint { _ = try FileReader.disk.read(folder) } == "\(folder): Is a directory")
      let path = folder + "/none/x.npy"
      #expect(complaint { try FileWriter.disk.write([1], path) } == "\(path): No such file or directory")
      // The target is a folder: only the last step fails, and what was written goes.
      let inner = folder + "/inner"
      try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
      #expect(complaint { try FileWriter.disk.write([1], inner) } == "\(inner): Is a directory")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["inner"])
    }
  }
}

@Suite struct PlainIdxTests {
  private let file: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]

  @Test func readsAFileThatIsNotPacked() throws {
    let whole = try IdxFile.decode(file, path: "x", dimensions: 2)
    #expect(whole.shape == [2, 3] && whole.bytes == [1, 2, 3, 4, 5, 6])
    #expect(try IdxFile.decode(file, path: "x", dimensions: 2, limit: 1).bytes == [1, 2, 3])
  }

  @Test func saysWhatIsWrong() {
    func problem(_ bytes: [UInt8]) -> String {
      complaint { _ = try IdxFile.decode(bytes, path: "x", dimensions: 2) }
    }
    #expect(
      problem(Array(file.dropLast())) == "x: the idx file is cut off: it needs 6 bytes of elements, there are 5"
    )
    #expect(problem(file + [7]) == "x: the idx file goes on after its last element")
    #expect(problem(Array(file.prefix(9))) == "x: the idx header is cut off")
    damaged([file], rounds: 3000) { bytes in
      if let array = try? IdxFile.decode(bytes, path: "x", dimensions: 2) {
        #expect(array.bytes.count == array.shape.reduce(1, *))
      }
    }
  }
}
