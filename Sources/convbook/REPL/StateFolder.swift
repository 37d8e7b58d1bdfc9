// Where a learner's history and progress live: the folder that `CONVBOOK_HOME` names, else `convbook` in the folder for
// state of the XDG rules, which is `~/.local/state` unless `XDG_STATE_HOME` says otherwise. What cannot be kept there
// (a full disk, a folder of somebody else's) is not worth ending a session for.

import Glibc

/// The folder of what is kept between runs.
struct StateFolder {
  let path: String

  /// Nil where the environment names no home: then nothing is kept.
  init?(environment: [String: String]) {
    func folder(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    if let own = environment["CONVBOOK_HOME"], !own.isEmpty {
      path = Files.fromRoot(own)
    } else if let state = folder("XDG_STATE_HOME") {
      path = state + "/convbook"
    } else if let home = folder("HOME") {
      path = home + "/.local/state/convbook"
    } else {
      return nil
    }
  }

  func file(_ name: String) -> String { Files.join(path, name) }

  /// The bytes of a file of the folder; nil when there is none, or it is larger than what we write there.
  func read(_ name: String) -> [UInt8]? {
    guard let size = Files.size(of: file(name)), size < 4 << 20 else { return nil }
    return try? Files.read(file(name))
  }

  /// How long somebody else may hold the folder before an update is given up.
  private static let (tries, pause) = (20, UInt32(10_000))

  /// Changes a file of the folder as a whole; `change` sees it as it is now, since nobody else can change it meanwhile.
  /// While somebody else holds the folder, and goes on holding it, nothing is changed: no prompt waits for that.
  func update(_ name: String, _ change: () -> String?) {
    try? Files.makeFolder(path)
    let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    var left = Self.tries
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      left -= 1
      guard left > 0, errno == EWOULDBLOCK || errno == EINTR else { return }
      usleep(Self.pause)
    }
    if let text = change() { try? Files.write(Array(text.utf8), to: file(name)) }
  }
}
