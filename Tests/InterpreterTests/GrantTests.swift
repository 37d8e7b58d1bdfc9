import Limits
import Syntax
import Testing

@testable import Interpreter

// What a script has only if its host grants it, and what the language leaves out.

/// Files that lie in memory.
private final class MemoryFiles: HostFiles {
  var contents: [String: [UInt8]] = [:]
  /// The files that were let go or closed.
  var closed = 0

  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile {
    if path.hasPrefix("/") { throw .refused("'\(path)' is not yours") }
    switch access.start {
    case .existing where contents[path] == nil: throw .system(number: 2, reason: "No such file or directory")
    case .new where contents[path] != nil: throw .system(number: 17, reason: "File exists")
    case .empty, .new: contents[path] = []
    case .existing, .end: contents[path] = contents[path] ?? []
    }
    return MemoryFile(self, path, appends: access.start == .end)
  }
}

private final class MemoryFile: HostFile {
  private let files: MemoryFiles
  private let path: String
  private let appends: Bool
  private var place = 0
  private var isClosed = false

  init(_ files: MemoryFiles, _ path: String, appends: Bool) {
    (self.files, self.path, self.appends) = (files, path, appends)
  }

  deinit { if !isClosed { files.closed += 1 } }

  private var bytes: [UInt8] {
    get { files.contents[path] ?? [] }
    set { files.contents[path] = newValue }
  }

  // Three bytes at a time, so that characters and line ends come in pieces.
  func read(atMost count: Int) throws(HostFileError) -> [UInt8] {
    let piece = Array(bytes.dropFirst(place).prefix(min(count, 3)))
    place += piece.count
    return piece
  }

  func write(_ new: [UInt8]) throws(HostFileError) {
    if appends { place = bytes.count }
    bytes.replaceSubrange(min(place, bytes.count)..<min(place + new.count, bytes.count), with: new)
    place += new.count
  }

  func seek(to offset: Int?) throws(HostFileError) -> Int {
    place = offset ?? bytes.count
    return place
  }

  func truncate(to size: Int) throws(HostFileError) { bytes = Array(bytes.prefix(size)) }

  func close() throws(HostFileError) {
    isClosed = true
    files.closed += 1
  }
}

@Suite struct GrantTests {
  private let files = MemoryFiles()

  /// What a script prints, and the last line of its traceback if it fails.
  private func output(_ script: String, input: [String]? = nil, grantsFiles: Bool = true) -> String {
    final class Printed { var text = "" }
    let printed = Printed()
    var host = Host(write: { _, text in printed.text += text.string })
    if grantsFiles { host.files = files }
    if let input {
      var lines = input[...]
      host.readLine = { prompt in
        printed.text += prompt.string
        return lines.popFirst().map { Text($0) }
      }
    }
    let interpreter = Interpreter(limits: Limits(budget: Budget(steps: 1_000_000, bytes: 1 << 26)), host: host)
    do {
      try interpreter.run(Source(name: "<test>", text: script))
    } catch {
      printed.text += interpreter.summary(of: error.exception)
    }
    return printed.text
  }

  @Test func whatIsWrittenIsRead() {
    let script = """
      with open('a.txt', 'w') as f:
          print('größe', 5, file=f)
          f.writelines(['x\\n', 'y'])
      with open('a.txt') as f:
          print(f.read(2), f.tell(), f.readline(), [line for line in f], f.read() == '')
          f.seek(0)
          print(len(f.read()), f.closed)
      print(f.closed)
      """
    #expect(output(script) == "gr 2 öße 5\n ['x\\n', 'y'] True\n11 False\nTrue\n")
    #expect(files.contents["a.txt"] == Array("größe 5\nx\ny".utf8))
    #expect(files.closed == 2)
  }

  @Test func anyLineEndIsOne() {
    files.contents["a"] = Array("a\r\nb\rc\n\r\r\nd".utf8)
    #expect(output("print(open('a').readlines())") == "['a\\n', 'b\\n', 'c\\n', '\\n', '\\n', 'd']\n")
    #expect(output("print(repr(open('a').read()))") == "'a\\nb\\nc\\n\\n\\nd'\n")
    #expect(
      output("print(open('a', newline='').readlines())")
        == "['a\\r\\n', 'b\\r', 'c\\n', '\\r', '\\r\\n', 'd']\n")
    #expect(
      output("f = open('a')\nprint([f.read(1) for i in range(9)])").contains("['a', '\\n', 'b', '\\n', 'c'"))
  }

  @Test func appendingAndUpdating() {
    files.contents["a"] = Array("one\n".utf8)
    #expect(output("with open('a', 'a') as f: print(f.tell(), f.write('two'), f.tell())") == "4 3 7\n")
    #expect(
      output("with open('a', 'r+') as f:\n  f.write('ONE')\n  f.seek(0)\n  print(f.read())") == "ONE\ntwo\n")
    #expect(output("with open('a', 'w+') as f:\n  f.write('x')\n  f.seek(0)\n  print(f.read())") == "x\n")
  }

  @Test(arguments: [
    ("open('nope')", "FileNotFoundError: [Errno 2] No such file or directory: 'nope'"),
    ("open('a', 'x')", "FileExistsError: [Errno 17] File exists: 'a'"),
    ("open('/a')", "PermissionError: '/a' is not yours"),
    ("open('a', 'rb')", "NotImplementedError: binary files are not part of Convbook's Python"),
    (
      "open('a', encoding='latin-1')",
      "NotImplementedError: files encoded in 'latin-1' are not part of Convbook's Python"
    ),
    ("open(3)", "NotImplementedError: numbers of open files are not part of Convbook's Python"),
    ("open('a').write('x')", "io.UnsupportedOperation: not writable"),
    ("f = open('a'); f.close(); f.read()", "ValueError: I/O operation on closed file."),
    (
      "open('bad').read()",
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte"
    ),
    ("open('a', 'q')", "ValueError: invalid mode: 'q'"),
  ])
  func failuresAreCPythons(script: String, message: String) {
    files.contents["a"] = []
    files.contents["bad"] = [0x61, 0x62, 0xFF, 0x63]
    #expect(output(script) == message)
  }

  @Test func aFileThatIsDroppedIsLetGo() {
    #expect(output("open('a', 'w').write('kept')\nprint(1)") == "1\n")
    #expect(files.contents["a"] == Array("kept".utf8))
    #expect(files.closed == 1)
  }

  @Test func inputAsksTheHost() {
    #expect(
      output("name = input('name? ')\nprint(name)\ninput()", input: ["Ada"])
        == "name? Ada\nEOFError: EOF when reading a line")
    #expect(
      output("import sys\nprint(sys.stdin.readline(), list(sys.stdin))", input: ["a", "b", "c"])
        == "a\n ['b\\n', 'c\\n']\n")
  }

  @Test func whatIsNotGrantedSaysSo() {
    #expect(
      output("open('a')", grantsFiles: false)
        == "PermissionError: this script may not open files: its host grants it none")
    #expect(
      output("input('? ')")
        == "RuntimeError: nobody is there to answer: the host of this script grants it no input")
  }

  @Test(arguments: [
    "eval", "exec", "compile", "__import__", "bytes", "bytearray", "memoryview", "complex", "breakpoint",
  ])
  func builtInsThatAreLeftOutSaySo(name: String) {
    #expect(output("\(name)") == "NameError: \(name) is not part of Convbook's Python")
    #expect(
      output("def f(): return \(name)('1')\nf()") == "NameError: \(name) is not part of Convbook's Python")
  }

  @Test func modulesThatAreLeftOutSaySo() {
    #expect(output("import re") == "ModuleNotFoundError: re is not part of Convbook's Python")
    #expect(output("from os.path import join") == "ModuleNotFoundError: os is not part of Convbook's Python")
    #expect(output("import numpy as np") == "ModuleNotFoundError: numpy is not part of Convbook's Python")
    #expect(output("import kernles") == "ModuleNotFoundError: No module named 'kernles'")
  }

  @Test func codeAndFramesAreLeftOut() {
    #expect(
      output("(lambda: 1).__code__") == "AttributeError: function.__code__ is not part of Convbook's Python")
    #expect(
      output("(x for x in []).gi_frame")
        == "AttributeError: generator.gi_frame is not part of Convbook's Python")
    #expect(output("import sys\nsys.modules") == "AttributeError: sys.modules is not part of Convbook's Python")
  }

  @Test func bytesAreLeftOut() {
    #expect(output("'a'.encode()").hasPrefix("NotImplementedError: str.encode makes bytes"))
    #expect(output("(5).to_bytes(2, 'big')").hasPrefix("NotImplementedError: int.to_bytes makes bytes"))
    #expect(output("int.from_bytes([1], 'big')").hasPrefix("NotImplementedError: int.from_bytes takes bytes"))
    #expect(output("x = b'a'") == "SyntaxError: bytes literals are not part of Convbook's Python")
  }
}

/// What a host forbids by name, from the machine's side.
@Suite struct BanTests {
  private let interpreter: Interpreter
  private var machine: Machine { interpreter.machine }

  init() {
    interpreter = Interpreter(limits: Limits())
    machine.watch(["max", "sqrt", "Counter", "sort", "dumps"])
  }

  /// The last value of a script, or the error that ended it.
  private func result(_ code: String) throws -> String {
    do throws(Raise) {
      let value = try interpreter.run(Source(name: "<test>", text: code), returnsLastValue: true)
      return try machine.repr(value).string
    } catch {
      return "\(error.exception.type.name): \(try error.exception.str(machine).string)"
    }
  }

  @Test func nothingIsRefusedUntilItIsForbidden() throws {
    #expect(try result("max(1, 2)") == "2")
    machine.forbid(["max"])
    #expect(try result("max(1, 2)") == "PermissionError: max may not be used here")
    #expect(try result("import math\nmath.sqrt(4)") == "2.0")
    machine.forbid([])
    #expect(try result("max(1, 2)") == "2")
  }

  @Test(arguments: [
    "f = max\nf(1, 2)", "list(map(max, [1], [2]))", "sorted([[1, 2]], key=max)", "(lambda g: g(1, 2))(max)",
    "import math as m\nm.sqrt(4)", "import math\nvars(math)['sqrt'](4)", "[2, 1].sort()", "list.sort([2, 1])",
    "import collections\ncollections.Counter('ab')",
    "import collections\nclass C(collections.Counter):\n    pass\nC('ab')",
    "import json\njson.dumps(1)", "import json\nf = json.dumps\nf(obj=1)",
  ])
  func whatANameStandsForIsRefused(_ code: String) throws {
    _ = try result("import json, math, collections")
    machine.forbid(["max", "sqrt", "Counter", "sort", "dumps"])
    #expect(try result(code).hasPrefix("PermissionError: "))
  }

  @Test func instancesThatWereMadeBeforeAreRefused() throws {
    _ = try result("import collections\nc = collections.Counter('aab')")
    machine.forbid(["Counter"])
    #expect(try result("c.most_common(1)") == "PermissionError: Counter may not be used here")
    #expect(try result("c['a']") == "2")
  }

  @Test func whatAScriptCallsSoIsItsOwn() throws {
    machine.forbid(["max", "sqrt", "sort"])
    #expect(try result("def sqrt(x):\n    return x\nsqrt(4)") == "4")
    #expect(try result("class A:\n    def sort(self):\n        return 1\nA().sort()") == "1")
    #expect(try result("max = min\nmax(1, 2)") == "1")
  }

  @Test func theHostIsToldEvenWhenTheErrorIsCaught() throws {
    var told: [String] = []
    machine.host.refused = { told.append($0) }
    machine.forbid(["max"])
    #expect(try result("try:\n    max(1, 2)\nexcept BaseException:\n    pass\n3") == "3")
    #expect(told == ["max"])
  }
}
