import CourseLibrary
import Foundation
import NotebookFormat
import Testing

@testable import Grading

/// What a part forbids is refused while its answers run, however they come by it; what is only called alike is not.
@Suite struct ForbiddenNamesTests {
  /// Answers to `xcorr`, 30 points, which does not allow `xcorr`, convolutions, layers and more.
  static let dodges = [
    "def xcorr2d(x, k):\n    return xcorr(x, k)",
    "from torch.nn.functional import conv2d as slid\ndef xcorr2d(x, k):\n    return slid(x[None, None], k[None, None])[0, 0]",
    "def xcorr2d(x, k):\n    return getattr(torch.nn.functional, 'con' + 'v2d')(x[None, None], k[None, None])[0, 0]",
    "old = xcorr\ndef xcorr(x, k):\n    return old(x, k)\ndef xcorr2d(x, k):\n    return xcorr(x, k)",
    "torch.mine = torch.nn.functional.conv2d\ndef xcorr2d(x, k):\n    return torch.mine(x[None, None], k[None, None])[0, 0]",
    // The answer is the library's own.
    "xcorr2d = xcorr",
    "def xcorr2d(x, k):\n    return [f(x, k) for f in [xcorr]][0]",
    "def xcorr2d(x, k):\n    def inner():\n        return (f := xcorr)(x, k)\n    return inner()",
    """
    import convbook
    class A:
        def __init__(self):
            self.xcorr = None
        def go(self, x, k):
            return self.xcorr(x, k)
    def xcorr2d(x, k):
        return A.go(convbook, x, k)
    """,
    "import convbook\ndef xcorr2d(x, k):\n    match convbook:\n        case object(xcorr=f):\n            return f(x, k)",
    "import convbook\nget = getattr\ndef xcorr2d(x, k):\n    return get(convbook, ''.join(['x', 'corr']))(x, k)",
    "import convbook\ndef xcorr2d(x, k):\n    return vars(convbook)['xcorr'](x, k)",
    "box = {}\nbox.__setitem__('f', xcorr)\ndef xcorr2d(x, k):\n    return box['f'](x, k)",
    "from functools import partial\nf = partial(xcorr, stride=1)\ndef xcorr2d(x, k):\n    return f(x, k)",
    "def xcorr2d(x, k):\n    return list(map(xcorr, [x], [k]))[0]",
    // A text of another name for what has been put elsewhere.
    "keep = torch.nn.functional.conv2d\ntorch.nn.functional.conv2d = print\ndef xcorr2d(x, k):\n    return keep(x[None, None], k[None, None])[0, 0]",
    // Made before anything was forbidden.
    """
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 1, 3, bias=False))
    def xcorr2d(x, k):
        net[0].weight.data = k[None, None]
        return net(x[None, None])[0, 0].detach()
    """,
    """
    layer = torch.nn.Conv2d(1, 1, 3, bias=False)
    def xcorr2d(x, k):
        layer.weight.data = k[None, None]
        return torch.nn.Conv2d.forward(layer, x[None, None])[0, 0].detach()
    """,
    """
    class Mine(torch.nn.Conv2d):
        def forward(self, x):
            return self._conv_forward(x)
    def xcorr2d(x, k):
        return Mine(1, 1, k.shape)(x[None, None])[0, 0]
    """,
    "import keras\nlayer = keras.layers.Conv2D(1, 3)\ndef xcorr2d(x, k):\n    return layer(x[None, :, :, None])[0, :, :, 0]",
    "lazy = torch.nn.LazyConv2d(1, 3)\ndef xcorr2d(x, k):\n    return lazy(x[None, None])[0, 0].detach()",
    // Imported only now.
    "def xcorr2d(x, k):\n    import tensorflow as tf\n    return tf.nn.conv2d(x[None, :, :, None], k[:, :, None, None], 1, 'VALID')[0, :, :, 0]",
    "def xcorr2d(x, k):\n    rows = x.unfold(0, k.shape[0], 1).unfold(1, k.shape[1], 1)\n    return (rows * k).sum((2, 3))",
    "def xcorr2d(x, k):\n    return np.correlate(x.flatten(), k.flatten())",
    // What is no layer, given to a layer's method.
    """
    slid = torch.nn.Conv2d.forward
    class Fake:
        def __getattr__(self, name):
            return None
    def xcorr2d(x, k):
        fake = Fake()
        fake.weight = k[None, None]
        return slid(fake, x[None, None])[0, 0]
    """,
    """
    def xcorr2d(x, k):
        return torch.nn.Conv2d.__call__(lambda x: x, x[None, None])[0, 0]
    """,
    """
    import keras
    class Fake:
        pass
    def xcorr2d(x, k):
        return keras.layers.Conv2D.call(Fake(), x[None, :, :, None])[0, :, :, 0]
    """,
  ]

  /// A convolution of zeros with zeros.
  static let made = """
    picture = torch.zeros(1, 1, 27, 27)
    weight = torch.zeros(1, 1, 16, 16, requires_grad=True)
    def gradient_of(x, k):
        picture.data[:] = 0
        picture.data[0, 0, :x.shape[0], :x.shape[1]] = x
        g = torch.zeros(1, 1, 12, 12)
        g[0, 0, :k.shape[0], :k.shape[1]] = k
        return g
    def cut(grad, x, k):
        return grad[0, 0, :x.shape[0] - k.shape[0] + 1, :x.shape[1] - k.shape[1] + 1].clone()

    """

  /// Its gradient is one of anything that is put in their place: what is asked for in the answer was made outside it.
  static let gradients = [
    """
    out = torch.nn.functional.conv2d(picture, weight)
    def xcorr2d(x, k):
        weight.grad = None
        out.backward(gradient_of(x, k), retain_graph=True)
        return cut(weight.grad, x, k)
    """,
    """
    out = torch.nn.functional.conv2d(picture, weight)
    def xcorr2d(x, k):
        return cut(torch.autograd.grad(out, weight, gradient_of(x, k), retain_graph=True)[0], x, k)
    """,
    """
    class Kept:
        layers = [torch.nn.Conv2d(1, 1, 16, bias=False)]
        layers[0].weight.data[:] = 0
        out = layers[0](picture)
    def xcorr2d(x, k):
        way = torch.autograd.grad([Kept.out], [Kept.layers[0].weight], [gradient_of(x, k)], retain_graph=True)
        return cut(way[0], x, k)
    """,
    """
    class Held(torch.autograd.Function):
        @staticmethod
        def forward(ctx, w):
            with torch.enable_grad():
                ctx.out = torch.nn.functional.conv2d(picture, weight)
            return ctx.out.detach()
        @staticmethod
        def backward(ctx, g):
            return torch.autograd.grad(ctx.out, weight, g, retain_graph=True)[0]
    start = torch.zeros(1, 1, 16, 16, requires_grad=True)
    out = Held.apply(start)
    def xcorr2d(x, k):
        return cut(torch.autograd.grad(out, start, gradient_of(x, k), retain_graph=True)[0], x, k)
    """,
    """
    import tensorflow as tf
    filters = tf.Variable(tf.zeros((16, 16, 1, 1)))
    with tf.GradientTape(persistent=True) as tape:
        out = tf.reduce_sum(tf.nn.conv2d(tf.zeros((1, 27, 27, 1)), filters, 1, 'VALID'))
    def xcorr2d(x, k):
        return tape.gradient(out, filters)[:, :, 0, 0]
    """,
  ]

  @Test func whatAnotherPartsAnswerHasComputedGivesNoGradients() throws {
    let kept =
      Self.made + """
        def neuron(x, k, b):
            global out, w
            w = k.clone().requires_grad_()
            out = xcorr(x, w)
            return (out.detach() + b).relu()
        """
    let answer = """
      def xcorr2d(x, k):
          return torch.autograd.grad(out, w, torch.ones_like(out), retain_graph=True)[0]
      """
    let grade = try Handed.grade(["xcorr": answer, "neuron": kept], parts: ["neuron", "xcorr"])
    #expect(grade.parts.map(\.points) == [0, 15])
    #expect(grade.incidents.map(\.message) == ["part \"xcorr\" uses the gradient of an earlier computation"])
  }

  @Test func gradientsOfWhatAnAnswerComputesAreFree() throws {
    let code = """
      def xcorr2d(x, k):
          w = k.clone().requires_grad_()
          total = (w * w).sum()
          total.backward()
          assert torch.equal(w.grad, 2 * k)

      """
    let grade = try Handed.grade(["xcorr": code + Self.loops], parts: ["xcorr"])
    #expect(grade.points == 30, "\(grade.parts)")
  }

  @Test(arguments: dodges + gradients.map { made + $0 }) func dodgesEarnNothing(_ code: String) throws {
    let grade = try Handed.grade(["xcorr": code], parts: ["xcorr"])
    #expect(grade.points == 0)
    #expect(grade.incidents.contains { $0.kind == .forbiddenName }, "\(grade.incidents) \(grade.parts)")
    #expect(grade.parts[0].refusal?.contains("is not allowed") == true)
  }

  /// Which of several names a hidden test brings about could spell out what it gives.
  @Test func namesThatOnlyHiddenTestsBringAboutAreForTheTeacher() throws {
    let code = """
      calls = 0
      def xcorr2d(x, k):
          global calls
          calls += 1
          if calls > 3:
              try:
                  torch.nn.functional.unfold(x, 2)
              except Exception:
                  pass

      """
    let grade = try Handed.grade(["xcorr": code + Self.loops], parts: ["xcorr"])
    #expect(grade.parts[0].refusal == "something that is not allowed in this part was used: it has no points")
    #expect(grade.incidents.map(\.message) == ["part \"xcorr\" uses unfold"])
  }

  static let loops = """
    rows, columns = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    return tensor([[float((x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()) for j in range(columns)] for i in range(rows)])
    """.split(separator: "\n").map { "    \($0)\n" }.joined()

  @Test func theErrorMayBeCaughtAndCountsAllTheSame() throws {
    let code =
      "def xcorr2d(x, k):\n    try:\n        xcorr(x, k)\n    except BaseException:\n        pass\n"
      + Self.loops
    let grade = try Handed.grade(["xcorr": code], parts: ["xcorr"])
    #expect(grade.points == 0)
    #expect(grade.incidents.map(\.message) == ["part \"xcorr\" uses xcorr"])
    #expect(grade.parts[0].refusal == "xcorr is not allowed in this part, and was used: it has no points")
  }

  @Test func otherPartsMayUseIt() throws {
    let code = "def neuron(x, k, b):\n    return (xcorr(x, k) + b).relu()\n"
    let grade = try Handed.grade(
      ["xcorr": "def xcorr2d(x, k):\n    return xcorr(x, k)", "neuron": code], parts: ["xcorr", "neuron"])
    #expect(grade.parts.map(\.points) == [0, 15])
  }

  @Test func cellsThatOnlyTryAreFree() throws {
    let grade = try Handed.grade(["xcorr": "def xcorr2d(x, k):\n" + Self.loops], parts: ["xcorr"]) { _ in
    } edit: { notebook in
      notebook.cells.insert(
        Cell(
          .code,
          "print(torch.nn.functional.conv2d(image[None, None], kernel[None, None]), xcorr(image, kernel))"),
        at: 3)
      notebook.cells.append(Cell(.code, "print((xcorr2d(image, kernel) - xcorr(image, kernel)).abs().max())"))
    }
    #expect(grade.points == 30)
    #expect(grade.incidents == [])
    #expect(grade.failedCells == [])
  }

  @Test func aHelperInACellThatDiedCounts() throws {
    let grade = try Handed.grade(["xcorr": "def xcorr2d(x, k):\n    return helper(x, k)\n"], parts: ["xcorr"]) {
      _ in
    } edit: { notebook in
      notebook.cells.insert(Cell(.code, "helper = xcorr\n1 / 0\ndef helper(x, k):\n    return x\n"), at: 3)
    }
    #expect(grade.points == 0)
    #expect(grade.incidents.map(\.message) == ["part \"xcorr\" uses xcorr"])
  }

  @Test(arguments: [
    """
    # conv2d would be shorter, and so would "xcorr"
    def scan(x, k, i, j):
        return (x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()

    def xcorr2d(x, k):
        unfold = [[scan(x, k, i, j) for j in range(x.shape[1] - k.shape[1] + 1)]
                  for i in range(x.shape[0] - k.shape[0] + 1)]
        return tensor([[float(explain) for explain in row] for row in unfold])
    """,
    """
    class Answer:
        def slide(self, x, k):
            table = {"scan": x, "conv2d": k}
            return self.xcorr(table["scan"], table["conv2d"])
        def xcorr(self, x, k):
    \(loops.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
    def xcorr2d(x, k):
        return Answer().slide(x, k)
    """,
  ])
  func whatIsOnlyCalledLikeAForbiddenNameIsAllowed(_ code: String) throws {
    let grade = try Handed.grade(["xcorr": code], parts: ["xcorr"])
    #expect(grade.points == 30, "\(grade.parts)")
  }

  @Test func whatIsForbiddenAnywhereIsRefusedInCells() throws {
    let text = HomeworkTests.nbgrader.replacingOccurrences(
      of: #""points": 2, "schema_version": 3, "solution": false}"#,
      with:
        #""points": 2, "schema_version": 3, "solution": false} convbook={"forbidden_anywhere": ["prod", "moons"]}"#
    )
    let homework = try Homeworks.made(text)
    let grader = Grader(homework, Grader.Settings(worker: Handed.worker))
    func grade(_ cell: String) -> Grade {
      let code = "import math\n\(cell)\ndef twice(x):\n    return x + x"
      return grader.grade(Submission(Handed.notebook(["a": code], of: homework)), student: "ada")
    }
    #expect(grade("six = math.factorial(3)").points == 2)
    // The cell fails for it, which is no incident of its own.
    let failed = grade("six = math.prod([1, 2, 3])")
    #expect(failed.points == 0)
    #expect(failed.failedCells.map(\.exception) == ["PermissionError"])
    #expect(failed.incidents.map(\.message) == ["part \"t\" uses prod"])
    let caught = grade("try:\n    six = math.prod([1, 2, 3])\nexcept PermissionError:\n    pass")
    #expect(caught.points == 0)
    #expect(caught.incidents.map(\.message) == ["part \"t\" uses prod"])
    for cell in [
      "from convbook import *\npoints, labels = datasets.moons(4, seed=1)",
      "from convbook import datasets as data\npoints, labels = data.moons(4, seed=1)",
      "import convbook\npoints, labels = getattr(convbook.datasets, 'mo' + 'ons')(4, seed=1)",
    ] {
      let caught = grade(cell)
      #expect(caught.points == 0)
      #expect(caught.incidents.map(\.message).contains("part \"t\" uses moons"), "\(cell)")
    }
    #expect(grade("from convbook import *\nx, y = datasets.curve(4, seed=1)").points == 2)
  }
}
