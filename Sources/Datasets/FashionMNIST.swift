// Fashion-MNIST: 70,000 pictures of clothes, 28 x 28, ten classes.
//
// Debian's package `dataset-fashion-mnist` puts four files into one folder; `$FASHION_MNIST` may name another. When the
// files are not there a lesson goes on with drawn glyphs of the same size and number of classes, and says so.

/// Pictures with their classes, as bytes.
public struct LabelledImages: Equatable, Sendable {
  public let count: Int
  public let height: Int
  public let width: Int
  /// Picture by picture, row by row, 0 black to 255 white.
  public let pixels: [UInt8]
  /// One a picture, the index of its class.
  public let labels: [UInt8]
  /// What stands in for what, in one line; nil when the data is what was asked for.
  public let notice: String?
}

/// The loader of Fashion-MNIST.
public struct FashionMNIST: Sendable {
  /// The classes; a label is an index into them.
  public static let labelNames = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
  ]
  public static let debianFolder = "/usr/share/datasets/fashion-mnist"
  public static let folderVariable = "FASHION_MNIST"

  /// Where the files are looked for.
  public let folder: String
  private let reader: FileReader

  public init(environment: [String: String], reader: FileReader) {
    let given = environment[FashionMNIST.folderVariable] ?? ""
    folder = given.isEmpty ? FashionMNIST.debianFolder : given
    self.reader = reader
  }

  private static let prefixes = ["train": "train", "test": "t10k"]
  private static let sizes = ["train": 60_000, "test": 10_000]

  /// The "train" (60,000) or "test" (10,000) part, the first `limit` pictures of it.
  ///
  /// Without the files: glyphs (at most 1,000), with a notice. A file that is there but damaged is an error.
  public func load(split: String, limit: Int? = nil) throws -> LabelledImages {
    guard let prefix = FashionMNIST.prefixes[split] else { throw DatasetError.split(split) }
    if let limit, limit < 0 { throw DatasetError.negativeLimit(limit) }
    let imagesPath = "\(folder)/\(prefix)-images-idx3-ubyte.gz"
    let labelsPath = "\(folder)/\(prefix)-labels-idx1-ubyte.gz"
    guard let imagesFile = try reader.read(imagesPath), let labelsFile = try reader.read(labelsPath) else {
      return try standIn(split: split, limit: limit)
    }
    let images = try IdxFile.decode(gzip: imagesFile, path: imagesPath, dimensions: 3, limit: limit)
    let labels = try IdxFile.decode(gzip: labelsFile, path: labelsPath, dimensions: 1, limit: limit)
    guard images.shape[1...] == [28, 28] else {
      throw DatasetError.imageSize(path: imagesPath, height: images.shape[1], width: images.shape[2])
    }
    guard images.shape[0] == labels.shape[0] else {
      throw DatasetError.counts(
        imagesPath: imagesPath, images: images.shape[0], labelsPath: labelsPath, labels: labels.shape[0])
    }
    let classes = FashionMNIST.labelNames.count
    if let index = labels.bytes.firstIndex(where: { Int($0) >= classes }) {
      throw DatasetError.label(
        path: labelsPath, value: Int(labels.bytes[index]), index: index, classes: classes)
    }
    return LabelledImages(
      count: images.shape[0], height: 28, width: 28, pixels: images.bytes, labels: labels.bytes, notice: nil)
  }

  private func standIn(split: String, limit: Int?) throws(DatasetError) -> LabelledImages {
    let count = min(limit ?? 1000, 1000)
    let names = Array(Glyphs.names.prefix(FashionMNIST.labelNames.count))
    let batch = try Glyphs.batch(
      count: count, names: names, size: 28, shift: 3, noise: 0, seed: split == "train" ? 0 : 1)
    return LabelledImages(
      count: count, height: 28, width: 28, pixels: batch.pixels.map { UInt8($0 * 255) },
      labels: batch.labels.map { UInt8($0) },
      notice: "Fashion-MNIST is not in \(folder): using \(count) drawn glyphs instead "
        + "(apt install dataset-fashion-mnist, or set \(FashionMNIST.folderVariable))")
  }
}
