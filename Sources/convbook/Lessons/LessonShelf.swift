// Where lessons are: in `./lessons`, then where `make install` put them, beside the program's own folder.

import NotebookFormat

/// The lessons that can be found.
struct LessonShelf {
  struct Lesson: Equatable {
    /// The number that its file name begins with: `2`, or `19a` for a part of a lesson.
    let number: String?
    /// Its first heading.
    let title: String
    let path: String

    /// What people type: `02-a-kernel-slides`.
    var name: String { Files.stem(of: path) }
  }

  /// Looked at in order; the first with lessons in it counts.
  let folders: [String]

  init(folders: [String]) { self.folders = folders }

  /// `./lessons`, and `share/convbook/lessons` beside the folder of the program.
  init(executable: String) {
    let prefix = Files.folder(of: Files.folder(of: executable))
    folders = ["lessons", Files.join(prefix, "share/convbook/lessons")]
  }

  /// The lessons' files, in the order of their names.
  var paths: [String] {
    for folder in folders {
      let names = (Files.names(in: folder) ?? []).filter { Self.number(of: $0) != nil && $0.hasSuffix(".py") }
      if !names.isEmpty { return names.map { Files.join(folder, $0) } }
    }
    return []
  }

  var lessons: [Lesson] {
    paths.map { Lesson(number: Self.number(of: Files.name(of: $0)), title: Self.title(of: $0), path: $0) }
  }

  /// The file that a number, a name, a part of a name or a path means.
  func find(_ wanted: String) throws(CommandFailure) -> String {
    if wanted.contains("/") || wanted.hasSuffix(".py") || wanted.hasSuffix(".ipynb") {
      if Files.kind(of: wanted) == .file { return wanted }
      if wanted.contains("/") {
        throw CommandFailure("no lesson file '\(wanted)'", exitCode: CommandFailure.usage)
      }
    }
    let paths = paths
    if let number = Self.number(of: wanted + "-"), !wanted.contains("-") {
      let numbers = paths.map { Self.number(of: Files.name(of: $0)) ?? "" }
      // 19 alone means the first of 19a, 19b, 19c.
      let first = numbers.firstIndex { $0.last?.isLetter == true && $0.dropLast() == number }
      if let place = numbers.firstIndex(of: number) ?? first { return paths[place] }
      throw missing(wanted)
    }
    let names = paths.map(Files.stem)
    if let place = names.firstIndex(of: Files.stem(of: wanted)) { return paths[place] }
    let matches = paths.filter { Files.stem(of: $0).contains(wanted.lowercased()) }
    switch matches.count {
    case 1: return matches[0]
    case 0: throw missing(wanted)
    default:
      let choices = matches.map(Files.stem).joined(separator: ", ")
      throw CommandFailure("'\(wanted)' means several lessons: \(choices)", exitCode: CommandFailure.usage)
    }
  }

  private func missing(_ wanted: String) -> CommandFailure {
    let found = paths.map(Files.stem)
    let known =
      found.isEmpty
      ? "there are none in \(folders.joined(separator: " or "))" : "there are \(found.joined(separator: ", "))"
    return CommandFailure("no lesson '\(wanted)': \(known)", exitCode: CommandFailure.usage)
  }

  /// What a file's name says before its first dash: digits, and one letter where a lesson has parts.
  private static func number(of name: String) -> String? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    let part = name.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
    guard let number = Int(digits), part.count <= 1, name.dropFirst(digits.count + part.count).first == "-"
    else {
      return nil
    }
    return "\(number)\(part.lowercased())"
  }

  private static func title(of path: String) -> String {
    guard let bytes = try? Files.read(path), let notebook = try? Notebook.read(bytes: bytes, name: path),
      let heading = notebook.cells.lazy.filter({ $0.kind == .markdown }).flatMap(\.headings).first
    else { return Files.stem(of: path) }
    return String(heading.drop { $0 == "#" }.drop { $0 == " " })
  }
}
