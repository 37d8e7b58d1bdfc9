// Which files are submissions, and whose.
//
//     submissions/anna/hw1-kernels.ipynb      a folder for each student
//     submissions/bo.py                       a file for each student
//     submitted/cem/hw1-kernels/hw1.ipynb     nbgrader's folders
//
// A folder's or file's name is the student's id unless the roster says whose it is. The homework's own name is nobody's:
// what is called so belongs to the folder above it. A folder that is named alone may be a student's or hold those of all;
// where its contents do not tell, nobody guesses. Links are never followed.

import Grading

/// What one student handed in.
struct SubmissionFile: Sendable {
  let student: String
  /// The name of the folder or file, as the roster has it.
  let name: String
  /// The notebook; nil where there is none to be graded.
  let path: String?
  /// Why there is none.
  let problem: Submission.Unreadable?
}

struct SubmissionFiles {
  private let roster: Roster
  /// The names of a homework's notebook, without endings.
  private let stems: Set<String>
  private(set) var found: [SubmissionFile] = []
  /// Files that lie beside submissions and are no notebooks, or hidden ones.
  private(set) var passedOver: [String] = []

  /// More folders in folders than anybody hands in.
  private static let deepest = 5
  private static let endings = [".ipynb", ".py"]

  /// Everything below the paths; with a student's id, all of it is that student's submission.
  init(_ paths: [String], homework id: String, roster: Roster, student: String? = nil) throws(CommandFailure) {
    self.roster = roster
    stems = [id, "homework"]
    for path in paths {
      guard let kind = Files.kind(of: path) else {
        throw CommandFailure("'\(path)': \(FileError(path).reason)", exitCode: CommandFailure.usage)
      }
      if let student {
        found.append(kind == .folder ? submission(inFolder: path, student) : submission(file: path, student))
      } else if kind != .folder {
        found.append(submission(file: path))
      } else if try isOneSubmission(path, isLone: paths.count == 1) {
        found.append(submission(inFolder: path))
      } else {
        guard let names = Files.names(in: path) else {
          throw CommandFailure("'\(path)': \(FileError(path).reason)", exitCode: CommandFailure.usage)
        }
        for name in names where isShown(name) || hasEnding(name) {
          let place = Files.join(path, name)
          if !isShown(name) {
            passedOver.append(name)
          } else if Files.isLink(place) {
            found.append(unreadable(name, "it is a link"))
          } else if Files.kind(of: place) == .folder {
            found.append(submission(inFolder: place))
          } else if isNotebook(name) {
            found.append(submission(file: place))
          } else {
            passedOver.append(name)
          }
        }
      }
    }
    try requireOneEach()
  }

  private func requireOneEach() throws(CommandFailure) {
    var first: [String: String] = [:]
    for file in found {
      let shown = file.path ?? file.name
      if let other = first.updateValue(shown, forKey: file.student) {
        throw CommandFailure(
          "'\(other)' and '\(shown)' are both of the student \"\(file.student)\": leave one out, or say in a roster whose "
            + "they are", exitCode: CommandFailure.usage)
      }
    }
  }

  private func isShown(_ name: String) -> Bool { SubmissionFiles.isShown(name) }
  private func hasEnding(_ name: String) -> Bool { SubmissionFiles.hasEnding(name) }
  private func isNotebook(_ name: String) -> Bool { SubmissionFiles.isNotebook(name) }

  // MARK: One submission

  /// Names that begin with a dot are the system's and the editors', not handed in.
  private static func isShown(_ name: String) -> Bool { !name.hasPrefix(".") }

  private static func hasEnding(_ name: String) -> Bool { endings.contains { name.hasSuffix($0) } }

  private static func isNotebook(_ name: String) -> Bool { isShown(name) && hasEnding(name) }

  /// Whether a folder is a student's own and does not hold those of all: the roster knows it, or the one notebook or folder
  /// in it has the homework's name. Of several folders that are named, each that holds one notebook is a student's.
  private func isOneSubmission(_ path: String, isLone: Bool) throws(CommandFailure) -> Bool {
    if roster.entry(forSubmission: owner(of: path)) != nil { return true }
    let held = (Files.names(in: path) ?? []).filter { name in
      isShown(name) && name != "__pycache__"
        && (isNotebook(name) || Files.kind(of: Files.join(path, name)) == .folder)
    }
    if held.contains(where: { roster.entry(forSubmission: $0) != nil }) { return false }
    let named = held.filter { stems.contains(Files.stem(of: $0)) }
    if held.count == 1, let only = held.first {
      if !named.isEmpty || !isLone && isNotebook(only) { return true }
      if !isNotebook(only) { return false }
      throw CommandFailure(
        "'\(path)' holds one notebook, \(only): whose is it? Name the notebook itself for the student "
          + "\"\(Files.stem(of: only))\", or say --student \(owner(of: path))", exitCode: CommandFailure.usage)
    }
    if let mixed = named.first {
      throw CommandFailure(
        "'\(path)' holds \(mixed), which has the homework's name, beside others: if all are one student's, say "
          + "--student \(owner(of: path)); else give each student a folder", exitCode: CommandFailure.usage)
    }
    return false
  }

  /// The student whose submission is called so.
  static func student(_ name: String, in roster: Roster) -> String {
    roster.entry(forSubmission: name)?.student ?? (isNotebook(name) ? Files.stem(of: name) : name)
  }

  private func student(_ name: String) -> String { SubmissionFiles.student(name, in: roster) }

  /// The name of a file or folder, or of the nearest folder above it that is not called as the homework is.
  private func owner(of path: String) -> String {
    // What "." and ".." are called is written nowhere else.
    let isPlain = ![".", ".."].contains(Files.name(of: path))
    let names = (isPlain ? path : Files.absolute(path)).split(separator: "/").map(String.init)
    let owners = names.filter { ![".", ".."].contains($0) && !stems.contains(Files.stem(of: $0)) }
    guard let last = names.last else { return path }
    let isKnown = roster.entry(forSubmission: last) != nil || !stems.contains(Files.stem(of: last))
    return isKnown ? last : owners.last ?? last
  }

  private func submission(file path: String, _ id: String? = nil) -> SubmissionFile {
    let name = owner(of: path)
    return SubmissionFile(student: id ?? student(name), name: name, path: path, problem: nil)
  }

  private func unreadable(
    _ name: String, _ reason: String, isOurs: Bool = false, _ id: String? = nil
  ) -> SubmissionFile {
    SubmissionFile(
      student: id ?? student(name), name: name, path: nil,
      problem: Submission.Unreadable(reason, isOurs: isOurs))
  }

  private func submission(inFolder path: String, _ id: String? = nil) -> SubmissionFile {
    let name = owner(of: path)
    var (notebooks, others): ([String], [String]) = ([], [])
    if let reason = gather(path, 0, &notebooks, &others) {
      return unreadable(name, "the folder cannot be read: \(reason)", isOurs: true, id)
    }
    let named = notebooks.filter { stems.contains(Files.stem(of: $0)) }
    let choice = named.isEmpty ? notebooks : named
    if choice.isEmpty {
      let rest = others.isEmpty ? "" : ", but \(SubmissionFiles.list(others))"
      return unreadable(name, "the folder holds no notebook (.ipynb or .py)\(rest)", id)
    }
    guard choice.count == 1 else {
      let names = choice.map { String($0.dropFirst(path.count + 1)) }.joined(separator: ", ")
      return unreadable(
        name, "the folder holds \(choice.count) notebooks, and one is to be handed in: \(names)", id)
    }
    return SubmissionFile(student: id ?? student(name), name: name, path: choice[0], problem: nil)
  }

  /// Names for a message, not more than anybody reads.
  static func list(_ names: [String]) -> String {
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    return names.prefix(5).joined(separator: ", ") + rest
  }

  /// Finds notebooks and other files below a folder; gives what the system says where it lets us not look.
  private func gather(
    _ folder: String, _ depth: Int, _ notebooks: inout [String], _ others: inout [String]
  ) -> String? {
    if depth == SubmissionFiles.deepest { return nil }
    guard let names = Files.names(in: folder) else { return FileError(folder).reason }
    for name in names where (isShown(name) || hasEnding(name)) && name != "__pycache__" {
      let place = Files.join(folder, name)
      if isShown(name), !Files.isLink(place), Files.kind(of: place) == .folder {
        if let reason = gather(place, depth + 1, &notebooks, &others) { return reason }
      } else if isNotebook(name) {
        notebooks.append(place)
      } else {
        others.append(name)
      }
    }
    return nil
  }
}
