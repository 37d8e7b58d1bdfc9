import JSON

// A cell's id must outlive a run: the same script gives the same ids on every machine, so that a notebook under
// version control changes only where its cells do. It is the FNV-1a hash of place and source; what the file itself
// says (nbformat 4.5, or an `id` in the marker's metadata) wins.

extension Cell {
  static func isValidID(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  fileprivate func derivedID(place: Int, attempt: Int) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(place) \(attempt) ".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension Notebook {
  /// Gives an id to every cell that has none, an unusable one, or one that an earlier cell has.
  package mutating func assignIDs() {
    let wanted = cells.map { cell in
      (cell.id ?? cell.metadata["id"]?.string).flatMap { Cell.isValidID($0) ? $0 : nil }
    }
    var taken = Set<String>()
    let kept = wanted.map { id in id.flatMap { taken.insert($0).inserted ? $0 : nil } }
    for place in cells.indices {
      var id = kept[place]
      var attempt = 0
      while id == nil {
        let derived = cells[place].derivedID(place: place, attempt: attempt)
        if taken.insert(derived).inserted { id = derived }
        attempt += 1
      }
      cells[place].id = id
    }
  }
}
