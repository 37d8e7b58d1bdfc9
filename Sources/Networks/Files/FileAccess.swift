#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Files that are there completely or not at all.
//
// Bytes go to a new file in the same folder; when all are written and on the disk, it takes the name of the old one in
// one step. Whoever reads meanwhile, and whoever comes after a full disk or a power cut, finds the old file whole.

/// A file being written beside the one it will replace.
final class AtomicFile {
  private let path, temporary: String
  private var descriptor: Int32

  init(replacing path: String) throws(WeightFileError) {
    var old = stat()
    let mode = stat(path, &old) == 0 ? old.st_mode & 0o777 : 0o666
    var (name, number) = ("", 0)
    // A name left behind by a writer that was killed is passed over.
    repeat {
      name = "\(path).part\(number)"
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      number += 1
    } while descriptor < 0 && errno == EEXIST && number < 1000
    self.path = path
    temporary = name
    if descriptor < 0 { throw AtomicFile.failure(path) }
  }

  /// What was not published is removed.
  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(WeightFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Some systems refuse more than 2 GB at once.
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, piece.baseAddress, piece.count)
      #else
        let count = Darwin.write(descriptor, piece.baseAddress, piece.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        throw AtomicFile.failure(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts the complete file in the place of the old one.
  func publish() throws(WeightFileError) {
    guard fsync(descriptor) == 0 else { throw AtomicFile.failure(path) }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(temporary, path) == 0 else {
      let failure = AtomicFile.failure(path)
      unlink(temporary)
      throw failure
    }
  }

  /// The reason of the system call that just failed.
  fileprivate static func failure(_ path: String) -> WeightFileError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}

/// A file read at any place.
final class ReadableFile {
  private let path: String
  private let descriptor: Int32
  let count: Int

  init(_ path: String) throws(WeightFileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      let failure = AtomicFile.failure(path)
      if descriptor >= 0 { close(descriptor) }
      count = 0
      throw failure
    }
    count = Int(status.st_size)
    if status.st_mode & S_IFMT != S_IFREG { throw .file(path: path, reason: "not a regular file") }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) throws(WeightFileError) {
    var done = 0
    while done < range.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done..<range.count])
      let count = pread(descriptor, rest.baseAddress, min(rest.count, 1 << 30), off_t(range.lowerBound + done))
      if count < 0 {
        if errno == EINTR { continue }
        throw AtomicFile.failure(path)
      }
      if count == 0 { throw .file(path: path, reason: "it became shorter while it was read") }
      done += count
    }
  }
}
