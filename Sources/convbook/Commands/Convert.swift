import ArgumentParser
import NotebookFormat

// A notebook in one form read, and written in the other: the endings of the two files decide, `NotebookFormat` does it.

/// `convbook convert`: a percent script becomes a notebook, a notebook a percent script.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts a notebook: .py (percent script) to .ipynb, and back.",
    discussion: """
      convbook convert lessons/01-images-are-numbers.py lesson.ipynb
      convbook convert lesson.ipynb lesson.py

      The endings say what is what. Converting to .ipynb and back gives the same file. An existing file is replaced.
      """)

  @Argument(help: "The file to read: .py or .ipynb.") var source: String
  @Argument(help: "The file to write: .ipynb or .py.") var target: String

  func run() throws {
    let kinds = (try Self.kind(of: source), try Self.kind(of: target))
    if kinds.0 == kinds.1 {
      throw CommandFailure(
        "'\(source)' and '\(target)' are both .\(kinds.0.rawValue): there is nothing to convert",
        exitCode: CommandFailure.usage)
    }
    let notebook = try Notebook.open(source)
    do {
      try Files.write(Array(notebook.text(as: kinds.1).utf8), to: target)
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  private static func kind(of path: String) throws(CommandFailure) -> NotebookFileKind {
    if let kind = NotebookFileKind(fileName: path) { return kind }
    let known = NotebookFileKind.allCases.map { "." + $0.rawValue }.joined(separator: " and ")
    throw CommandFailure("'\(path)' has none of the endings \(known)", exitCode: CommandFailure.usage)
  }
}

extension Notebook {
  /// Reads a notebook that the command line names: exit code 2 where there is no such file, 1 where it is damaged.
  static func open(_ path: String) throws(CommandFailure) -> Notebook {
    if Files.kind(of: path) == .folder {
      throw CommandFailure(
        "'\(path)' is a directory, not a lesson: name its files", exitCode: CommandFailure.usage)
    }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw CommandFailure("can't open file '\(path)': \(error.reason)", exitCode: CommandFailure.usage)
    }
    do {
      return try Notebook.read(bytes: bytes, name: path)
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
