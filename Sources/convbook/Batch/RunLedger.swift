// What a run leaves beside its results, so that a later one need not do the same again: OUT/.convbook/NAME.json.
//
// It says what was run (a digest), how far it came, which files it read and which it wrote. `--cache` leaves a notebook
// alone when the digest is the same, every file read is as it was, and every file written is still as it was written.
// `--resume` does so too, and goes on where a run was stopped. One entry a notebook, replaced as a whole.

import JSON
import NotebookFormat

struct RunLedger {
  enum State: String { case running, done, failed, interrupted }

  /// Nil where the program could not tell which one it is: then nothing is ever taken for unchanged.
  var digest: String?
  var state = State.running
  /// How many code cells had run to their end, well or not.
  var cellsDone = 0
  var tally = Tally()
  var read: [FileState] = []
  var written: [FileState] = []
  var isRepeatable = true

  static func path(outputFolder: String, notebook: String) -> String {
    Files.join(outputFolder, ".convbook/\(Files.stem(of: notebook)).json")
  }

  /// The results stand, whole and as they would be if the notebook were run again.
  func holds(for digest: String?) -> Bool {
    guard state == .done, isRepeatable, let digest, digest == self.digest else { return false }
    return (read + written).allSatisfy(\.isUnchanged)
  }

  // MARK: As a file

  init(digest: String?) { self.digest = digest }

  /// Nil where there is none, or a damaged one.
  init?(contentsOf path: String) {
    guard let bytes = try? Files.readIfPresent(path), let value = try? JSONReader.read(bytes),
      let state = value["state"]?.string.flatMap(State.init), let cells = value["cellsDone"]?.int,
      let repeatable = value["isRepeatable"]?.bool, let tally = value["tally"].flatMap(Tally.init),
      let read = value["read"]?.array?.map(FileState.init), !read.contains(nil),
      let written = value["written"]?.array?.map(FileState.init), !written.contains(nil)
    else { return nil }
    digest = value["digest"]?.string
    self.state = state
    cellsDone = cells
    self.tally = tally
    self.read = read.compactMap { $0 }
    self.written = written.compactMap { $0 }
    isRepeatable = repeatable
  }

  func write(to path: String) throws(FileError) {
    let value: JSONValue = [
      "cellsDone": .int(cellsDone), "digest": digest.map(JSONValue.string) ?? .null,
      "isRepeatable": .bool(isRepeatable), "read": .array(read.map(\.json)), "state": .string(state.rawValue),
      "tally": tally.json, "written": .array(written.map(\.json)),
    ]
    try Files.makeFolder(Files.folder(of: path))
    try Files.write(Array(value.text(.notebook).utf8), to: path)
  }
}
