#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The file system, for a Swift program that has no host to ask.
//
// A file is written under a temporary name in the same folder, flushed to the disk and then renamed: rename is one
// step, so whoever opens the path sees the old file or the new one, never half of one, and a failure leaves the old.

/// What the system refused, in its words.
struct SystemRefusal: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  init(_ path: String, code: Int32 = errno) {
    self.path = path
    self.code = code
  }

  var description: String { "\(path): \(strerror(code).map { String(cString: $0) } ?? "error \(code)")" }
}

extension FileReader {
  /// Reads any regular file the process may read.
  public static var disk: FileReader { FileReader(readDisk) }
}

extension FileWriter {
  /// Writes any file the process may write, in one step: the path holds the old bytes or the new ones.
  public static var disk: FileWriter { FileWriter(replaceOnDisk) }
}

private func readDisk(_ path: String) throws -> [UInt8]? {
  // Not blocking: a named pipe without a writer would hold us for ever.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw SystemRefusal(path)
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw SystemRefusal(path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw SystemRefusal(path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
  }
  var code: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: max(0, Int(status.st_size))) { buffer, filled in
    while filled < buffer.count, code == 0 {
      let part = read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if part == 0 { return }
      if part > 0 { filled += part } else if errno != EINTR { code = errno }
    }
  }
  if code != 0 { throw SystemRefusal(path, code: code) }
  return bytes
}

private func replaceOnDisk(_ bytes: [UInt8], _ path: String) throws {
  let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
  var old = stat()
  let mode = stat(path, &old) == 0 ? old.st_mode & 0o777 : 0o666
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else { throw SystemRefusal(path) }
  var code = writeAll(bytes, to: descriptor)
  if code == 0, fsync(descriptor) != 0 { code = errno }
  // A full network disk may say so only here.
  if close(descriptor) != 0, code == 0 { code = errno }
  if code == 0, rename(temporary, path) != 0 { code = errno }
  guard code == 0 else {
    unlink(temporary)
    throw SystemRefusal(path, code: code)
  }
}

/// 0, or the system's code for what went wrong.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let part = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      if part >= 0 { written += part } else if errno != EINTR { return errno }
    }
    return 0
  }
}
