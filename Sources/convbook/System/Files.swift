// Files, whole at a time.
//
// Reading takes everything or gives the system's reason. Writing replaces the file in one step, so that a full disk or a
// kill leaves the old one as it was. What is no regular file (a pipe, a device) cannot be replaced and is written in
// place.

import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why a file could not be had, in the system's words: `out/x.pgm: No space left on device`.
struct FileError: Error, CustomStringConvertible {
  let path: String
  let code: Int32
  let reason: String

  /// Uses the error of the system call that just failed, and the system's words where there are none of ours.
  init(_ path: String, code: Int32 = errno, reason: String? = nil) {
    self.path = path
    self.code = code
    self.reason = reason ?? String(cString: strerror(code))
  }

  /// There is no such file.
  static func absent(_ path: String) -> FileError { FileError(path, code: ENOENT) }

  /// A pipe or a device where only a file will do.
  static func notRegular(_ path: String) -> FileError {
    FileError(path, code: EINVAL, reason: "not a regular file")
  }

  var description: String { "\(path): \(reason)" }
}

enum Files {
  enum Kind { case file, folder, other }

  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The bytes of a regular file, nil when there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Larger files are refused: nothing that we read is near that size, and a device never ends.
  static let largestRead = 1 << 30

  /// Whether to go on with so many more bytes in memory; where not, reading and writing end with ECANCELED.
  typealias GoesOn = (_ bytes: Int) -> Bool

  /// The bytes of a file, or its first ones; of standard input where `path` is "-".
  static func read(
    _ path: String, first most: Int = .max, _ goesOn: GoesOn = { _ in true }
  ) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path) }
    defer { if path != "-" { close(descriptor) } }
    return try read(descriptor, path, first: most, goesOn)
  }

  /// The bytes of an open file from where it stands; errors are about `path`.
  static func read(
    _ descriptor: Int32, _ path: String, first most: Int = .max, _ goesOn: GoesOn
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    var asked = 0
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      if most == .max, status.st_size > largestRead { throw FileError(path, code: EFBIG) }
      asked = min(max(0, Int(status.st_size)), largestRead, most)
      if !goesOn(asked) { throw FileError(path, code: ECANCELED) }
      bytes.reserveCapacity(asked)
    }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = System.read(descriptor, piece.baseAddress, min(piece.count, most - bytes.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path)
      }
      if count == 0 { return bytes }
      if bytes.count + count > largestRead { throw FileError(path, code: EFBIG) }
      // A pipe has no size, and a file may grow while it is read.
      let more = max(0, bytes.count + count - asked)
      if !goesOn(more) { throw FileError(path, code: ECANCELED) }
      asked += more
      bytes.append(contentsOf: piece[..<count])
    }
  }

  /// The bytes of a regular file, nil when there is none. A pipe, which could keep us waiting for ever, is refused.
  static func readIfPresent(
    _ path: String, _ goesOn: GoesOn = { _ in true }
  ) throws(FileError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    guard descriptor >= 0 else { throw FileError(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFDIR: return try read(descriptor, path, goesOn)
    default: throw .notRegular(path)
    }
  }

  /// Writes a whole file, or leaves what was there as it was.
  static func write(
    _ bytes: [UInt8], to path: String, _ goesOn: GoesOn = { _ in true }
  ) throws(FileError) {
    switch kind(of: path) {
    case .folder: throw FileError(path, code: EISDIR)
    case .other:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path) }
      defer { close(descriptor) }
      try writeAll(bytes, descriptor, path)
    case .file, nil:
      do {
        try AtomicFile.replace(path, with: bytes, flushed: false) { goesOn(0) }
      } catch {
        throw FileError(error.path, code: error.code)
      }
    }
  }

  /// Removes a file, or a folder with nothing in it; what is not there is gone already.
  static func remove(_ path: String) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT || rmdir(path) == 0 { return }
    throw FileError(path)
  }

  /// Lets everybody run a file who may read it.
  static func makeExecutable(_ path: String) throws(FileError) {
    if chmod(path, 0o755) != 0 { throw FileError(path) }
  }

  /// Whether the name itself is a link, wherever that leads.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { System.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw FileError(path)
      }
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(FileError) {
    if kind(of: path) == .folder { return }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileError(path) }
    if kind(of: path) != .folder { throw FileError(path, code: ENOTDIR) }
  }

  /// The names in a folder, sorted; nil when it cannot be listed.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // The struct declares 256 bytes, which need not all lie within the entry: read no further than the NUL.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      names.append(String(cString: start))
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  // MARK: Paths

  /// A text that two paths have in common if they lead to one file, or would once it is there.
  static func identity(of path: String) -> String {
    var status = stat()
    if stat(path, &status) == 0 { return "\(status.st_dev):\(status.st_ino)" }
    return join(absolute(folder(of: path)), name(of: path))
  }

  /// Whether a path is a folder or leads into it, whether or not anything is there yet.
  static func lies(_ path: String, within folder: String) -> Bool {
    var place = fromRoot(path)
    while kind(of: place) == nil, self.folder(of: place) != place { place = self.folder(of: place) }
    let (real, root) = (absolute(place), absolute(folder))
    return real == root || real.hasPrefix(root == "/" ? root : root + "/")
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name without its last ending: `01-images` of `lessons/01-images.py`.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The path with links resolved where the file exists; else from the root, as it stands.
  static func absolute(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    return fromRoot(path)
  }

  /// The path from the root, links kept: what Python shows for a script.
  static func fromRoot(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    let folder = String(cString: current)
    return join(folder == "/" ? "" : folder, path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
  }

  static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }
}
