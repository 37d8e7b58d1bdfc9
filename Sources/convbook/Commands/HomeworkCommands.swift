import ArgumentParser
import Grading
import NotebookFormat

// `convbook homework`: what a teacher does before anybody hands anything in.

/// `convbook homework`: makes homeworks, tests them, and makes what students get.
struct HomeworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "homework",
    abstract: "Makes homeworks, tests them, and makes student versions.",
    discussion: """
      A homework is one notebook, a percent script or .ipynb with nbgrader's cell metadata, in which text, reference \
      answers, visible and hidden tests stand side by side. SOURCE is its file, or the folder that holds homework.py.

        convbook homework new hw1
        convbook homework check hw1 --corpus
        convbook homework release hw1 --out for-students
        convbook homework bundle hw1 --out autograder.zip
        convbook grade hw1 submissions --out grades
      """,
    subcommands: [New.self, Check.self, Release.self, Bundle.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Begins a homework in a new folder: a small one that is sound, and its corpus.")

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir")) var folder: String

    func run() throws {
      if folder.isEmpty { throw CommandFailure("name the folder to make", exitCode: CommandFailure.usage) }
      if let names = Files.names(in: folder), !names.isEmpty {
        throw CommandFailure("'\(folder)' is there already: name a new folder", exitCode: CommandFailure.usage)
      }
      let files = [(path: "homework.py", text: HomeworkTemplate.source)] + HomeworkTemplate.corpus
      for file in files { try OutputFolder(folder).write(file.text, to: file.path) }
      StandardStreams.print(
        "\(Files.join(folder, "homework.py")) and a corpus beside it. Next:\n"
          + "  convbook homework check \(folder) --corpus\n  convbook homework release \(folder)\n")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Tests a homework: does its source pass its own tests, do points add up, are ids unique?",
      discussion: """
        The reference answers must get all points, the student version none. With --corpus each answer in \
        corpus/PART/ beside the source must get what it should: right-NAME.py all points of its part, wrong-NAME.py what \
        its first line says (# expect: 5, or # expect: 0-12), and "# says: kernel flipped" is what the explanation of a \
        failed check must say. All other parts must keep all their points. Exit code 1 when something is not as it should \
        be.
        """)

    @Argument(help: "The homework's file or folder.") var source: String
    @Flag(help: "Grade the answers in the folder corpus, too.") var corpus = false
    @Option(help: ArgumentHelp("Only these parts of the corpus, with commas.", valueName: "names")) var parts:
      String?
    @Flag(help: "Grade each answer's own part only, and trust the others.") var quick = false
    @Option(help: ArgumentHelp("How many answers are graded at a time.", valueName: "n")) var jobs = 1

    func run() throws {
      if jobs < 1 { throw CommandFailure("--jobs \(jobs): at least 1", exitCode: CommandFailure.usage) }
      let source = try HomeworkSource(source)
      let chosen = parts.map { $0.split(separator: ",").map(String.init) }
      let exitCode = try HomeworkChecking(source, corpus: corpus, parts: chosen, quick: quick, jobs: jobs).run()
      if exitCode != 0 { throw ExitCode(exitCode) }
    }
  }

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "release",
      abstract: "Makes what students get: answers are stubs, hidden tests are gone; as .ipynb and .py.")

    @Argument(help: "The homework's file or folder.") var source: String
    @Option(help: ArgumentHelp("The folder for it; release beside the source unless given.", valueName: "dir"))
    var out: String?

    func run() throws {
      let source = try HomeworkSource(source)
      try source.requireSound()
      let version: Notebook
      do { version = try source.homework.studentVersion() } catch { throw CommandFailure("\(error)") }
      let folder = OutputFolder(out ?? Files.join(source.folder, "release"))
      let kinds = [NotebookFileKind.ipynb, .percent]
      for kind in kinds {
        let target = Files.join(folder.path, "\(source.homework.id).\(kind.rawValue)")
        if Files.kind(of: target) != nil, Files.identity(of: target) == Files.identity(of: source.path) {
          throw CommandFailure(
            "'\(target)' is the homework itself, with its solutions: name another folder with --out",
            exitCode: CommandFailure.usage)
        }
      }
      for kind in kinds {
        try folder.write(version.text(as: kind), to: "\(source.homework.id).\(kind.rawValue)")
      }
      let path = Files.join(folder.path, source.homework.id)
      StandardStreams.print("\(path).ipynb and \(path).py\n")
    }
  }

  struct Bundle: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bundle",
      abstract:
        "Packs an autograder for Gradescope: set-up and run scripts, this program, the homework's source.",
      discussion: """
        --out NAME.zip makes the file to upload; any other name makes a folder. The program goes in as it is, so it should \
        be a release build for Linux on the machine's processor. AUTOGRADER=FOLDER before setup.sh and run_autograder has \
        them work in another folder than /autograder, where an autograder can be tried.
        """)

    @Argument(help: "The homework's file or folder.") var source: String
    @Option(help: ArgumentHelp("The zip file or folder to write.", valueName: "path")) var out: String

    func run() throws {
      let source = try HomeworkSource(source)
      try source.requireSound()
      try source.requireOwnAnswersPass(source.grader())
      let program: [UInt8]
      do { program = try Files.read(System.executable) } catch { throw CommandFailure("\(error)") }
      // The homework's id is the name of its file, there as here: what is random hangs on it.
      let ending = source.path.hasSuffix(".ipynb") ? "ipynb" : "py"
      let bundle = AutograderBundle(
        program: program, source: source.bytes, sourceName: "\(source.homework.id).\(ending)")
      do {
        if out.hasSuffix(".zip") {
          try Files.makeFolder(Files.folder(of: out))
          try Files.write(bundle.zip, to: out)
        } else {
          try Files.makeFolder(out)
          for file in bundle.files {
            let path = Files.join(out, file.name)
            try Files.write(file.bytes, to: path)
            if file.isExecutable { try Files.makeExecutable(path) }
          }
        }
      } catch {
        throw CommandFailure("\(error)")
      }
      StandardStreams.print("\(out)\n")
    }
  }
}
