# The text of every layer.
import torch.nn as nn

for layer in [
    nn.Conv1d(1, 2, 3), nn.Conv2d(3, 8, 3), nn.Conv2d(3, 8, (3, 5), stride=2, padding=1), nn.Conv2d(4, 8, 3, groups=2, bias=False, dilation=2), nn.Conv2d(1, 1, 3, padding="same"),
    nn.Conv2d(1, 1, 3, padding=1, padding_mode="reflect"), nn.ConvTranspose2d(8, 4, 2, stride=2), nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1), nn.ConvTranspose1d(1, 1, 2),
    nn.Linear(3, 4), nn.Linear(3, 4, bias=False), nn.Identity(), nn.Embedding(10, 4), nn.Embedding(10, 4, padding_idx=0), nn.Flatten(), nn.Flatten(0, 1), nn.Unflatten(1, (2, 3)),
    nn.MaxPool1d(2), nn.MaxPool2d(2), nn.MaxPool2d((2, 3), stride=1, padding=1, ceil_mode=True), nn.AvgPool1d(2), nn.AvgPool2d(3, 2), nn.LPPool2d(2, 3), nn.LPPool1d(2, 3), nn.MaxUnpool2d(2),
    nn.AdaptiveAvgPool2d(1), nn.AdaptiveAvgPool2d((7, 7)), nn.AdaptiveMaxPool2d(2), nn.AdaptiveAvgPool1d(3), nn.AdaptiveMaxPool1d(3), nn.AdaptiveAvgPool2d((None, 4)),
    nn.BatchNorm1d(4), nn.BatchNorm2d(4), nn.BatchNorm2d(4, affine=False, momentum=0.9), nn.LayerNorm(4), nn.LayerNorm((2, 3)), nn.GroupNorm(2, 4), nn.InstanceNorm2d(3), nn.InstanceNorm1d(3), nn.LocalResponseNorm(5), nn.RMSNorm(4),
    nn.Dropout(), nn.Dropout(0.25), nn.Dropout2d(0.1), nn.Dropout1d(), nn.AlphaDropout(0.2),
    nn.ReLU(), nn.ReLU(inplace=True), nn.ReLU6(), nn.LeakyReLU(), nn.LeakyReLU(0.2), nn.LeakyReLU(0.2, inplace=True), nn.PReLU(), nn.PReLU(3), nn.ELU(), nn.SELU(), nn.CELU(), nn.GELU(), nn.SiLU(), nn.Mish(), nn.Sigmoid(), nn.Tanh(),
    nn.Softplus(), nn.Softsign(), nn.Hardtanh(), nn.Hardsigmoid(), nn.Hardswish(), nn.Softmax(dim=1), nn.LogSoftmax(dim=-1), nn.Softmin(dim=1), nn.Softmax2d(), nn.LogSigmoid(), nn.Tanhshrink(), nn.Softshrink(), nn.Hardshrink(),
    nn.Threshold(0.1, 20), nn.GLU(), nn.RReLU(),
    nn.Upsample(scale_factor=2), nn.Upsample(size=(4, 4), mode="bilinear"), nn.UpsamplingNearest2d(scale_factor=2), nn.PixelShuffle(2), nn.PixelUnshuffle(2), nn.ZeroPad2d(1), nn.ZeroPad2d((1, 2, 3, 4)), nn.ReflectionPad2d(1), nn.ReplicationPad2d(2),
    nn.ConstantPad2d(1, 3.5), nn.ConstantPad1d(2, 0), nn.CircularPad2d(1), nn.ReflectionPad1d(2), nn.ChannelShuffle(2), nn.Unfold(3), nn.Fold((4, 4), 2),
    nn.CrossEntropyLoss(), nn.NLLLoss(), nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(), nn.HuberLoss(), nn.BCELoss(), nn.BCEWithLogitsLoss(), nn.KLDivLoss(), nn.MultiMarginLoss(), nn.HingeEmbeddingLoss(), nn.CosineEmbeddingLoss(),
    nn.MarginRankingLoss(), nn.TripletMarginLoss(), nn.SoftMarginLoss(), nn.PoissonNLLLoss(), nn.GaussianNLLLoss(), nn.MultiLabelSoftMarginLoss(), nn.CosineSimilarity(), nn.PairwiseDistance(), nn.RNNCell(3, 4), nn.GRUCell(3, 4),
]:
    print(layer, type(layer).__module__)
