import NotebookFormat
import Testing

@Suite struct SolutionTests {
  @Test func aSolutionBecomesAStubAtItsIndentation() throws {
    let cell = Cell(
      .code,
      """
      def f(x):
          ### BEGIN SOLUTION
          y = x
          return y
          ### END SOLUTION

      ### BEGIN SOLUTION here
      g = 1
      ### END SOLUTION
      print(f(1))
      """)
    #expect(cell.hasSolution)
    #expect(try cell.strippingSolutions().source == "def f(x):\n    ...\n\n...\nprint(f(1))")
  }

  @Test func theLearnersNotebookHasNoSolutionAndNoTraceOfIt() throws {
    let text = "#%% Task\n### BEGIN SOLUTION\nsecret = 1\n### END SOLUTION\n\n# %%\nprint(1)\n"
    var notebook = try Notebook.read(bytes: Array(text.utf8), name: "a.py")
    notebook.cells[0].outputs = [.stream(name: "stdout", text: "secret")]
    notebook.cells[1].outputs = [.stream(name: "stdout", text: "1\n")]
    let learners = try notebook.strippingSolutions()
    #expect(learners.text(as: .percent) == "# %% Task\n...\n\n# %%\nprint(1)\n")
    #expect(!learners.text(as: .ipynb).contains("secret"))
    #expect(learners.cells[1].outputs.count == 1)
  }

  @Test(arguments: [
    ("x = 1\n### BEGIN SOLUTION\ny", NotebookError.Problem.regionNotClosed(.solution), 4),
    ("### END SOLUTION", .regionEndWithoutBegin(.solution), 3),
    ("### BEGIN SOLUTION\n\n### BEGIN SOLUTION", .regionInsideRegion(.solution, opened: 3), 5),
  ])
  func unbalancedMarkersAreErrors(_ source: String, _ problem: NotebookError.Problem, _ line: Int) throws {
    let text = "# Text\n# %%\n\(source)\n"
    let notebook = try Notebook.read(bytes: Array(text.utf8), name: "a.py")
    let error = #expect(throws: NotebookError.self) { try notebook.strippingSolutions() }
    #expect(error == NotebookError(file: "a.py", line: line, problem: problem))
  }
}
