// Events on their way out: passed on at once, and kept for the notebook when it is a cell that runs.

import CourseLibrary

/// Sends events to the front end and keeps them, text of one stream joined.
final class Recorder {
  private let keeps: Bool
  private let emit: (OutputEvent) -> Void
  private var kept: [OutputEvent] = []
  private var openStream: (name: String, text: String)?
  /// What the checks found so far.
  private(set) var checks: [CheckRecord] = []

  init(keeps: Bool, emit: @escaping (OutputEvent) -> Void) {
    self.keeps = keeps
    self.emit = emit
  }

  func take(_ event: OutputEvent) {
    if keeps { keep(event) }
    emit(event)
  }

  func note(_ check: CheckRecord) { if keeps { checks.append(check) } }

  private func keep(_ event: OutputEvent) {
    if case .volatile = event { return }
    if case .stream(let name, let text) = event {
      if openStream?.name == name {
        openStream?.text += text
      } else {
        closeStream()
        openStream = (name, text)
      }
    } else {
      closeStream()
      kept.append(event)
    }
  }

  private func closeStream() {
    if let (name, text) = openStream { kept.append(.stream(name: name, text: text)) }
    openStream = nil
  }

  /// Everything taken so far.
  var events: [OutputEvent] {
    closeStream()
    return kept
  }
}
