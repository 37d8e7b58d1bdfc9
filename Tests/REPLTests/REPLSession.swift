import Glibc
import PseudoTerminal
import Testing

/// The program on a terminal, with a home of its own.
struct REPLSession {
  let terminal: PseudoTerminal

  /// Starts the REPL; `home` is where it keeps its history.
  init(
    home: TemporaryFolder, arguments: [String] = [], variables: [String: String] = [:], columns: Int = 80,
    rows: Int = 40
  ) throws {
    var environment = [
      "TERM": "xterm", "LANG": "C.UTF-8", "NO_COLOR": "1", "CONVBOOK_HOME": home.path + "/state",
      "HOME": home.path,
    ]
    environment.merge(variables) { $1 }
    terminal = try PseudoTerminal(
      Self.program, arguments, environment: environment, columns: columns, rows: rows)
  }

  /// A REPL in vi's mode whose `c = 3` has just been handed to an editor, which runs these commands on its file.
  static func inEditor(home: TemporaryFolder, _ commands: String) throws -> REPLSession {
    home.write(".editrc", Array("bind -v\n".utf8))
    home.write("editor", Array("\(commands)\n".utf8))
    let repl = try REPLSession(home: home, variables: ["EDITOR": "sh \(home.path)/editor"])
    #expect(repl.prompts("In [1]:"))
    repl.type("c = 3")
    #expect(repl.prompts("In [1]: c = 3"))
    repl.type("\u{1B}")
    usleep(60_000)
    repl.type("v")
    return repl
  }

  /// The built program, which stands beside the test bundle.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let arguments = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    let bundle = arguments.first ?? path
    return bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/convbook"
  }

  var screen: [String] { terminal.screen.lines }

  func type(_ keys: String) { terminal.type(keys) }

  /// Waits until the last line, where the cursor is, is this.
  func prompts(_ line: String, seconds: Double = 10) -> Bool {
    terminal.waits(seconds: seconds) { $0.lines.last == line }
  }

  /// Waits until some line is this.
  func shows(_ line: String) -> Bool {
    terminal.waits { $0.lines.contains(line) }
  }
}

/// A folder that is removed with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/convbook-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PseudoTerminal.Failure(call: "mkdtemp", code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  func write(_ name: String, _ bytes: [UInt8]) {
    let parts = name.split(separator: "/")
    for count in parts.indices where count > 0 {
      mkdir(path + "/" + parts[..<count].joined(separator: "/"), 0o700)
    }
    guard let file = fopen(path + "/" + name, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read(_ name: String, most: Int = 1 << 20) -> String? {
    guard let file = fopen(path + "/" + name, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: most)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(folder)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
