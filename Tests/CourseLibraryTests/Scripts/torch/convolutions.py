# Convolution, pooling, padding, upsampling by function.
import torch
import torch.nn.functional as F

image = torch.tensor([[1.0, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]])
kernel = torch.tensor([[1.0, 0, 1], [0, 1, 0], [1, 0, 1]])
x, k = image[None, None], kernel[None, None]
print(F.conv2d(x, k))
print(F.conv2d(x, k, padding=1))
print(F.conv2d(x, k, stride=2), F.conv2d(x, k, padding="same").shape, F.conv2d(x, k, dilation=2), F.conv2d(x, k, bias=torch.tensor([10.0])))
print(F.conv2d(x.expand(1, 2, 5, 5), k.expand(2, 1, 3, 3), groups=2).shape, F.conv2d(image[None], k).shape)
print(F.conv1d(torch.tensor([[[1.0, 2, 3, 4, 5]]]), torch.tensor([[[1.0, 0, -1]]])))
print(F.conv_transpose2d(torch.tensor([[[[1.0, 2], [3, 4]]]]), torch.eye(2)[None, None], stride=2))
print(F.conv_transpose1d(torch.tensor([[[1.0, 2, 3]]]), torch.tensor([[[1.0, 10, 100]]]), stride=2))
p = torch.tensor([[[[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]]])
print(F.max_pool2d(p, 2), F.avg_pool2d(p, 2), F.lp_pool2d(p, 2.0, 2))
values, indices = F.max_pool2d(p, 2, return_indices=True)
print(indices, F.max_unpool2d(values, indices, 2))
print(F.max_pool2d(p, 3, stride=1), F.max_pool2d(p, 2, padding=1), F.avg_pool2d(p, 2, padding=1, count_include_pad=False), F.max_pool2d(p, 3, ceil_mode=True))
print(F.adaptive_avg_pool2d(p, 1), F.adaptive_avg_pool2d(p, (2, 3)), F.adaptive_max_pool2d(p, 2), F.max_pool1d(p[0, 0, :1], 2), F.avg_pool1d(p[0, 0, :1], 3, 1))
print(F.interpolate(torch.tensor([[[[1.0, 2], [3, 4]]]]), scale_factor=2), F.interpolate(torch.tensor([[[[1.0, 2], [3, 4]]]]), size=(3, 3), mode="bilinear", align_corners=True))
print(F.interpolate(torch.tensor([[[[1.0, 2], [3, 4]]]]), scale_factor=2, mode="bilinear"))
print(F.pad(torch.ones(1, 2), (1, 2)), F.pad(torch.arange(3.0)[None, None], (2, 1), mode="reflect"), F.pad(torch.arange(3.0)[None, None], (1, 1), mode="replicate"), F.pad(torch.arange(3.0)[None, None], (1, 1), mode="circular"), F.pad(torch.ones(1), (1, 1), value=9))
u = F.unfold(torch.arange(16.0).reshape(1, 1, 4, 4), 2, stride=2)
print(u, F.fold(u, (4, 4), 2, stride=2).flatten()[:6])
print(F.pixel_shuffle(torch.arange(8.0).reshape(1, 4, 1, 2), 2), F.channel_shuffle(torch.arange(4.0).reshape(1, 4, 1, 1), 2).flatten())
print(F.one_hot(torch.tensor([0, 2, 1])), F.one_hot(torch.tensor([1]), num_classes=4), F.embedding(torch.tensor([1, 0]), torch.eye(2)))
print(F.normalize(torch.tensor([[3.0, 4.0]])), F.linear(torch.ones(1, 2), torch.eye(2), torch.tensor([1.0, 2.0])), F.local_response_norm(torch.ones(1, 4, 1, 1), 2).flatten())
print(F.layer_norm(torch.tensor([[1.0, 2, 3]]), (3,)), F.batch_norm(torch.tensor([[1.0], [3.0]]), None, None, training=True), F.group_norm(torch.arange(4.0).reshape(1, 4), 2), F.instance_norm(torch.arange(4.0).reshape(1, 1, 4)))
w = torch.ones(1, 1, 2, 2, requires_grad=True)
F.conv2d(x, w).sum().backward()
print(w.grad)
q = p.clone().requires_grad_()
F.max_pool2d(q, 2).sum().backward()
print(q.grad)
for body in (lambda: F.conv2d(x, torch.ones(1, 2, 3, 3)), lambda: F.conv2d(x, torch.ones(1, 1, 7, 7)), lambda: F.max_pool2d(p, 5), lambda: F.conv2d(torch.ones(5), k), lambda: F.pad(p, (1, 2, 3)), lambda: F.conv2d(x.long(), k),
             lambda: F.one_hot(torch.tensor([3]), 2), lambda: F.interpolate(p), lambda: F.unfold(torch.ones(2), 2) if False else F.pixel_shuffle(torch.ones(1, 3, 2, 2), 2), lambda: F.conv2d(x, k, stride=0), lambda: F.dropout(x, 1.5)):
    try:
        body()
    except Exception as error:
        print(type(error).__name__)
