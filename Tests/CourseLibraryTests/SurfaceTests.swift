// What scripts reach beside PyTorch's own names: metrics, networks, layers of the course, files, names left out.

import CourseLibrary
import Interpreter
import Testing

@Suite struct SurfaceTests {
  private func check(_ script: String, _ expected: String) {
    #expect(Bench().transcript(script, unasked: false) == expected)
  }

  @Test func metrics() {
    check(
      """
      from convbook import metrics
      import torch
      truth, found = [0, 1, 1, 2], [0, 1, 2, 2]
      print(metrics.accuracy(found, truth), metrics.accuracy(torch.eye(3), [0, 1, 1], top=2))
      print(metrics.confusion(truth, found).tolist())
      print(metrics.precision(truth, found), metrics.recall(truth, found, average=None), metrics.f1(truth, found, "micro"))
      print(metrics.auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), round(metrics.average_precision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 4))
      print(metrics.box_iou([0, 0, 2, 2], [1, 1, 3, 3]), metrics.nms([[0, 0, 2, 2], [0, 0, 2, 1.9], [5, 5, 6, 6]], [0.5, 0.9, 0.1]).tolist())
      print(round(metrics.psnr(torch.zeros(2, 2), torch.full((2, 2), 0.1)), 4), metrics.mask_iou(torch.tensor([1, 1, 0]), torch.tensor([0, 1, 1])))
      print(metrics.detection([[[0, 0, 2, 2]]], [[0.9]], [[[0, 0, 2, 2]]]))
      """,
      """
      0.75 0.6666666666666666
      [[1, 0, 0], [0, 1, 1], [0, 0, 1]]
      0.8333333333333334 tensor([1.0000, 0.5000, 1.0000]) 0.75
      0.75 0.8333
      0.14285714285714285 [1, 2]
      20.0 0.3333333333333333
      (1.0, 1.0, 1.0)

      """)
  }

  @Test("the modules of a package need no import of their own, and are compiled when asked for")
  func modulesOfAPackage() throws {
    let bench = Bench()
    try bench.run("import torch\nprint('optim' in dir(torch))", unasked: false)
    #expect(bench.interpreter.machine.importedModule("torch.optim") == nil)
    try bench.run("print(torch.optim.lr_scheduler.StepLR.__name__)", unasked: false)
    #expect(bench.output == "True\nStepLR\n")
    #expect(bench.interpreter.machine.importedModule("torch.optim") != nil)
  }

  @Test("a star import of the verbs brings the verbs, whatever else was imported into their module")
  func starImport() {
    check(
      """
      import convbook.nn
      from convbook import *
      print(xcorr is convbook.xcorr, datasets is convbook.datasets)
      try:
          nn
      except NameError as error:
          print(error)
      """, "True True\nname 'nn' is not defined\n")
  }

  @Test("what is NaN is said to be NaN")
  func notNumbers() {
    let output = Bench().transcript(
      """
      from torch import nn
      model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
      _ = dead_units(model, full((2, 2), float("nan")))
      """)
    #expect(output.contains("1: 6 of 6 values are NaN"), "\(output)")
    #expect(output.contains("0.weight: its gradient is NaN") && !output.contains("nothing is dead"))
  }

  @Test("the networks have the numbers of parameters that the course counts")
  func zoo() {
    check(
      """
      import torch
      from convbook import zoo
      nets = [(zoo.lenet1989(), (1, 16, 16)), (zoo.lenet5(), (1, 28, 28)), (zoo.karpathy(), (3, 32, 32)),
              (zoo.resnet(20, option="A"), (3, 32, 32)), (zoo.resnet(20, option="B"), (3, 32, 32)),
              (zoo.small_unet(), (1, 32, 32)), (zoo.autoencoder(), (1, 28, 28)), (zoo.tiny_vgg(), (1, 28, 28))]
      for net, size in nets:
          print(zoo.count_parameters(net), tuple(net(torch.zeros(1, *size)).shape))
      """,
      """
      9760 (1, 10)
      61706 (1, 10)
      6440 (1, 10)
      269722 (1, 10)
      272474 (1, 10)
      29339 (1, 3, 32, 32)
      27689 (1, 1, 28, 28)
      32058 (1, 10)

      """)
  }

  @Test func layersAndPenaltiesOfTheCourse() {
    check(
      """
      import torch
      import convbook.nn as cnn
      w = torch.tensor([[1.0, -2.0], [3.0, 0.0]])
      print(cnn.l2(w), cnn.l1(w), cnn.elastic_net(w, 0.1, 0.01))
      cnn.max_norm_(w, 7.0, per_filter=False)
      print(w)
      print(sum(p.numel() for p in cnn.LocallyConnected2d(1, 1, (5, 6), 3).parameters()))
      print(sum(p.numel() for p in cnn.LocallyConnected2d(3, 6, 32, 5).parameters()))
      print(cnn.MultiHingeLoss()(torch.tensor([[3.2, 5.1, -1.7]]), torch.tensor([0])))
      print(cnn.Maxout(2)(torch.tensor([[1.0, 3.0, 2.0, 0.0]])), cnn.BlurPool2d()(torch.ones(1, 1, 4, 4)).shape)
      print(cnn.SeparableConv2d(2, 3, 3)(torch.zeros(1, 2, 5, 5)).shape, cnn.TimeEmbedding(4)(torch.tensor([0])))
      flat = cnn.TrueConv2d(1, 1, (1, 2), bias=False)
      torch.nn.init.constant_(flat.weight, 1.0)
      print(flat(torch.ones(1, 1, 1, 3)).tolist())
      noise = cnn.GaussianNoise(1.0).eval()
      print(noise(torch.ones(2)), cnn.StochasticDepth(torch.nn.Identity(), 0.5).eval()(torch.ones(1, 2)))
      """,
      """
      tensor(7.) tensor(6.) tensor(0.7400)
      tensor([[ 0.7071, -1.4142],
              [ 2.1213,  0.0000]])
      120
      357504
      tensor(2.9000)
      tensor([[3., 2.]]) torch.Size([1, 1, 2, 2])
      torch.Size([1, 3, 3, 3]) tensor([[0., 0., 1., 1.]])
      [[[[2.0, 2.0]]]]
      tensor([1., 1.]) tensor([[2., 2.]])

      """)
  }

  @Test func filesHoldWhatTheirHostGrants() {
    let bench = Bench()
    let script = """
      import torch
      from safetensors.torch import load_file, save_file
      save_file({"b": torch.ones(2), "a": torch.arange(3)}, "w.safetensors", {"by": "me"})
      print(load_file("w.safetensors"))
      torch.save(torch.nn.Linear(1, 1), "net.pt")
      """
    let output = bench.transcript(script, unasked: false)
    #expect(output.hasPrefix("{'a': tensor([0, 1, 2]), 'b': tensor([1., 1.])}"))
    #expect(output.contains("TypeError: torch.save: a whole Linear cannot be saved here"))
    #expect(bench.files["w.safetensors"] != nil && bench.files["net.pt"] == nil)
    let refused = bench.transcript("import torch\ntorch.save(torch.ones(1), '/etc/x.pt')", unasked: false)
    #expect(refused.contains("PermissionError"))
  }

  @Test(
    "a name that was left out, or misspelt, says so",
    arguments: [
      ("torch.jit", "torch.jit is a PyTorch feature that is not here"),
      ("torch.zeros(2).resize_(1)", "write x = x.reshape(shape)"),
      ("torch.add(torch.ones(2), 1, out=torch.zeros(2))", "add(): out= is not here"),
      ("torch.nn.Transformer", "torch.nn.Transformer is a PyTorch feature that is not here"),
      (
        "torch.ones(2).register_post_accumulate_grad_hook(print)",
        "Tensor.register_post_accumulate_grad_hook is a PyTorch feature that is not here"
      ),
      ("torch.nn.Conv2D", "Did you mean: 'Conv2d'?"), ("torch.nn.functional.rellu", "Did you mean: 'relu'?"),
      ("torch.tensr([1])", "Did you mean: 'tensor'?"),
      ("torch.ones(2).cuda()", "Torch not compiled with CUDA enabled"),
      ("import torchaudio", "torchaudio is a PyTorch feature that is not here"),
      ("import torch.optm", "Did you mean: 'torch.optim'?"),
      ("import tensorflw", "Did you mean: 'tensorflow'?"),
      ("import convbook.zooo", "Did you mean: 'convbook.zoo'?"),
      ("from matplotlib import pyplt", "Did you mean: 'pyplot'?"),
      ("import pandas", "pandas is not part of Convbook's Python: numpy has arrays"),
      (
        "from tensorflow.keras.preprocessing import sequence",
        "keras.preprocessing is a Keras feature that is not here"
      ),
      ("import numpy; numpy.fft", "numpy.fft is a NumPy feature that is not here: convolve with np.convolve"),
      ("torch.linalg.svdd", "module 'torch.linalg' has no attribute 'svdd'"),
      ("torch.nn.Conv2d(3, 4, kernel=3)", "argument 'kernel'. Did you mean: 'kernel_size'?"),
      ("torch.nn.Conv2d(3, 4, 3, strides=2)", "argument 'strides'. Did you mean: 'stride'?"),
      ("torch.nn.ReLU(inplac=True)", "argument 'inplac'. Did you mean: 'inplace'?"),
      ("torch.optim.SGD([torch.ones(1)], learning_rate=1)", "argument 'learning_rate'. Did you mean: 'lr'?"),
      ("import keras; keras.layers.Dense(unit=3)", "'unit' is none of its arguments. Did you mean 'units'?"),
      ("import keras; keras.layers.Conv2D(3, kernel=3)", "Did you mean 'kernel_size'?"),
      ("import keras; keras.optimizers.Adam(lr=0.1)", "Did you mean 'learning_rate'?"),
      ("import keras; keras.losses.CrossEntropy()", "Did you mean: 'BinaryCrossentropy'?"),
      ("import matplotlib.pyplot as p; p.figure(figsze=(1, 2))", "Did you mean 'figsize'?"),
      ("import matplotlib.pyplot as p; p.plot([1], marker='Z')", "Unrecognized marker style 'Z'"),
      ("from torch.nn import LSTM", "torch.nn.LSTM is a PyTorch feature that is not here"),
    ])
  func names(code: String, words: String) {
    let output = Bench().transcript("import torch\n" + code, unasked: false)
    #expect(output.contains(words), "\(output)")
  }

  @Test(
    "gradients of gradients are refused, with what to do instead",
    arguments: [
      "torch.autograd.grad(y, x, create_graph=True)", "y.backward(create_graph=True)",
      "torch.autograd.backward(y, create_graph=True)",
      "torch.autograd.functional.jacobian(lambda x: x ** 2, x, create_graph=True)",
    ])
  func secondOrder(code: String) {
    let output = Bench().transcript(
      "import torch\nx = torch.tensor(2.0, requires_grad=True)\ny = x ** 3\n" + code, unasked: false)
    #expect(output.contains("NotImplementedError: create_graph=True is not here"), "\(output)")
    #expect(output.contains("(grad(x + h) - grad(x - h)) / (2 * h)"))
  }

  @Test func transformsOfPictures() {
    check(
      """
      import torch
      from torchvision import datasets, transforms
      t = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))])
      print(t)
      print(t(torch.tensor([[0, 255]], dtype=torch.uint8)))
      x = torch.arange(16.0).reshape(1, 4, 4)
      print(transforms.CenterCrop(2)(x), transforms.Pad(1)(x).shape, transforms.Resize(2)(x), transforms.Grayscale()(torch.ones(3, 2, 2)).shape)
      print(transforms.RandomHorizontalFlip(1.0)(x)[0, 0], transforms.RandomCrop(4, padding=2)(x).shape, transforms.Lambda(lambda v: v + 1)(x)[0, 0])
      data = datasets.FakeData(size=3, image_size=(3, 4, 4), transform=transforms.ToTensor())
      print(len(data), data[0][0].shape, data[0][1] == data[0][1])
      for own in (False, True):
          y = transforms.Normalize((1.0,), (2.0,), own)(x)
          print(y is x, x[0, 0], y[0, 0])
      """,
      """
      Compose(
          ToTensor()
          Normalize(mean=(0.5,), std=(0.5,))
      )
      tensor([[[-1.,  1.]]])
      tensor([[[ 5.,  6.],
               [ 9., 10.]]]) torch.Size([1, 6, 6]) tensor([[[ 3.5714,  5.1429],
               [ 9.8571, 11.4286]]]) torch.Size([1, 2, 2])
      tensor([3., 2., 1., 0.]) torch.Size([1, 4, 4]) tensor([1., 2., 3., 4.])
      3 torch.Size([3, 4, 4]) True
      False tensor([0., 1., 2., 3.]) tensor([-0.5000,  0.0000,  0.5000,  1.0000])
      True tensor([-0.5000,  0.0000,  0.5000,  1.0000]) tensor([-0.5000,  0.0000,  0.5000,  1.0000])

      """)
  }

  @Test("every public name is documented")
  func documentation() {
    let modules =
      CourseLibrary.moduleNames + ["convbook", "convbook.datasets", "convbook.metrics", "convbook.glyphs"]
    let walk = modules.map { name in
      """
      import \(name)
      walk(\(name), "\(name)")
      """
    }.joined(separator: "\n")
    check(
      """
      def walk(module, where):
          if not module.__doc__ and not where.startswith("convbook"):
              print(where, "says nothing of itself")
          for name in dir(module):
              value = getattr(module, name)
              if not name.startswith("_") and callable(value):
                  if not getattr(value, "__doc__", None):
                      print(where + "." + name)
      \(walk)
      """, "")
  }

  @Test("a function of the script's own refuses a keyword as CPython does")
  func ownKeyword() {
    let output = Bench().transcript("def f(size): pass\nf(sizes=1)", unasked: false)
    #expect(output.hasSuffix("TypeError: f() got an unexpected keyword argument 'sizes'\n"), "\(output)")
  }

  @Test(
    "help shows how a class is called, whether written out or of a table, and what it has from the class above",
    arguments: [
      ("torch.nn.ReLU", "class ReLU(inplace=False)"),
      ("torch.nn.Dropout", "class Dropout(p=0.5, inplace=False)"),
      ("torch.nn.CrossEntropyLoss", "label_smoothing=0.0)"),
      ("keras.losses.Huber", "class Huber(delta=1.0, reduction="),
      ("keras.layers.Conv2D", "class Conv2D(filters, kernel_size, strides=(1, 1)"),
      ("numpy.add", "add(x1, x2, out=None"),
      ("numpy.float32", "Numbers with a fraction, in 32 bits: about 7 digits."),
      ("torch.nn.Linear", "As every Module: add_module"),
      ("numpy.absolute", ">>> np.abs([-1, 2])\narray([1, 2])"),
      ("torch.relu", ">>> torch.relu(torch.tensor([-1.0, 2.0]))"), ("convbook.xcorr", ">>> xcorr("),
    ])
  func calls(name: String, words: String) {
    let output = Bench().transcript("help('\(name)')", unasked: false)
    #expect(output.contains(words), "\(output)")
  }

  @Test("every public function and class has an example, its own or that of a name for the same thing")
  func examples() {
    // The other modules of `convbook` are how its verbs are made.
    let modules =
      CourseLibrary.moduleNames.filter { !$0.hasPrefix("convbook.") }
      + ["convbook", "convbook.metrics", "convbook.nn", "convbook.zoo"]
    let walk = modules.map { "import \($0)\nwalk(\($0), \"\($0)\")" }.joined(separator: "\n")
    let names = Bench().transcript(
      """
      by_value = {}
      def walk(module, where):
          for name in dir(module):
              value = getattr(module, name)
              if not name.startswith("_") and callable(value):
                  text = getattr(value, "__doc__", None) or ""
                  known = ">>>" in text or "\\n    " in text
                  by_value.setdefault(id(value), [value, known, []])[2].append(where + "." + name)
      \(walk)
      for value, known, names in by_value.values():
          if not known:
              print(" ".join(names))
      """, unasked: false)
    let known = CourseLibrary.exampleNames
    let missing = names.split(separator: "\n").filter { line in
      !line.split(separator: " ").contains { known.contains(String($0)) }
    }
    #expect(missing == [])
  }

  @Test func helpShowsTheCallTheWordsAndTheSource() {
    let bench = Bench()
    let output = bench.transcript(
      "import torch\nhelp(torch.relu)\nhelp(torch.nn.Linear)\nhelp('torch.nn.init.ones_')", unasked: false)
    #expect(output.hasPrefix("relu(input)\n\nEvery element, but 0 where it is negative."))
    #expect(output.contains("class Linear(in_features, out_features, bias=True, device=None, dtype=None)\n\nx"))
    #expect(output.contains("ones_(tensor)"))
  }
}
