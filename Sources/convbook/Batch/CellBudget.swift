// What a cell may spend: what the command line says for all, and what a cell's own metadata say for it
// (`# %% Train timeout=60 memory="2G"`).

import JSON
import Limits
import NotebookFormat

/// Limits of time, memory and steps; nil leaves the session's own.
struct CellBudget: Equatable {
  var seconds: Double?
  var bytes: Int?
  var steps: Int?

  /// The budget with these limits in place of its own.
  func applied(to budget: Budget) -> Budget {
    var budget = budget
    budget.seconds = seconds ?? budget.seconds
    budget.bytes = bytes ?? budget.bytes
    budget.steps = steps ?? budget.steps
    return budget
  }

  /// The limits for one cell: its own where it has them.
  func overridden(by cell: Cell, of file: String) throws(CommandFailure) -> CellBudget {
    var budget = self
    func refuse(_ name: String, _ wanted: String, _ value: JSONValue) -> CommandFailure {
      CommandFailure("\(file), cell at line \(cell.firstLine): \(name) must be \(wanted), not \(value.text())")
    }
    if let value = cell.metadata["timeout"] {
      guard let seconds = value.double, seconds > 0 else { throw refuse("timeout", "seconds above 0", value) }
      budget.seconds = seconds
    }
    if let value = cell.metadata["memory"] {
      guard let bytes = value.int ?? value.string.flatMap(Self.bytes), bytes > 0 else {
        throw refuse("memory", "bytes, as 500000000 or \"500M\"", value)
      }
      budget.bytes = bytes
    }
    if let value = cell.metadata["steps"] {
      guard let steps = value.int, steps > 0 else { throw refuse("steps", "a whole number above 0", value) }
      budget.steps = steps
    }
    return budget
  }

  /// `800000`, `500K`, `64M`, `2G`: K, M and G are powers of 1024. Nil for anything else.
  static func bytes(_ text: String) -> Int? {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    guard let last = text.last else { return nil }
    let unit = units[Character(last.uppercased())]
    guard let number = Int(unit == nil ? text[...] : text.dropLast()), number > 0 else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit ?? 1)
    return isTooLarge ? nil : bytes
  }
}
