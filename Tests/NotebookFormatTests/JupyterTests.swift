import JSON
import NotebookFormat
import Testing

// What is written is held against goldens that validate.py has passed through nbformat; what is read comes from
// older minor versions and from broken files.

@Suite struct JupyterTests {
  private func read(_ text: String) throws -> Notebook {
    try Notebook.read(bytes: Array(text.utf8), name: "n.ipynb")
  }

  private func notebook(cells: String, minor: Int = 5) -> String {
    "{\"cells\": [\(cells)],\n\"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": \(minor)}"
  }

  private var executed: Notebook {
    var picture: MIMEBundle = ["text/plain": "<picture 2x1>", "application/json": ["size": [2, 1]]]
    picture.setBytes([0x89, 0x50, 0x4E, 0x47], for: "image/png")
    return Notebook(
      metadata: ["custom": ["kept": true]],
      cells: [
        Cell(.markdown, "![p](attachment:p.png)", attachments: ["p.png": ["image/png": "iVBORw=="]]),
        Cell(
          .code, "print('é')\nx", executionCount: 1,
          outputs: [
            .stream(name: "stdout", text: "é\nhalf a line"),
            .displayData(picture, metadata: ["image/png": ["width": 2]]),
            .executeResult(count: 1, ["text/plain": "a\u{c}b\u{2028}c\r\nd"]),
          ]),
        Cell(
          .code, "1 / 0", executionCount: 2,
          outputs: [
            .error(
              ename: "ZeroDivisionError", evalue: "division by zero", traceback: ["Traceback:", "\u{1B}[31m1"])
          ]),
        Cell(.raw, "", metadata: ["format": "text/x"]),
      ])
  }

  @Test(arguments: GoldenFiles.scripts)
  func writesWhatNbformatAccepts(_ script: String) throws {
    let notebook = try Notebook.read(bytes: GoldenFiles.bytes("Scripts/\(script).py"), name: "\(script).py")
    try GoldenFiles.expect(notebook.text(as: .ipynb), "Goldens/\(script).ipynb")
  }

  @Test func writesOutputsInNbformatsForm() throws {
    try GoldenFiles.expect(executed.text(as: .ipynb), "Goldens/executed.ipynb")
  }

  @Test func whatIsWrittenReadsBackEqual() throws {
    let again = try read(executed.text(as: .ipynb))
    var expected = executed
    expected.assignIDs()
    #expect(again.cells == expected.cells)
    #expect(again.metadata["custom"]?["kept"] == true)
    #expect(again.text(as: .ipynb) == executed.text(as: .ipynb))
  }

  @Test func numbersThatPythonWritesAreKept() throws {
    let numbers = ["18446744073709551615", "NaN", "-Infinity", "1e400", "Infinity", "0.5"]
    let data = "{\"application/json\": [\(numbers.joined(separator: ", "))]}"
    let cell = """
      {"cell_type": "code", "execution_count": null, "id": "a", "metadata": {"x": NaN, "y": 36893488147419103232},
      "outputs": [{"output_type": "display_data", "metadata": {}, "data": \(data)}], "source": "1"}
      """
    let again = try read(notebook(cells: cell)).text(as: .ipynb)
    for number in numbers { #expect(again.contains("\n       \(number)"), "\(number)") }
    #expect(again.contains("\"x\": NaN,") && again.contains("\"y\": 36893488147419103232"))
    let script = try read(again).text(as: .percent)
    #expect(script.contains("# %% x=NaN y=36893488147419103232\n"))
    let cells = try Notebook.read(bytes: Array(script.utf8), name: "n.py").cells
    #expect(cells.map(\.metadata) == [["x": .digits("NaN"), "y": .digits("36893488147419103232")]])
  }

  @Test func readsOlderMinorVersions() throws {
    let cells = """
      {"cell_type": "code", "source": ["a\\n", "b"], "metadata": {"collapsed": false, "trusted": true},
       "execution_count": 3, "outputs": [
        {"output_type": "stream", "name": "stderr", "text": "one string"},
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": ["<b>", "</b>"], "application/x+json": 1}}]},
      {"cell_type": "heading", "source": "x"}
      """
    let error = #expect(throws: NotebookError.self) { try read(notebook(cells: cells, minor: 0)) }
    #expect(error?.line == 5)
    let code = try #require(cells.split(separator: ",\n{").first.map(String.init))
    let cell = try #require(try read(notebook(cells: code, minor: 0)).cells.first)
    #expect(cell.source == "a\nb")
    #expect(cell.metadata == ["collapsed": false])
    #expect(
      cell.outputs == [
        .stream(name: "stderr", text: "one string"),
        .displayData(["text/html": "<b></b>", "application/x+json": 1]),
      ])
  }

  @Test func idsAreStableUniqueAndTheFilesOwnWhereItHasThem() throws {
    var notebook = Notebook(cells: [
      Cell(.code, "same"), Cell(.code, "same"), Cell(.code, "x", id: "own-id_1"),
      Cell(.code, "y", id: "own-id_1"),
      Cell(.code, "z", metadata: ["id": "from-metadata"]), Cell(.code, "z", id: "not valid"),
    ])
    notebook.assignIDs()
    let ids = notebook.cells.compactMap(\.id)
    #expect(Set(ids).count == 6)
    #expect(ids[2] == "own-id_1" && ids[4] == "from-metadata" && ids[0] == "b0b8d8a63252be8b")
    let first = ids
    notebook.assignIDs()
    #expect(notebook.cells.compactMap(\.id) == first)
  }

  @Test(arguments: [
    ("{\"cells\": [", "n.ipynb:1: not JSON: column 12: the text ends where a value was expected"),
    ("[1]", "n.ipynb: JSON, but not a notebook: it is a value of kind array, not an object"),
    ("{\"a\": 1}", "n.ipynb: JSON, but not a notebook: it has no \"nbformat\" number"),
    ("{\"nbformat\": 3, \"worksheets\": []}", "n.ipynb:1: a notebook of format 3, we read format 4; convert"),
    ("{\n\"nbformat\": 5}", "n.ipynb:2: a notebook of format 5, newer than format 4"),
    ("{\"nbformat\": \"4\"}", "n.ipynb:1: nbformat: expected a whole number, found \"4\""),
    ("{\"nbformat\": 4}", "n.ipynb: JSON, but not a notebook: it has no \"cells\""),
    ("{\"nbformat\": 4, \"cells\": {}}", "n.ipynb:1: cells: expected a list, found object"),
    (
      "{\"nbformat\": 4, \"cells\": [], \"metadata\": []}",
      "n.ipynb:1: metadata: expected an object, found array"
    ),
    (
      "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \"x\"}}}",
      "n.ipynb:1: metadata.kernelspec: expected an object with \"display_name\", found one without it"
    ),
  ])
  func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: NotebookError.self) { try read(text) }
    #expect(
      error?.description.hasPrefix(message) == true, "\(error.map(String.init(describing:)) ?? "no error")")
  }

  @Test(arguments: [
    (#"5"#, "cells[0]: expected an object, found 5"),
    (#"{"source": ""}"#, "cells[0]: expected an object with \"cell_type\", found one without it"),
    (#"{"cell_type": "code"}"#, "cells[0]: expected an object with \"source\", found one without it"),
    (
      #"{"cell_type": "code", "source": [1]}"#,
      "cells[0].source[0]: expected a string, found 1"
    ),
    (
      #"{"cell_type": "raw", "source": "", "id": "no blank"}"#,
      "cells[0].id: expected 1 to 64 of the characters a-z A-Z 0-9 - _, found \"no blank\""
    ),
    (
      #"{"cell_type": "raw", "source": "", "id": "a"}, {"cell_type": "raw", "source": "", "id": "a"}"#,
      "cells 1 and 2 have the same id \"a\"; ids must differ"
    ),
    (
      #"{"cell_type": "code", "source": "", "execution_count": -1}"#,
      "cells[0].execution_count: expected null or a number from 0, found -1"
    ),
    (
      #"{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}"#,
      "cells[0].outputs[0].output_type: expected \"stream\", \"display_data\""
    ),
    (
      #"{"cell_type": "code", "source": "", "outputs": [{"output_type": "display_data", "data": {"image/png": 1}}]}"#,
      "cells[0].outputs[0].data.image/png: expected a string or a list of strings, found 1"
    ),
    (
      #"{"cell_type": "code", "source": "", "metadata": {"tags": ["a", "a"]}}"#,
      "cells[0].metadata.tags: expected a list of different strings"
    ),
  ])
  func refusesCells(_ cells: String, _ message: String) {
    let error = #expect(throws: NotebookError.self) { try read(notebook(cells: "\n" + cells)) }
    let text = error.map(String.init(describing:)) ?? "no error"
    #expect(text.hasPrefix("n.ipynb:2: " + message), "\(text)")
  }

  @Test func theContentDecidesWhereTheNameDoesNot() throws {
    let json = notebook(cells: "")
    #expect(try Notebook.read(bytes: Array("\u{FEFF}\n \(json)".utf8), name: "download").cells.isEmpty)
    #expect(try Notebook.read(bytes: Array("x = {}".utf8), name: "download").cells.map(\.source) == ["x = {}"])
  }
}
