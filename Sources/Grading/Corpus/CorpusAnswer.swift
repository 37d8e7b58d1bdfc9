// An answer whose marks are known: right ones get all points, wrong ones what their first line says.
//
//     # expect: 0-12
//     # says: kernel flipped
//     def xcorr2d(x, k): …

package import NotebookFormat

/// A file of a homework's corpus, `corpus/PART/right-NAME.py` or `wrong-NAME.py`.
package struct CorpusAnswer: Sendable {
  package let part: String
  /// The file's name without its ending.
  package let name: String
  package let text: String
  /// The least and the most points that it may get; nil where it does not say so.
  package let expected: ClosedRange<Double>?
  /// What the explanation of a failed check must say.
  package let says: String?

  package init(part: String, name: String, text: String, points: Double) {
    self.part = part
    self.name = name
    self.text = text
    var expected = name.hasPrefix("right-") ? points...points : nil
    var says: String?
    for line in text.split(separator: "\n").prefix(4) where line.hasPrefix("#") {
      if let words = CorpusAnswer.words(of: line, behind: "expect:") {
        let numbers = words.split(separator: "-").compactMap { Double($0) }
        if let low = numbers.first, let high = numbers.last, low <= high { expected = low...high }
      }
      says = says ?? CorpusAnswer.words(of: line, behind: "says:")
    }
    self.expected = expected
    self.says = says
  }

  private static func words(of line: Substring, behind mark: String) -> String? {
    guard let range = line.firstRange(of: mark) else { return nil }
    return String(line[range.upperBound...].drop { $0 == " " })
  }
}

extension Homework {
  /// The student version with the reference answers in it, as whoever knows everything would hand it in.
  package func solvedVersion() throws(NotebookError) -> Notebook {
    var handedIn = try studentVersion()
    for (place, role) in roles.enumerated() where role == .answer {
      handedIn.cells[place].source = notebook.cells[place].source
    }
    return handedIn
  }

  /// The same with this answer to one part; with `alone`, the other parts stay unanswered.
  package func submission(answering answer: CorpusAnswer, alone: Bool = false) throws(NotebookError) -> Notebook
  {
    var handedIn = try alone ? studentVersion() : solvedVersion()
    guard let part = parts.first(where: { $0.name == answer.part }) else { return handedIn }
    for (number, cell) in part.answerCells.enumerated() {
      handedIn.cells[cell].source = number == 0 ? answer.text : ""
    }
    return handedIn
  }
}
