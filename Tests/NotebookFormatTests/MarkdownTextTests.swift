import NotebookFormat
import Testing

@Suite struct MarkdownTextTests {
  private func plain(_ text: String, width: Int = 30) -> String {
    MarkdownText.render(text, width: width, styled: false)
  }

  @Test func headingsAndParagraphsWrap() {
    #expect(
      plain("# A *long* heading of this text\nOne two three four five six seven.\n\n## Two ##\n### Three")
        == """
        A long heading of this text
        ===========================

        One two three four five six
        seven.

        Two
        ---

        Three
        """)
  }

  @Test func listsNestAndHang() {
    #expect(
      plain("- one\n- two wraps over the width of it\n  1. deep\n     more\n\n9. nine\n10. ten") == """
        • one
        • two wraps over the width of
          it
          1. deep more

         9. nine
        10. ten
        """)
  }

  @Test func quotesKeepTheirBarAndCodeItsLines() {
    #expect(
      plain(
        "> quoted\n> > twice\n\n```python\nx  =  [1, 2, 3, 4, 5, 6, 7, 8, 9]\n\n  # not a heading\n```\nend")
          == """
          │ quoted
          │
          │ │ twice

              x  =  [1, 2, 3, 4, 5, 6, 7, 8, 9]

                # not a heading

          end
          """)
  }

  @Test func tablesAlignAndShrink() {
    #expect(
      plain("| layer | 画素 |\n|:--|--:|\n| conv `3x3` | 26 |\n| a cell far too long for it | 0 |", width: 20)
        == """
        layer         │ 画素
        ──────────────┼─────
        conv 3x3      │   26
        a cell far    │    0
        too long for  │
        it            │
        """)
  }

  @Test(arguments: [
    (#"w_{out} = \left\lfloor \frac{w + 2p - k}{s} \right\rfloor + 1"#, "wₒᵤₜ = ⌊(w + 2p − k)/s⌋ + 1"),
    (#"S(i, j) = \sum_m \sum_n I(i + m, j + n) \, K(m, n)."#, "S(i, j) = ∑ₘ ∑ₙ I(i + m, j + n) K(m, n)."),
    (#"\sum_{i=1}^{4} w_{ij}\, x_{i+p,\,j+q} + b"#, "∑ᵢ₌₁⁴ wᵢⱼ x_(i + p, j + q) + b"),
    (#"p_i = \frac{e^{s_i}}{\sum_j e^{s_j}}"#, "pᵢ = e^sᵢ/(∑ⱼ e^sⱼ)"),
    (#"g(z) = \max(0, -z), \hat\varepsilon"#, "g(z) = max(0, −z), ε\u{302}"),
    (#"\text{index} = \sqrt{x^2 + 1} \cdot \exp(x)"#, "index = √(x² + 1) · exp(x)"),
    (#"\unknown{x}"#, #"$\unknown{x}$"#),
  ])
  func formulasAreALineOfText(_ formula: String, _ text: String) {
    #expect(plain("$\(formula)$", width: 60) == text)
  }

  @Test func aFormulaNestedTooDeepStandsAsItWasTyped() {
    let formula = String(repeating: "\\sqrt", count: 100_000) + "x"
    #expect(plain("$\(formula)$", width: .max) == "$\(formula)$")
  }

  @Test(arguments: [
    ("**bold** and __bold__, *it* _it_", "bold and bold, it it"),
    ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
    ("`a *b* \\` ``c ` d``", "a *b* \\ c ` d"), ("[deck](https://e.org/a_b_c)", "deck (https://e.org/a_b_c)"),
    ("![cat](c.png) <https://e.org>", "[cat] (c.png) https://e.org"),
    ("\\*no\\* &lt;b&gt; **open", "*no* <b> **open"),
    ("$w_{i}*x_{j}*y$ *a*", "wᵢ ∗ xⱼ ∗ y a"), ("a  \nb\nc", "a\nb c"),
  ])
  func inlineMarksGiveWayToTheirText(_ markdown: String, _ text: String) {
    #expect(plain(markdown, width: 60) == text)
  }

  @Test func stylesEndWithTheirLine() {
    #expect(
      MarkdownText.render("**bold text *both*** `code`", width: 12, styled: true)
        == "\u{1B}[1mbold text\u{1B}[0m\n\u{1B}[1;3mboth\u{1B}[0m \u{1B}[36mcode\u{1B}[0m")
  }

  @Test func noLineIsWiderThanTheWidthAndNoControlCharacterPasses() {
    let text = "> - 画素画素画素画素 wordwordwordwordword\u{1B}[2J\u{7}\u{9B}x | é"
    let lines = plain(text, width: 14).split(separator: "\n")
    #expect(lines.allSatisfy { displayWidth($0) <= 14 })
    #expect(!lines.joined().unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test(arguments: ["*", "[", "`a", "> ", "- ", "<", "$", "_a", "[a](", "|"])
  func longRunsOfMarksAreText(_ mark: String) {
    #expect(!plain(String(repeating: mark, count: 3000)).isEmpty)
  }

  /// Recorded from wcwidth 0.9.4's `wcswidth`.
  @Test(arguments: [
    ("abc", 3), ("画素", 4), ("e\u{301}", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2),
    ("❤", 1),
    ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("👍🏽", 2), ("กำ", 2), ("™", 1), ("①", 1), ("ｱ", 1), ("Ａ", 2),
    ("─▀█", 3),
    ("\u{200B}", 0), ("", 0), ("⌚", 2), ("\u{20000}", 2),
  ])
  func displayWidthCountsColumns(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }
}
