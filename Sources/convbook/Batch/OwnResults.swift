// Which names in a folder of results are those of runs: OUT/.convbook/written, a list in JSON.
//
// A run replaces what an earlier run made there, and nothing else: a README.md that somebody wrote stays, since the run
// that would replace it is refused before it begins. Names are listed before there are such files, so that those of a
// run that was killed are known too.

import JSON

struct OwnResults {
  let names: Set<String>
  private let path: String

  /// None where there is no list, or a damaged one.
  init(in folder: String) {
    path = Files.join(folder, ".convbook/written")
    let list = (try? Files.readIfPresent(path)).flatMap { try? JSONReader.read($0) }
    names = Set(list?.array?.compactMap(\.string) ?? [])
  }

  func add(_ more: [String]) throws(FileError) {
    let all = names.union(more)
    if all == names { return }
    try Files.makeFolder(Files.folder(of: path))
    let list = JSONValue.array(all.sorted().map(JSONValue.string))
    try Files.write(Array(list.text(.notebook).utf8), to: path)
  }
}
