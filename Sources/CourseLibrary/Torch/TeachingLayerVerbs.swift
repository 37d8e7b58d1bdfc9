// What the layers and losses of `convbook.nn` compute: functions of the course that PyTorch has not.

import Interpreter
import Tensors

extension CourseLibrary {
  /// The rows of `_layers`.
  static var teachingLayerVerbs: [Verb] {
    [
      Verb(
        "conv2d_true", "input, weight, stride=1, padding=0, dilation=1",
        "Convolution as mathematics has it: the kernel flipped along both axes, then slid."
      ) {
        $0.result(
          try $0.tensor(0).conv2dTrue(
            $0.tensor(1), stride: $0.extent(2), padding: $0.extent(3), dilation: $0.extent(4)))
      },
      Verb(
        "locally_connected2d", "input, weight, bias=None, stride=1, padding=0",
        "Kernels of their own at every place: (N,C,H,W) with (O,C,H',W',K,L) -> (N,O,H',W')."
      ) { call in
        call.result(
          try call.tensor(0).locallyConnected(
            call.tensor(1), bias: call.optionalTensor(2), stride: call.extent(3), padding: call.extent(4)))
      },
      Verb(
        "locally_connected1d", "input, weight, bias=None, stride=1, padding=0",
        "Kernels of their own at every place: (N,C,L) with (O,C,L',K) -> (N,O,L')."
      ) { call in
        call.result(
          try call.tensor(0).locallyConnected1d(
            call.tensor(1), bias: call.optionalTensor(2), stride: call.single(3), padding: call.single(4)))
      },
      Verb("maxout", "input, pieces, dim=1", "The greatest of every so many channels.") {
        $0.result(try $0.tensor(0).maxout($0.int(1), dim: $0.int(2)))
      },
      Verb("blur_pool", "input, kernel_size=3, stride=2", "Blurred by a binomial kernel, then thinned out.") {
        $0.result(try $0.tensor(0).blurPool($0.extent(1), stride: $0.extent(2)))
      },
      Verb(
        "time_embedding", "steps, width, longest=10000.0", "Sines and cosines of time steps: (N,) -> (N,width)."
      ) {
        $0.result(try $0.picture(0).timeEmbedding($0.int(1), longest: $0.double(2)))
      },
      Verb(
        "multi_hinge_loss", "input, target, margin=1.0, reduction=\"mean\"",
        "The sum over the wrong classes of max(0, margin - s[y] + s[j])."
      ) { call in
        call.result(
          try call.tensor(0).multiMarginLoss(
            call.tensor(1), margin: call.double(2), perClass: false, reduction: call.reduction(3)))
      },
      Verb(
        "hinge_loss", "input, target, margin=1.0, reduction=\"mean\"",
        "max(0, margin - target x), for targets 1 and -1."
      ) {
        $0.result(
          try $0.tensor(0).hingeLoss($0.tensor(1), margin: $0.double(2), reduction: $0.reduction(3)))
      },
      Verb(
        "gaussian_mixture_nll", "scores, means, log_sigmas, target, reduction=\"mean\"",
        "-log of the density of a mixture of normal distributions: (N,K) three times and (N,)."
      ) { call in
        call.result(
          try call.tensor(0).gaussianMixtureLoss(
            means: call.tensor(1), logSigmas: call.tensor(2), call.tensor(3), reduction: call.reduction(4)))
      },
      Verb("dice_loss", "input, target, smooth=1.0, reduction=\"mean\"", "1 - 2 |A B| / (|A| + |B|).") {
        $0.result(
          try $0.tensor(0).diceLoss($0.tensor(1), smooth: $0.double(2), reduction: $0.reduction(3)))
      },
      Verb(
        "focal_loss", "input, target, gamma=2.0, weight=None, reduction=\"mean\"",
        "Cross entropy times (1 - p)^gamma."
      ) { call in
        call.result(
          try call.tensor(0).focalLoss(
            call.tensor(1), gamma: call.double(2), weight: call.optionalTensor(3),
            reduction: call.reduction(4)))
      },
      Verb(
        "sigmoid_focal_loss", "input, target, alpha=0.25, gamma=2.0, reduction=\"none\"",
        "Binary cross entropy of logits times (1 - p)^gamma, weighted by alpha and 1 - alpha."
      ) { call in
        call.result(
          try call.tensor(0).sigmoidFocalLoss(
            call.tensor(1), alpha: call.isMissing(2) ? nil : call.double(2), gamma: call.double(3),
            reduction: call.reduction(4)))
      },
    ]
  }
}
