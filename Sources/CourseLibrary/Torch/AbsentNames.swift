// What PyTorch, Keras and NumPy have and the course has not.
//
// Who types a name from a book should read that it was left out, not that it is misspelt; where there is another way,
// the message shows it. None of these names is defined, so nothing offers them. `*` stands for the rest of a word.

import Interpreter

/// The names that were left out, by the module or class that would have them.
enum AbsentNames {
  /// What to say of a name; nil where it is no name of theirs, or is there. `owner` is nil for a module.
  static func sentence(_ owner: String?, _ name: String) -> String? {
    guard let owner = owner == "Parameter" ? "Tensor" : owner else { return module(name) }
    let whole = "\(owner).\(name)"
    if let own = renamed[whole] { return "module '\(owner)' has no attribute '\(name)'. It calls that \(own)" }
    if let instead = advice[whole] ?? modules[whole] ?? kerasAdvice[whole] ?? arrayAdvice[whole] {
      return say(whole, instead.isEmpty ? nil : instead)
    }
    guard let words = members[owner] ?? kerasMembers[owner] ?? arrayMembers[owner] else { return nil }
    let isKnown = words.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : $0 == name }
    return isKnown ? say(whole, nil) : nil
  }

  private static func say(_ name: String, _ instead: String?) -> String {
    let package = packages[String(name.prefix { $0 != "." })] ?? "PyTorch"
    return "\(name) is a \(package) feature that is not here" + (instead.map { ": " + $0 } ?? "")
  }

  private static let packages = [
    "keras": "Keras", "tensorflow": "TensorFlow", "numpy": "NumPy", "matplotlib": "Matplotlib",
  ]

  private static func module(_ name: String) -> String? {
    // Keras has two names.
    if name.hasPrefix("tensorflow.keras.") { return module(String(name.dropFirst("tensorflow.".count))) }
    if let instead = modules[name] { return say(name, instead.isEmpty ? nil : instead) }
    let root = String(name.prefix { $0 != "." })
    if let instead = others[root] { return "\(name) is not part of Convbook's Python: \(instead)" }
    let known = CourseLibrary.allModuleNames
    guard let dot = name.lastIndex(of: ".") else {
      return Suggestion.nearest(to: name, among: known.filter { !$0.contains(".") }).map {
        "No module named '\(name)'. Did you mean: '\($0)'?"
      }
    }
    guard known.contains(String(name[..<dot])) else { return nil }
    if let sentence = sentence(String(name[..<dot]), String(name[name.index(after: dot)...])) {
      return sentence
    }
    return Suggestion.nearest(to: name, among: known).map {
      "No module named '\(name)'. Did you mean: '\($0)'?"
    }
  }

  /// Packages that other courses use beside these.
  private static let others = [
    "pandas": "numpy has arrays, np.loadtxt reads tables of numbers",
    "scipy": "np.linalg, np.convolve and xcorr are here",
    "sklearn": "convbook.metrics has accuracy, confusion, roc and others; datasets makes data",
    "cv2": "load_image(path) reads PGM and PPM files, xcorr filters, show draws",
    "PIL": "load_image(path) reads PGM and PPM files, save(picture, path) writes them",
    "imageio": "load_image(path) reads PGM and PPM files, save(picture, path) writes them",
    "skimage": "load_image(path) reads PGM and PPM files, xcorr filters, show draws",
    "tqdm": "for item in progress(items) shows how far a loop is, and fit does by itself",
    "seaborn": "matplotlib.pyplot draws", "plotly": "matplotlib.pyplot draws",
    "mpl_toolkits": "plt.imshow and plt.contour show a surface from above",
    "IPython": "show(x) draws, and a cell shows the value of its last line",
    "ipywidgets": "slide(layer, x) goes step by step", "jax": "torch, keras and numpy are here",
    "tensorflow_datasets": "keras.datasets and convbook.datasets have the course's data",
    "keras_tuner": "write a loop over the settings", "wandb": "fit gives a history: show(history)",
    "requests": "a script has no network; convbook data says how to get data sets",
  ]

  /// What goes by another package's name for it.
  private static let renamed = [
    "torch.nn.Dense": "Linear", "torch.nn.Conv2DTranspose": "ConvTranspose2d",
    "torch.nn.MaxPooling2D": "MaxPool2d",
    "torch.nn.AveragePooling2D": "AvgPool2d", "torch.nn.BatchNormalization": "BatchNorm2d",
    "torch.nn.LayerNormalization": "LayerNorm", "torch.nn.ZeroPadding2D": "ZeroPad2d",
    "torch.nn.UpSampling2D": "Upsample", "torch.array": "tensor",
    "keras.layers.Linear": "Dense", "keras.layers.ConvTranspose2d": "Conv2DTranspose",
    "keras.layers.AvgPool2d": "AveragePooling2D", "keras.layers.BatchNorm2d": "BatchNormalization",
    "keras.layers.BatchNorm": "BatchNormalization", "keras.layers.LayerNorm": "LayerNormalization",
    "keras.layers.Upsample": "UpSampling2D",
    "keras.layers.CrossEntropyLoss": "keras.losses.CategoricalCrossentropy",
    "torch.nn.CategoricalCrossentropy": "CrossEntropyLoss",
    "torch.nn.SparseCategoricalCrossentropy": "CrossEntropyLoss",
    "torch.nn.BinaryCrossentropy": "BCELoss", "torch.nn.MeanSquaredError": "MSELoss", "numpy.tensor": "array",
    "numpy.cat": "concatenate", "numpy.unsqueeze": "expand_dims", "numpy.permute": "transpose",
  ]

  /// What packages call differently; a call with one of these words meant the other.
  static let synonyms: [Set<String>] = [
    ["lr", "learning_rate", "step_size"], ["p", "rate", "drop_prob"], ["dim", "axis", "axes"],
    ["keepdim", "keepdims"], ["filters", "out_channels", "out_features", "units"],
    ["stride", "strides", "step"], ["dilation", "dilation_rate"], ["bias", "use_bias"],
    ["pad", "padding", "pads"],
    ["betas", "beta_1", "beta1"], ["input", "x", "input_shape"],
    ["kernel", "kernel_size", "filter_size", "ksize"],
    ["at", "pos", "position", "index"], ["cmap", "colormap"], ["weight_decay", "decay", "l2"],
    ["epochs", "n_epochs", "num_epochs"], ["batch_size", "batch", "bs"],
  ]

  private static let modules: [String: String] = [
    "matplotlib.animation": "slide(layer, x) goes step by step",
    "matplotlib.image": "load_image(path) reads PGM and PPM files",
    "torchaudio": "the course has pictures, and signals with nn.Conv1d", "torchtext": "",
    "torchmetrics": "convbook.metrics has accuracy, confusion, roc, iou and others",
    "torchinfo": "why(model, input_shape) prints every shape, count and MAC",
    "torchsummary": "why(model, input_shape) prints every shape, count and MAC",
    "pytorch_lightning": "write the loop: for x, y in loader: …",
    "lightning": "write the loop: for x, y in loader: …",
    "timm": "convbook.zoo has the course's networks",
    "torchvision.models": "convbook.zoo has the course's networks, without trained weights",
    "torchvision.io": "load_image(path) reads PGM and PPM files",
    "torchvision.ops": "convbook.metrics has box_iou and nms",
    "torchvision.transforms.v2": "torchvision.transforms has the course's transforms",
    "torchvision.utils": "show(images) draws a batch as a grid",
    "torch.utils.tensorboard": "plot curves with show(history, kind='curve')",
    "torch.multiprocessing": "", "torch.distributed": "", "torch.cuda.amp": "",
  ]

  /// The way that there is in place of a feature.
  private static let advice: [String: String] = [
    "torch.int32": "use torch.int64", "torch.int": "use torch.int64", "torch.int16": "use torch.int64",
    "torch.int8": "use torch.uint8 or torch.int64", "torch.short": "use torch.int64",
    "torch.float16": "use torch.float32", "torch.half": "use torch.float32",
    "torch.bfloat16": "use torch.float32",
    "Tensor.int": "use x.long(), 64 bits", "Tensor.short": "use x.long(), 64 bits",
    "Tensor.char": "use x.long()",
    "Tensor.half": "use x.float()", "Tensor.bfloat16": "use x.float()",
    "Tensor.resize_": "write x = x.reshape(shape)", "Tensor.set_": "write x = other",
    "torch.vmap": "write the batch into the shapes", "torch.func": "torch.autograd.grad gives gradients",
    "torch.jit": "the network runs as it is written",
    "torch.onnx": "torch.save(net.state_dict(), path) stores the weights",
    "torch.distributions": "torch.randn, torch.rand, torch.bernoulli and torch.multinomial draw numbers",
    "torch.fft": "convolve with F.conv2d", "torch.sparse": "tensors are dense",
    "torch.quantization": "use float32",
    "torch.autocast": "use float32 without it", "torch.amp": "use float32 without it",
    "torch.profiler": "convbook bench and time.perf_counter measure", "torch.hub": "convbook.zoo has networks",
    "torch.unravel_index": "use divmod", "torch.complex": "there are no complex numbers",
    "torch.real": "there are no complex numbers", "torch.imag": "there are no complex numbers",
    "torch.linalg.svd": "numpy.linalg.svd(x.numpy()) is here",
    "torch.linalg.qr": "numpy.linalg.qr(x.numpy()) is here",
    "torch.linalg.eigh": "numpy.linalg.eigh(x.numpy()) is here",
    "torch.linalg.cholesky": "numpy.linalg.cholesky(x.numpy()) is here",
    "torch.linalg.lstsq": "numpy.linalg.lstsq(a.numpy(), b.numpy()) is here",
    "torch.linalg.pinv": "numpy.linalg.pinv(x.numpy()) is here",
    "torch.nn.Conv3d": "nn.Conv1d and nn.Conv2d are here",
    "torch.nn.LSTM": "recurrent layers are nn.RNNCell and nn.GRUCell",
    "torch.nn.GRU": "use nn.GRUCell step by step", "torch.nn.RNN": "use nn.RNNCell step by step",
    "torch.nn.DataParallel": "the engine uses all processors by itself",
    "torch.nn.SyncBatchNorm": "use nn.BatchNorm2d",
    "torch.nn.functional.grid_sample": "datasets.augment turns and moves pictures",
    "torch.nn.functional.affine_grid": "datasets.augment turns and moves pictures",
    "torch.optim.LBFGS": "SGD, Adam, AdamW, RMSprop, Adagrad and Adadelta are here",
    "torch.utils.checkpoint": "memory is returned by itself", "torch.nn.utils.prune": "multiply by a mask",
    "Module.half": "use net.float()", "Module.bfloat16": "use net.float()",
  ]

  private static let members: [String: [Substring]] = [
    "torch": words(
      """
      complex32 complex64 complex128 cfloat cdouble chalf uint16 uint32 uint64 int1 int2 int4 float8* qint* quint* bits*
      HalfTensor IntTensor ShortTensor CharTensor BFloat16Tensor FloatStorage DoubleStorage HalfStorage LongStorage
      IntStorage ShortStorage CharStorage ByteStorage BoolStorage BFloat16Storage Storage TypedStorage UntypedStorage
      SymInt SymBool
      addbmm addmv addr angle as_strided_scatter asarray bartlett_window baddbmm binomial blackman_window bilinear
      can_cast cartesian_prod chain_matmul cholesky cholesky_inverse cholesky_solve combinations conj conj_physical
      conv3d conv_tbc conv_transpose3d copysign corrcoef cov cross ctc_loss cumulative_trapezoid digamma eig empty_strided
      embedding_bag erfinv fake_quantize* fft fmax fmin frexp from_dlpack from_file frombuffer functional futures fx gcd
      geqrf gradient grid_sampler* gru gru_cell hamming_window hann_window heaviside histogram histogramdd i0 igamma
      igammac index_reduce isreal istft kaiser_window kron lcm ldexp lobpcg logaddexp2 lstm
      lstm_cell lstsq lu lu_solve lu_unpack matrix_exp matrix_rank max_pool3d mps mtia xpu mvlgamma
      nanmedian nanquantile nested nextafter ops orgqr ormqr overrides package pca_lowrank pinverse poisson polar
      polygamma qr quantize* quasirandom renorm resolve_conj resolve_neg result_type rnn_tanh rnn_relu scatter_reduce
      segment_reduce select_scatter serialization set_default_device set_default_tensor_type set_flush_denormal
      sinc slice_scatter solve sparse_* special stft svd svd_lowrank symeig testing trapezoid trapz
      triangular_solve vander vdot view_as_complex view_as_real while_loop cond export compiler library float_power
      Stream Event cumulative_trapezoid distributed multiprocessing
      """),
    "Tensor": words(
      """
      addbmm addmv addr angle as_subclass baddbmm cauchy_ cdouble cfloat char cholesky coalesce conj copysign corrcoef cov
      cross cumprod_ digamma eig erfinv exponential fmax fmin frexp gcd geometric_ grad_dtype heaviside histogram i0
      imag index_reduce istft kron lcm ldexp log_normal_ lstsq lu map_ map2_ matrix_exp
      mtia mvlgamma nanmedian nanquantile nextafter orgqr ormqr pinverse polygamma put put_ q_* qr qscheme real
      record_stream register_post_accumulate_grad_hook renorm resize resize_as_ scatter_reduce select_scatter share_memory_ short sinc slice_scatter
      smm solve sparse_* stft storage svd symeig to_dense to_mkldnn to_sparse* triangular_solve untyped_storage vdot xpu
      ipu float_power names rename refine_names align_to
      """),
    "torch.nn": words(
      """
      AdaptiveAvgPool3d AdaptiveMaxPool3d AdaptiveLogSoftmaxWithLoss AvgPool3d BatchNorm3d Bilinear CTCLoss Conv3d
      ConvTranspose3d CircularPad3d ConstantPad3d CrossMapLRN2d Dropout3d EmbeddingBag FeatureAlphaDropout
      FractionalMaxPool2d FractionalMaxPool3d GRU InstanceNorm3d LPPool3d LSTM LSTMCell LazyConvTranspose* LazyInstanceNorm*
      LazyConv3d LazyBatchNorm3d MaxPool3d MaxUnpool3d MultiLabelMarginLoss MultiheadAttention RNN RNNBase ReflectionPad3d
      ReplicationPad3d SyncBatchNorm Transformer* TripletMarginWithDistanceLoss UninitializedParameter
      UninitializedBuffer ZeroPad3d DataParallel parallel quantized qat intrinsic attention
      """),
    "torch.nn.functional": words(
      """
      adaptive_avg_pool3d adaptive_max_pool3d affine_grid avg_pool3d bilinear conv3d conv_transpose3d ctc_loss dropout3d
      embedding_bag feature_alpha_dropout fractional_max_pool* grid_sample lp_pool3d max_pool3d max_unpool3d
      multi_head_attention_forward multilabel_margin_loss pdist
      triplet_margin_with_distance_loss
      """),
    "torch.linalg": words(
      "cholesky cholesky_ex cond eig eigh eigvals eigvalsh householder_product inv_ex ldl_factor ldl_solve lstsq lu "
        + "lu_factor lu_solve matrix_exp matrix_rank pinv qr solve_ex solve_triangular svd svdvals tensorinv "
        + "tensorsolve vander"),
    "torch.nn.init": words("sparse_ sparse"),
    "torch.nn.utils": words(
      """
      parametrizations parametrize prune rnn remove_spectral_norm remove_weight_norm spectral_norm weight_norm stateless
      skip_init convert_conv2d_weight_memory_format fuse_linear_bn_eval
      """),
    "torch.optim": words("ASGD Adafactor Adamax LBFGS Muon NAdam RAdam Rprop SparseAdam swa_utils"),
    "torch.utils": words(
      "checkpoint tensorboard cpp_extension bottleneck model_zoo mobile_optimizer benchmark"),
    "torch.utils.data": words("ChainDataset DistributedSampler IterDataPipe MapDataPipe get_worker_info"),
    "torch.autograd": words("forward_ad graph profiler anomaly_mode gradgradcheck"),
    "torchvision": words("io models ops utils"),
    "torchvision.datasets": words(
      """
      CIFAR100 CelebA Caltech* Cityscapes Coco* DatasetFolder EMNIST Flickr* Flowers102 Food101 ImageFolder ImageNet
      KMNIST Kinetics* LFW* LSUN Oxford* Places365 QMNIST SBDataset SEMEION STL10 SVHN StanfordCars USPS VOC* WIDERFace
      """),
    "torchvision.transforms": words(
      """
      AugMix AutoAugment* ColorJitter ConvertImageDtype ElasticTransform FiveCrop GaussianBlur InterpolationMode
      LinearTransformation PILToTensor RandAugment RandomAdjustSharpness RandomAffine RandomAutocontrast RandomEqualize
      RandomErasing RandomGrayscale RandomInvert RandomOrder RandomPerspective RandomPosterize RandomResizedCrop
      RandomSolarize TenCrop TrivialAugmentWide functional v2
      """),
  ]

  static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
