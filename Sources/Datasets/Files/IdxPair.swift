// Pictures and their classes in two idx files, as MNIST has them and those who follow it.

/// The two files of one part of such a data set.
struct IdxPair {
  let imagesPath: String
  let labelsPath: String

  /// `train-images-idx3-ubyte` and `train-labels-idx1-ubyte` in a folder, packed or not, whichever are there.
  ///
  /// `split` is "train" or "test".
  init(folder: String, split: String) throws(DatasetError) {
    guard let prefix = ["train": "train", "test": "t10k"][split] else { throw DatasetError.split(split) }
    imagesPath = "\(folder)/\(prefix)-images-idx3-ubyte.gz"
    labelsPath = "\(folder)/\(prefix)-labels-idx1-ubyte.gz"
  }

  var paths: [String] { [imagesPath, labelsPath] }

  /// The first `limit` pictures, 28 x 28, each with a class below `classes`; nil when a file is not there.
  func load(_ reader: FileReader, limit: Int?, classes: Int) throws -> LabelledImages? {
    if let limit, limit < 0 { throw DatasetError.negativeLimit(limit) }
    guard let (imagesFile, imagesPath) = try file(imagesPath, reader),
      let (labelsFile, labelsPath) = try file(labelsPath, reader)
    else { return nil }
    let images = try decode(imagesFile, imagesPath, dimensions: 3, limit)
    let labels = try decode(labelsFile, labelsPath, dimensions: 1, limit)
    guard images.shape[1...] == [28, 28] else {
      throw DatasetError.imageSize(path: imagesPath, height: images.shape[1], width: images.shape[2])
    }
    guard images.shape[0] == labels.shape[0] else {
      throw DatasetError.counts(
        imagesPath: imagesPath, images: images.shape[0], labelsPath: labelsPath, labels: labels.shape[0])
    }
    if let index = labels.bytes.firstIndex(where: { Int($0) >= classes }) {
      throw DatasetError.label(
        path: labelsPath, value: Int(labels.bytes[index]), index: index, classes: classes)
    }
    return LabelledImages(
      count: images.shape[0], height: 28, width: 28, pixels: images.bytes, labels: labels.bytes, notice: nil)
  }

  private func decode(
    _ file: [UInt8], _ path: String, dimensions: Int, _ limit: Int?
  ) throws(DatasetError) -> IdxFile {
    path.hasSuffix(".gz")
      ? try .decode(gzip: file, path: path, dimensions: dimensions, limit: limit)
      : try .decode(file, path: path, dimensions: dimensions, limit: limit)
  }

  /// The file at a path, or the same one unpacked.
  private func file(_ path: String, _ reader: FileReader) throws -> ([UInt8], path: String)? {
    if let bytes = try reader.read(path) { return (bytes, path) }
    let plain = String(path.dropLast(3))
    return try reader.read(plain).map { ($0, plain) }
  }
}
