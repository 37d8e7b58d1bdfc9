"""The data sets of torchvision that may be on this machine, read where `convbook data` says they are.

Nothing is downloaded: `download=True` is accepted, and what is missing is answered with how to get it.
"""

import torch
from torch.utils.data import Dataset
from convbook import datasets as _sets


class VisionDataset(Dataset):
    """Pictures and classes: `data`, `targets`, `classes`; an example is (picture, class), transformed where asked.

    A picture is a uint8 tensor (C, H, W) until `transforms.ToTensor()` makes it float32.
    """

    def __init__(self, root, transform=None, target_transform=None):
        self.root = root
        self.transform = transform
        self.target_transform = target_transform

    def _example(self, picture, label):
        if self.transform is not None:
            picture = self.transform(picture)
        if self.target_transform is not None:
            label = self.target_transform(label)
        return picture, label

    def __getitem__(self, index):
        return self._example(self._picture(index), int(self.targets[index]))

    def __len__(self):
        return len(self.data)

    def extra_repr(self):
        return f"Split: {'Train' if self.train else 'Test'}"

    def __repr__(self):
        lines = [f"Number of datapoints: {len(self)}"]
        if self.root is not None:
            lines.append(f"Root location: {self.root}")
        lines += self.extra_repr().splitlines()
        if self.transform is not None or self.target_transform is not None:
            lines.append("StandardTransform")
            for name, one in (("Transform", self.transform), ("Target transform", self.target_transform)):
                if one is not None:
                    text = repr(one).splitlines()
                    lines.append(f"{name}: {text[0]}")
                    lines += [" " * (len(name) + 2) + line for line in text[1:]]
        return "\n".join([f"Dataset {type(self).__name__}"] + ["    " + line if line != "StandardTransform" else line
                                                                   for line in lines])


class _Gray(VisionDataset):
    """Pictures of one channel from one of the loaders of `convbook.datasets`."""

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform, target_transform)
        self.train = train
        self.data, self.targets = self._load("train" if train else "test")

    def _picture(self, index):
        return self.data[index].unsqueeze(0)


class MNIST(_Gray):
    """70,000 handwritten digits, 28x28, from the folder that $MNIST names."""

    classes = ["0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven",
               "8 - eight", "9 - nine"]
    _load = staticmethod(_sets.mnist)

    @property
    def class_to_idx(self):
        """The number of each class by its name."""
        return {name: number for number, name in enumerate(self.classes)}


class FashionMNIST(MNIST):
    """70,000 pictures of clothes, 28x28; drawn glyphs where they are not installed."""

    classes = list(_sets.fashion_labels)
    _load = staticmethod(_sets.fashion_mnist)


class CIFAR10(VisionDataset):
    """60,000 coloured pictures, 32x32, from the folder that $CIFAR10_BIN names."""

    classes = list(_sets.cifar10_labels)

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform, target_transform)
        self.train = train
        pictures, labels = _sets.cifar10("train" if train else "test")
        self.data = (pictures * 255).round().byte()
        self.targets = labels.tolist()

    @property
    def class_to_idx(self):
        """The number of each class by its name."""
        return {name: number for number, name in enumerate(self.classes)}

    def _picture(self, index):
        return self.data[index]


class FakeData(VisionDataset):
    """Noise in place of pictures, with random classes: to try a network's plumbing."""

    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None,
                 random_offset=0):
        super().__init__(None, transform, target_transform)
        self.size = size
        self.num_classes = num_classes
        self.image_size = image_size
        self.random_offset = random_offset

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(f"{type(self).__name__} index out of range")
        chance = torch.Generator().manual_seed(index + self.random_offset)
        picture = (torch.rand(*self.image_size, generator=chance) * 256).byte()
        return self._example(picture, int(torch.randint(0, self.num_classes, (1,), generator=chance)))

    def __len__(self):
        return self.size

    def extra_repr(self):
        return ""
