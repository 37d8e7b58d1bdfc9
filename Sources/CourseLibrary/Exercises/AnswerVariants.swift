// Mistakes that show in the answer alone: what one has to do to the right answer to get a wrong one.

/// A way to spoil a right answer.
struct AnswerVariant: Sendable {
  /// What the mistake is called.
  let name: String
  /// The spoilt answer, given the right one and the shape of the student's; nil where the mistake does not apply.
  let spoil: @Sendable (NumberGrid, _ shape: [Int]) -> NumberGrid?

  init(_ name: String, _ spoil: @escaping @Sendable (NumberGrid, [Int]) -> NumberGrid?) {
    self.name = name
    self.spoil = spoil
  }

  static let all: [AnswerVariant] = [
    AnswerVariant("transposed: rows and columns are swapped") { grid, _ in grid.transposed },
    AnswerVariant("one too small: the last row or column is missing") { grid, shape in
      zip(grid.shape, shape).contains { $0 == $1 + 1 }
        && zip(grid.shape, shape).allSatisfy { $0 - $1 == 0 || $0 - $1 == 1 } ? grid.cropped(to: shape) : nil
    },
    AnswerVariant("channels swapped: the axis of channels stands last") { grid, _ in grid.moving(-3, to: -1) },
    AnswerVariant("channels swapped: the axis of channels stands first") { grid, _ in grid.moving(-1, to: -3) },
    AnswerVariant("channels swapped: they stand in reverse order") { grid, _ in
      grid.rank >= 3 && grid.shape[grid.rank - 3] == 3 ? grid.flipped([-3]) : nil
    },
    AnswerVariant("order reversed") { grid, _ in grid.rank == 1 ? grid.flipped([-1]) : nil },
    AnswerVariant("the two numbers of each row swapped") { grid, _ in
      grid.rank >= 2 && grid.shape.last == 2 ? grid.flipped([-1]) : nil
    },
    AnswerVariant("turned by half a turn") { grid, _ in grid.flipped([-2, -1]) },
    AnswerVariant("rows in reverse order") { grid, _ in grid.flipped([-2]) },
    AnswerVariant("columns in reverse order") { grid, _ in grid.rank > 1 ? grid.flipped([-1]) : nil },
    AnswerVariant("sign turned round") { grid, _ in grid.mapped { -$0 } },
    AnswerVariant("absolute value taken") { grid, _ in grid.mapped { abs($0) } },
    AnswerVariant("an activation (ReLU) where there is none") { grid, _ in grid.mapped { max(0, $0) } },
    AnswerVariant("square root forgotten") { grid, _ in grid.mapped { $0 * $0 } },
    AnswerVariant("root taken where there is none") { grid, _ in grid.mapped { $0.squareRoot() } },
  ]
}
