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

  /// Looks in the folder that `FASHION_MNIST` names, else in the usual one; files are read by `reader`, when they are asked
  /// for.
  public init(environment: [String: String], reader: FileReader) {
    let given = environment[FashionMNIST.folderVariable] ?? ""
    folder = given.isEmpty ? FashionMNIST.debianFolder : given
    self.reader = reader
  }

  /// The "train" (60,000) or "test" (10,000) part, the first `limit` pictures of it.
  ///
  /// Without the files: glyphs (at most 1,000), with a notice. A file that is there but damaged is an error.
  public func load(split: String, limit: Int? = nil) throws -> LabelledImages {
    let pair = try IdxPair(folder: folder, split: split)
    let classes = FashionMNIST.labelNames.count
    return try pair.load(reader, limit: limit, classes: classes) ?? standIn(split: split, limit: limit)
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
