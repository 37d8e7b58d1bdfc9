// Whether what a homework forbids is there to be used. A name that the library does not have, misspelt or written with
// its module, would forbid nothing, and nobody would notice.

internal import CourseLibrary
internal import Interpreter
internal import Session

extension Homework {
  /// The forbidden names that stand for no function and no class of the library. To know that, all of the library is
  /// imported, which takes about a second.
  package func namesForbiddenInVain() -> [Problem] {
    let wanted = Set(parts.flatMap(\.forbidden))
    if wanted.isEmpty { return [] }
    var (inVain, known): ([String], [String]) = ([], [])
    Session().lend { interpreter, _ in
      let machine = interpreter.machine
      for module in machine.moduleNames + CourseLibrary.moduleNames { _ = try? machine.importModule(module) }
      machine.watch(wanted)
      (inVain, known) = (machine.watchedInVain, machine.libraryNames)
    }
    return parts.flatMap { part in
      part.forbidden.filter(inVain.contains).map { name in
        Problem(
          part.testCell, of: notebook,
          "part \"\(part.name)\" forbids \"\(name)\", which nothing in the library is called, so nothing would be "
            + "refused"
            + (Homework.nearest(to: name, among: known).map { "; \"\($0)\" was probably meant" } ?? ""))
      }
    }
  }

  /// The name that was probably meant; of one that is written with its module, its last part where there is such a name.
  private static func nearest(to name: String, among known: [String]) -> String? {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    if last != name, known.contains(last) { return last }
    // A few hundred are looked through at a time, and the library has more.
    let nearest = stride(from: 0, to: known.count, by: 500).compactMap { start in
      Suggestion.nearest(to: last, among: Array(known[start...].prefix(500)))
    }
    return Suggestion.nearest(to: last, among: nearest) ?? Suggestion.related(to: last, among: known)
  }
}
