#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The file system, for a Swift program that has no host to ask.

import Tensors

extension FileReader {
  /// Reads any regular file the process may read.
  public static var disk: FileReader { FileReader(readDisk) }
}

extension FileWriter {
  /// Writes any file the process may write, in one step: the path holds the old bytes or the new ones.
  public static var disk: FileWriter { FileWriter { try AtomicFile.replace($1, with: $0) } }
}

private func readDisk(_ path: String) throws -> [UInt8]? {
  // Not blocking: a named pipe without a writer would hold us for ever.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw FileFailure(path)
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileFailure(path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileFailure(path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
  }
  var code: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: max(0, Int(status.st_size))) { buffer, filled in
    while filled < buffer.count, code == 0 {
      let part = read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if part == 0 { return }
      if part > 0 { filled += part } else if errno != EINTR { code = errno }
    }
  }
  if code != 0 { throw FileFailure(path, code: code) }
  return bytes
}
