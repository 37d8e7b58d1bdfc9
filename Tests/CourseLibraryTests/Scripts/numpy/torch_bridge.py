# Arrays and tensors over one memory.
import numpy as np
import torch

a = np.arange(6.0).reshape(2, 3)
t = torch.from_numpy(a)
t[0, 0] = 100
a[1, 2] = -1
print(t, a, t.dtype)
x = torch.ones(2, 2)
n = x.numpy()
n[0, 0] = 5
print(x, n, type(n), n.dtype)
copy = torch.tensor(a)
copy[0, 0] = 7
print(a[0, 0], copy.dtype, torch.as_tensor(a)[0, 0], torch.tensor(np.array([1, 2])).dtype, torch.tensor(np.float32(1.5)).dtype)
print(np.array(x), np.asarray(torch.tensor([1, 2])), np.array(torch.tensor([True])), np.mean(np.array(x)), x.detach().numpy().sum())
print(torch.tensor([1.0, 2.0]) * np.float64(2), torch.tensor(3.0).item(), float(np.array(2.5)), torch.tensor([np.float64(1.5), 2.0]).dtype)
print(np.allclose(x.numpy(), n), x.numpy().transpose(1, 0).shape, torch.from_numpy(a.astype(np.float32)).mean(), x.numpy().astype("uint8").dtype)
labels = torch.tensor([0, 2])
print(np.eye(3)[labels.numpy()], torch.tensor(a.tolist()).shape, torch.tensor(list(a[0])).dtype)


def raises(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


raises(lambda: torch.ones(2, requires_grad=True).numpy())
raises(lambda: torch.from_numpy([1, 2]))
raises(lambda: torch.ones(2, requires_grad=True).detach().numpy())
