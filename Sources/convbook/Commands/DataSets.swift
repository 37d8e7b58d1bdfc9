import ArgumentParser
import Datasets

// Data sets belong to the learner's disk: this says which files were looked for where, and never fetches one.

/// `convbook data`: where the data sets are.
struct DataSets: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Says where data sets are looked for, what is missing, and how to get it.",
    discussion: """
      Nothing is ever downloaded unasked. Where a data set is missing, lessons draw pictures of their own and say so.
      """)

  private static let fileNames = ["train", "t10k"].flatMap {
    ["\($0)-images-idx3-ubyte.gz", "\($0)-labels-idx1-ubyte.gz"]
  }

  func run() {
    let environment = System.environment
    let folder = FashionMNIST(environment: environment, reader: FileReader { _ in nil }).folder
    var missing = 0
    var lines: [String] = []
    for name in Self.fileNames {
      if let bytes = Files.size(of: Files.join(folder, name)) {
        lines.append("  found    \(name) (\(bytes) bytes)")
      } else {
        missing += 1
        lines.append("  missing  \(name)")
      }
    }
    lines.insert("Fashion-MNIST, 70,000 pictures of clothes, in \(folder)", at: 0)
    if missing > 0 {
      lines += [
        "To get it on Debian or Ubuntu: sudo apt install dataset-fashion-mnist",
        "Elsewhere: put the four files into a folder and set \(FashionMNIST.folderVariable) to its name.",
      ]
    }
    let streams = StandardStreams()
    streams.write(lines.joined(separator: "\n") + "\n")
    streams.flush()
  }
}
