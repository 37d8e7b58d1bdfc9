// The three ways in: a script, the REPL, or a subcommand.

/// What the words behind `convbook` ask for.
enum Invocation: Equatable {
  case interactive
  /// `files` is the folder below which the script may open files.
  case script(ScriptSource, arguments: [String], files: String? = nil)
  case command([String])
  /// An option whose words are missing: what to say.
  case incomplete(String)

  enum ScriptSource: Equatable {
    case file(String)
    case code(String)
    case standardInput
  }

  init(arguments: [String]) {
    guard let first = arguments.first else {
      self = .interactive
      return
    }
    let rest = Array(arguments.dropFirst())
    if first == "--allow-files", let folder = rest.first,
      case .script(let source, let words, _) = Invocation(arguments: Array(rest.dropFirst()))
    {
      self = .script(source, arguments: words, files: folder)
      return
    }
    switch first {
    case "-": self = .script(.standardInput, arguments: rest)
    case "-c" where !rest.isEmpty: self = .script(.code(rest[0]), arguments: Array(rest.dropFirst()))
    case "-c": self = .incomplete("-c needs the code to run: convbook -c CODE [ARG ...]")
    case "--allow-files":
      self = .incomplete(
        "--allow-files needs a folder and, behind it, a script: convbook --allow-files FOLDER FILE.py [ARG ...]"
      )
    case _ where first.hasPrefix("-") || Convbook.commandNames.contains(first): self = .command(arguments)
    default: self = .script(.file(first), arguments: rest)
    }
  }

  /// Does it and gives the exit code.
  func run() -> Int32 {
    switch self {
    case .interactive where Convbook.hasTerminal: Convbook.openREPL()
    case .interactive: ScriptRun.run(.standardInput, arguments: [])
    case .script(let source, let arguments, let files):
      ScriptRun.run(source, arguments: arguments, files: files)
    case .command(let words): Convbook.run(words)
    case .incomplete(let message): Convbook.refuse(message)
    }
  }
}
