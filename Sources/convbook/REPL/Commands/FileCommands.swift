// Commands that read and write files: a session kept as a notebook, a script run into it, a cell in the user's editor.

import Glibc
import NotebookFormat
import Session

extension REPL {
  /// Writes the cells that have run as a percent script or a notebook, as the file's ending says.
  func save(_ argument: String) {
    var words = argument.split(separator: " ").map(String.init)
    let replaces = words.last == "replace" && words.count > 1
    if replaces { words.removeLast() }
    let withFailures = words.last == "all" && words.count > 1
    if withFailures { words.removeLast() }
    let path = words.joined(separator: " ")
    guard let kind = NotebookFileKind(fileName: path) else {
      return show("say where to, ending in .py or .ipynb: :save session.py")
    }
    guard record.count > 0 else { return show("no cell has run yet") }
    if Files.kind(of: path) == .file, !replaces {
      return show("'\(path)' is there already; ':save \(argument) replace' writes over it")
    }
    let notebook = record.notebook(withFailures: withFailures)
    do {
      try Files.write(Array(notebook.text(as: kind).utf8), to: path)
    } catch {
      return show("\(error)")
    }
    let left =
      withFailures || record.failures == 0 ? "" : "; \(record.failures) that failed left out ('all' keeps them)"
    show("\(notebook.cells.count) cells saved in \(path)\(left)")
  }

  /// Runs a script's or notebook's code cells here, up to the first that fails.
  func load(_ path: String) {
    guard !path.isEmpty else { return show("say what: :load script.py") }
    do {
      let notebook = try Notebook.open(path)
      let cells = notebook.cells.filter { $0.kind == .code && !$0.tags.contains("skip-execution") }
      for (number, cell) in cells.enumerated() {
        let result = runCell(cell.code, name: path, firstLine: cell.firstLine, mayLeave: false)
        if result.exitCode != nil {
          return show("\(path): left at cell \(number + 1) of \(cells.count) (SystemExit)")
        }
        if result.failed, !cell.tags.contains("raises-exception") {
          return show("\(path): cell \(number + 1) of \(cells.count) failed; what is behind it has not run")
        }
      }
      show("\(path): \(cells.count) cell\(cells.count == 1 ? "" : "s") run")
    } catch {
      show("\(error)")
    }
  }

  /// Lets cells read and write files below another folder; without a name, says which there are.
  func allow(_ argument: String) {
    let home = options.environment["HOME"] ?? "~"
    let folder = argument == "~" || argument.hasPrefix("~/") ? home + argument.dropFirst() : argument
    if !folder.isEmpty {
      guard Files.kind(of: folder) == .folder else { return show("'\(folder)' is no folder") }
      files.add(folder)
    }
    show("cells read and write files below " + files.names.map(Files.absolute).joined(separator: ", "))
  }

  /// Opens a cell in the user's editor; what comes back stands at the next prompt, to be run or changed.
  func editCell(_ argument: String) {
    guard let text = textToEdit(argument), let edited = editElsewhere(text) else { return }
    nextCell = edited
    if argument.isEmpty { lesson?.changes() }
  }

  private func textToEdit(_ argument: String) -> String? {
    if argument.isEmpty, let lesson, !lesson.isAtEnd { return lesson.sourceToChange }
    if argument.isEmpty { return record.lastSource ?? "" }
    if let number = Int(argument), let source = record.source(number) { return source }
    show(
      "no cell '\(argument)' has run; :edit opens the latest (of a lesson the one shown), :edit 3 the cell of In [3]"
    )
    return nil
  }

  /// What the user's editor made of a text, without blank lines at its end; nil when that did not work, which is said.
  func editElsewhere(_ text: String) -> String? {
    let command = options.environment["VISUAL"] ?? options.environment["EDITOR"] ?? "vi"
    var template = Array("\(options.environment["TMPDIR"] ?? "/tmp")/convbook-XXXXXX.py".utf8CString)
    let file = mkstemps(&template, 3)
    guard file >= 0 else {
      show("no file for the editor could be made: \(String(cString: strerror(errno)))")
      return nil
    }
    close(file)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    do {
      try Files.write(Array((text + "\n").utf8), to: path)
      // The editor leaves the terminal in a mode of its own choice.
      let wasHeld = TerminalHold.giveBack()
      let code = EditorProcess.run(command, file: path)
      if wasHeld { TerminalHold.take() }
      guard code == 0 else {
        show("the editor '\(command)' ended with \(code); EDITOR says which one to use")
        return nil
      }
      let edited = String(decoding: try Files.read(path), as: UTF8.self)
      return String(edited.reversed().drop { $0.isWhitespace }.reversed())
    } catch {
      show("\(error)")
      return nil
    }
  }
}

/// The user's editor, in the foreground of the terminal.
enum EditorProcess {
  /// Runs the command, which may have arguments of its own, and waits; gives its exit code, or 127 when it cannot start.
  static func run(_ command: String, file: String) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The REPL blocks the terminal's signals for a thread of its own; an editor wants them.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let line: [String] = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", file]
    let words = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, &attributes, words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
