import JSON

// nbformat 4.5 as Jupyter itself writes it: one blank of indent, members of the format in alphabetical order,
// text as a list of its lines, so that the file's history reads line by line. Metadata keeps its own order, which a
// script's marker lines depend on.

enum IpynbWriter {
  static func text(of notebook: Notebook) -> String {
    var notebook = notebook
    notebook.assignIDs()
    if notebook.metadata["kernelspec"] == nil { notebook.metadata["kernelspec"] = kernel }
    if notebook.metadata["language_info"] == nil { notebook.metadata["language_info"] = language }
    let value: JSONValue = [
      "cells": .array(notebook.cells.map(cell)),
      "metadata": .object(notebook.metadata),
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
    return value.text(.notebook)
  }

  private static let kernel: JSONValue = [
    "display_name": "Convbook", "language": "python", "name": "convbook",
  ]
  private static let language: JSONValue = [
    "file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "python3",
  ]

  private static func cell(_ cell: Cell) -> JSONValue {
    var object: JSONObject = [:]
    object["attachments"] = cell.attachments.map { attachments in
      .object(JSONObject(attachments.members.map { ($0.name, bundle($0.value.object ?? [:])) }))
    }
    object["cell_type"] = .string(cell.kind.rawValue)
    if cell.kind == .code { object["execution_count"] = count(cell.executionCount) }
    object["id"] = cell.id.map(JSONValue.string)
    object["metadata"] = .object(PercentWriter.withoutStaleLines(cell).metadata)
    if cell.kind == .code { object["outputs"] = .array(cell.outputs.map(output)) }
    object["source"] = text(cell.source)
    return .object(object)
  }

  private static func output(_ output: CellOutput) -> JSONValue {
    switch output {
    case .stream(let name, let content):
      ["name": .string(name), "output_type": "stream", "text": text(content)]
    case .displayData(let data, let metadata):
      ["data": bundle(data.entries), "metadata": .object(metadata), "output_type": "display_data"]
    case .executeResult(let number, let data, let metadata):
      [
        "data": bundle(data.entries), "execution_count": count(number), "metadata": .object(metadata),
        "output_type": "execute_result",
      ]
    case .error(let ename, let evalue, let traceback):
      [
        "ename": .string(ename), "evalue": .string(evalue), "output_type": "error",
        "traceback": .array(traceback.map(JSONValue.string)),
      ]
    }
  }

  private static func count(_ count: Int?) -> JSONValue { count.map(JSONValue.int) ?? .null }

  /// Text types as lists of lines, base64 as one string, JSON types as they are.
  private static func bundle(_ entries: JSONObject) -> JSONValue {
    .object(
      JSONObject(
        entries.members.map { type, value in
          guard type.hasPrefix("text/") || ["application/javascript", "image/svg+xml"].contains(type),
            let content = value.string
          else { return (type, value) }
          return (type, text(content))
        }))
  }

  /// The lines with their ends; the ends are those of Python's `str.splitlines`, as Jupyter's are.
  private static func text(_ text: String) -> JSONValue {
    var lines: [JSONValue] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      guard endsLine(scalar) else { continue }
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
        index = scalars.index(after: index)
      }
      lines.append(.string(String(scalars[start..<index])))
      start = index
    }
    if start < scalars.endIndex { lines.append(.string(String(scalars[start...]))) }
    return .array(lines)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
