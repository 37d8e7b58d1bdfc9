import JSON
import NotebookFormat
import Testing

// Scripts/ holds every form of a percent script; Goldens/cells.json what Jupytext reads from them, recorded by
// validate.py. Tests of single rules give their script in place.

@Suite struct PercentTests {
  private func read(_ text: String, name: String = "test.py") throws -> Notebook {
    try Notebook.read(bytes: Array(text.utf8), name: name)
  }

  @Test(arguments: GoldenFiles.scripts)
  func readsTheCellsThatJupytextReads(_ script: String) throws {
    let recorded = try JSONReader.read(try GoldenFiles.bytes("Goldens/cells.json"))
    let cells = try #require(recorded[script]?.array)
    let notebook = try Notebook.read(bytes: GoldenFiles.bytes("Scripts/\(script).py"), name: "\(script).py")
    #expect(notebook.cells.count == cells.count)
    for (cell, expected) in zip(notebook.cells, cells) {
      var metadata = cell.metadata
      metadata["convbook"] = nil
      #expect(cell.kind.rawValue == expected["kind"]?.string)
      #expect(cell.source == expected["source"]?.string)
      #expect(metadata == expected["metadata"]?.object)
    }
  }

  @Test(arguments: GoldenFiles.scripts)
  func aScriptComesBackByteForByte(_ script: String) throws {
    let bytes = try GoldenFiles.bytes("Scripts/\(script).py")
    let notebook = try Notebook.read(bytes: bytes, name: "\(script).py")
    #expect(Array(notebook.text(as: .percent).utf8) == bytes)
    let ipynb = try read(notebook.text(as: .ipynb), name: "\(script).ipynb")
    #expect(Array(ipynb.text(as: .percent).utf8) == bytes)
  }

  @Test(arguments: [
    "", "\n", "\n\n\n", "x", "x\n\n", "# %%", "# %%\n\n\n\n", "\u{FEFF}# %%\nx = 1\n", "# %%\r\nx = 1\r\n",
    "# %%\nx\n   \n\n# %%\n", "# ---\n# title: x\n# ---",
    "# ---\n# jupyter:\n#   level:\n# ---\n\n\n# %%\n",
    "#!/bin/sh\n\n# %%\n", "# %%\r\nx = 1\ny = 2\r\n", "# %%\rx = 1\r\n\r\n# %%\n", "# %%\nx\r", "\r\r\n",
    "# ---\nnot closed\n", "   # %% x\n\n", "# %% [markdown]\n'''\n\n'''\n", "# %% %%\n",
    "# %%\nx = \"\"\"\n# %%\n", "# %% [markdown]\n# ```\n# %%\n", "# %% {\"a\":1,\n", "\t# %%\tx\n",
  ])
  func anyTextComesBackAsItWas(_ text: String) throws {
    let notebook = try read(text)
    #expect(Array(notebook.text(as: .percent).utf8) == Array(text.utf8))
    let ipynb = try read(notebook.text(as: .ipynb), name: "x.ipynb")
    #expect(Array(ipynb.text(as: .percent).utf8) == Array(text.utf8))
  }

  @Test func cellsKnowTheirLinesInTheFile() throws {
    let script = try Notebook.read(bytes: GoldenFiles.bytes("Scripts/lesson.py"), name: "lesson.py")
    let lines = String(decoding: try GoldenFiles.bytes("Scripts/lesson.py"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for cell in script.cells where cell.kind == .code {
      #expect(lines[cell.firstLine - 1] == cell.source.prefix { $0 != "\n" })
    }
    #expect(script.cells.map(\.title) == [nil, "One output pixel", "The whole map", "Check"])
    #expect(try read("x = 1\n").cells.map(\.firstLine) == [1])
  }

  @Test(
    "a line that asks is a call of help",
    arguments: [
      ("xcorr?", "help(xcorr)"), ("  nn.Conv2d??", "  help(nn.Conv2d, source=True)"), ("?x", "help(x)"),
      ("??np.mean ", "help(np.mean, source=True)"), ("'''\nxcorr?\n'''", "'''\nxcorr?\n'''"),
      ("# why?", "# why?"), ("f(x)?", "f(x)?"), ("x???", "x???"),
    ])
  func questions(line: String, code: String) {
    #expect(Magics.answered(line).code == code)
    #expect(Magics.answered(line).notes == [])
  }

  @Test func onlyStatementsThatAreNoPythonAreMagics() throws {
    let source = """
      # %%
      # copy the array
      # why?
      # %matplotlib inline
      x = (17
           %y)
      values = [
        # %d first
        1]
      """
    let cell = try #require(try read(source + "\n").cells.first)
    let code = source.dropFirst(5).replacing("# %matplotlib", with: "%matplotlib")
      .replacing("  # %d", with: "#   %d")
    // Jupytext takes them all for magics, between brackets too.
    let read = code.replacing("# copy", with: "copy").replacing("# why", with: "why")
      .replacing("#   %d", with: "  %d")
    #expect(cell.source == read)
    #expect(cell.code == code)
    #expect(Magics.answered(cell.code).code == code.replacing("%matplotlib", with: "pass  # %matplotlib"))
    #expect(Magics.answered(cell.code).notes == ["%matplotlib inline: pictures are shown without it"])
  }

  @Test func aRawCellThatIsActiveNowhereIsARawCell() {
    let notebook = Notebook(cells: [Cell(.raw, "x = 1", metadata: ["active": ""])])
    #expect(notebook.text(as: .percent).hasSuffix("# %% [raw]\n# x = 1\n"))
  }

  @Test func carriageReturnsInsideACellAreLineEnds() {
    let answered = Magics.answered("x = 1\r\n%matplotlib inline\r\nprint(x)\r")
    #expect(answered.code == "x = 1\npass  # %matplotlib inline\nprint(x)\n")
    #expect(answered.notes == ["%matplotlib inline: pictures are shown without it"])
    #expect(Cell(.code, "%%bash\r\nls").code == "# %%bash\r\n# ls")
    #expect(Cell(.markdown, "# One\r\ntext\r\n## Two").headings == ["# One", "## Two"])
  }

  /// As Jupytext 1.19 writes them.
  @Test(arguments: [
    ("# why?", "# # why?"), ("print?", "# print?"), ("cd ..", "# cd .."), ("ls", "# ls"), ("?", "# ?"),
    ("!ls \\\n  -l", "# !ls \\\n#   -l"), ("# copy the array", "# # copy the array"), ("ls = 3", "ls = 3"),
    ("cat, dog = 1, 2", "cat, dog = 1, 2"), ("cat ,dog = 1, 2", "cat ,dog = 1, 2"), ("  ls", "  ls"),
    ("lst", "lst"), ("x = 'why?'", "x = 'why?'"), ("%time # noescape", "%time # noescape"),
    ("# https://a.b/?", "# # https://a.b/?"), ("f(x)?", "# f(x)?"), ("#why?", "# #why?"),
  ])
  func whatJupytextTakesForAMagicIsAComment(source: String, script: String) throws {
    let notebook = Notebook(cells: [Cell(.code, source)])
    let text = notebook.text(as: .percent)
    #expect(text.hasSuffix("# %%\n\(script)\n"))
    #expect(try read(text).cells.map(\.source) == [source])
  }

  @Test func cellsInOtherLanguagesAreNoCode() throws {
    let cell = try #require(try read("# %% language=\"bash\"\n# ls\n").cells.first)
    #expect(cell.source == "%%bash\nls")
    #expect(cell.code == "# %%bash\n# ls")
    #expect(cell.firstLine == 1)
  }

  @Test func aChangedCellIsWrittenAnewAndTheOthersAsTheyWere() throws {
    var notebook = try read("#%%\nx = 1\n\n#%%   Title\ny = 2\n")
    notebook.cells[0].source = "x = 3"
    #expect(notebook.text(as: .percent) == "# %%\nx = 3\n\n#%%   Title\ny = 2\n")
    notebook.cells[1].title = "Other"
    #expect(notebook.text(as: .percent) == "# %%\nx = 3\n\n# %% Other\ny = 2\n")
  }

  @Test func aNotebookFromElsewhereGetsAHeaderAndPEP8Lines() {
    let notebook = Notebook(
      metadata: ["kernelspec": ["name": "python3", "display_name": "Python 3"], "widgets": [1]],
      cells: [
        Cell(.markdown, "# Title\n\ntext"), Cell(.code, "def f():\n    return 1", metadata: ["a b": 1]),
        Cell(.code, "f()\n%time f()", metadata: ["collapsed": true, "tags": ["x"]]), Cell(.raw, ""),
      ])
    #expect(
      notebook.text(as: .percent) == """
        # ---
        # jupyter:
        #   jupytext:
        #     text_representation:
        #       extension: .py
        #       format_name: percent
        #       format_version: '1.3'
        #   kernelspec:
        #     display_name: Python 3
        #     name: python3
        # ---

        # %% [markdown]
        # # Title
        #
        # text

        # %% {"a b": 1}
        def f():
            return 1


        # %% tags=["x"]
        f()
        # %time f()

        # %% [raw]
        #

        """)
  }

  @Test(arguments: [
    ("# %%\nx = '\u{0}'\n", "test.py:2: a NUL byte at offset 10"),
    ("# ---\n# jupyter:\n#   a: [1\n# ---\n", "test.py:4: the header between"),
    (
      "# ---\n# jupyter:\n#   - a\n# ---\n", "test.py:2: the header between the \"# ---\" lines is not the YAML"
    ),
    ("# ---\n# jupyter:\n#   kernelspec:\n# ---\n", "test.py:1: kernelspec: expected an object, found null"),
    ("# -*- coding: latin-1 -*-\n", "test.py:1: the header between"),
    ("# %%\n\n# %% tags=[1]\n", "test.py:3: tags: expected a list of different strings"),
  ])
  func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: NotebookError.self) { try read(text) }
    #expect(
      error?.description.hasPrefix(message) == true, "\(error.map(String.init(describing:)) ?? "no error")")
  }

  @Test func refusesBytesThatAreNotUTF8() {
    let error = #expect(throws: NotebookError.self) {
      try Notebook.read(bytes: Array("# %%\nx = '".utf8) + [0xE9, 0x27, 0x0A], name: "a.py")
    }
    #expect(error == NotebookError(file: "a.py", line: 2, problem: .notUTF8(offset: 10)))
  }
}
