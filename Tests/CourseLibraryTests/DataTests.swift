import CourseLibrary
import Testing

@Suite struct DataTests {
  @Test(
    "every data set has its shapes, and a seed decides it",
    arguments: [
      ("digits(6, seed=1)", "(6, 1, 16, 16) (6,)"), ("vehicles(6, seed=1)", "(6, 1, 32, 32) (6,)"),
      ("vehicles(6, gray=False, seed=1)", "(6, 3, 32, 32) (6,)"),
      ("small_shapes(6, seed=1)", "(6, 1, 16, 16) (6,)"), ("bursts(6, seed=1)", "(6, 1, 128) (6,)"),
      ("captions(6, seed=1)", "(6, 1, 32, 32) (6, 3)"), ("line_xor(6, seed=1)", "(6, 1, 12, 12) (6,)"),
      ("guard_frames(6, seed=1)", "(6, 2, 24, 24) (6,)"), ("oriented_bars(6, seed=1)", "(6, 1, 15, 15) (6,)"),
      ("curve(6, seed=1)", "(6, 1) (6,)"), ("moons(6, seed=1)", "(6, 2) (6,)"),
      ("spirals(6, seed=1)", "(6, 2) (6,)"), ("thin_shapes(6, seed=1)", "(6, 1, 32, 32) (6, 32, 32) (6, 2)"),
      ("cells(6, seed=1)", "(6, 1, 48, 48) (6, 48, 48) (6, 2)"),
      ("lesions(6, seed=1)", "(6, 1, 32, 32) (6,) (6,)"),
      ("navigation(6, seed=1)", "(6, 1, 32, 32) (6, 1, 16, 16) (6,) (6,)"),
      ("glyph_scenes(6, seed=1)", "(6, 1, 32, 32) (6,) (6, 4)"),
      ("detection_scenes(6, seed=1)", "(6, 1, 48, 48) (6, 3) (6, 3, 4)"),
      ("detection_windows(6, seed=1)", "(6, 1, 16, 16) (6,)"),
    ])
  func made(call: String, shapes: String) {
    let script = """
      a, b = datasets.\(call), datasets.\(call)
      c = datasets.\(call.replacing("seed=1", with: "seed=2"))
      print(*[tuple(x.shape) for x in a])
      print(all(equal(x, y) for x, y in zip(a, b)), equal(a[0], c[0]))
      """
    #expect(Bench().transcript(script) == "\(shapes)\nTrue False\n")
  }

  @Test func carsAndTrucksComeReadyForTheListing() {
    let script = """
      X_train, y_train, X_test, y_test = datasets.car_truck(gray=True, seed=0, train=20, test=10)
      print(X_train.shape, X_train.dtype, y_train.shape, X_test.shape, y_test.tolist()[:4])
      print(datasets.car_truck(gray=False, train=2, test=2)[0].shape)
      """
    #expect(
      Bench().transcript(script).split(separator: "\n").filter { !$0.hasPrefix("CIFAR-10 is not here") } == [
        "torch.Size([20, 32, 32, 1]) torch.float32 torch.Size([20]) torch.Size([10, 32, 32, 1]) [0, 1, 0, 1]",
        "torch.Size([2, 32, 32, 3])",
      ])
  }

  @Test func aFolderThatIsNotThereFallsBack() {
    let bench = Bench()
    bench.library.environment.variables["CIFAR10_BIN"] = "/nowhere"
    let output = bench.transcript("datasets.car_truck(train=2, test=2)\ndatasets.cifar10()")
    #expect(
      output.hasPrefix(
        "CIFAR-10 is not in /nowhere ($CIFAR10_BIN names it): using drawn cars and trucks instead\n"))
    #expect(output.contains("CIFAR-10 is not on this machine (CIFAR10_BIN is '/nowhere')"))
  }

  @Test func whatIsMissingSaysHowToGetIt() {
    for (call, variable) in [("mnist()", "MNIST"), ("cifar10()", "CIFAR10_BIN")] {
      let output = Bench().transcript("datasets.\(call)")
      #expect(
        output.contains("FileNotFoundError") && output.contains("set the environment variable \(variable)"))
    }
  }

  @Test func examplesAreParted() {
    let script = """
      x = arange(20).reshape(10, 2)
      y = tensor([0, 1] * 5)
      a, b, c, d = datasets.train_test_split(x, y, test_size=4, seed=3, stratify=True)
      together = all(int(r[0]) // 2 % 2 == int(k) for r, k in zip(a, c))
      print(tuple(a.shape), tuple(b.shape), d.tolist().count(0), together)
      datasets.train_test_split(x, y[:3])
      """
    let output = Bench().transcript(script)
    #expect(output.hasPrefix("(6, 2) (4, 2) 2 True\n"))
    #expect(output.contains("must have the same number of rows, got (10, 2) and (3,)"))
  }

  @Test func onlyTheTrainingSetIsMeasured() {
    let script = """
      a, b = datasets.standardize(tensor([[0.0, 5.0], [2.0, 5.0]]), tensor([[3.0, 6.0]]))
      print(a.tolist(), b.tolist())
      """
    #expect(Bench().transcript(script) == "[[-1.0, 0.0], [1.0, 0.0]] [[2.0, 1.0]]\n")
  }
}
