// What `convbook homework new` writes: a small homework that is sound, and says in itself what is what.

enum HomeworkTemplate {
  static let source = #"""
    # ---
    # jupyter:
    #   kernelspec:
    #     display_name: Convbook
    #     language: python
    #     name: convbook
    # ---

    # %% [markdown] nbgrader={"grade": false, "grade_id": "intro", "locked": true, "schema_version": 3, "solution": false}
    # # A homework
    #
    # Write your answer where it says `raise NotImplementedError`. The cell below each answer checks it; more checks of
    # the same kind are hidden.

    # %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
    from convbook import *

    # %% [markdown] nbgrader={"grade": false, "grade_id": "size-text", "locked": true, "schema_version": 3, "solution": false}
    # ## 1. How many places? (10 points)
    #
    # `places(n, k)`: on how many places of a row of n pixels a kernel of k pixels fits. *Not allowed:* `conv_out`.

    # %% nbgrader={"grade": false, "grade_id": "size", "locked": false, "schema_version": 3, "solution": true}
    def places(n, k):
        """The number of places, a whole number."""
        ### BEGIN SOLUTION
        return n - k + 1
        ### END SOLUTION

    # %% nbgrader={"grade": true, "grade_id": "size-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "size", "answers": ["places"], "forbidden": ["conv_out"]}
    check("5 pixels, a kernel of 3: 3 places", places, 3, args=(5, 3), points=2, hint="lay it on: 0-2, 1-3, 2-4")
    check("a kernel as wide as the row: 1 place", places, 1, args=(4, 4), points=2)
    ### BEGIN HIDDEN TESTS
    n = int(rng.integers(20, 40))
    check("a long row", places, solution.places, args=(n, int(rng.integers(2, 9))), points=4, category="long rows")
    check("a kernel of 1", places, solution.places, args=(n, 1), points=2, category="the smallest kernel")
    ### END HIDDEN TESTS

    """#

  /// The corpus, by path: answers whose marks are known.
  static let corpus: [(path: String, text: String)] = [
    (
      "corpus/size/right-counting.py",
      "def places(n, k):\n    return len([start for start in range(n) if start + k <= n])\n"
    ),
    (
      "corpus/size/wrong-one-too-few.py",
      "# expect: 0\n# says: off by one\ndef places(n, k):\n    return n - k\n"
    ),
  ]
}
