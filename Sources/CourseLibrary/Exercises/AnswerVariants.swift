// Mistakes that show in the answer alone: what one has to do to the right answer to get a wrong one.

/// A way from one answer to another.
struct AnswerVariant: Sendable {
  /// What the mistake is called.
  let name: String
  /// One number may be made of another in many ways: whether the mistake shows in several only.
  let needsSeveral: Bool
  /// The other answer, given the one and the shape that the other should have; nil where the mistake does not apply.
  let change: @Sendable (NumberGrid, _ shape: [Int]) -> NumberGrid?

  init(
    _ name: String, needsSeveral: Bool = false,
    _ change: @escaping @Sendable (NumberGrid, [Int]) -> NumberGrid?
  ) {
    self.name = name
    self.needsSeveral = needsSeveral
    self.change = change
  }

  /// From the right answer to a wrong one.
  static let spoiling: [AnswerVariant] = [
    AnswerVariant("transposed: rows and columns are swapped") { grid, _ in grid.transposed },
    AnswerVariant("one too short: the last one is missing") { grid, shape in
      grid.rank == 1 && shape == [grid.values.count - 1] ? grid.cropped(to: shape) : nil
    },
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
    AnswerVariant("rows in reverse order") { grid, _ in grid.flipped([-2]) },
    AnswerVariant("each row in reverse order") { grid, _ in grid.rank > 1 ? grid.flipped([-1]) : nil },
    AnswerVariant("turned by half a turn") { grid, _ in grid.flipped([-2, -1]) },
    AnswerVariant("padding forgotten: there is only the middle of it") { grid, shape in grid.middle(shape) },
    AnswerVariant("sign turned round") { grid, _ in grid.mapped { -$0 } },
    AnswerVariant("absolute value taken") { grid, _ in grid.mapped { abs($0) } },
    AnswerVariant("an activation (ReLU) where there is none") { grid, _ in grid.mapped { max(0, $0) } },
    AnswerVariant("square root forgotten", needsSeveral: true) { grid, _ in grid.mapped { $0 * $0 } },
    AnswerVariant("root taken where there is none", needsSeveral: true) { grid, _ in
      grid.mapped { $0.squareRoot() }
    },
  ]

  /// From a wrong answer to the right one, where more is lost on the way there than on the way back.
  static let mending: [AnswerVariant] = [
    AnswerVariant("activation (ReLU) missing: what is below 0 should become 0", needsSeveral: true) { grid, _ in
      grid.mapped { max(0, $0) }
    },
    AnswerVariant("one too large: there is a row or a column too many", needsSeveral: true) { grid, shape in
      zip(grid.shape, shape).allSatisfy { $0 - $1 == 0 || $0 - $1 == 1 } ? grid.cropped(to: shape) : nil
    },
    AnswerVariant("padding where there is none: the right numbers stand in the middle", needsSeveral: true) {
      grid, shape in grid.middle(shape)
    },
  ]
}
