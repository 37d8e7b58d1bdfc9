// `convbook homework check`: reads what lies around a homework's source, tries it, and prints a table.

import Grading
import NotebookFormat

struct HomeworkChecking {
  private let source: HomeworkSource
  private let answers: [CorpusAnswer]
  private let jobs: Int
  private let isQuick: Bool

  init(
    _ source: HomeworkSource, corpus: Bool, parts: [String]?, quick: Bool, jobs: Int
  ) throws(CommandFailure) {
    isQuick = quick
    self.source = source
    self.jobs = jobs
    var answers: [CorpusAnswer] = []
    let names = source.homework.parts.map(\.name)
    for part in parts ?? [] where !names.contains(part) {
      throw CommandFailure(
        "--parts \(part): the homework's parts are \(names.joined(separator: ", "))",
        exitCode: CommandFailure.usage)
    }
    if corpus {
      let folder = Files.join(source.folder, "corpus")
      guard let found = Files.names(in: folder) else {
        throw CommandFailure("'\(folder)': there is no such folder", exitCode: CommandFailure.usage)
      }
      for part in found where parts?.contains(part) ?? true {
        let place = Files.join(folder, part)
        if part.hasPrefix(".") || Files.kind(of: place) != .folder { continue }
        guard let points = source.homework.parts.first(where: { $0.name == part })?.points else {
          throw CommandFailure(
            "'\(place)': the homework has no part \"\(part)\"; its parts are \(names.joined(separator: ", "))")
        }
        for file in Files.names(in: place) ?? [] where file.hasSuffix(".py") {
          let path = Files.join(place, file)
          do {
            answers.append(
              CorpusAnswer(
                part: part, name: Files.stem(of: file),
                text: SourceBytes.text(of: try Files.read(path)), points: points))
          } catch {
            throw CommandFailure("\(error)")
          }
        }
      }
    }
    self.answers = answers
  }

  /// Prints what it finds, and gives the exit code.
  func run() throws(CommandFailure) -> Int32 {
    let streams = StandardStreams()
    defer { streams.flush() }
    let homework = source.homework
    let problems = homework.problems + homework.namesForbiddenInVain()
    for problem in problems { streams.write("\(source.path): \(problem)\n") }
    let interrupts = Interrupts.watch()
    let trial = HomeworkTrial(source.grader())
    var rows: [HomeworkTrial.Row]
    do { rows = try trial.ownAnswers() } catch { throw CommandFailure("\(error)") }
    let console = Console(streams)
    let found = ParallelWork.map(
      answers, jobs: jobs, console: console, interrupts: interrupts, name: { "\($0.part)/\($0.name)" },
      work: { [isQuick] in trial.row(of: $0, alone: isQuick) })
    if interrupts.wereReceived { return Interrupts.exitCode }
    rows += found.compactMap { $0 }
    streams.write(table(rows))
    let faulty = rows.count { !$0.faults.isEmpty } + problems.count
    streams.write(
      "\(homework.id): \(points(homework)), \(rows.count) answers tried: "
        + (faulty == 0 ? "all as it should be\n" : "\(faulty) not as it should be\n"))
    return faulty == 0 ? 0 : 1
  }

  /// `6 parts, 100 points`, or `1 part of 10 points and 2 of 5 that people mark, 15 points`.
  private func points(_ homework: Homework) -> String {
    func parts(_ count: Int) -> String { "\(count) part\(count == 1 ? "" : "s")" }
    let (all, manual) = (pointsText(homework.points), homework.manualPoints)
    if homework.manualParts.isEmpty { return "\(parts(homework.parts.count)), \(all) points" }
    return "\(parts(homework.parts.count)) of \(pointsText(homework.points - manual)) points and "
      + "\(homework.manualParts.count) of \(pointsText(manual)) that people mark, \(all) points"
  }

  private func table(_ rows: [HomeworkTrial.Row]) -> String {
    let lines = [["part", "answer", "expected", "got"]] + rows.map { [$0.part, $0.name, $0.expected, $0.got] }
    let widths = (0..<4).map { column in lines.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for (number, line) in lines.enumerated() {
      let cells = line.indices.map { line[$0] + String(repeating: " ", count: widths[$0] - line[$0].count) }
      let faults = number == 0 ? [] : rows[number - 1].faults
      text += cells.joined(separator: "  ") + (number == 0 ? "" : faults.isEmpty ? "  ✓" : "  ✗") + "\n"
      for fault in faults { text += "    \(ForeignText(fault, longest: 300).line)\n" }
    }
    return text
  }
}
