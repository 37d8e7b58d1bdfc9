// `input` and `open`: what a script has only if its host grants it.

extension Machine {
  static let inputFunctions: [NativeRow] = [
    NativeRow("input", .count(0...1)) { given, machine throws(Raise) in
      let prompt = try given.optional(0).map { (value) throws(Raise) in try machine.str(value) } ?? Text()
      guard let line = try machine.inputLine(prompt: prompt) else {
        throw machine.error("EOFError", "EOF when reading a line")
      }
      return machine.string(line)
    },
    NativeRow(
      "open",
      .named(["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"], required: 1)
    ) { given, machine throws(Raise) in try machine.openFile(given) },
  ]

  /// The next line of the host's input; nil at its end.
  func inputLine(prompt: Text) throws(Raise) -> Text? {
    guard let readLine = host.readLine else {
      throw error("RuntimeError", "nobody is there to answer: the host of this script grants it no input")
    }
    host.flush()
    let line = readLine(prompt)
    // Ctrl-C ends the wait, too.
    try poll(steps: 1)
    return line
  }

  private func openFile(_ given: Given) throws(Raise) -> Value {
    let file = given[0]
    guard case .string(let name) = file.underlying else {
      if file.asInt != nil { throw notPart("numbers of open files are") }
      throw typeError("expected str, bytes or os.PathLike object, not \(typeName(file))")
    }
    func option(_ index: Int, _ name: String) throws(Raise) -> String? {
      guard let value = given.optional(index), !value.isNone else { return nil }
      guard case .string(let text) = value.underlying else {
        throw typeError("open() argument '\(name)' must be str or None, not \(typeName(value))")
      }
      return text.text.string
    }
    let mode = try given.optional(1).map { (value) throws(Raise) in
      guard case .string(let text) = value.underlying else {
        throw typeError("open() argument 'mode' must be str, not \(typeName(value))")
      }
      return text.text.string
    }
    let access = try fileAccess(mode ?? "r")
    let encoding = try option(3, "encoding")
    if let encoding, !["utf-8", "utf8", "utf_8"].contains(encoding.lowercased()) {
      throw notPart("files encoded in '\(encoding)' are")
    }
    if let errors = try option(4, "errors"), errors != "strict" {
      throw notPart("open(…, errors='\(errors)') is")
    }
    let newline = try option(5, "newline")
    if let newline, !["", "\n"].contains(newline) {
      if !["\r", "\r\n"].contains(newline) { throw valueError("illegal newline value: \(newline)") }
      throw notPart("open(…, newline=\(try repr(given[5]).string)) is")
    }
    if let opener = given.optional(7), !opener.isNone { throw notPart("open(…, opener=…) is") }
    if name.text.string.utf8.contains(0) { throw valueError("embedded null byte") }
    guard let files = host.files else {
      throw error("PermissionError", "this script may not open files: its host grants it none")
    }
    let opened: any HostFile
    var position = 0
    do throws(HostFileError) {
      opened = try files.open(name.text.string, access)
      if access.start == .end { position = try opened.seek(to: nil) }
    } catch {
      throw osError(error, file: file)
    }
    return .object(
      TextFile(
        opened, file: file, mode: mode ?? "r", access, encoding: encoding ?? "UTF-8",
        newline: newline, position: position, heap: heap))
  }

  /// What the mode of `open` asks for.
  private func fileAccess(_ mode: String) throws(Raise) -> FileAccess {
    let letters = Array(mode)
    guard Set(letters).count == letters.count, letters.allSatisfy({ "rwxabt+".contains($0) }) else {
      throw valueError("invalid mode: '\(mode)'")
    }
    if mode.contains("b") {
      if mode.contains("t") { throw valueError("can't have text and binary mode at once") }
      throw notPart("binary files are")
    }
    let starts = letters.filter { "rwxa".contains($0) }
    guard starts.count == 1 else {
      throw valueError(
        starts.isEmpty
          ? "Must have exactly one of create/read/write/append mode and at most one plus"
          : "must have exactly one of create/read/write/append mode")
    }
    let isBoth = mode.contains("+")
    let start: FileAccess.Start =
      switch starts[0] {
      case "w": .empty
      case "x": .new
      case "a": .end
      default: .existing
      }
    return FileAccess(start: start, reads: isBoth || start == .existing, writes: isBoth || start != .existing)
  }

  private func notPart(_ what: String) -> Raise {
    error("NotImplementedError", "\(what) not part of Convbook's Python")
  }

  /// The exception for what a host's file could not do.
  func osError(_ failure: HostFileError, file: Value? = nil) -> Raise {
    switch failure {
    case .refused(let words): return error("PermissionError", words)
    case .system(let number, let reason):
      let facts = [.int(number), string(Text(reason))] + (file.map { [$0] } ?? [])
      return Raise(exception(systemErrorClass(number), facts))
    }
  }
}
