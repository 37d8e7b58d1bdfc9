// Two runs that write into one folder would mix their results: the second is told so and does not begin.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Holds a folder until it is let go, or the program ends in whatever way.
final class FolderLock {
  private let descriptor: Int32

  /// Nil when another program holds the folder. File systems that know no locks are not locked.
  init?(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
