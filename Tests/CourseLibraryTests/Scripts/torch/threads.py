# How many threads an operation may use is the script's to say; no result depends on it.
import torch

torch.manual_seed(1)
x = torch.randn(300000)
sums = []
for count in (1, 3, 64, 2):
    torch.set_num_threads(count)
    print(torch.get_num_threads())
    sums.append((x * x).cumsum(0)[-1].item())
print(len(set(sums)))
for wrong in (0, -2, 1.5, "a", True, None):
    try:
        torch.set_num_threads(wrong)
    except RuntimeError as error:
        print(error)
print(torch.get_num_threads())
