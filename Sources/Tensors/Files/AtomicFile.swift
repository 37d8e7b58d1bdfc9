#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Files that are there completely or not at all: how this house writes weights, data, notebooks and pictures.
//
// Bytes go to a new file in the same folder; when all are written it takes the name of the old one, which is one step.
// Whoever reads meanwhile, and whoever comes after a full disk or a kill, finds the old file whole; after a power cut,
// too, where the new one was flushed to the disk before.

/// Why a file could not be had, in the system's words: `out/x.npy: No space left on device`.
package struct FileFailure: Error, Equatable, CustomStringConvertible {
  package let path: String
  package let code: Int32

  /// Uses the error of the system call that just failed.
  package init(_ path: String, code: Int32 = errno) {
    self.path = path
    self.code = code
  }

  package var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
  package var description: String { "\(path): \(reason)" }
}

/// A file being written beside the one it will replace.
///
/// ```swift
/// let file = try AtomicFile(replacing: "net.safetensors")
/// try file.write(header)
/// try file.write(values)
/// try file.publish()          // without this, nothing has changed
/// ```
package final class AtomicFile {
  private let path, target, temporary: String
  private var descriptor: Int32

  /// Links in the path are followed: what they lead to is replaced. The new file has the old one's permissions.
  package init(replacing path: String) throws(FileFailure) {
    self.path = path
    var old = stat()
    let mode = stat(path, &old) == 0 ? old.st_mode & 0o777 : 0o666
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    let target = resolved.map { String(cString: $0) } ?? path
    self.target = target
    let name = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    var (beside, number) = ("", 0)
    // A name left behind by a writer that was killed is passed over.
    repeat {
      beside = "\(target[..<name]).\(target[name...]).part\(number)"
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      number += 1
    } while descriptor < 0 && errno == EEXIST && number < 1000
    temporary = beside
    if descriptor < 0 { throw FileFailure(path) }
  }

  /// What was not published is removed.
  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  package func write(_ bytes: [UInt8]) throws(FileFailure) {
    var failure: FileFailure?
    bytes.withUnsafeBytes { bytes in
      do throws(FileFailure) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
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
        throw FileFailure(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts the complete file in the place of the old one, flushed to the disk before unless a power cut does not matter.
  package func publish(flushed: Bool = true) throws(FileFailure) {
    if flushed, fsync(descriptor) != 0 { throw FileFailure(path) }
    // A full network disk may say so only here.
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(temporary, target) == 0 else {
      let failure = FileFailure(path)
      unlink(temporary)
      throw failure
    }
  }

  /// Replaces a file by these bytes; asks between pieces whether to go on, and if not leaves the old file.
  package static func replace(
    _ path: String, with bytes: [UInt8], flushed: Bool = true, _ goesOn: () -> Bool = { true }
  ) throws(FileFailure) {
    let file = try AtomicFile(replacing: path)
    var failure: FileFailure?
    bytes.withUnsafeBytes { bytes in
      do throws(FileFailure) {
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
          if !goesOn() { throw FileFailure(path, code: ECANCELED) }
          try file.write(UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(1 << 20)))
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    try file.publish(flushed: flushed)
  }
}
