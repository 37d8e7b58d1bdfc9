// What layers compute, with the names and parameters of `torch.nn.functional`: one row each.

import Interpreter
import Tensors

extension CourseLibrary {
  /// The rows of `torch.nn.functional`, beside those that `torch` has too.
  static var layerVerbs: [Verb] {
    productVerbs + poolingVerbs + activationVerbs + normVerbs + shapeVerbs + lossVerbs
  }

  // MARK: Products

  private static var productVerbs: [Verb] {
    [
      Verb("linear", "input, weight, bias=None", "x W^T + b: (…, in) with (out, in) -> (…, out).") {
        $0.result(try $0.tensor(0).linear($0.tensor(1), $0.optionalTensor(2)))
      },
      Verb(
        "conv2d", "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1",
        "Kernels (O, C/groups, K, L) slid over images (N, C, H, W)."
      ) { call in
        let weight = try call.tensor(1)
        try call.checkWidths([3, 5], 2)
        let dilation = try call.extent(5)
        let padding = try call.padding(
          4, kernel: weight.shape.suffix(2), dilation: [dilation.height, dilation.width])
        try call.checkTypes()
        return try call.fitting(
          call.kernelTooLarge(padding, dilation: [dilation.height, dilation.width])
        ) {
          try call.tensor(0).conv2d(
            weight, bias: call.optionalTensor(2), stride: call.extent(3),
            padding: Padding(
              top: padding[0].before, bottom: padding[0].after, left: padding[1].before, right: padding[1].after
            ),
            dilation: dilation, groups: call.int(6))
        }
      },
      Verb(
        "conv1d", "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1",
        "Kernels (O, C/groups, K) slid over sequences (N, C, L)."
      ) { call in
        let weight = try call.tensor(1)
        let dilation = try call.single(5)
        let padding = try call.padding(4, kernel: weight.shape.suffix(1), dilation: [dilation])
        try call.checkTypes()
        return try call.fitting(call.kernelTooLarge(padding, dilation: [dilation])) {
          try call.tensor(0).conv1d(
            weight, bias: call.optionalTensor(2), stride: call.single(3), padding: padding[0],
            dilation: dilation, groups: call.int(6))
        }
      },
      Verb(
        "conv_transpose2d",
        "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
        "Every pixel spreads a kernel (C, O/groups, K, L) over the output."
      ) { call in
        call.result(
          try call.tensor(0).convTranspose2d(
            call.tensor(1), bias: call.optionalTensor(2), stride: call.extent(3), padding: call.extent(4),
            outputPadding: call.extent(5), groups: call.int(6), dilation: call.extent(7)))
      },
      Verb(
        "conv_transpose1d",
        "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
        "Every number spreads a kernel (C, O/groups, K) over the output."
      ) { call in
        call.result(
          try call.tensor(0).convTranspose1d(
            call.tensor(1), bias: call.optionalTensor(2), stride: call.single(3), padding: call.single(4),
            outputPadding: call.single(5), groups: call.int(6), dilation: call.single(7)))
      },
    ]
  }

  // MARK: Pooling

  private static var poolingVerbs: [Verb] {
    [
      Verb(
        "max_pool2d",
        "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False",
        "The greatest number of every window over (…, H, W)."
      ) { call in
        let x = try call.tensor(0)
        if x.rank != 3 && x.rank != 4 {
          throw call.refused(
            "non-empty 3D or 4D (batch mode) tensor expected for input, but got: \(x.shape)")
        }
        if x.shape.dropFirst(x.rank - 3).contains(0) {
          throw call.refused(
            "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(x.shape)"
          )
        }
        let (size, stride) = (try call.extent(1), try call.optionalExtent(2))
        let (padding, dilation, ceil) = (try call.extent(3), try call.extent(4), try call.bool(5))
        return try call.pooled(
          indicesAsked: 6,
          axes: 2, { try x.maxPool(size, stride: stride, padding: padding, dilation: dilation, ceil: ceil) },
          { try x.maxPoolWithIndices(size, stride: stride, padding: padding, dilation: dilation, ceil: ceil) })
      },
      Verb(
        "max_pool1d",
        "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False",
        "The greatest number of every window over (…, L)."
      ) { call in
        let x = try call.tensor(0)
        if x.rank != 2 && x.rank != 3 || x.shape.dropFirst(x.rank - 2).contains(0) {
          throw call.refused(
            "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
              + "\(x.shape)")
        }
        let (size, stride) = (try call.single(1), call.isMissing(2) ? nil : try call.single(2))
        let (padding, dilation, ceil) = (try call.single(3), try call.single(4), try call.bool(5))
        if size > 0, padding > size / 2, try !call.bool(6) {
          throw call.refused(
            "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and "
              + "kernel_size=\(size)")
        }
        return try call.pooled(
          indicesAsked: 6,
          axes: 1, { try x.maxPool1d(size, stride: stride, padding: padding, dilation: dilation, ceil: ceil) },
          { try x.maxPool1dWithIndices(size, stride: stride, padding: padding, dilation: dilation, ceil: ceil) }
        )
      },
      Verb(
        "max_unpool2d", "input, indices, kernel_size, stride=None, padding=0, output_size=None",
        "Numbers back where a max pool took them from, zeros elsewhere."
      ) { call in
        let sizes = call.isMissing(5) ? nil : try call.axes(5).suffix(2)
        let output = sizes.flatMap { $0.count == 2 ? Extent($0[$0.startIndex], $0[$0.startIndex + 1]) : nil }
        return call.result(
          try call.tensor(0).maxUnpool(
            call.tensor(1), call.extent(2), stride: call.optionalExtent(3), padding: call.extent(4), to: output)
        )
      },
      Verb(
        "avg_pool2d",
        "input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None",
        "The mean of every window over (…, H, W)."
      ) { call in
        try call.fitting(call.noPlaces(axes: 2)) {
          try call.averagedMaps(0).avgPool(
            call.extent(1), stride: call.optionalExtent(2), padding: call.extent(3), ceil: call.bool(4),
            countsPadding: call.bool(5), divisor: call.optionalInt(6))
        }
      },
      Verb(
        "avg_pool1d", "input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True",
        "The mean of every window over (…, L)."
      ) { call in
        call.result(
          try call.sequences(0, "avg_pool1d").avgPool1d(
            call.single(1), stride: call.isMissing(2) ? nil : call.single(2), padding: call.single(3),
            ceil: call.bool(4), countsPadding: call.bool(5)))
      },
      Verb(
        "lp_pool2d", "input, norm_type, kernel_size, stride=None, ceil_mode=False",
        "The p-norm of every window over (…, H, W)."
      ) { call in
        call.result(
          try call.averagedMaps(0).lpPool(
            call.double(1), call.extent(2), stride: call.optionalExtent(3), ceil: call.bool(4)))
      },
      Verb(
        "lp_pool1d", "input, norm_type, kernel_size, stride=None, ceil_mode=False",
        "The p-norm of every window over (…, L)."
      ) { call in
        call.result(
          try call.sequences(0, "avg_pool1d").lpPool1d(
            call.double(1), call.single(2), stride: call.isMissing(3) ? nil : call.single(3), ceil: call.bool(4)
          ))
      },
      Verb(
        "max_unpool1d", "input, indices, kernel_size, stride=None, padding=0, output_size=None",
        "Numbers back where a max pool took them from, zeros elsewhere."
      ) { call in
        call.result(
          try call.tensor(0).maxUnpool1d(
            call.tensor(1), call.single(2), stride: call.isMissing(3) ? nil : call.single(3),
            padding: call.single(4), to: call.isMissing(5) ? nil : call.axes(5).last))
      },
      Verb("adaptive_max_pool1d", "input, output_size", "Maxima over as many windows as output_size says.") {
        $0.result(try $0.sequences(0, "adaptive_max_pool1d").adaptiveMaxPool1d($0.single(1)))
      },
      Verb("adaptive_avg_pool2d", "input, output_size", "Means over as many windows as output_size says.") {
        $0.result(
          try $0.adaptedMaps(0, "adaptive_avg_pool2d(): Expected 3D or 4D tensor, but got").adaptiveAvgPool(
            $0.places(1)))
      },
      Verb("adaptive_avg_pool1d", "input, output_size", "Means over as many windows as output_size says.") {
        $0.result(try $0.sequences(0, "adaptive_avg_pool1d").adaptiveAvgPool1d($0.single(1)))
      },
      Verb(
        "adaptive_max_pool2d", "input, output_size, return_indices=False",
        "Maxima over as many windows as output_size says."
      ) { call in
        let x = try call.adaptedMaps(0, "adaptive_max_pool2d(): Expected 3D or 4D tensor, but got:")
        let places = try call.places(1)
        return try call.pooled(
          indicesAsked: 2, axes: 2, { try x.adaptiveMaxPool(places) },
          { try x.adaptiveMaxPoolWithIndices(places) })
      },
    ]
  }

  // MARK: Activations

  private static func activation(
    _ name: String, _ signature: String, _ help: String, _ make: @escaping (Call) throws -> Tensors.Activation
  ) -> Verb {
    let names = signature.split(separator: ",").map { $0.prefix { $0 != "=" }.filter { $0 != " " } }
    let inPlace = names.firstIndex(of: "inplace") ?? names.count
    return Verb(name, signature, help) { call in
      let change = try make(call)
      return try call.changed(inPlaceAsked: inPlace) { (x) throws(TensorError) in try x.activate(change) }
    }
  }

  private static var activationVerbs: [Verb] {
    [
      activation("relu", "input, inplace=False", "max(x, 0)") { _ in .relu },
      activation("relu6", "input, inplace=False", "min(max(x, 0), 6)") { _ in .relu6 },
      activation("leaky_relu", "input, negative_slope=0.01, inplace=False", "x, or slope x where negative") {
        .leakyRelu(slope: try $0.double(1))
      },
      activation("elu", "input, alpha=1.0, inplace=False", "x, or alpha (exp(x) - 1) where negative") {
        .elu(alpha: try $0.double(1))
      },
      activation("celu", "input, alpha=1.0, inplace=False", "x, or alpha (exp(x / alpha) - 1) where negative") {
        .celu(alpha: try $0.double(1))
      },
      activation("selu", "input, inplace=False", "elu scaled so that layers keep mean 0 and variance 1") { _ in
        .selu
      },
      activation(
        "gelu", "input, *, approximate=\"none\"", "x times the probability that a normal number is below x"
      ) {
        switch try $0.string(1) {
        case "none": return .gelu(tanh: false)
        case "tanh": return .gelu(tanh: true)
        default:
          throw $0.machine.error("RuntimeError", "approximate argument must be either none or tanh.")
        }
      },
      activation("silu", "input, inplace=False", "x sigmoid(x)") { _ in .silu },
      activation("mish", "input, inplace=False", "x tanh(softplus(x))") { _ in .mish },
      activation("softplus", "input, beta=1.0, threshold=20.0", "log(1 + exp(beta x)) / beta") {
        .softplus(beta: try $0.double(1), threshold: try $0.double(2))
      },
      activation("softsign", "input", "x / (1 + |x|)") { _ in .softsign },
      activation("sigmoid", "input", "1 / (1 + exp(-x))") { _ in .sigmoid },
      activation("logsigmoid", "input", "log(sigmoid(x))") { _ in .logSigmoid },
      activation("hardsigmoid", "input, inplace=False", "x / 6 + 1 / 2, between 0 and 1") { _ in .hardSigmoid()
      },
      activation("hardswish", "input, inplace=False", "x hardsigmoid(x)") { _ in .hardSwish },
      activation("tanh", "input", "the hyperbolic tangent") { _ in .tanh },
      activation("hardtanh", "input, min_val=-1.0, max_val=1.0, inplace=False", "x between two bounds") {
        .hardTanh(low: try $0.double(1), high: try $0.double(2))
      },
      activation("tanhshrink", "input", "x - tanh(x)") { _ in .tanhShrink },
      activation("softshrink", "input, lambd=0.5", "x moved towards 0 by lambd") {
        .softShrink(lambda: try $0.double(1))
      },
      activation("hardshrink", "input, lambd=0.5", "x, or 0 within lambd of 0") {
        .hardShrink(lambda: try $0.double(1))
      },
      activation("threshold", "input, threshold, value, inplace=False", "x above the threshold, else the value")
      {
        .threshold(try $0.double(1), value: try $0.double(2))
      },
      Verb("prelu", "input, weight", "x, or weight x where negative.") {
        let slopes = try $0.tensor(1)
        if slopes.rank > 1 {
          throw $0.refused(
            "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(slopes.rank)")
        }
        return $0.result(try $0.tensor(0).prelu(slopes))
      },
      Verb("glu", "input, dim=-1", "The first half of a dimension times sigmoid of the second.") {
        $0.result(try $0.tensor(0).glu($0.int(1)))
      },
      Verb("softmax", "input, dim=None, dtype=None", "exp(x) over the sum of exp(x) along a dimension.") {
        call in
        try call.result(call.inType(2).softmax(call.softmaxAxis(1)))
      },
      Verb("log_softmax", "input, dim=None, dtype=None", "The logarithm of softmax, without overflow.") {
        call in
        try call.result(call.inType(2).logSoftmax(call.softmaxAxis(1)))
      },
      Verb("dropout", "input, p=0.5, training=True, inplace=False", "Some elements 0, the others larger.") {
        try $0.dropped { (x, p) throws(TensorError) in try x.dropout(p) }
      },
      Verb("dropout1d", "input, p=0.5, training=True, inplace=False", "Some channels of sequences 0.") {
        try $0.dropped { (x, p) throws(TensorError) in try x.dropout(p, along: Array(0..<max(0, x.rank - 1))) }
      },
      Verb("dropout2d", "input, p=0.5, training=True, inplace=False", "Some feature maps 0.") {
        try $0.dropped { (x, p) throws(TensorError) in try x.dropout(p, along: Array(0..<max(0, x.rank - 2))) }
      },
    ]
  }

  // MARK: Norms

  private static var normVerbs: [Verb] {
    [
      Verb(
        "batch_norm",
        "input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05",
        "Every channel brought to mean 0 and variance 1 over the batch, or by running statistics."
      ) { call in
        let x = try call.tensor(0)
        if call.isMissing(1) != call.isMissing(2) {
          throw call.machine.valueError(
            "running_mean and running_var must either both be None or neither be None")
        }
        let epsilon = try call.double(7)
        if try call.bool(5), epsilon <= 0 {
          throw call.machine.valueError(
            "batch_norm eps must be positive during training, but got \(try call.machine.str(call[7]).string)")
        }
        return call.result(
          try x.batchNorm(
            mean: call.parameter(1, of: x), variance: call.parameter(2, of: x),
            weight: call.parameter(3, of: x),
            bias: call.parameter(4, of: x), training: call.bool(5), momentum: .new(call.double(6)),
            epsilon: epsilon))
      },
      Verb(
        "layer_norm", "input, normalized_shape, weight=None, bias=None, eps=1e-05",
        "The last dimensions brought to mean 0 and variance 1."
      ) { call in
        let x = try call.tensor(0)
        guard call.machine.sequence(call[1]) != nil else { throw call.mismatch(1, "tuple of ints") }
        return call.result(
          try x.layerNorm(
            call.axes(1), weight: call.parameter(2, of: x), bias: call.parameter(3, of: x),
            epsilon: call.double(4)))
      },
      groupNorm("group_norm") { x, groups, call in
        // As PyTorch has it: the pictures count, although each has statistics of its own.
        guard x.rank > 1, groups > 0, x.count == groups else { return }
        throw call.machine.valueError(
          "Expected more than 1 value per channel when training, got input size "
            + "\([1, groups] + x.shape.dropFirst(2))")
      },
      groupNorm("_group_norm") { _, _, _ in },
      Verb(
        "instance_norm",
        "input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, "
          + "eps=1e-05", "Every channel of every image brought to mean 0 and variance 1."
      ) { call in
        call.result(
          try call.tensor(0).instanceNorm(
            mean: call.optionalTensor(1), variance: call.optionalTensor(2), weight: call.optionalTensor(3),
            bias: call.optionalTensor(4), training: call.bool(5), momentum: .new(call.double(6)),
            epsilon: call.double(7)))
      },
      Verb(
        "local_response_norm", "input, size, alpha=0.0001, beta=0.75, k=1.0",
        "x / (k + alpha / size * the sum of squares of the neighbours in channels) ** beta"
      ) { call in
        call.result(
          try call.tensor(0).localResponseNorm(
            call.int(1), alpha: call.double(2), beta: call.double(3), k: call.double(4)))
      },
    ]
  }

  private static func groupNorm(
    _ name: String, _ check: @escaping (Tensor, _ groups: Int, Call) throws -> Void
  ) -> Verb {
    Verb(
      name, "input, num_groups, weight=None, bias=None, eps=1e-05",
      "Groups of channels brought to mean 0 and variance 1."
    ) { call in
      let (x, groups) = (try call.tensor(0), try call.int(1))
      try check(x, groups, call)
      return call.result(
        try x.groupNorm(
          groups, weight: call.optionalTensor(2), bias: call.optionalTensor(3), epsilon: call.double(4)))
    }
  }

  // MARK: Shapes

  private static var shapeVerbs: [Verb] {
    [
      Verb(
        "pad", "input, pad, mode=\"constant\", value=None",
        "Numbers around the last dimensions: pad lists (left, right, top, bottom, …)."
      ) { call in
        let widths = try call.axes(1)
        if widths.count % 2 != 0 {
          throw call.machine.error("RuntimeError", "Padding length must be divisible by 2")
        }
        let pairs = stride(from: widths.count - 2, through: 0, by: -2).map {
          (before: widths[$0], after: widths[$0 + 1])
        }
        let x = try call.tensor(0)
        if pairs.count > x.rank {
          throw call.refused(
            "Padding length should be less than or equal to two times the input dimension but got padding length "
              + "\(widths.count) and input of dimension \(x.rank)")
        }
        let mode = try call.string(2)
        if mode == "constant" {
          let value = call.isMissing(3) ? 0 : try call.machine.number(call[3]) ?? 0
          return call.result(
            try call.cropped(x, pairs).pad(pairs.map { (max(0, $0), max(0, $1)) }, value: value))
        }
        if pairs.count != x.rank - 2, pairs.count != x.rank - 1 || x.rank > 3 {
          throw call.machine.error(
            "NotImplementedError",
            "Padding size \(widths.count) is not supported for \(x.rank)D input tensor: in this mode every dimension "
              + "but the first two needs a pair")
        }
        guard let border = Border(rawValue: mode) else {
          throw call.machine.error(
            "NotImplementedError",
            "Unrecognised padding mode \(mode): it is 'constant', 'reflect', 'replicate' or "
              + "'circular'")
        }
        return call.result(try x.pad(pairs, border: border))
      },
      Verb(
        "interpolate",
        "input, size=None, scale_factor=None, mode=\"nearest\", align_corners=None, recompute_scale_factor=None, "
          + "antialias=False",
        "Images (N, C, H, W) or sequences (N, C, L) of another size."
      ) { try $0.interpolated() },
      Verb("pixel_shuffle", "input, upscale_factor", "Channels made into pixels.") {
        $0.result(try $0.tensor(0).pixelShuffle($0.int(1)))
      },
      Verb("pixel_unshuffle", "input, downscale_factor", "Pixels made into channels.") {
        $0.result(try $0.tensor(0).pixelUnshuffle($0.int(1)))
      },
      Verb(
        "unfold", "input, kernel_size, dilation=1, padding=0, stride=1",
        "Every window as a column: (N, C, H, W) -> (N, C K L, places)."
      ) { call in
        call.result(
          try call.tensor(0).unfold(
            call.extent(1), stride: call.extent(4), padding: call.extent(3), dilation: call.extent(2)))
      },
      Verb(
        "fold", "input, output_size, kernel_size, dilation=1, padding=0, stride=1",
        "Columns of windows added up to images: what unfold takes apart."
      ) { call in
        call.result(
          try call.tensor(0).fold(
            to: call.extent(1), call.extent(2), stride: call.extent(5), padding: call.extent(4),
            dilation: call.extent(3)))
      },
      Verb(
        "embedding",
        "input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False",
        "The rows of a table for numbers; with max_norm, longer ones are first shortened in the table."
      ) { call in
        let (numbers, table) = (try call.tensor(0), try call.tensor(1))
        if let padding = try call.optionalInt(2), let rows = table.shape.first, padding != 0,
          padding < -rows || padding >= rows
        {
          throw call.machine.error("AssertionError", "Padding_idx must be within num_embeddings")
        }
        if numbers.dtype != .int64 {
          throw call.refused(
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
              + "torch.\(numbers.dtype.className) instead (while checking arguments for embedding)")
        }
        for (place, name) in [(5, "scale_grad_by_freq"), (6, "sparse")] where try call.bool(place) {
          throw call.machine.error(
            "NotImplementedError", "embedding with \(name)=True is a PyTorch feature that is not here")
        }
        if !call.isMissing(3) {
          let (most, p) = (try call.double(3), try call.double(4))
          try call.engine.withoutGradients { () throws(TensorError) in
            try table.shortenRows(numbers, to: most, p: p)
          }
        }
        return call.result(try table.embedding(numbers, padding: call.optionalInt(2)))
      },
      Verb("one_hot", "tensor, num_classes=-1", "A row of zeros with a one for every number.") { call in
        let (numbers, asked) = (try call.tensor(0), try call.int(1))
        if numbers.dtype != .int64 {
          throw call.refused("one_hot is only applicable to index tensor of type LongTensor.")
        }
        if numbers.count == 0, asked <= 0 {
          throw call.refused("Can not infer total number of classes from empty tensor.")
        }
        if numbers.count > 0, try numbers.min().item().double < 0 {
          throw call.refused("Class values must be non-negative.")
        }
        var greatest = -1
        if numbers.count > 0, case .int(let number) = try numbers.max().item() { greatest = number }
        let (least, overflow) = greatest.addingReportingOverflow(1)
        if overflow {
          throw call.refused("a class number of \(greatest) makes more classes than can be counted")
        }
        let classes = asked == -1 ? least : asked
        if classes < least { throw call.refused("Class values must be smaller than num_classes.") }
        let columns = try call.engine.arange(stop: .int(classes))
        return call.result(
          try Tensor.combine(.equal, .tensor(numbers.unsqueeze(-1)), .tensor(columns)).to(.int64))
      },
    ]
  }
}

extension Call {
  /// What `compute` gives; a window that does not fit is told in PyTorch's words, the sizes and the formula in a note.
  fileprivate func fitting(_ words: @autoclosure () throws -> String, _ compute: () throws -> Tensor) throws
    -> Value
  {
    do {
      return result(try compute())
    } catch let error as TensorError {
      guard case .window = error else { throw error }
      let raise = machine.error("RuntimeError", try words())
      let note = machine.string(Text("\(error)"))
      raise.exception.attributes[machine.heap.names.intern("__notes__")] = machine.list([note])
      raise.exception.attributes[machine.heap.names.intern("_algebra")] = note
      throw raise
    }
  }

  /// PyTorch's sentence on a pooling whose window is greater than its input.
  fileprivate func noPlaces(axes: Int) throws -> String {
    let shape = try tensor(0).shape
    let channels = shape.dropLast(axes).last ?? 1
    let sizes = shape.suffix(axes).map { "\($0)" }.joined(separator: "x")
    let none = Array(repeating: "0", count: axes).joined(separator: "x")
    if axes == 1 { return "\(verb.name)() Invalid computed output size: 0" }
    return "Given input size: (\(channels)x\(sizes)). Calculated output size: (\(channels)x\(none)). "
      + "Output size is too small"
  }

  /// Refuses an input of another type than the weights', in PyTorch's words.
  fileprivate func checkTypes() throws {
    let (input, weight) = (try tensor(0).dtype, try tensor(1).dtype)
    if input == weight { return }
    let other = isMissing(2) ? "weight" : "bias"
    throw machine.error(
      "RuntimeError", "Input type (\(input.inC)) and \(other) type (\(weight.inC)) should be the same")
  }

  /// PyTorch's sentence on a convolution whose kernel is greater than its padded input.
  fileprivate func kernelTooLarge(_ padding: [(before: Int, after: Int)], dilation: [Int]) throws -> String {
    let (input, kernel) = (try tensor(0).shape, try tensor(1).shape)
    let axes = padding.count
    let padded = zip(input.suffix(axes), padding).map { "\($0 + $1.before + $1.after)" }
    let covered = zip(kernel.suffix(axes), dilation).map { "\(($0 - 1) * $1 + 1)" }
    return "Calculated padded input size per channel: (\(padded.joined(separator: " x "))). Kernel size: "
      + "(\(covered.joined(separator: " x "))). Kernel size can't be greater than actual input size"
  }

  func optionalTensor(_ place: Int) throws -> Tensor? { isMissing(place) ? nil : try tensor(place) }

  /// What is left of a tensor when the last dimensions lose what negative widths take from their ends.
  fileprivate func cropped(_ x: Tensor, _ pairs: [(before: Int, after: Int)]) throws -> Tensor {
    var part = x
    for (dim, pair) in zip(x.rank - pairs.count..<x.rank, pairs) where pair.before < 0 || pair.after < 0 {
      let (front, back) = (min(0, pair.before).magnitude, min(0, pair.after).magnitude)
      let (left, overflow) = UInt(part.shape[dim]).subtractingReportingOverflow(front)
      if overflow || left < back {
        throw refused(
          "The input size \(x.shape[dim]), plus negative padding \(pair.before) and \(pair.after), resulted in a "
            + "negative output size, which is invalid. Check dimension \(dim) of your input.")
      }
      part = try part.narrow(dim, start: Int(front), length: Int(left - back))
    }
    return part
  }

  /// Refuses settings of a convolution that are neither one number nor one for each axis.
  fileprivate func checkWidths(_ places: [Int], _ axes: Int) throws {
    for place in places {
      guard let items = machine.sequence(self[place]), items.count != 1, items.count != axes else { continue }
      let name = verb.parameters[place].name
      throw refused(
        "expected \(name) to be a single integer value or a list of \(axes) values to match the convolution "
          + "dimensions, but got \(name)=\(try machine.repr(machine.list(items)).string)")
    }
  }

  /// An int, or a list or tuple of one.
  func single(_ place: Int) throws -> Int {
    let values = try axes(place)
    guard values.count == 1 else { throw mismatch(place, "an int or a tuple of one") }
    return values[0]
  }

  /// The maxima, or where the argument at a place asks for them also where they stood.
  fileprivate func pooled(
    indicesAsked place: Int, axes: Int, _ values: () throws -> Tensor,
    _ withIndices: () throws -> (values: Tensor, indices: Tensor)
  ) throws -> Value {
    if try !bool(place) { return try fitting(noPlaces(axes: axes), values) }
    let both = try withIndices()
    return results([both.values, both.indices])
  }

  /// Sequences (N, C, L) or one example of them, for the function of that name.
  fileprivate func sequences(_ place: Int, _ function: String) throws -> Tensor {
    let x = try tensor(place)
    if x.rank == 2 || x.rank == 3 { return x }
    throw refused(
      "Expected 2 to 3 dimensions, but got \(x.rank)-dimensional tensor for argument #1 'self' (while checking "
        + "arguments for \(function))")
  }

  /// Maps (N, C, H, W) or one example of them, whose means are wanted.
  fileprivate func averagedMaps(_ place: Int) throws -> Tensor {
    let x = try tensor(place)
    if x.rank < 3 { throw TensorError.dimOutOfRange(dim: -3, rank: x.rank) }
    if x.rank <= 4 { return x }
    throw refused(
      "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(x.shape)")
  }

  /// The same for adaptive pooling, which has words of its own.
  fileprivate func adaptedMaps(_ place: Int, _ words: String) throws -> Tensor {
    let x = try tensor(place)
    if x.rank == 3 || x.rank == 4 { return x }
    throw refused("\(words) \(x.shape)")
  }

  /// The output size of an adaptive pooling; None keeps the input's.
  fileprivate func places(_ place: Int) throws -> Extent {
    guard let pair = machine.sequence(self[place]), pair.contains(where: \.isNone), pair.count == 2 else {
      return try extent(place)
    }
    let shape = try tensor(0).shape.suffix(2)
    let sizes = try zip(pair, shape).map { wanted, own in
      wanted.isNone ? own : try machine.tensorIndex(wanted) ?? own
    }
    guard sizes.count == 2 else { throw mismatch(place, "an int or a pair of ints") }
    return Extent(sizes[0], sizes[1])
  }

  /// The padding of a convolution, axis by axis: numbers, or "same" or "valid".
  fileprivate func padding(
    _ place: Int, kernel: ArraySlice<Int>, dilation: [Int]
  ) throws -> [(before: Int, after: Int)] {
    guard case .string = self[place] else {
      let numbers = try axes(place)
      let all = numbers.count == 1 ? Array(repeating: numbers[0], count: dilation.count) : numbers
      if all.count != dilation.count { throw mismatch(place, "an int or a tuple of \(dilation.count) ints") }
      return all.map { ($0, $0) }
    }
    switch try string(place) {
    case "valid": return dilation.map { _ in (0, 0) }
    case "same":
      if try axes(3).contains(where: { $0 != 1 }) {
        throw machine.error("RuntimeError", "padding='same' is not supported for strided convolutions")
      }
      return try zip(kernel, dilation).map { kernel, dilation in
        let total = kernel > 0 ? try Window(kernel: kernel, dilation: dilation).span - 1 : 0
        return (total / 2, total - total / 2)
      }
    case let other:
      throw machine.error("RuntimeError", "Invalid padding string: '\(other)'; it is 'same' or 'valid'")
    }
  }

  fileprivate func inType(_ place: Int) throws -> Tensor { try tensor(0).to(dtype(place) ?? tensor(0).dtype) }

  /// Where `dim` is not given: 0 for ranks 0, 1 and 3, else 1, as PyTorch still has it.
  fileprivate func softmaxAxis(_ place: Int) throws -> Int {
    if !isMissing(place) { return try int(place) }
    let rank = try tensor(0).rank
    return rank == 0 || rank == 1 || rank == 3 ? 0 : 1
  }

  /// Dropout in training, with a probability that makes sense; else the input itself.
  fileprivate func dropped(_ drop: (Tensor, Double) throws(TensorError) -> Tensor) throws -> Value {
    let p = try double(1)
    if p.isNaN { throw refused("dropout probability has to be between 0 and 1, but got nan") }
    if !(p >= 0 && p <= 1) {
      throw machine.valueError("dropout probability has to be between 0 and 1, but got \(p.text)")
    }
    _ = try tensor(0)
    if try !bool(2) || p == 0 { return self[0] }
    return try changed(inPlaceAsked: 3) { (x) throws(TensorError) in try drop(x, p) }
  }

  /// What a function makes of the first argument: a new tensor, or, where the argument at a place asks for it, the same
  /// one with its numbers changed. The function then works on a copy, as its way back may need what it was given.
  fileprivate func changed(
    inPlaceAsked place: Int, _ change: (Tensor) throws(TensorError) -> Tensor
  ) throws -> Value {
    let x = try tensor(0)
    guard !isMissing(place), try bool(place) else { return result(try change(x)) }
    try x.checkUpdate()
    try x.put(change(x.clone()))
    return self[0]
  }

  /// `interpolate`: the size is given, or found from a factor.
  fileprivate func interpolated() throws -> Value {
    let x = try tensor(0)
    let mode = try string(3)
    if ["nearest", "nearest-exact", "area"].contains(mode), !isMissing(4) {
      throw machine.valueError(
        "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
      )
    }
    let corners = isMissing(4) ? false : try bool(4)
    if isMissing(1) == isMissing(2) {
      throw machine.valueError(
        isMissing(1)
          ? "either size or scale_factor should be defined"
          : "only one of size or scale_factor should be defined")
    }
    let kind = try interpolation(mode, of: x, corners)
    let axes = x.rank - 2
    if !isMissing(1) {
      var sizes = try self.axes(1)
      if machine.sequence(self[1]) == nil { sizes = Array(repeating: sizes[0], count: axes) }
      guard let kind else { return result(try x.averaged(over: sizes)) }
      return result(try x.upsampled(to: sizes, kind))
    }
    let factors = try (machine.sequence(self[2]) ?? Array(repeating: self[2], count: axes)).map { value in
      guard let number = try machine.number(value) else { throw mismatch(2, "a number", got: value) }
      return number.double
    }
    if factors.count != axes { throw mismatch(2, "a number or a tuple of \(axes)") }
    let sizes = try zip(x.shape.suffix(axes), factors).map { side, factor in
      guard let size = Int(exactly: (Double(side) * factor).rounded(.down)) else {
        throw refused("a scale_factor of \(factor.text) makes no size of a side of \(side)")
      }
      return size
    }
    guard let kind else { return result(try x.averaged(over: sizes)) }
    let keepsScale = try isMissing(5) || !bool(5)
    return result(try x.upsampled(to: sizes, kind, scale: keepsScale ? factors : nil))
  }

  /// What a mode means for a tensor, in PyTorch's words where it means nothing; nil for the means of areas.
  private func interpolation(_ mode: String, of x: Tensor, _ corners: Bool) throws -> Interpolation? {
    if try bool(6) {
      throw machine.error(
        "NotImplementedError", "interpolate with antialias=True is a PyTorch feature that is not here")
    }
    let ranks = ["linear": 3, "bilinear": 4, "trilinear": 5]
    if let needed = ranks[mode], (3...5).contains(x.rank), x.rank != needed {
      throw machine.error(
        "NotImplementedError", "Got \(x.rank)D input, but \(mode) mode needs \(needed)D input")
    }
    switch (mode, x.rank) {
    case ("nearest", 3...5): return .nearest
    case ("nearest-exact", 3...5): return .nearestExact
    case ("linear", 3), ("bilinear", 4), ("trilinear", 5): return .linear(alignsCorners: corners)
    case ("bicubic", 4): return .cubic(alignsCorners: corners)
    case ("area", 3...4): return nil
    case ("area", 5), ("lanczos", 4):
      throw machine.error(
        "NotImplementedError",
        "mode '\(mode)' for \(x.rank)D input is a PyTorch feature that is not here: 'nearest', 'nearest-exact', "
          + "'linear', 'bilinear', 'bicubic', 'trilinear' and, up to 4D, 'area' are")
    default:
      throw machine.error(
        "NotImplementedError",
        "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(x.rank)D) for the modes: nearest | linear | "
          + "bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
    }
  }
}

extension Tensor {
  /// Maps (N, C, H, W) or signals (N, C, L) of another size, every new pixel the mean of those it covers.
  fileprivate func averaged(over sizes: [Int]) throws(TensorError) -> Tensor {
    if sizes.count != rank - 2 { throw .layer(.upsampleAxes(shape: shape, size: sizes)) }
    return try rank == 3 ? adaptiveAvgPool1d(sizes[0]) : adaptiveAvgPool(Extent(sizes[0], sizes[1]))
  }
}
