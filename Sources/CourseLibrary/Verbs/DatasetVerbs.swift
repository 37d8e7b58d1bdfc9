// Data sets: the lectures' grids, files from disk, and examples that are made, each with the seed that decides them.
//
// Pictures are float32 (N, C, H, W) in 0...1 and labels int64, unless a row says otherwise.

import Datasets
import Interpreter
import Tensors

extension CourseLibrary {
  static var datasetVerbs: [Verb] { gridVerbs + fileVerbs + madeVerbs + partingVerbs }

  // MARK: Grids

  private static var gridVerbs: [Verb] {
    [
      Verb("lincoln", "copy=1", "The 16x12 portrait of the lectures; copy 3 has 49 damaged cells.") {
        $0.result(try LectureGrids.lincoln(copy: $0.int(0)).tensor(on: $0.engine))
      },
      Verb("clean_x", "", "The lectures' 9x9 letter X, float32: 1 on a ground of -1.") {
        $0.result(try LectureGrids.cleanX.tensor(on: $0.engine, dtype: .float32))
      },
      Verb("deformed_x", "", "The same letter deformed: 65 of its 81 cells are equal.") {
        $0.result(try LectureGrids.deformedX.tensor(on: $0.engine, dtype: .float32))
      },
      Verb(
        "oriented_bar", "degrees, size=15, width=1.0, shift=0.0",
        "One bar of light through the middle, float32 (size,size), at an angle, or shift pixels beside the middle."
      ) { call in
        call.result(
          try OrientedBars.bar(
            size: call.int(1), degrees: call.double(0), width: call.double(2), shift: call.double(3),
            on: call.engine))
      },
    ]
  }

  // MARK: Files

  private static var fileVerbs: [Verb] {
    [
      Verb(
        "fashion_mnist", "split=\"test\", limit=None",
        "Pictures of clothes, uint8 (N,28,28), and their labels; drawn glyphs where the data set is not installed."
      ) { call in
        let loader = FashionMNIST(environment: call.library.environment.variables, reader: call.dataSets)
        let data = try loader.load(split: call.string(0), limit: call.optionalInt(1))
        if let notice = data.notice { try call.machine.print([notice]) }
        return try call.results(of: data)
      },
      Verb(
        "mnist", "split=\"test\", limit=None",
        "Handwritten digits, uint8 (N,28,28), and their labels, from the folder that $MNIST names."
      ) { call in
        let loader = MNIST(environment: call.library.environment.variables, reader: call.dataSets)
        guard let data = try loader.load(split: call.string(0), limit: call.optionalInt(1)) else {
          throw call.missing(
            "MNIST", "the four idx files (train-images-idx3-ubyte.gz and so on)", MNIST.folderVariable,
            "datasets.digits(n, seed=0) draws digits, datasets.fashion_mnist() is an apt install away")
        }
        return try call.results(of: data)
      },
      Verb(
        "cifar10", "split=\"test\", classes=None, limit=None, gray=False",
        "Coloured pictures, float32 (N,3,32,32), and their labels, from the folder that $CIFAR10_BIN names; classes "
          + "leaves only those and numbers them anew."
      ) { call in
        do {
          if let loader = call.cifar10 {
            return call.results(
              of: try loader.load(
                split: call.string(0), keeping: call.optionalAxes(1), limit: call.optionalInt(2),
                gray: call.bool(3), on: call.engine))
          }
        } catch DatasetError.missing {}
        throw call.missing(
          "CIFAR-10",
          "the files of its binary version (data_batch_1.bin to data_batch_5.bin, test_batch.bin)",
          CIFAR10.folderVariable, "datasets.vehicles(n, seed=0) draws cars and trucks")
      },
      Verb(
        "car_truck", "gray=True, seed=0, train=10000, test=2000",
        "X_train, y_train, X_test, y_test, pictures channels last (N,32,32,1): CIFAR-10's cars (0) and trucks (1) where "
          + "$CIFAR10_BIN names its folder, else drawn ones."
      ) { try carOrTruck($0) },
      Verb(
        "read_csv", "path, header=None, separator=None",
        "A table of numbers, float64 (rows, columns), and the names of its columns, None where it has none; a comma "
          + "parts them unless separator says otherwise."
      ) { call in
        let path = try call.string(0)
        let marks = try call.optionalString(2) ?? ","
        guard let separator = marks.first, marks.count == 1 else { throw call.mismatch(2, "one character") }
        let hasHeader = call.isMissing(1) ? nil : try call.bool(1)
        let table = try call.file(path) { bytes in
          try CSVFile.decode(bytes, path: path, hasHeader: hasHeader, separator: separator)
        }
        let names = table.names.map { names in
          call.machine.list(names.map { call.machine.string(Text($0)) })
        }
        return call.machine.tuple([call.result(try table.tensor(on: call.engine)), names ?? .none])
      },
      Verb("read_idx", "path", "An array of bytes in MNIST's format, packed with gzip or not, uint8.") { call in
        let path = try call.string(0)
        return try call.file(path) { bytes in
          // How many dimensions there are stands in the header, which may be packed.
          for dimensions in 1...4 {
            if let file = try? IdxFile.decode(bytes, path: path, dimensions: dimensions) {
              return call.result(try call.engine.tensor(file.bytes, shape: file.shape))
            }
          }
          _ = try IdxFile.decode(bytes, path: path, dimensions: 3)
          return .none
        }
      },
    ]
  }

  private static func carOrTruck(_ call: Call) throws -> Value {
    let (gray, seed) = (try call.bool(0), try call.int(1))
    let sizes = (train: try call.int(2), test: try call.int(3))
    if min(sizes.train, sizes.test) < 0 {
      throw call.invalid("train and test must be 0 or more, got \(sizes.train) and \(sizes.test)")
    }
    var parts: [Examples] = []
    do {
      if let cifar = call.cifar10 {
        parts = try [("train", sizes.train), ("test", sizes.test)].map { split, limit in
          try cifar.load(split: split, keeping: [1, 9], limit: limit, gray: gray, on: call.engine)
        }
      }
    } catch DatasetError.missing {}
    if parts.isEmpty {
      let place = call.cifar10.map { "in \($0.folder)" } ?? "here"
      let way = call.cifar10 == nil ? "names no folder" : "names it"
      try call.machine.print([
        "CIFAR-10 is not \(place) ($CIFAR10_BIN \(way)): using drawn cars and trucks instead"
      ])
      // Seeds apart, so that no test picture is a training picture of the next seed.
      parts = [
        try Vehicles.make(sizes.train, seed: 2 &* seed, color: !gray, on: call.engine),
        try Vehicles.make(sizes.test, seed: 2 &* seed &+ 1, color: !gray, on: call.engine),
      ]
    }
    return call.results(try parts.flatMap { [try $0.inputs.permute([0, 2, 3, 1]), $0.labels] })
  }

  // MARK: Made

  private typealias Make = (_ count: Int, _ noise: Double, _ seed: Int, Engine) throws -> Examples

  private static func made(_ name: String, noise: Double, _ help: String, _ make: @escaping Make) -> Verb {
    Verb(name, "n, noise=\(noise), seed=0", help) { call in
      call.results(of: try make(call.int(0), call.double(1), call.int(2), call.engine))
    }
  }

  private static var madeVerbs: [Verb] {
    [
      made(
        "digits", noise: 0.05,
        "n handwritten digits (n,1,16,16) and which they are, 0 to 9 in turn, for LeNet of 1989."
      ) { count, noise, seed, engine in
        var hand = Digits.hand
        hand.noise = noise
        return try Digits.make(count, deformation: hand, seed: seed, on: engine)
      },
      Verb("vehicles", "n, gray=True, seed=0", "n cars (0) and trucks (1) in turn, (n,1,32,32) or in colour.") {
        call in
        call.results(
          of: try Vehicles.make(call.int(0), seed: call.int(2), color: !call.bool(1), on: call.engine))
      },
      made(
        "small_shapes", noise: 0.05, "n disks (0), squares (1), triangles (2) and crosses (3), (n,1,16,16)."
      ) {
        try SmallShapes.make($0, noise: $1, seed: $2, on: $3)
      },
      made("bursts", noise: 0.3, "n signals (n,1,128) with a slow (0) or a fast (1) burst somewhere.") {
        try Bursts.make($0, noise: $1, seed: $2, on: $3)
      },
      made(
        "captions", noise: 0.05,
        "n pictures of two shapes (n,1,32,32), and three numbers each (n,3) into caption_words: what stands how to "
          + "what."
      ) { try CaptionScenes.make($0, noise: $1, seed: $2, on: $3) },
      Verb("caption", "numbers", "The sentence of three numbers: caption([1, 4, 0]).") { call in
        call.machine.string(
          Text(CaptionScenes.caption(try call[0].tensor.map { try $0.ints() } ?? call.axes(0))))
      },
      made(
        "line_xor", noise: 0.1,
        "n pictures (n,1,12,12): 1 where there is a row or a column of light, 0 where there is none or both."
      ) { try LineXor.make($0, noise: $1, seed: $2, on: $3) },
      made(
        "guard_frames", noise: 0.04,
        "n pairs of frames (n,2,24,24) of one scene: 1 where the second shows somebody, else 0."
      ) { try GuardFrames.make($0, noise: $1, seed: $2, on: $3) },
      Verb(
        "oriented_bars", "n, size=15, width=1.0, noise=0.05, seed=0",
        "n bars of light at random angles (n,1,size,size), and the angle of each in degrees."
      ) { call in
        call.results(
          of: try OrientedBars.make(
            call.int(0), size: call.int(1), width: call.double(2), noise: call.double(3), seed: call.int(4),
            on: call.engine))
      },
      made("curve", noise: 0.2, "n points of a curve to fit: x (n,1) and y (n,).") {
        try Points.curve($0, noise: $1, seed: $2, on: $3)
      },
      made("moons", noise: 0.15, "n points (n,2) of two half moons that reach into each other, and which.") {
        try Points.moons($0, noise: $1, seed: $2, on: $3)
      },
      Verb("spirals", "n, rounds=1.25, noise=0.03, seed=0", "n points (n,2) of two spirals, and which.") {
        call in
        call.results(
          of: try Points.spirals(
            call.int(0), rounds: call.double(1), noise: call.double(2), seed: call.int(3), on: call.engine))
      },
      Verb(
        "thin_shapes", "n, height=32, width=32, noise=0.05, seed=0",
        "n pictures (n,1,H,W) of rings and dots, the class of every pixel (n,H,W), and how many there are."
      ) { call in
        call.results(
          of: try ThinShapes.make(
            call.int(0), height: call.int(1), width: call.int(2), noise: call.double(3), seed: call.int(4),
            on: call.engine))
      },
      Verb(
        "cells", "n, noise=0.05, seed=0",
        "n pictures (n,1,48,48) of cells, some with parasites, the class of every pixel, and how many of each."
      ) { call in
        call.results(of: try Cells.make(call.int(0), noise: call.double(1), seed: call.int(2), on: call.engine))
      },
      Verb(
        "lesions", "n, noise=0.03, seed=0",
        "n textures with a spot (n,1,32,32), harmless (0) or not (1), and the scores that a reader gave them."
      ) { call in
        let set = try Lesions.make(call.int(0), noise: call.double(1), seed: call.int(2), on: call.engine)
        return call.results([set.images, set.labels, set.readerScores])
      },
      Verb(
        "navigation", "n, noise=0.05, seed=0",
        "n views of a road (n,1,32,32), coarse maps (n,1,16,16), steering angles (n,), and which branch was taken."
      ) { call in
        let set = try Navigation.make(call.int(0), noise: call.double(1), seed: call.int(2), on: call.engine)
        return call.results([set.images, set.maps, set.angles, set.branches])
      },
      Verb(
        "glyph_scenes", "n, names=?, noise=0.05, seed=0",
        "n pictures (n,1,32,32) of a glyph and a distracting square, which glyph, and its box."
      ) { call in
        let names = try call.isMissing(1) ? ["X", "O"] : glyphNames(call, 1)
        return call.results(
          of: try GlyphScenes.saliency(
            call.int(0), names: names, noise: call.double(2), seed: call.int(3), on: call.engine))
      },
      Verb(
        "detection_scenes", "n, noise=0.05, seed=0",
        "n pictures (n,1,48,48) of three glyphs, which they are, and their boxes (left, top, right, bottom)."
      ) { call in
        call.results(
          of: try GlyphScenes.detection(call.int(0), noise: call.double(1), seed: call.int(2), on: call.engine))
      },
      made(
        "detection_windows", noise: 0.05,
        "n windows (n,1,16,16) to train a detector with, and the glyph in them; the last class is nothing."
      ) { try GlyphScenes.windows($0, noise: $1, seed: $2, on: $3) },
    ]
  }

  // MARK: Parting and changing

  private static var partingVerbs: [Verb] {
    [
      Verb(
        "train_test_split", "*arrays, test_size=0.25, seed=0, stratify=False",
        "Every array parted into rows to train and rows to test on: X_train, X_test, y_train, y_test; test_size is a "
          + "number of rows or a part of them; stratify keeps the classes of the last array in proportion."
      ) { try part($0) },
      Verb(
        "standardize", "train, *others, per=\"channel\"",
        "The arrays with mean 0 and deviation 1, by the numbers of the first one: per channel, pixel or whole."
      ) { call in
        let name = try call.string(1)
        guard let scope = Standardizer.Scope(rawValue: name) else {
          throw call.invalid("per must be \"channel\", \"pixel\" or \"whole\", got \"\(name)\"")
        }
        let train = try call.picture(0)
        let standard = try Standardizer(train, per: scope)
        let all = try [train] + (call.tensors(2))
        let results = try all.map { try standard.apply($0) }
        return results.count == 1 ? call.result(results[0]) : call.results(results)
      },
      Verb(
        "augment",
        "images, *, shift=0, flip=0.0, flip_upside_down=0.0, crop=None, padding=0, rotate=0.0, noise=0.0, seed=0, "
          + "epoch=0, fill=0.0",
        "The images (N,C,H,W), each changed by amounts of its own: moved by up to shift pixels, mirrored with that "
          + "chance, framed by padding and cropped, turned by up to rotate degrees, noisy."
      ) { try augment($0) },
      Verb(
        "label_noise", "labels, share, classes=10, seed=0",
        "The labels, that share of them replaced by wrong ones."
      ) { call in
        call.result(
          try LabelNoise.apply(
            to: call.picture(0), share: call.double(1), classes: call.int(2), seed: call.int(3)))
      },
    ]
  }

  private static func part(_ call: Call) throws -> Value {
    let arrays = try call.tensors(3)
    guard let rows = arrays.first?.shape.first, arrays.allSatisfy({ $0.shape.first == rows }) else {
      throw call.invalid(
        "the arrays must have the same number of rows, got "
          + (arrays.isEmpty ? "none" : arrays.map { shapeText($0.shape) }.joined(separator: " and ")))
    }
    let test: Int
    switch call[0] {
    case .float(let part) where part >= 0 && part <= 1: test = Int((Double(rows) * part).rounded(.up))
    case .float:
      throw call.invalid(
        "test_size must be from 0.0 to 1.0 or a whole number, got \(try call.machine.str(call[0]).string)")
    default: test = try call.int(0)
    }
    let labels = try call.bool(2) ? arrays.last?.ints() : nil
    let split = try Split(count: rows, test: test, seed: call.int(1), labels: labels)
    return call.results(try arrays.flatMap { [try $0.rows(split.train), try $0.rows(split.test)] })
  }

  private static func augment(_ call: Call) throws -> Value {
    var steps: [Augmentation.Step] = []
    if try call.int(1) != 0 { steps.append(.shift(try call.int(1))) }
    if try call.double(6) != 0 { steps.append(.rotate(degrees: try call.double(6))) }
    if try call.double(2) != 0 { steps.append(.flip(chance: try call.double(2))) }
    if try call.double(3) != 0 { steps.append(.flipUpsideDown(chance: try call.double(3))) }
    if let size = try call.optionalExtent(4) {
      steps.append(.crop(height: size.height, width: size.width, padding: try call.int(5)))
    }
    if try call.double(7) != 0 { steps.append(.noise(try call.double(7))) }
    let augmentation = Augmentation(steps, fill: Float(try call.double(10)))
    return call.result(
      try augmentation.apply(to: call.picture(0), seed: call.int(8), epoch: call.int(9)))
  }
}

extension Call {
  fileprivate var dataSets: FileReader { FileReader(library.environment.readDataSet) }

  /// CIFAR-10's loader, where a folder is named.
  fileprivate var cifar10: CIFAR10? {
    library.environment.variables[CIFAR10.folderVariable].flatMap { folder in
      folder.isEmpty ? nil : CIFAR10(folder: folder, reader: dataSets)
    }
  }

  /// A data set that is not on this machine: what it needs, where to say so, and what there is instead.
  fileprivate func missing(_ name: String, _ files: String, _ variable: String, _ instead: String) -> Raise {
    let folder =
      library.environment.variables[variable].map { "\(variable) is '\($0)'" } ?? "\(variable) is not set"
    return machine.error(
      "FileNotFoundError",
      "\(name) is not on this machine (\(folder)): put \(files) into a folder and set the environment variable "
        + "\(variable) to its name; \(instead)")
  }

  func results(of examples: Examples) -> Value { results([examples.inputs, examples.labels]) }
  fileprivate func results(of set: Segmented) -> Value { results([set.images, set.masks, set.counts]) }
  fileprivate func results(of scenes: Scenes) -> Value {
    results([scenes.images, scenes.labels, scenes.boxes])
  }

  fileprivate func results(of data: LabelledImages) throws -> Value {
    let (images, labels) = try data.tensors(on: engine)
    return results([images, labels])
  }
}
