// MNIST: 70,000 handwritten digits, 28 x 28. Nobody packages the files, so there is no folder where they are looked for
// unless `$MNIST` names one.

/// The loader of MNIST.
public struct MNIST: Sendable {
  public static let folderVariable = "MNIST"

  /// Where the files are looked for; nil when nobody said.
  public let folder: String?
  private let reader: FileReader

  public init(environment: [String: String], reader: FileReader) {
    folder = environment[MNIST.folderVariable].flatMap { $0.isEmpty ? nil : $0 }
    self.reader = reader
  }

  /// The "train" (60,000) or "test" (10,000) part, the first `limit` pictures of it; nil when it is not there.
  public func load(split: String, limit: Int? = nil) throws -> LabelledImages? {
    let pair = try IdxPair(folder: folder ?? "", split: split)
    return folder == nil ? nil : try pair.load(reader, limit: limit, classes: 10)
  }
}
