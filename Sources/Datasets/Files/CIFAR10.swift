public import Tensors

// CIFAR-10's binary version: 60,000 colour pictures of 32 x 32 in ten classes, in five training files and a test file.
//
// A file is nothing but records: one byte of label, then 1024 of red, 1024 of green and 1024 of blue, each row by row. A
// file whose length is no multiple of 3073 is cut off. Images come out with channels last in memory, as the engine's
// convolutions like them. The course's own question, car or truck, is two of the ten classes: `keeping` them numbers
// them anew from 0.

/// The loader of CIFAR-10's binary files.
///
/// ```swift
/// let cifar = CIFAR10(folder: folder, reader: .disk)
/// let vehicles = try cifar.load(split: "train", keeping: [1, 9], on: engine)     // (10000, 3, 32, 32), labels 0 and 1
/// ```
public struct CIFAR10: Sendable {
  /// The classes; a label is an index into them.
  public static let labelNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]
  public static let recordSize = 1 + 3 * 32 * 32
  /// The environment variable that names the folder.
  public static let folderVariable = "CIFAR10_BIN"

  public let folder: String
  private let reader: FileReader

  /// `folder` holds `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`, or the first few of them.
  public init(folder: String, reader: FileReader) {
    self.folder = folder
    self.reader = reader
  }

  /// The "train" or "test" part: images float32 (N, 3, 32, 32) in 0...1, labels int64 (N,).
  ///
  /// `keeping` leaves only those classes and numbers them in the order given; `limit` stops after so many pictures;
  /// `gray` gives one channel, 0.299 R + 0.587 G + 0.114 B. Training files are read in order until one is not there;
  /// without the first, or without the test file, an error names it.
  public func load(
    split: String, keeping classes: [Int]? = nil, limit: Int? = nil, gray: Bool = false, on engine: Engine
  ) throws -> Examples {
    if let limit, limit < 0 { throw DatasetError.negativeLimit(limit) }
    if let classes, let wrong = classes.first(where: { !CIFAR10.labelNames.indices.contains($0) }) {
      throw DatasetError.argument("classes", got: "\(wrong)", expected: "classes from 0 to 9")
    }
    var numbers = [Int?](repeating: nil, count: CIFAR10.labelNames.count)
    for (index, name) in (classes ?? Array(numbers.indices)).enumerated() { numbers[name] = index }
    var files: [[UInt8]] = []
    var records: [(file: Int, record: Int)] = []
    var labels: [Int] = []
    for path in try paths(split) where labels.count < limit ?? .max {
      guard let file = try reader.read(path) else {
        if path.hasSuffix("batch_1.bin") || split == "test" { throw DatasetError.missing(paths: [path]) }
        break
      }
      try CIFAR10.check(file, path: path)
      for record in stride(from: 0, to: file.count, by: CIFAR10.recordSize) where labels.count < limit ?? .max {
        guard let label = numbers[Int(file[record])] else { continue }
        labels.append(label)
        records.append((files.count, record + 1))
      }
      files.append(file)
    }
    let channels = gray ? 1 : 3
    let images = try engine.tensor([labels.count, 32, 32, channels], of: .float32) { memory in
      var place = 0
      for (file, record) in records {
        try engine.poll()
        CIFAR10.picture(files[file], from: record, gray: gray) { number in
          memory.storeBytes(of: number, toByteOffset: place, as: Float.self)
          place += MemoryLayout<Float>.stride
        }
      }
    }
    return Examples(inputs: try images.permute([0, 3, 1, 2]), labels: try engine.tensor(labels))
  }

  private func paths(_ split: String) throws(DatasetError) -> [String] {
    switch split {
    case "train": (1...5).map { "\(folder)/data_batch_\($0).bin" }
    case "test": ["\(folder)/test_batch.bin"]
    default: throw .split(split)
    }
  }

  private static func check(_ file: [UInt8], path: String) throws(DatasetError) {
    guard file.count.isMultiple(of: recordSize) else {
      throw .file(
        path: path,
        problem: "\(file.count) bytes are \(file.count / recordSize) records of \(recordSize) bytes and "
          + "\(file.count % recordSize) bytes more")
    }
    for record in stride(from: 0, to: file.count, by: recordSize) where file[record] > 9 {
      throw .label(path: path, value: Int(file[record]), index: record / recordSize, classes: 10)
    }
  }

  /// One picture: planes in the file, pixel by pixel in memory.
  private static func picture(_ file: [UInt8], from start: Int, gray: Bool, _ append: (Float) -> Void) {
    for pixel in start..<start + 1024 {
      let (red, green, blue) = (Float(file[pixel]), Float(file[pixel + 1024]), Float(file[pixel + 2048]))
      if gray {
        append((0.299 * red + 0.587 * green + 0.114 * blue) / 255)
      } else {
        append(red / 255)
        append(green / 255)
        append(blue / 255)
      }
    }
  }
}
