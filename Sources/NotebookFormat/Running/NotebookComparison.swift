import JSON

// A fresh run against the recorded one, cell by cell.
//
// First the cells themselves: a recording of another source proves nothing. Then what each put out, in order: text by
// `TextComparison`, pictures by whoever can read them, everything else exactly. Of an error the kind and the message
// count, and the traceback but for its `File` lines, which name the file that was run.

/// How a notebook differs from its recording.
///
///     let differences = NotebookComparison(tolerance: 1e-4, pictures: comparePNG).differences(recorded, now)
///     for difference in differences { print(difference.cell, difference) }
package struct NotebookComparison {
  /// What two numbers may differ by, times the greater of them or 1; a cell's `tolerance` goes before it.
  package var tolerance: Double
  /// How two pictures of a MIME type differ, in words; nil when they are the same.
  package var pictures: (_ type: String, _ recorded: [UInt8], _ now: [UInt8], _ tolerance: Double) -> String?

  package init(
    tolerance: Double = 1e-4,
    pictures: @escaping (_ type: String, _ recorded: [UInt8], _ now: [UInt8], _ tolerance: Double) -> String?
  ) {
    self.tolerance = tolerance
    self.pictures = pictures
  }

  /// All differences, in the order of the cells. Cells are counted from 1, prose included.
  package func differences(recorded: Notebook, now: Notebook) -> [CellDifference] {
    var found: [CellDifference] = []
    for place in 0..<max(recorded.cells.count, now.cells.count) {
      guard place < recorded.cells.count, place < now.cells.count else {
        found.append(
          CellDifference(
            cell: place + 1, title: nil,
            problem: .cellCount(recorded: recorded.cells.count, now: now.cells.count)))
        break
      }
      if let difference = difference(
        recorded: recorded.cells[place], now: now.cells[place], number: place + 1)
      {
        found.append(difference)
      }
    }
    return found
  }

  /// How one cell differs, nil when it does not; `number` is its place in the notebook.
  package func difference(recorded: Cell, now: Cell, number: Int) -> CellDifference? {
    problem(recorded, now).map { CellDifference(cell: number, title: now.title, problem: $0) }
  }

  private func problem(_ was: Cell, _ comes: Cell) -> CellDifference.Problem? {
    if was.kind != comes.kind || !was.source.utf8.elementsEqual(comes.source.utf8) {
      let lines = TextComparison.differences(recorded: was.source, now: comes.source, tolerance: nil)
      return .source(lines)
    }
    guard comes.kind == .code else { return nil }
    let tolerance = comes.metadata["tolerance"]?.double ?? tolerance
    let (old, new) = (joined(was.outputs), joined(comes.outputs))
    for (index, (recorded, now)) in zip(old, new).enumerated() {
      if let problem = compare(recorded, now, tolerance, index + 1) { return problem }
    }
    return old.count == new.count ? nil : .outputCount(recorded: old.map(\.word), now: new.map(\.word))
  }

  /// Text of one stream in one piece: where a writer cut it means nothing.
  private func joined(_ outputs: [CellOutput]) -> [CellOutput] {
    outputs.reduce(into: []) { joined, output in
      if case .stream(let name, let text) = output, case .stream(let last, let before)? = joined.last,
        last == name
      {
        joined[joined.count - 1] = .stream(name: name, text: before + text)
      } else {
        joined.append(output)
      }
    }
  }

  private func compare(
    _ recorded: CellOutput, _ now: CellOutput, _ tolerance: Double, _ number: Int
  ) -> CellDifference.Problem? {
    func text(_ was: String, _ comes: String) -> CellDifference.Problem? {
      let lines = TextComparison.differences(recorded: was, now: comes, tolerance: tolerance)
      return lines.isEmpty ? nil : .text(output: number, now.word, lines, tolerance: tolerance)
    }
    switch (recorded, now) {
    case (.stream(let name, let was), .stream(let newName, let comes)) where name == newName:
      return text(was, comes)
    case (.displayData(let was, _), .displayData(let comes, _)),
      (.executeResult(_, let was, _), .executeResult(_, let comes, _)):
      return compare(was, comes, tolerance, number, text)
    case (.error(let name, let message, let report), .error(let newName, let newMessage, let newReport)):
      return text(
        "\(name): \(message)\n" + withoutFiles(report), "\(newName): \(newMessage)\n" + withoutFiles(newReport))
    default: return .outputKind(output: number, recorded: recorded.word, now: now.word)
    }
  }

  private func withoutFiles(_ traceback: [String]) -> String {
    traceback.filter { !$0.trimmed().hasPrefix("File \"") }.joined(separator: "\n")
  }

  private func compare(
    _ was: MIMEBundle, _ comes: MIMEBundle, _ tolerance: Double, _ number: Int,
    _ text: (String, String) -> CellDifference.Problem?
  ) -> CellDifference.Problem? {
    if Set(was.types) != Set(comes.types) {
      return .types(output: number, recorded: was.types.sorted(), now: comes.types.sorted())
    }
    // The picture itself counts, not what stands in for it.
    let hasPicture = was.types.contains { $0.hasPrefix("image/") && was.bytes($0) != nil }
    for type in was.types where !(hasPicture && type == "text/plain") && was[type] != comes[type] {
      if type.hasPrefix("image/"), let recorded = was.bytes(type), let now = comes.bytes(type) {
        if let words = pictures(type, recorded, now, tolerance) { return .picture(output: number, words) }
      } else if let recorded = was.text(type), let now = comes.text(type) {
        if let problem = text(recorded, now) { return problem }
      } else {
        return .value(output: number, type: type)
      }
    }
    return nil
  }
}

/// Where and how one cell differs from its recording.
package struct CellDifference: Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case cellCount(recorded: Int, now: Int)
    case source([LineDifference])
    case outputCount(recorded: [String], now: [String])
    case outputKind(output: Int, recorded: String, now: String)
    case text(output: Int, String, [LineDifference], tolerance: Double)
    case types(output: Int, recorded: [String], now: [String])
    case picture(output: Int, String)
    case value(output: Int, type: String)
  }

  /// Counted from 1, prose included.
  package var cell: Int
  package var title: String?
  package var problem: Problem

  /// Whether the cell gave what it gave before, and only says something else in it: another text, another picture.
  package var isOfFigures: Bool {
    switch problem {
    case .text, .picture, .value: true
    case .cellCount, .source, .outputCount, .outputKind, .types: false
    }
  }
}

extension CellDifference: CustomStringConvertible {
  private static let mostLines = 8

  /// A headline, and below it the lines in question: "-" as recorded, "+" as they are now.
  package var description: String {
    let place = "cell \(cell)" + (title.map { " (\($0))" } ?? "")
    switch problem {
    case .cellCount(let recorded, let now):
      return "the recording has \(recorded) cells, the notebook \(now): record it anew"
    case .source(let lines): return "\(place): the recording is of another source" + text(of: lines)
    case .outputCount(let recorded, let now):
      return "\(place): recorded \(list(recorded)); now \(list(now))"
    case .outputKind(let output, let recorded, let now):
      return "\(place), output \(output): recorded as \(recorded), now \(now)"
    case .text(let output, let word, let lines, let tolerance):
      let numbers = lines.compactMap(\.byNumber)
      let reason =
        numbers.count == lines.count && !numbers.isEmpty
        ? " differ by up to \(short(numbers.max() ?? 0)), beyond the tolerance \(short(tolerance))" : " differs"
      return "\(place), output \(output): \(numbers.count == lines.count ? "numbers of " : "")\(word)\(reason)"
        + text(of: lines)
    case .types(let output, let recorded, let now):
      return "\(place), output \(output): recorded as \(list(recorded)), now \(list(now))"
    case .picture(let output, let words): return "\(place), output \(output): \(words)"
    case .value(let output, let type): return "\(place), output \(output): the \(type) differs"
    }
  }

  private func list(_ words: [String]) -> String { words.isEmpty ? "nothing" : words.joined(separator: ", ") }

  private func short(_ number: Double) -> String {
    let scale = 1e6
    return number < 1e9 && number >= 1e-4 ? "\((number * scale).rounded() / scale)" : "\(number)"
  }

  private func text(of lines: [LineDifference]) -> String {
    let shown = lines.prefix(Self.mostLines).flatMap { line in
      [line.recorded.map { "  line \(line.line)  - \($0)" }, line.now.map { "  line \(line.line)  + \($0)" }]
    }
    let more = lines.count > Self.mostLines ? ["  … and \(lines.count - Self.mostLines) lines more"] : []
    return "\n" + (shown.compactMap { $0 } + more).joined(separator: "\n")
  }
}

extension CellOutput {
  /// What to call it in a message.
  fileprivate var word: String {
    switch self {
    case .stream(let name, _): name
    case .displayData(let data, _):
      data.types.contains { $0.hasPrefix("image/") } ? "a picture" : "something shown"
    case .executeResult: "a value"
    case .error(let name, _, _): name
    }
  }
}
