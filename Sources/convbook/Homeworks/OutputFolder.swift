// A folder that results are written to. Each file is replaced in one step, so a kill leaves old ones or new ones, and no
// halves; what has not changed is not written again.

struct OutputFolder {
  let path: String

  init(_ path: String) { self.path = path }

  /// Writes a file, and makes the folders above it.
  func write(_ text: String, to name: String) throws(CommandFailure) {
    let (bytes, place) = (Array(text.utf8), Files.join(path, name))
    do throws(FileError) {
      if let old = try Files.readIfPresent(place), old == bytes { return }
      try Files.makeFolder(Files.folder(of: place))
      try Files.write(bytes, to: place)
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
