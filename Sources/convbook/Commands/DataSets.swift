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

  /// A data set as this command speaks of it.
  private struct Entry {
    let title: String
    /// Nil where nobody said.
    let folder: String?
    let files: [String]
    /// What to do where files are missing.
    let advice: [String]

    var lines: [String] {
      guard let folder else { return ["\(title): not asked for"] + advice }
      let found = files.map { name in
        let size = Files.size(of: Files.join(folder, name))
        return size.map { "  found    \(name) (\($0) bytes)" } ?? "  missing  \(name)"
      }
      let isWhole = files.allSatisfy { Files.size(of: Files.join(folder, $0)) != nil }
      return ["\(title), in \(folder)"] + found + (isWhole ? [] : advice)
    }
  }

  private static let idxFiles = ["train", "t10k"].flatMap {
    ["\($0)-images-idx3-ubyte.gz", "\($0)-labels-idx1-ubyte.gz"]
  }

  private static func entries(_ environment: [String: String]) -> [Entry] {
    let reader = FileReader { _ in nil }
    let cifar = environment[CIFAR10.folderVariable] ?? ""
    return [
      Entry(
        title: "Fashion-MNIST, 70,000 pictures of clothes",
        folder: FashionMNIST(environment: environment, reader: reader).folder, files: idxFiles,
        advice: [
          "To get it on Debian or Ubuntu: sudo apt install dataset-fashion-mnist",
          "Elsewhere: put the four files into a folder and set \(FashionMNIST.folderVariable) to its name.",
        ]),
      Entry(
        title: "CIFAR-10, 60,000 coloured pictures", folder: cifar.isEmpty ? nil : cifar,
        files: (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"],
        advice: ["To use it: set \(CIFAR10.folderVariable) to the folder of its binary version."]),
      Entry(
        title: "MNIST, 70,000 handwritten digits",
        folder: MNIST(environment: environment, reader: reader).folder, files: idxFiles,
        advice: ["To use it: set \(MNIST.folderVariable) to the folder of its four idx files."]),
    ]
  }

  func run() {
    let streams = StandardStreams()
    let entries = Self.entries(System.environment).map { $0.lines.joined(separator: "\n") + "\n" }
    streams.write(entries.joined(separator: "\n"))
    streams.flush()
  }
}
