// A lesson's files in a batch run: what it saves goes into its folder of results, where it also finds it again; what it
// loads may stand beside the lesson too. It cannot write anywhere else.

import CourseLibrary
import Session

extension Session.Configuration {
  /// Reads from `results`, then from `beside`; writes to `results` only. Absolute paths can be read.
  mutating func grantLessonFiles(results: String, beside: String) {
    readFile = { path in
      if let bytes = try ScriptFile.read(Files.join(results, path)) { return bytes }
      return try ScriptFile.read(Files.join(beside, path))
    }
    writeFile = { path, bytes in
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        throw FileRefusal(path: path)
      }
      let target = Files.join(results, path)
      try ScriptFile.makeFolder(Files.folder(of: target))
      try ScriptFile.write(bytes, to: target)
    }
    moduleSource = ScriptModules(folder: beside).source
  }
}
