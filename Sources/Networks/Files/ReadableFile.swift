#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// A file read piece by piece: a tensor's values go from the disk to where they stay, and no other copy is made.

import Tensors

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
      let failure = FileFailure(path)
      if descriptor >= 0 { close(descriptor) }
      count = 0
      throw .file(failure)
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
        throw .file(FileFailure(path))
      }
      if count == 0 { throw .file(path: path, reason: "it became shorter while it was read") }
      done += count
    }
  }
}

extension WeightFileError {
  static func file(_ failure: FileFailure) -> WeightFileError {
    .file(path: failure.path, reason: failure.reason)
  }
}
