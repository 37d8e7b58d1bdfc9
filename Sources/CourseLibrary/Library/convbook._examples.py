"""What `help` shows of the teaching verbs: what to type, and what they print.

The answers are Convbook's own.
"""

examples = r"""
allclose
>>> allclose(tensor([1.0]), tensor([1.0 + 1e-7]))
True

arange
>>> arange(4)
tensor([0, 1, 2, 3])

as_matrix
>>> _ = as_matrix([[1.0, 2.0]], (1, 3))
2 outputs 1x1x2 from 3 inputs 1x1x3: 2*3 = 6 cells, 4 not 0, 2 weights
a b .
. a b
a = 1, b = 2

avg_pool
>>> avg_pool(tensor([[1.0, 2.0], [3.0, 4.0]]), 2)
tensor([[2.5000]])

budget
>>> _ = budget(build('conv 8 3x3'), (1, 28, 28), batches=10)
48,672 MACs an example forward; 3 x 2 x 32 x 10 x 1 = 93.5 MFLOP
memory about 693 kbytes at once

build
>>> build('conv 8 3x3, relu, pool 2, dense 10')
build('conv 8 3x3, relu, pool 2, flatten, dense 10')

cat concat concatenate
>>> cat([tensor([1, 2]), tensor([3])])
tensor([1, 2, 3])

count_params
>>> count_params('conv 32 3x3, relu, pool 2, dense 10', (1, 28, 28))
54410

dead_units
>>> _ = dead_units(torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.ReLU()), torch.zeros(3, 2))    # which units never fire

equal
>>> equal(tensor([1, 2]), tensor([1, 2]))
True

equiv
>>> _ = equiv([[1.0, 2.0]], 'shift', [[1.0, 0.0, 0.0, 0.0]] * 4)
the kernel under shift by 0, 1
                 all  interior  border
equivariance  66.7 %         -  66.7 %
invariance    33.3 %         -  33.3 %
equivariance: f(t(x)) = t(f(x)); invariance: f(t(x)) = f(x)

explain
>>> explain([[1.0, 2.0]], [[3.0, 4.0, 5.0]], at=(0, 1))    # output[0, 1] = 1*4 + 2*5 = 14, with its patch

fit
>>> history = fit(net, images, labels, epochs=3)    # shows how far it is, then the curve

full
>>> full((2, 2), 7)
tensor([[7, 7],
        [7, 7]])

gradcheck
>>> _ = gradcheck(torch.tanh, tensor([0.5]))
agree: 1 gradients, no relative difference above 0.0001

load_image
>>> image = load_image('photo.pgm')    # where the host grants the file

manual_seed
>>> manual_seed(0)    # the same random numbers from here on

max_pool
>>> max_pool(tensor([[1.0, 2.0], [3.0, 4.0]]), 2)
tensor([[4.]])

occlusion
>>> show(occlusion(net, image, 3), kind='heat', over=image)    # which parts class 3 needs

ones
>>> ones(2, 3)
tensor([[1., 1., 1.],
        [1., 1., 1.]])

picture
>>> save(picture([[0, 255], [255, 0]]), 'corners.png')    # where the host grants the file

predict
>>> predict('how many outputs has a 3x3 kernel on a 5x5 picture?', 9)    # asks before it tells

progress
>>> [x * x for x in progress([1, 2, 3])]
[1, 4, 9]

rand
>>> rand(2, 3).shape
torch.Size([2, 3])

randn
>>> randn(2, 3).shape
torch.Size([2, 3])

receptive_field
>>> receptive_field(build('conv 8 3x3, pool 2, conv 8 3x3'))
layer  sees  jump  start  how
conv1     3     1      0  1 + (3 - 1)*1
pool1     4     2      0  3 + (2 - 1)*1
conv2     8     2      0  4 + (3 - 1)*2
<Fields: 8 pixels, jump 2, start 0>

relu
>>> relu(tensor([-1.0, 2.0]))
tensor([0., 2.])

saliency
>>> show(saliency(net, image, 3))    # how much class 3 changes with every pixel

sketch
>>> sketch(build('conv 8 3x3, relu, pool 2, dense 10'))
      input
      |
  [ conv1: conv 8 3x3 ]
      |
  [ relu1: relu ]
      |
  [ pool1: pool 2 ]
      |
  [ flatten1: flatten ]
      |
  [ dense1: dense 10 ]

slide
>>> slide([[1.0, 2.0]], [[3.0, 4.0, 5.0]])    # the window step by step: n next, b back, p play, q quit

softmax
>>> softmax(tensor([0.0, 1.0]), dim=0)
tensor([0.2689, 0.7311])

stack
>>> stack([tensor([1, 2]), tensor([3, 4])])
tensor([[1, 2],
        [3, 4]])

tensor
>>> tensor([[1, 2], [3, 4]])
tensor([[1, 2],
        [3, 4]])

top_patches
>>> show(top_patches(net, images, channel=2))    # what map 2 answers most

trace_to_pixels
>>> trace_to_pixels(build('conv 1 3x3'), (1, 5, 5), at=(0, 1, 1))
output (0, 1, 1) of (1, 3, 3) is connected with 9 of 25 pixels: rows 1 to 3,
columns 1 to 3
.....
.###.
.###.
.###.
.....
<Trace: 9 pixels, rows (1, 3), columns (1, 3)>

uncovered
>>> _ = uncovered(build('conv 1 3x3 stride 2'), (1, 8, 8))
1 of 8 rows is never seen: 7
used 7 of 8: the last window ends at row 6
1 of 8 columns is never seen: 7
used 7 of 8: the last window ends at column 6
23.4 % of the pixels reach no output

where
>>> where(tensor([True, False]), tensor([1, 1]), tensor([0, 0]))
tensor([1, 0])

why
>>> why(build('conv 8 3x3'), (1, 28, 28))    # 26x26x8, 80 parameters, 48,672 MACs, and why

zeros
>>> zeros(2, 2)
tensor([[0., 0.],
        [0., 0.]])

zoo.ZeroShortcut
>>> zoo.ZeroShortcut(2, 2)(torch.ones(1, 2, 4, 4)).shape
torch.Size([1, 4, 2, 2])

zoo.alexnet
>>> why(build('alexnet'), (3, 227, 227)).params    # counted without memory

zoo.autoencoder
>>> zoo.count_parameters(zoo.autoencoder())
27689

zoo.karpathy
>>> zoo.count_parameters(zoo.karpathy())
6440

zoo.lenet1989
>>> zoo.count_parameters(zoo.lenet1989())
9760

zoo.lenet5
>>> zoo.lenet5()(torch.zeros(1, 1, 28, 28)).shape
torch.Size([1, 10])

zoo.resnet
>>> zoo.count_parameters(zoo.resnet(20, option='A'))
269722

zoo.resnet18
>>> zoo.count_parameters(zoo.resnet18())
11689512

zoo.small_unet
>>> zoo.small_unet()(torch.zeros(1, 1, 32, 32)).shape
torch.Size([1, 3, 32, 32])

zoo.tiny_vgg
>>> zoo.tiny_vgg()(torch.zeros(1, 1, 28, 28)).shape
torch.Size([1, 10])

zoo.unet
>>> zoo.unet    # the U-Net of the paper; zoo.small_unet() is quick

zoo.vgg
>>> why(build('vgg16'), (3, 224, 224)).params    # counted without memory

nn.ChannelAvgPool
>>> cnn.ChannelAvgPool()(torch.ones(1, 4, 2, 2)).shape
torch.Size([1, 1, 2, 2])

nn.ChannelMaxPool
>>> cnn.ChannelMaxPool()(torch.ones(1, 4, 2, 2)).shape
torch.Size([1, 1, 2, 2])

nn.DiceLoss
>>> cnn.DiceLoss()(torch.tensor([[100.0, -100.0]]), torch.tensor([[1.0, 0.0]])).item() < 0.01
True

nn.FocalLoss
>>> cnn.FocalLoss()(torch.tensor([[0.0, 0.0]]), torch.tensor([1]))
tensor(0.1733)

nn.GaussianMixtureNLLLoss
>>> cnn.GaussianMixtureNLLLoss    # of (weights, means, spreads) and a target

nn.GaussianNoise
>>> cnn.GaussianNoise(0.1).eval()(torch.ones(2))
tensor([1., 1.])

nn.HingeLoss
>>> cnn.HingeLoss()(torch.tensor([0.5]), torch.tensor([1.0]))
tensor(0.5000)

nn.StochasticDepth
>>> cnn.StochasticDepth(torch.nn.Identity(), 0.5).eval()(torch.ones(1, 2))
tensor([[2., 2.]])

nn.TimeEmbedding
>>> cnn.TimeEmbedding(4)(torch.tensor([0]))
tensor([[0., 0., 1., 1.]])

nn.blur_pool
>>> cnn.blur_pool(torch.ones(1, 1, 4, 4)).shape
torch.Size([1, 1, 2, 2])

nn.conv2d_true
>>> cnn.conv2d_true(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2)).shape
torch.Size([1, 1, 2, 2])

nn.dice_loss
>>> cnn.dice_loss    # 1 - 2 |A and B| / (|A| + |B|)

nn.focal_loss
>>> cnn.focal_loss(torch.tensor([[0.0, 0.0]]), torch.tensor([1]))
tensor(0.1733)

nn.gaussian_mixture_nll
>>> cnn.gaussian_mixture_nll    # -log sum of weight * normal density

nn.hinge_loss
>>> cnn.hinge_loss(torch.tensor([0.5]), torch.tensor([1.0]))
tensor(0.5000)

nn.locally_connected1d
>>> cnn.locally_connected1d    # as conv1d, with weights of its own at every place

nn.locally_connected2d
>>> cnn.locally_connected2d    # as conv2d, with weights of its own at every place

nn.maxout
>>> cnn.maxout(torch.tensor([[1.0, 3.0, 2.0, 0.0]]), 2)
tensor([[3., 2.]])

nn.multi_hinge_loss
>>> cnn.multi_hinge_loss(torch.tensor([[3.2, 5.1, -1.7]]), torch.tensor([0]))
tensor(2.9000)

nn.sigmoid_focal_loss
>>> cnn.sigmoid_focal_loss(torch.tensor([0.0]), torch.tensor([1.0]))
tensor([0.0433])

nn.time_embedding
>>> cnn.time_embedding(torch.tensor([0]), 4)
tensor([[0., 0., 1., 1.]])

metrics.accuracy
>>> metrics.accuracy([0, 1, 1], [0, 1, 2])
0.6666666666666666

metrics.auc
>>> metrics.auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
0.75

metrics.average_precision
>>> round(metrics.average_precision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 4)
0.8333

metrics.box_iou
>>> metrics.box_iou([0, 0, 2, 2], [1, 1, 3, 3])
0.14285714285714285

metrics.confusion
>>> metrics.confusion([0, 1, 1], [0, 1, 0])
tensor([[1, 0],
        [1, 1]])

metrics.detection
>>> metrics.detection([[[0, 0, 2, 2]]], [[0.9]], [[[0, 0, 2, 2]]])
(1.0, 1.0, 1.0)

metrics.f1
>>> metrics.f1([0, 1, 1], [0, 1, 0])
0.6666666666666666

metrics.mae
>>> metrics.mae([1.0, 2.0], [1.0, 4.0])
1.0

metrics.mask_iou
>>> metrics.mask_iou(torch.tensor([1, 1, 0]), torch.tensor([0, 1, 1]))
0.3333333333333333

metrics.mean_iou
>>> metrics.mean_iou    # the mean of mask_iou over classes

metrics.mse
>>> metrics.mse([1.0, 2.0], [1.0, 4.0])
2.0

metrics.nms
>>> metrics.nms([[0, 0, 2, 2], [0, 0, 2, 1.9], [5, 5, 6, 6]], [0.5, 0.9, 0.1])
tensor([1, 2])

metrics.precision
>>> metrics.precision([0, 1, 1], [0, 1, 0])
0.75

metrics.psnr
>>> round(metrics.psnr(torch.zeros(2, 2), torch.full((2, 2), 0.1)), 4)
20.0

metrics.recall
>>> metrics.recall([0, 1, 1], [0, 1, 0])
0.75

metrics.roc
>>> metrics.roc    # false and true positives for every threshold
"""
