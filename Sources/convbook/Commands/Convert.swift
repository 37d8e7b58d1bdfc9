import ArgumentParser
import NotebookFormat

// A notebook in one form read, and written in another: the endings of the two files decide, `NotebookFormat` does it.

/// `convbook convert`: a percent script becomes a notebook, a notebook a percent script, and both become documents.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts a notebook: .py (percent script) to .ipynb and back, and either to .md or .html.",
    discussion: """
      convbook convert lessons/01-images-are-numbers.py lesson.ipynb
      convbook convert lesson.ipynb lesson.py
      convbook convert lesson.ipynb lesson.html

      The endings say what is what. Converting to .ipynb and back gives the same file. A page (.html) stands by itself, \
      pictures inside; Markdown (.md) has its pictures in a folder beside it. An existing file is replaced.
      """)

  @Argument(help: "The file to read: .py or .ipynb.") var source: String
  @Argument(help: "The file to write: .ipynb, .py, .md or .html.") var target: String

  func run() throws {
    guard let from = NotebookFileKind(fileName: source) else { throw Self.unknown(source, ["py", "ipynb"]) }
    if let kind = NotebookFileKind(fileName: target) {
      if from == kind {
        throw CommandFailure(
          "'\(source)' and '\(target)' are both .\(kind.rawValue): there is nothing to convert",
          exitCode: CommandFailure.usage)
      }
      try Self.write(Array(Notebook.open(source).text(as: kind).utf8), to: target)
      return
    }
    let ending = target.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard target.contains("."), let format = OutputFormat(rawValue: ending) else {
      throw Self.unknown(target, ["ipynb", "py", "md", "html"])
    }
    let notebook = try Notebook.open(source)
    for file in notebook.document(format, name: Files.stem(of: target)) {
      let place = Files.join(Files.folder(of: target), file.path)
      if file.path.contains("/") {
        do { try Files.makeFolder(Files.folder(of: place)) } catch { throw CommandFailure("\(error)") }
      }
      try Self.write(file.bytes, to: place)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do { try Files.write(bytes, to: path) } catch { throw CommandFailure("\(error)") }
  }

  private static func unknown(_ path: String, _ known: [String]) -> CommandFailure {
    let endings = known.map { "." + $0 }
    let words = endings.dropLast().joined(separator: ", ") + " and " + (endings.last ?? "")
    return CommandFailure("'\(path)' has none of the endings \(words)", exitCode: CommandFailure.usage)
  }
}

extension Notebook {
  /// Reads a notebook that the command line names: exit code 2 where there is no such file, 1 where it is damaged.
  static func open(_ path: String) throws(CommandFailure) -> Notebook {
    try open(path, holding: content(of: path))
  }

  /// The notebook that the content of a file is.
  static func open(_ path: String, holding bytes: [UInt8]) throws(CommandFailure) -> Notebook {
    do { return try Notebook.read(bytes: bytes, name: path) } catch { throw CommandFailure("\(error)") }
  }

  static func content(of path: String) throws(CommandFailure) -> [UInt8] {
    if Files.kind(of: path) == .folder {
      throw CommandFailure(
        "'\(path)' is a directory, not a lesson: name its files", exitCode: CommandFailure.usage)
    }
    do { return try Files.read(path) } catch {
      throw CommandFailure("can't open file '\(path)': \(error.reason)", exitCode: CommandFailure.usage)
    }
  }
}
