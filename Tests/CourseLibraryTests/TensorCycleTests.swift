// Cycles that pass through the graph behind a tensor: they are found and freed, and nothing that is still in use is.

import CourseLibrary
import Limits
import Testing

@testable import Interpreter

@Suite struct TensorCycleTests {
  private static let setup = """
    import torch
    class Square(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.whole = x
            ctx.save_for_backward(x)
            return x * x
        @staticmethod
        def backward(ctx, g):
            x, = ctx.saved_tensors
            return 2 * x * g
    """

  /// Each drops some cycles of its kind, whose data would add up to much.
  private static let cells = [
    """
    def leaf():
        x = torch.ones(50, requires_grad=True)
        x.register_hook(lambda g: g * x.detach())
        (x * 2).sum().backward()
    for _ in range(20): leaf()
    """,
    """
    def inner():
        x = torch.ones(50, requires_grad=True)
        y = x * 2
        y.register_hook(lambda g: g * y.detach())
        y.sum()
    for _ in range(20): inner()
    """,
    """
    class Seen:
        def __init__(self):
            self.x = torch.ones(50, requires_grad=True)
            self.features = (self.x * 2).exp()
            self.handle = self.features.register_hook(self.keep)
            self.score = self.features.sum()
        def keep(self, gradient): self.gradient = gradient
    for _ in range(20): Seen().score.backward()
    """,
    """
    def custom():
        kept = []
        y = Square.apply(torch.ones(50, requires_grad=True) * 1)
        kept.append(y)
        y.register_hook(lambda g: kept[0].detach() * g)
    for _ in range(20): custom()
    """,
    """
    class Keeping(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, box):
            ctx.box = box
            return x * 2
        @staticmethod
        def backward(ctx, g): return 2 * g, None
    def boxed():
        box = []
        box.append(Keeping.apply(torch.ones(50, requires_grad=True), box))
    for _ in range(20): boxed()
    """,
  ]

  @Test func cyclesThroughGraphsDoNotGrowItWithoutBound() throws {
    let bench = Bench()
    try bench.run(Self.setup)
    let machine = bench.interpreter.machine
    var objects: [Int] = []
    var bytes: [Int] = []
    for number in 0..<1_000 {
      try bench.run(Self.cells[number % Self.cells.count], unasked: false)
      objects.append(machine.heap.objectCount)
      bytes.append(bench.interpreter.machine.limits.bytesUsed)
    }
    let (early, late) = (200..<400, 800..<1_000)
    #expect(objects[late].max() ?? 0 < (objects[early].max() ?? 0) * 11 / 10)
    #expect(bytes[late].max() ?? 0 < (bytes[early].max() ?? 0) * 11 / 10)
    let before = machine.heap.objectCount
    machine.collectCycles()
    #expect(machine.heap.outsideHolds == 0)
    #expect(machine.heap.objectCount <= before)
  }

  /// What only the graph of a living tensor holds stays: hooks of leaves, of results, and of what results came from.
  @Test func hooksInUseOutliveTheCollector() throws {
    let bench = Bench()
    try bench.run(
      Self.setup + """

        log = []
        def hooked(name):
            return lambda g: log.append((name, g.tolist()))
        def made():
            x = torch.tensor([3.0], requires_grad=True)
            x.register_hook(hooked("leaf"))
            y = Square.apply(x)
            y.register_hook(hooked("square"))
            whole = torch.stack([y * 1, y * 2])
            whole.register_hook(hooked("base"))
            return whole[1], iter(torch.stack([y, y]))
        picked, rows = made()
        """)
    bench.interpreter.machine.collectCycles()
    try bench.run(
      """
      picked.sum().backward(retain_graph=True)
      next(rows).sum().backward()
      for entry in log: print(*entry)
      """, unasked: false)
    #expect(
      bench.output == """
        base [[0.0], [1.0]]
        square [2.0]
        leaf [12.0]
        square [1.0]
        leaf [6.0]

        """)
  }
}
