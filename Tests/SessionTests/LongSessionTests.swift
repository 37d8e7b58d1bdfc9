// A session that lasts: what its cells leave behind in cycles is found and freed, however many cells there are.

import Limits
import Testing

@testable import Interpreter
@testable import Session

@Suite struct LongSessionTests {
  /// Each makes a few hundred cycles of its kind and drops them.
  private static let cells = [
    """
    def made(n):
        def f(): return f, n
        return f
    for n in range(300): made([n] * 10)
    """,
    """
    class Node: pass
    for n in range(300):
        a, b = Node(), Node()
        a.other, b.other, a.text = b, a, 'x' * 100
    del a, b
    """,
    """
    def halfway():
        me = yield
        kept = [me] * 10
        yield kept
    for n in range(300):
        g = halfway(); next(g); g.send(g)
    del g
    """,
    """
    def guarded():
        try:
            me = yield
            yield me
        finally:
            closed = True
    for n in range(300):
        g = guarded(); next(g); g.send(g)
    del g
    """,
    """
    def failing(n):
        held = [n] * 10
        try:
            1 / 0
        except ZeroDivisionError as error:
            held.append(error)
            kept = error
    for n in range(300): failing(n)
    """,
    """
    for n in range(300):
        items, table, group = [n], {n: n}, {n}
        items.append(table)
        table['items'] = items
    del items, table, group
    """,
    "raise ValueError([n for n in range(300)])",
    """
    def one(a): return a
    def numbers():
        for n in range(9): yield n
    for n in range(30):
        try: one(*[[n] for _ in range(30)])
        except TypeError: pass
        for _ in numbers(): pass
    """,
    """
    class Recursive(list):
        def __init__(self):
            self.bound = self.append
            self.append(self)
    made = [Recursive() for n in range(300)]
    made = None
    """,
  ]

  @Test func cyclesDoNotGrowItWithoutBound() {
    let session = Session()
    let heap = session.machine.heap
    var objects: [Int] = []
    var bytes: [Int] = []
    for number in 0..<1_000 {
      session.run(Self.cells[number % Self.cells.count], name: "cell")
      objects.append(heap.objectCount)
      bytes.append(session.limits.bytesUsed)
    }
    // What has become steady by the 400th cell stays so.
    let (early, late) = (200..<400, 800..<1_000)
    #expect(objects[late].max() ?? 0 < (objects[early].max() ?? 0) * 11 / 10)
    #expect(bytes[late].max() ?? 0 < (bytes[early].max() ?? 0) * 11 / 10)
    session.machine.collectCycles()
    #expect(heap.objectCount < 10_000)
  }
}
