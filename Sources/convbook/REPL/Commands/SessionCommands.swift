// Commands that look at the session, measure in it, and set what it may spend.

import Limits
import NotebookFormat
import Session

extension REPL {
  // MARK: Time

  func time(_ code: String) {
    guard needs(code, ":time net(x)") else { return }
    let result = runCell(code, name: "<cell \(session.executionCount + 1)>")
    show(palette.paint("took \(Amounts.duration(result.seconds))", .faint))
  }

  func timeIt(_ code: String) {
    guard needs(code, ":timeit net(x)") else { return }
    let screen = Screen.standardOutput(environment: options.environment)
    guard let timing = session.timing(of: code, emit: { self.show($0, on: screen) }) else { return }
    if timing.seconds.count == 1 {
      show("\(Amounts.duration(timing.best)), once: it takes too long for more")
      return
    }
    let worst = timing.seconds.max() ?? 0
    let loops = timing.loops == 1 ? "once" : "\(timing.loops) times"
    show(
      "\(Amounts.duration(timing.best)) (best of \(timing.seconds.count) runs, \(loops) each; "
        + "worst \(Amounts.duration(worst)))")
  }

  private func needs(_ argument: String, _ example: String) -> Bool {
    if argument.isEmpty { show("say what: \(example)") }
    return !argument.isEmpty
  }

  // MARK: Variables

  func showVariables(_ type: String) {
    let all = session.variables
    let variables = type.isEmpty ? all : all.filter { $0.type.lowercased() == type.lowercased() }
    if all.isEmpty {
      show("no variables yet")
    } else if variables.isEmpty {
      let types = Set(all.map(\.type)).sorted().joined(separator: ", ")
      show("no variable is a '\(type)'; there are: \(types)")
    }
    showTable(variables.map { [$0.name, $0.type, $0.summary] })
  }

  func showShapes(_ names: String) {
    let names = names.split { $0 == " " || $0 == "," }.map(String.init)
    let found = session.shapes(of: names)
    for name in names where !found.contains(where: { $0.name == name }) {
      show("\(name): nothing with a shape")
    }
    if found.isEmpty, names.isEmpty { show("no variable has a shape yet; for a model: why(model, shape)") }
    showTable(found.map { [$0.name, $0.type, $0.shape, $0.numbers] })
  }

  func reset(_ argument: String) {
    let count = session.variables.count
    if argument != "yes" {
      guard count > 0 else { return show("there are no variables to forget") }
      guard confirms("forget \(count) variable\(count == 1 ? "" : "s")?") else {
        return show("nothing was forgotten")
      }
    }
    session.reset()
    show("forgotten; cells go on being counted, and Up still recalls them")
  }

  /// Lines of columns, each as wide as its widest entry; too long ones are clipped.
  func showTable(_ rows: [[String]]) {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    for row in rows {
      let cells = row.enumerated().map { $0 == row.count - 1 ? $1 : padded($1, widths[$0]) }
      show(clipped(trimmed(cells.joined(separator: "  ")), width: Terminal.columns))
    }
  }

  private func trimmed(_ text: String) -> String { String(text.reversed().drop { $0 == " " }.reversed()) }

  // MARK: Errors

  func debug(_ argument: String) {
    let frames = session.failedFrames
    let words = argument.split(separator: " ").map(String.init)
    guard !frames.isEmpty else { return show("the latest cell did not fail in a call; nothing to look at") }
    guard let first = words.first else { return showFrames(frames) }
    guard let number = Int(first), frames.indices.contains(number) else {
      return show("no frame '\(first)': the frames are 0, where it failed, to \(frames.count - 1)")
    }
    if words.count > 1 {
      show(session.failedValue(words[1], frame: number) ?? "frame \(number) has no variable '\(words[1])'")
      return
    }
    show(head(number, frames[number]))
    showTable(frames[number].variables.map { ["    " + $0.name, $0.type, $0.summary] })
    if frames[number].variables.isEmpty { show("    its variables are the session's: :who") }
  }

  private func head(_ number: Int, _ frame: FailedFrame) -> String {
    let place = frame.function == "<module>" ? "" : " in \(frame.function)"
    return palette.paint("\(number)  \(frame.place), line \(frame.line)\(place)", .title)
      + "\n    \(frame.source)"
  }

  /// All frames, where it failed first, the variables of that one; of very many, those at both ends.
  private func showFrames(_ frames: [FailedFrame]) {
    let shown =
      frames.count <= 12 ? Array(frames.indices) : Array(0..<8) + Array(frames.count - 3..<frames.count)
    for number in shown {
      if number > 0, !shown.contains(number - 1) { show("…  \(frames.count - 11) frames more") }
      show(head(number, frames[number]))
      if number == 0 { showTable(frames[0].variables.map { ["    " + $0.name, $0.type, $0.summary] }) }
    }
    show(palette.paint("[:debug 1 shows the variables of frame 1, :debug 1 x all of its x]", .faint))
  }

  // MARK: Settings

  func budget(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { return showBudget() }
    if name == "off" {
      session.budget = Budget(bytes: options.configuration.budget.bytes)
      return showBudget()
    }
    let amount = words.count > 1 ? words[1] : ""
    let isOff = amount == "off"
    switch name {
    case "time":
      guard let seconds = isOff ? .infinity : Amounts.seconds(amount), seconds > 0 else {
        return refuse(amount, "30s")
      }
      session.budget.seconds = seconds
    case "memory":
      let most = options.configuration.budget.bytes
      guard let bytes = isOff ? most : Amounts.bytes(amount), bytes > 0 else { return refuse(amount, "512MB") }
      session.budget.bytes = min(bytes, most)
    case "steps":
      guard let steps = isOff ? .max : Amounts.count(amount), steps > 0 else { return refuse(amount, "1e6") }
      session.budget.steps = steps
    case "output":
      guard let bytes = isOff ? .max : Amounts.bytes(amount), bytes > 0 else { return refuse(amount, "1MB") }
      session.budget.outputBytes = bytes
    default: return show("a budget is of time, memory, steps or output, not '\(name)': :budget time 30s")
    }
    showBudget()
  }

  private func refuse(_ amount: String, _ example: String) {
    show("'\(amount)' is no amount: say \(example), or off")
  }

  private func showBudget() {
    let budget = session.budget
    func bytes(_ count: Int) -> String { count == .max ? "no limit" : Session.bytesText(count) }
    showTable([
      ["time", budget.seconds == .infinity ? "no limit" : Amounts.duration(budget.seconds) + " a cell"],
      ["memory", bytes(budget.bytes) + ", \(Session.bytesText(session.bytesInUse)) in use"],
      ["steps", budget.steps == .max ? "no limit" : "\(budget.steps) instructions a cell"],
      ["output", bytes(budget.outputBytes)],
    ])
  }

  func chooseTheme(_ name: String) {
    if name.isEmpty {
      for theme in Theme.all {
        show("\(theme == palette.theme ? ">" : " ") \(padded(theme.name, 6)) \(theme.about)")
      }
      if palette.theme == nil { show("this terminal shows no colours, or NO_COLOR asks for none") }
      return
    }
    guard let theme = Theme.named(name) else {
      return show("no theme '\(name)': there are \(Theme.all.map(\.name).joined(separator: ", "))")
    }
    guard palette.theme != nil else {
      return show("this terminal shows no colours, or NO_COLOR asks for none")
    }
    use(theme)
    show("\(palette.paint(theme.name, .title)), \(theme.about)")
  }
}
