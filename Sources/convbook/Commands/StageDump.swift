import NotebookFormat
import Session

// Every form between text and result can be printed: tokens, syntax tree, code. It is how the pipeline is taught and mended.

/// `convbook run --dump`: what a source becomes on its way to being run.
struct StageDump {
  let stage: Session.Stage
  let streams: StandardStreams

  /// Cell by cell; in a percent script the lines are the file's.
  func print(_ path: String) throws {
    let notebook = try Notebook.open(path)
    let session = Session(.granting(environment: [:]))
    for cell in notebook.cells where cell.kind == .code {
      do {
        streams.write(try session.dump(stage, of: cell.code, name: path, firstLine: cell.firstLine))
      } catch {
        streams.write(error.report, to: "stderr")
        throw CommandFailure("\(path) was not dumped to its end")
      }
    }
  }
}
