import Testing

@Suite struct ScriptTests {
  @Test(
    "tensors, modules and training print what PyTorch prints",
    arguments: ["tensors", "training", "functions", "optimizers", "parameters", "private_names"])
  func torch(name: String) throws {
    let script = try ExpectingScript(named: name)
    script.compare(with: Bench().transcript(script.text, unasked: false))
  }

  @Test(
    "the verbs compute, explain, and refuse what does not fit",
    arguments: ["convolution", "exercises", "checks", "extremes", "pyplot"])
  func verbs(name: String) throws {
    let script = try ExpectingScript(named: name)
    script.compare(with: Bench().transcript(script.text))
  }

  @Test func namesNeedAnImportInPlainScripts() {
    #expect(Bench().transcript("zeros(2)", unasked: false).contains("NameError: name 'zeros' is not defined"))
    #expect(Bench().transcript("import convbook\nprint(convbook.zeros(1))", unasked: false) == "tensor([0.])\n")
  }
}
