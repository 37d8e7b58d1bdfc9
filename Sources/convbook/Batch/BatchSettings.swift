// What the command line asks of a batch run.

import NotebookFormat
import Tensors

struct BatchSettings: Sendable {
  /// What a recorded notebook is for.
  enum Recording: String, CaseIterable, Sendable { case check, record }

  var paths: [String]
  var outputFolder = "out"
  var formats = [OutputFormat.ipynb]
  var keepsGoing = false
  var isFast = true
  var parameters: [NotebookParameter] = []
  var budget = CellBudget()
  /// How many notebooks run at a time.
  var jobs = 1
  /// Goes on where an earlier run was stopped.
  var resumes = false
  /// Leaves notebooks alone that would give the same results again.
  var reusesResults = false
  var recording: Recording?
  /// The vector instructions to compute with; nil for the best that the processor has.
  var instructions: InstructionSet?
  /// Where recorded notebooks lie; nil for beside their sources.
  var recordedFolder: String?
  /// What two numbers may differ by in a check, times the greater of them or 1.
  var tolerance = 1e-4
  /// The file for a report in JUnit's XML.
  var junit: String?

  /// Where the executed notebook goes.
  func target(of path: String) -> String { Files.join(outputFolder, Files.stem(of: path) + ".ipynb") }

  /// Where what it gives goes that is not as it was before it was stopped.
  func differing(of path: String) -> String {
    Files.join(outputFolder, Files.stem(of: path) + ".differs.ipynb")
  }

  /// The names of all that a run of a notebook may make in the output folder.
  func results(of path: String) -> [String] {
    let name = Files.stem(of: path)
    var names = ["\(name).ipynb", name]
    if formats.contains(.md) { names += ["\(name).md", "\(name)_files"] }
    if formats.contains(.html) { names.append("\(name).html") }
    if resumes { names.append("\(name).differs.ipynb") }
    return names
  }

  /// Where the recorded notebook of a source lies: a notebook is its own recording.
  func recorded(of path: String) -> String {
    let name = Files.stem(of: path) + ".ipynb"
    return Files.join(recordedFolder ?? Files.folder(of: path), name)
  }
}

/// What a run can write.
enum OutputFormat: String, CaseIterable, Sendable {
  case ipynb, md, html

  static func list(_ words: String) throws(CommandFailure) -> [OutputFormat] {
    var formats: [OutputFormat] = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = OutputFormat(rawValue: String(word)) else {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure("unknown format '\(word)'; known: \(known)", exitCode: CommandFailure.usage)
      }
      formats.append(format)
    }
    return formats
  }
}
