"""What `help` shows of torchvision: what to type.

The answers are Convbook's own.
"""

examples = r"""
datasets.CIFAR10
>>> data = datasets.CIFAR10("data", train=True, transform=transforms.ToTensor())    # where it is installed

datasets.FakeData
>>> data = datasets.FakeData(size=3, image_size=(3, 4, 4))    # made pictures

datasets.FashionMNIST
>>> data = datasets.FashionMNIST("data", train=True, transform=transforms.ToTensor())    # where it is installed

datasets.MNIST
>>> data = datasets.MNIST("data", train=True, transform=transforms.ToTensor())    # where it is installed

transforms.CenterCrop
>>> transforms.CenterCrop(2)(torch.ones(1, 4, 4)).shape
torch.Size([1, 2, 2])

transforms.Grayscale
>>> transforms.Grayscale()(torch.ones(3, 2, 2)).shape
torch.Size([1, 2, 2])

transforms.Lambda
>>> transforms.Lambda(lambda x: x + 1)(torch.zeros(2))
tensor([1., 1.])

transforms.Pad
>>> transforms.Pad(1)(torch.ones(1, 2, 2)).shape
torch.Size([1, 4, 4])

transforms.RandomApply
>>> transforms.RandomApply([transforms.Pad(1)], p=1.0)(torch.ones(1, 2, 2)).shape
torch.Size([1, 4, 4])

transforms.RandomChoice
>>> transforms.RandomChoice([transforms.Pad(1)])(torch.ones(1, 2, 2)).shape
torch.Size([1, 4, 4])

transforms.RandomCrop
>>> transforms.RandomCrop(4, padding=2)(torch.ones(1, 4, 4)).shape
torch.Size([1, 4, 4])

transforms.RandomHorizontalFlip
>>> transforms.RandomHorizontalFlip(p=1.0)(torch.tensor([[[1.0, 2.0]]]))
tensor([[[2., 1.]]])

transforms.RandomRotation
>>> transforms.RandomRotation(10)(torch.ones(1, 4, 4)).shape
torch.Size([1, 4, 4])

transforms.RandomVerticalFlip
>>> transforms.RandomVerticalFlip(p=1.0)(torch.tensor([[[1.0], [2.0]]]))
tensor([[[2.],
         [1.]]])

transforms.Resize
>>> transforms.Resize(2)(torch.ones(1, 4, 4)).shape
torch.Size([1, 2, 2])

transforms.ToPILImage
>>> transforms.ToPILImage()(torch.ones(1, 2, 2))    # here pictures stay tensors: show(x) draws them

transforms.ToTensor
>>> transforms.ToTensor()(np.array([[0, 255]], dtype=np.uint8))
tensor([[[0., 1.]]])
"""
