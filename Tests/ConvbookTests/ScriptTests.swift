import BuiltProgram
import Foundation
import Testing

/// Scripts run as `python3` runs them.
@Suite struct ScriptTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func codeOnTheCommandLine() throws {
    let program = try Program.run(["-c", "import sys\nprint(sys.argv)", "-c", "--help"], in: folder.url)
    #expect(program.status == 0)
    #expect(program.output == "['-c', '-c', '--help']\n")
    #expect(program.errors == "")
  }

  @Test(arguments: [[], ["-"]]) func standardInput(arguments: [String]) throws {
    let program = try Program.run(arguments, in: folder.url, input: "print(6 * 7)\n1 / 0\n")
    #expect(program.status == 1)
    #expect(program.output == "42\n")
    #expect(
      program.errors.hasPrefix("Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>"))
  }

  @Test func whatHasNoFileShowsNoLinesInItsTraceback() throws {
    let frames = "line 2, in <module>\n  File \"%\", line 1, in f\nZeroDivisionError: division by zero\n"
    for (arguments, name) in [([], "<stdin>"), (["-c", "def f(): 1 / 0\nf()\n"], "<string>")] {
      let program = try Program.run(arguments, in: folder.url, input: "def f(): 1 / 0\nf()\n")
      #expect(
        program.errors == "Traceback (most recent call last):\n  File \"\(name)\", "
          + frames.replacing("%", with: name))
    }
  }

  /// The third request is one that cannot be caught, and not the end of the program behind the script's back.
  @Test func whoCatchesControlCStillGetsItsTraceback() throws {
    let code = """
      for i in range(3):
          try:
              print("round", i, flush=True)
              while True: pass
          except KeyboardInterrupt:
              print("caught", i, flush=True)
      """
    let program = try Program.run(
      ["-c", code], in: folder.url, interruptedAfter: "round 0", "round 1", "round 2")
    #expect(program.status == 130)
    #expect(program.output == "round 0\ncaught 0\nround 1\ncaught 1\nround 2\n")
    #expect(program.errors.hasSuffix("KeyboardInterrupt\n"))
  }

  @Test func inputIsStandardInput() throws {
    let code = "print(input('name? '))\nimport sys\nprint(list(sys.stdin))\ninput()"
    let program = try Program.run(["-c", code], in: folder.url, input: "Ada\nb\nc")
    #expect(program.output == "name? Ada\n['b\\n', 'c\\n']\n")
    #expect(program.errors.hasSuffix("EOFError: EOF when reading a line\n"))
    #expect(program.status == 1)
  }

  @Test func filesAreThoseBelowTheFolderGranted() throws {
    try folder.write("secret", to: "outside.txt")
    try folder.write("inside", to: "granted/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/granted/link", withDestinationPath: "../outside.txt")
    let code = """
      for name in ['granted/a.txt', 'granted/new.txt', 'granted/none/x', 'granted/link', 'outside.txt',
                   'granted/../outside.txt', '/etc/passwd', 'granted']:
          try:
              with open(name, 'a+') as file:
                  file.write('+')
              print(name, open(name).read())
          except OSError as error:
              print(name, type(error).__name__)
      """
    let program = try Program.run(["--allow-files", "granted", "-c", code], in: folder.url)
    #expect(
      program.output == """
        granted/a.txt inside+
        granted/new.txt +
        granted/none/x FileNotFoundError
        granted/link PermissionError
        outside.txt PermissionError
        granted/../outside.txt PermissionError
        /etc/passwd PermissionError
        granted IsADirectoryError

        """)
    #expect(folder.bytes("outside.txt") == Array("secret".utf8))
  }

  @Test func withoutAGrantNoFileOpens() throws {
    let program = try Program.run(["-c", "open('x.txt', 'w')"], in: folder.url)
    #expect(program.errors.contains("PermissionError: this script may not open files: 'convbook --allow-files"))
    for code in [
      "torch.save({}, 'x.pt')", "np.save('x', np.ones(2))", "convbook.save(torch.ones(2, 2), 'x.png')",
    ] {
      let program = try Program.run(["-c", "import convbook, torch, numpy as np\n\(code)"], in: folder.url)
      #expect(
        program.errors.contains("PermissionError: this script may not open files: 'convbook --allow-files"))
      #expect(folder.files.isEmpty)
    }
    let wrong = try Program.run(["--allow-files", "nowhere", "-c", "1"], in: folder.url)
    #expect(wrong.status == 2)
    #expect(wrong.errors == "convbook: --allow-files: 'nowhere' is no folder\n")
  }

  @Test func whatIsSavedStaysBelowTheGrantedFolder() throws {
    try folder.write("secret", to: "outside.pt")
    try folder.write("", to: "granted/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/granted/link.pt", withDestinationPath: "../outside.pt")
    let code = """
      import torch
      for name in ['outside.pt', 'granted/../outside.pt', 'granted/link.pt', '/tmp/no.pt']:
          for attempt in [lambda: torch.save({'a': torch.ones(1)}, name), lambda: torch.load(name)]:
              try:
                  print(attempt())
              except PermissionError as error:
                  print(name, 'lies outside' in str(error))
      torch.save({'a': torch.ones(1)}, 'granted/b.pt')
      print(torch.load('granted/b.pt'))
      """
    let program = try Program.run(["--allow-files", "granted", "-c", code], in: folder.url)
    #expect(
      program.output == """
        outside.pt True
        outside.pt True
        granted/../outside.pt True
        granted/../outside.pt True
        granted/link.pt True
        granted/link.pt True
        /tmp/no.pt True
        /tmp/no.pt True
        {'a': tensor([1.])}

        """)
    #expect(folder.bytes("outside.pt") == Array("secret".utf8))
    #expect(mkfifo(folder.path + "/granted/pipe", 0o600) == 0)
    let pipe = try Program.run(
      ["--allow-files", "granted", "-c", "import torch\ntorch.save({}, 'granted/pipe')"], in: folder.url)
    #expect(pipe.errors.contains("PermissionError: 'granted/pipe' is no regular file"))
  }

  @Test func aFileKeepsItsArguments() throws {
    try folder.write("import sys\nprint(sys.argv)", to: "s.py")
    let program = try Program.run(["s.py", "--version", "run", "-"], in: folder.url)
    #expect(program.output == "['s.py', '--version', 'run', '-']\n")
    #expect(program.status == 0)
  }

  @Test func anUncaughtErrorIsATracebackAndOne() throws {
    try folder.write("def f(x):\n    return x / 0\n\nf(1)\n", to: "s.py")
    let program = try Program.run(["s.py"], in: folder.url)
    let path = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path + "/s.py"
    #expect(program.status == 1)
    #expect(program.output == "")
    #expect(
      program.errors == """
        Traceback (most recent call last):
          File "\(path)", line 4, in <module>
            f(1)
          File "\(path)", line 2, in f
            return x / 0
                   ~~^~~
        ZeroDivisionError: division by zero

        """)
  }

  @Test(arguments: [
    ("sys.exit(3)", 3, ""), ("sys.exit()", 0, ""), ("sys.exit('bye')", 1, "bye\n"), ("sys.exit(-1)", 255, ""),
  ])
  func leaving(code: String, status: Int32, errors: String) throws {
    let program = try Program.run(
      ["-c", "import sys\nprint('before')\n\(code)\nprint('after')"], in: folder.url)
    #expect(program.status == status)
    #expect(program.output == "before\n")
    #expect(program.errors == errors)
  }

  @Test func whatCannotBeOpenedIsTwo() throws {
    let missing = try Program.run(["x.py"], in: folder.url)
    #expect(missing.status == 2)
    #expect(missing.errors == "convbook: can't open file 'x.py': No such file or directory\n")
    let directory = try Program.run(["."], in: folder.url)
    #expect(directory.status == 2)
    #expect(directory.errors == "convbook: can't open file '.': Is a directory\n")
  }

  @Test(arguments: [
    ("a = 1\nb\0 = 2\n", "line 2", "null bytes"), ("x = (1,\n", "line 1", "'(' was never closed"),
    (String(repeating: "(", count: 5000), "line 1", "too many nested parentheses"),
  ])
  func whatIsNoProgramIsASyntaxErrorWithItsPlace(code: String, line: String, message: String) throws {
    try folder.write(code, to: "s.py")
    let program = try Program.run(["s.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("s.py\", \(line)\n"))
    #expect(program.errors.contains("SyntaxError: "))
    #expect(program.errors.contains(message))
  }

  @Test func bytesThatAreNotUTF8NameTheFileAndTheLine() throws {
    try folder.write(Array("a = 1\nb = '".utf8) + [0xFF] + Array("'\n".utf8), to: "s.py")
    let program = try Program.run(["s.py"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.hasPrefix("SyntaxError: Non-UTF-8 code starting with '\\xff' in file "))
    #expect(program.errors.contains("/s.py on line 2,"))
  }

  @Test func aByteOrderMarkAndCarriageReturnsAreNoTrouble() throws {
    try folder.write([0xEF, 0xBB, 0xBF] + Array("if True:\r\n    print('é')\r\n".utf8), to: "s.py")
    #expect(try Program.run(["s.py"], in: folder.url).output == "é\n")
  }

  @Test func modulesBesideTheScriptAreFound() throws {
    try folder.write("answer = 42\n", to: "sub/mine.py")
    try folder.write("import mine\nprint(mine.answer)\nimport other\n", to: "sub/s.py")
    let program = try Program.run(["sub/s.py"], in: folder.url)
    #expect(program.output == "42\n")
    #expect(program.errors.hasSuffix("ModuleNotFoundError: No module named 'other'\n"))
  }

  @Test func theVerbsComeWithAnImportAndFilesWhereTheyAreGranted() throws {
    let code = """
      from convbook import *
      save(tensor([[0, 128, 255]], dtype=uint8), "x.pgm")
      print(load_image("x.pgm"))
      show(load_image("x.pgm"))
      """
    let program = try Program.run(["--allow-files", ".", "-c", code], in: folder.url)
    #expect(program.errors == "")
    #expect(program.output.hasPrefix("tensor([[  0, 128, 255]], dtype=torch.uint8)\n0   ++@@\n  0 1 2\n"))
    #expect(folder.bytes("x.pgm") == Array("P5\n3 1\n255\n".utf8) + [0, 128, 255])
  }

  @Test(arguments: [
    ("P5\n99999999 99999999\n255\nabc", "99999999"), ("P5\n-3 4\n255\nabc", "-3"),
    ("P5\n3 4\n255\nabc", "12 bytes"),
    ("P5\n2 2\n70000\nabcd", "70000"), ("JFIF", "x.pgm"), ("", "x.pgm"),
  ])
  func aPictureThatLiesIsAnErrorWithItsNameAndNumbers(content: String, part: String) throws {
    try folder.write(content, to: "x.pgm")
    let program = try Program.run(
      ["--allow-files", ".", "-c", "from convbook import *\nload_image('x.pgm')"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("ValueError: x.pgm: "))
    #expect(program.errors.contains(part))
  }

  @Test func aMissingPictureIsAFileNotFoundError() throws {
    let program = try Program.run(
      ["--allow-files", ".", "-c", "from convbook import *\nload_image('no.pgm')"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("FileNotFoundError: [Errno 2] No such file or directory: 'no.pgm'"))
  }

  @Test func aFileThatCannotBeWrittenLeavesNothingBehind() throws {
    let program = try Program.run(
      ["--allow-files", ".", "-c", "from convbook import *\nsave(zeros(2, 2), 'no/x.pgm')"], in: folder.url)
    #expect(program.status == 1)
    #expect(program.errors.contains("no/x.pgm"))
    #expect(folder.files.isEmpty)
  }

  @Test func aFullDiskIsSaid() throws {
    let program = try Program.run(["-c", "print(1)"], in: folder.url, outputTo: "/dev/full")
    #expect(program.status == 1)
    #expect(program.errors == "convbook: standard output: No space left on device\n")
  }

  @Test func controlCStopsTheScript() throws {
    let program = try Program.run(
      ["-c", "print('go', flush=True)\nwhile True: pass"], in: folder.url, interruptedAfter: "go")
    #expect(program.status == 130)
    #expect(program.errors.hasSuffix("KeyboardInterrupt\n"))
  }
}
