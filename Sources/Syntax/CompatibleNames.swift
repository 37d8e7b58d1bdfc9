// Names that look different and are the same.
//
// Python takes a name by its compatibility form (Unicode's NFKC): the letter 𝐱 of a formula, a full-width ｘ and x are
// one variable, and so are the micro sign, which a keyboard types, and the Greek letter mu. Here stand the letters that
// are typed or pasted into programs: Latin and Greek letters raised, lowered, joined or in the alphabets of
// mathematics. Accents need no table: two spellings of é are equal as Swift's strings.

/// The compatibility form of names.
enum CompatibleNames {
  static func form(of name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    var form = ""
    for scalar in name.unicodeScalars {
      form.unicodeScalars.append(contentsOf: CompatibleNames.form(of: scalar))
    }
    return form
  }

  private static func form(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    func among(_ letters: String, _ index: UInt32) -> [Unicode.Scalar] {
      [Array(letters.unicodeScalars)[Int(index)]]
    }
    let code = scalar.value
    switch code {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return [Unicode.Scalar(UInt8(code - 0xFEE0))]
    case 0x1D400...0x1D6A3: return among(latin, (code - 0x1D400) % 52)
    case 0x1D6A4: return ["ı"]
    case 0x1D6A5: return ["ȷ"]
    case 0x1D6A8...0x1D7C9: return among(greek, (code - 0x1D6A8) % 58)
    case 0x1D7CA: return ["Ϝ"]
    case 0x1D7CB: return ["ϝ"]
    case 0x1D7CE...0x1D7FF: return among("0123456789", (code - 0x1D7CE) % 10)
    default:
      if code > 0xFFFF { return [scalar] }
      return singles[scalar].map { [$0] } ?? several[scalar] ?? [scalar]
    }
  }

  private static let latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  private static let greek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπ"

  private static let singles: [Unicode.Scalar: Unicode.Scalar] = {
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in stride(from: 0, to: rows.count, by: 2) {
      for (letter, form) in zip(rows[row].unicodeScalars, rows[row + 1].unicodeScalars) { forms[letter] = form }
    }
    return forms
  }()

  /// Letters, and below each its form.
  private static let rows = [
    "ªµºſʰʱʲʳʴʵʶʷʸˠˡˢˣˤϐϑϒϓϔϕϖϰϱϲϴϵϹᴬᴭᴮᴰᴱᴲᴳᴴᴵᴶᴷᴸᴹᴺᴼᴽᴾᴿᵀ",
    "aμoshɦjrɹɻʁwyɣlsxʕβθΥΎΫφπκρςΘεΣAÆBDEƎGHIJKLMNOȢPRT",
    "ᵁᵂᵃᵄᵅᵆᵇᵈᵉᵊᵋᵌᵍᵏᵐᵑᵒᵓᵔᵕᵖᵗᵘᵙᵚᵛᵜᵝᵞᵟᵠᵡᵢᵣᵤᵥᵦᵧᵨᵩᵪᵸᶛᶜᶝᶞᶟᶠᶡᶢ",
    "UWaɐɑᴂbdeəɛɜgkmŋoɔᴖᴗptuᴝɯvᴥβγδφχiruvβγρφχнɒcɕðɜfɟɡ",
    "ᶣᶤᶥᶦᶧᶨᶩᶪᶫᶬᶭᶮᶯᶰᶱᶲᶳᶴᶵᶶᶷᶸᶹᶺᶻᶼᶽᶾᶿⁱⁿₐₑₒₓₔₕₖₗₘₙₚₛₜℂℇℊℋℌℍ",
    "ɥɨɩɪᵻʝɭᶅʟɱɰɲɳɴɵɸʂʃƫʉʊᴜʋʌzʐʑʒθinaeoxəhklmnpstCƐgHHH",
    "ℎℏℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴℵℶℷℸℹℼℽℾℿⅅⅆⅇⅈⅉⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹⅼⅽⅾⅿⱼ",
    "hħIILlNPQRRRZZBCeEFMoאבגדiπγΓΠDdeijIVXLCDMivxlcdmj",
    "ⱽ",
    "V",
  ]

  private static let several: [Unicode.Scalar: [Unicode.Scalar]] = {
    var forms: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for word in words.split(separator: " ") {
      if let letter = word.unicodeScalars.first { forms[letter] = Array(word.unicodeScalars.dropFirst()) }
    }
    return forms
  }()

  /// Letters that stand for several, with their form behind them.
  private static let words =
    "ĲIJ ĳij ĿL· ŀl· ŉʼn ǄDŽ ǅDž ǆdž ǇLJ ǈLj ǉlj ǊNJ ǋNj ǌnj ǱDZ ǲDz ǳdz ⅡII ⅢIII ⅣIV ⅥVI ⅦVII ⅧVIII ⅨIX "
    + "ⅪXI ⅫXII ⅱii ⅲiii ⅳiv ⅵvi ⅶvii ⅷviii ⅸix ⅺxi ⅻxii ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst "
}
