// The files that a script may open: those below one folder, links resolved, and no others.
//
// A name is resolved before it is opened, and what was checked is what is opened: the file itself may then be no link.
// Only regular files count. A pipe or a device could keep a script waiting where no budget reaches.

import CourseLibrary
import Interpreter
import Session

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files that a script may open, and read or write whole.
protocol GrantedFiles: HostFiles {
  /// The bytes of a file; nil where there is none.
  func read(_ path: String, _ goesOn: Files.GoesOn) throws(HostFileError) -> [UInt8]?
  /// Writes a whole file, or leaves what was there as it was.
  func write(_ bytes: [UInt8], to path: String, _ goesOn: Files.GoesOn) throws(HostFileError)
}

extension Session.Configuration {
  /// Gives a script these files, and no others: to `open()` and to the verbs that save and load.
  mutating func grant(_ granted: any GrantedFiles) {
    func whole<Result>(_ path: String, _ body: () throws(HostFileError) -> Result) throws -> Result {
      do {
        return try body()
      } catch .refused(let reason) {
        throw FileRefusal(path: path, reason: reason)
      } catch .system(let number, let reason) {
        throw FileFailure(description: "[Errno \(number)] \(reason): '\(path)'")
      }
    }
    files = granted
    readFile = { path, goesOn in
      try whole(path) { () throws(HostFileError) in try granted.read(path, goesOn) }
    }
    writeFile = { path, bytes, goesOn in
      try whole(path) { () throws(HostFileError) in try granted.write(bytes, to: path, goesOn) }
    }
  }
}

/// What the system says of a script's file, in Python's words: `[Errno 13] Permission denied: 'x.pgm'`.
private struct FileFailure: Error, CustomStringConvertible {
  let description: String
}

/// The files below some folders: at first the working directory, and those that the user of a prompt adds.
final class GrantedFolders: GrantedFiles {
  /// As they were named.
  private(set) var names = ["."]
  private var folders = [GrantedFolder(".")]

  func add(_ folder: String) {
    names.append(folder)
    folders.append(GrantedFolder(folder))
  }

  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile {
    try folder(of: path).open(path, access)
  }

  func read(_ path: String, _ goesOn: Files.GoesOn) throws(HostFileError) -> [UInt8]? {
    try folder(of: path).read(path, goesOn)
  }

  func write(_ bytes: [UInt8], to path: String, _ goesOn: Files.GoesOn) throws(HostFileError) {
    try folder(of: path).write(bytes, to: path, goesOn)
  }

  private func folder(of path: String) throws(HostFileError) -> GrantedFolder {
    if let folder = folders.first(where: { $0.reaches(path) }) { return folder }
    throw .refused(
      "'\(path)' lies outside the working directory; ':allow FOLDER' lets cells read and write there")
  }
}

/// The files below a folder.
struct GrantedFolder: GrantedFiles {
  private let folder: String
  private let root: String

  init(_ folder: String) {
    self.folder = folder
    root = Files.absolute(folder)
  }

  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile {
    try OpenFile.open(place(of: path), access, named: path)
  }

  /// Whether the path leads to a place below the folder.
  func reaches(_ path: String) -> Bool {
    do {
      _ = try place(of: path)
    } catch .refused {
      return false
    } catch {}
    return true
  }

  func read(_ path: String, _ goesOn: Files.GoesOn) throws(HostFileError) -> [UInt8]? {
    let file: OpenFile
    do {
      let access = FileAccess(start: .existing, reads: true, writes: false)
      file = try OpenFile.open(place(of: path), access, named: path)
    } catch {
      if case .system(let number, _) = error, number == Int(ENOENT) { return nil }
      throw error
    }
    return try file.whole(goesOn)
  }

  func write(_ bytes: [UInt8], to path: String, _ goesOn: Files.GoesOn) throws(HostFileError) {
    let target = try place(of: path)
    // The new file takes the old one's place in its folder: what stands there is not opened.
    if Files.kind(of: target) == .other {
      throw .refused("'\(path)' is no regular file: scripts may write only those")
    }
    do { try Files.write(bytes, to: target, goesOn) } catch { throw HostFileError(error) }
  }

  /// The path with links resolved, once it is known to lie below the folder.
  private func place(of path: String) throws(HostFileError) -> String {
    if path.isEmpty { throw .failure(ENOENT) }
    let whole = Files.fromRoot(path)
    let name = Files.name(of: whole)
    var resolved = Files.absolute(whole)
    if Files.kind(of: whole) == nil {
      // There is no such file yet: its folder says where it would be.
      if path.hasSuffix("/") || name == ".." || name == "." { throw .failure(ENOENT) }
      let parent = Files.folder(of: whole)
      if Files.kind(of: parent) == nil, isBelow(Files.fromRoot(path)) { throw .failure(ENOENT) }
      resolved = Files.join(Files.absolute(parent), name)
    }
    if isBelow(resolved) { return resolved }
    throw .refused(
      "'\(path)' lies outside the folder '\(folder)': --allow-files grants what is below it and no more")
  }

  private func isBelow(_ path: String) -> Bool {
    !path.split(separator: "/").contains("..") && (root == "/" || path == root || path.hasPrefix(root + "/"))
  }
}

/// Refuses every file, and says how to grant some.
struct NoFiles: GrantedFiles {
  private static let refusal = HostFileError.refused(
    "this script may not open files: 'convbook --allow-files FOLDER SCRIPT' grants those below a folder")

  func open(_ path: String, _ access: FileAccess) throws(HostFileError) -> any HostFile {
    throw NoFiles.refusal
  }
  func read(_ path: String, _: Files.GoesOn) throws(HostFileError) -> [UInt8]? { throw NoFiles.refusal }
  func write(_ bytes: [UInt8], to path: String, _: Files.GoesOn) throws(HostFileError) { throw NoFiles.refusal }
}

extension HostFileError {
  init(_ error: FileError) { self = .system(number: Int(error.code), reason: error.reason) }

  fileprivate static func failure(_ code: Int32) -> HostFileError {
    .system(number: Int(code), reason: String(cString: strerror(code)))
  }

  /// Why the system call that just failed did.
  fileprivate static var lastFailure: HostFileError { failure(errno) }
}

/// An open file, closed when it is let go.
final class OpenFile: HostFile {
  private var descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Opens a regular file. `target` is where it lies, itself no link; `path` is what the script calls it.
  static func open(
    _ target: String, _ access: FileAccess, named path: String
  ) throws(HostFileError) -> OpenFile {
    var flags = access.reads ? access.writes ? O_RDWR : O_RDONLY : O_WRONLY
    switch access.start {
    case .existing: break
    case .empty: flags |= O_CREAT | O_TRUNC
    case .new: flags |= O_CREAT | O_EXCL
    case .end: flags |= O_CREAT | O_APPEND
    }
    #if canImport(Darwin)
      let descriptor = Darwin.open(target, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    #else
      let descriptor = Glibc.open(target, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    #endif
    guard descriptor >= 0 else { throw .lastFailure }
    let file = OpenFile(descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .lastFailure }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return file
    case S_IFDIR: throw .failure(EISDIR)
    default: throw .refused("'\(path)' is no regular file: scripts may open only those")
    }
  }

  deinit { try? close() }

  func read(atMost count: Int) throws(HostFileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let count = System.read(descriptor, UnsafeMutableRawPointer(buffer.baseAddress), buffer.count)
      if count < 0 { failure = errno }
      filled = max(0, count)
    }
    if failure == EINTR { return try read(atMost: count) }
    if failure != 0 { throw .failure(failure) }
    return bytes
  }

  /// All bytes from here on.
  func whole(_ goesOn: Files.GoesOn) throws(HostFileError) -> [UInt8] {
    do { return try Files.read(descriptor, "", goesOn) } catch { throw HostFileError(error) }
  }

  func write(_ bytes: [UInt8]) throws(HostFileError) {
    do { try Files.writeAll(bytes, descriptor, "") } catch { throw HostFileError(error) }
  }

  func seek(to offset: Int?) throws(HostFileError) -> Int {
    let position = lseek(descriptor, off_t(offset ?? 0), offset == nil ? SEEK_END : SEEK_SET)
    if position < 0 { throw .lastFailure }
    return Int(position)
  }

  func truncate(to size: Int) throws(HostFileError) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw .lastFailure }
  }

  func close() throws(HostFileError) {
    if descriptor < 0 { return }
    let old = descriptor
    descriptor = -1
    #if canImport(Darwin)
      let failed = Darwin.close(old) != 0
    #else
      let failed = Glibc.close(old) != 0
    #endif
    if failed { throw .lastFailure }
  }
}
