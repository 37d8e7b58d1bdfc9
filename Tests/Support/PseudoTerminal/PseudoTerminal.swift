// A program run as a person runs it: on a terminal of its own, that types, waits and looks.
//
// The program is made the leader of a session, and opening the terminal makes it the session's, so that Ctrl-C and
// Ctrl-Z reach it as signals. Nothing here sleeps for a fixed time: a test waits until the screen shows something.

package import Glibc

/// A program on a pseudo-terminal.
///
/// ```swift
/// let terminal = try PseudoTerminal("/usr/bin/python3", environment: ["TERM": "xterm"])
/// terminal.type("1 + 1\r")
/// terminal.waits { $0.lines.contains("2") }
/// ```
package final class PseudoTerminal {
  package struct Failure: Error {
    package let call: String
    package let code: Int32

    package init(call: String, code: Int32) {
      self.call = call
      self.code = code
    }
  }

  package private(set) var screen: ScreenModel
  /// All that the program has written.
  package private(set) var output: [UInt8] = []
  package private(set) var exitCode: Int32?
  /// The signal that ended the program.
  package private(set) var signal: Int32?
  package private(set) var process: pid_t = 0
  private let terminal: Int32
  /// Kept open, so that the terminal's state can be asked after the program has ended.
  private let farEnd: Int32
  private var undecoded: [UInt8] = []

  /// Linux's requests to a new terminal, TIOCSPTLCK and TIOCGPTN, and POSIX_SPAWN_SETSID: macros that Swift cannot see.
  private static let lock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430
  private static let startsSession: Int16 = 0x80

  /// Starts the program; only the given environment variables are set.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws {
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    guard terminal >= 0, ioctl(terminal, Self.lock, &isLocked) == 0, ioctl(terminal, Self.number, &number) == 0
    else { throw Failure(call: "open /dev/ptmx", code: errno) }
    let name = "/dev/pts/\(number)"
    farEnd = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    screen = ScreenModel(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
    try start(path, [path] + arguments, environment.map { "\($0)=\($1)" }, terminal: name)
  }

  deinit {
    if exitCode == nil, signal == nil, process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
    close(farEnd)
  }

  private func start(
    _ path: String, _ arguments: [String], _ environment: [String], terminal name: String
  ) throws {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // Whoever started the tests may ignore some signals; the program must not inherit that.
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Self.startsSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let words = (arguments.map { strdup($0) }) + [nil]
    let variables = (environment.map { strdup($0) }) + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    let code = posix_spawn(&process, path, &actions, &attributes, words, variables)
    guard code == 0 else { throw Failure(call: "posix_spawn \(path)", code: code) }
  }

  // MARK: Typing

  /// Sends keys: Enter is "\r", Ctrl-C "\u{3}".
  package func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      pump(milliseconds: 0)
    }
  }

  /// Sends text as a terminal does that was asked to mark pastes, or as keys where it was not.
  package func paste(_ text: String) {
    let keys = text.replacing("\n", with: "\r")
    type(screen.modes.contains(2004) ? "\u{1B}[200~\(keys)\u{1B}[201~" : keys)
  }

  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  // MARK: Looking

  /// All that the program has written, as text.
  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Where the cursor stands on the screen.
  package var cursor: (row: Int, column: Int) { screen.cursor }

  /// Waits until the screen is as `condition` says; false when it is not so in time.
  @discardableResult
  package func waits(seconds: Double = 10, until condition: (ScreenModel) -> Bool) -> Bool {
    let end = Self.now() + seconds
    while !condition(screen) {
      if Self.now() > end { return false }
      if !pump(milliseconds: 20), condition(screen) { return true }
    }
    return true
  }

  /// Waits until the program has been stopped, as Ctrl-Z does.
  @discardableResult
  package func waitsForStop(seconds: Double = 10) -> Bool {
    let end = Self.now() + seconds
    while Self.now() < end {
      pump(milliseconds: 20)
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG | WUNTRACED) == process else { continue }
      pump(milliseconds: 0)
      return status & 0xFF == 0x7F
    }
    return false
  }

  /// Waits until the program has ended.
  @discardableResult
  package func waitsForEnd(seconds: Double = 10) -> Bool {
    let end = Self.now() + seconds
    while Self.now() < end {
      pump(milliseconds: 20)
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else { continue }
      if status & 0x7F == 0 { exitCode = (status >> 8) & 0xFF } else { signal = status & 0x7F }
      pump(milliseconds: 0)
      return true
    }
    return false
  }

  /// Whether the terminal is as a shell wants it: lines edited and echoed by the system.
  package var isRestored: Bool {
    editsLines && !screen.modes.contains(2004) && screen.modes.contains(25) && !screen.isStyled
  }

  /// Whether the system edits lines and echoes them, as it does while nobody reads keys.
  package var editsLines: Bool {
    var state = termios()
    tcgetattr(farEnd, &state)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return state.c_lflag & wanted == wanted
  }

  /// Takes what the program has written; false when there was nothing.
  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0, source.revents & Int16(POLLIN) != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(terminal, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    undecoded += buffer[..<count]
    // A character may be cut in two: its beginning waits for the rest.
    let rest = undecoded.reversed().prefix { $0 & 0xC0 == 0x80 }.count
    let lead = undecoded.count - rest - 1
    let isCut = lead >= 0 && undecoded[lead] >= 0xC0 && rest < (~undecoded[lead]).leadingZeroBitCount - 1
    let end = isCut ? lead : undecoded.count
    screen.write(String(decoding: undecoded[..<end], as: UTF8.self))
    undecoded.removeFirst(end)
    return true
  }

  private static func now() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}
