import JSON

// Format 4, minor 0 to 5, and what lies above 5 as far as it is known. The reader walks the JSON with its path in
// hand, so that every complaint says where: "cells[2].outputs[0].text". It is lenient where Jupyter is (text as one
// string or as a list of lines, members left out) and strict where nbformat's schema is, because what we read we
// must be able to write.

enum IpynbReader {
  static func read(_ source: SourceText, name: String) throws(NotebookError) -> Notebook {
    let value: JSONValue
    do {
      value = try JSONReader.read(source.text, keepsAllNumbers: true)
    } catch {
      throw NotebookError(file: name, line: error.line, problem: .notJSON(error.problem, column: error.column))
    }
    do {
      return try notebook(JSONPlace(value), name: name)
    } catch {
      let line = error.path.isEmpty ? nil : JSONReader.line(of: error.path, in: source.text.utf8)
      throw NotebookError(file: name, line: line, problem: error.problem)
    }
  }

  private static func notebook(_ root: JSONPlace, name: String) throws(Misplaced) -> Notebook {
    guard root.value.object != nil else {
      throw Misplaced(
        problem: .notANotebook(missing: "it is a value of kind \(root.value.kind), not an object"))
    }
    guard let major = root["nbformat"] else {
      throw Misplaced(problem: .notANotebook(missing: "it has no \"nbformat\" number"))
    }
    let nbformat = try major.integer()
    guard nbformat == 4 else {
      throw Misplaced(path: major.path, problem: .unsupportedVersion(major: nbformat))
    }
    guard let list = root["cells"] else {
      throw Misplaced(problem: .notANotebook(missing: "it has no \"cells\""))
    }
    var metadata = try root["metadata"]?.object() ?? [:]
    try checkNotebookMetadata(JSONPlace(.object(metadata), path: [.name("metadata")]))
    for transient in ["orig_nbformat", "orig_nbformat_minor", "signature"] { metadata[transient] = nil }

    var cells: [Cell] = []
    var placeOfID: [String: Int] = [:]
    for place in try list.elements() {
      let cell = try cell(place)
      cells.append(cell)
      guard let id = cell.id else { continue }
      if let first = placeOfID[id] {
        throw Misplaced(path: place.path, problem: .duplicateID(id, cells: [first, cells.count]))
      }
      placeOfID[id] = cells.count
    }
    var notebook = Notebook(
      name: name, metadata: metadata, nbformat: nbformat,
      nbformatMinor: try root["nbformat_minor"]?.integer() ?? 0, cells: cells)
    notebook.assignIDs()
    return notebook
  }

  private static func cell(_ place: JSONPlace) throws(Misplaced) -> Cell {
    let type = try place.required("cell_type")
    guard let kind = Cell.Kind(rawValue: try type.string()) else {
      throw type.wrong("\"code\", \"markdown\" or \"raw\"")
    }
    var cell = Cell(kind, try place.required("source").joinedText())
    if let id = place["id"] {
      let text = try id.string()
      guard Cell.isValidID(text) else { throw id.wrong("1 to 64 of the characters a-z A-Z 0-9 - _") }
      cell.id = text
    }
    if let metadata = place["metadata"] {
      cell.metadata = try metadata.object()
      try checkCellMetadata(metadata, kind: kind)
      cell.metadata["trusted"] = nil
    }
    if let attachments = place["attachments"] {
      var bundles: JSONObject = [:]
      for (name, member) in try attachments.members() { bundles[name] = .object(try bundle(member).entries) }
      cell.attachments = bundles
    }
    if kind == .code {
      cell.executionCount = try count(place)
      for output in try place["outputs"]?.elements() ?? [] { cell.outputs.append(try Self.output(output)) }
    }
    return cell
  }

  private static func output(_ place: JSONPlace) throws(Misplaced) -> CellOutput {
    let type = try place.required("output_type")
    switch try type.string() {
    case "stream":
      return .stream(
        name: try place["name"]?.string() ?? "stdout", text: try place.required("text").joinedText())
    case "display_data":
      return .displayData(
        try bundle(place.required("data")), metadata: try place["metadata"]?.object() ?? [:])
    case "execute_result":
      return .executeResult(
        count: try count(place), try bundle(place.required("data")),
        metadata: try place["metadata"]?.object() ?? [:])
    case "error":
      var traceback: [String] = []
      for line in try place.required("traceback").elements() { traceback.append(try line.string()) }
      return .error(
        ename: try place.required("ename").string(), evalue: try place.required("evalue").string(),
        traceback: traceback)
    default:
      throw type.wrong("\"stream\", \"display_data\", \"execute_result\" or \"error\"")
    }
  }

  private static func count(_ place: JSONPlace) throws(Misplaced) -> Int? {
    guard let place = place["execution_count"], place.value != .null else { return nil }
    let count = try place.integer()
    guard count >= 0 else { throw place.wrong("null or a number from 0") }
    return count
  }

  private static func bundle(_ place: JSONPlace) throws(Misplaced) -> MIMEBundle {
    var bundle = MIMEBundle()
    for (type, entry) in try place.members() {
      bundle[type] = MIMEBundle.isJSON(type) ? entry.value : .string(try entry.joinedText())
    }
    return bundle
  }
}

extension MIMEBundle {
  /// Types whose value is any JSON, not text.
  static func isJSON(_ type: String) -> Bool {
    type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
  }
}
