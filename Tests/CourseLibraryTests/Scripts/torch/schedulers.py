# The rates that schedulers give over ten epochs.
import torch
from torch.optim import lr_scheduler as s

makers = [
    lambda o: s.StepLR(o, step_size=3, gamma=0.5), lambda o: s.MultiStepLR(o, milestones=[2, 5], gamma=0.1), lambda o: s.ExponentialLR(o, gamma=0.9), lambda o: s.CosineAnnealingLR(o, T_max=8), lambda o: s.CosineAnnealingLR(o, T_max=4, eta_min=0.1),
    lambda o: s.LambdaLR(o, lr_lambda=lambda e: 1 / (1 + e)), lambda o: s.MultiplicativeLR(o, lr_lambda=lambda e: 0.95), lambda o: s.LinearLR(o, start_factor=0.1, total_iters=4), lambda o: s.ConstantLR(o, factor=0.5, total_iters=3), lambda o: s.PolynomialLR(o, total_iters=5, power=2.0),
    lambda o: s.CosineAnnealingWarmRestarts(o, T_0=3), lambda o: s.CosineAnnealingWarmRestarts(o, T_0=2, T_mult=2), lambda o: s.OneCycleLR(o, max_lr=1.0, total_steps=12), lambda o: s.OneCycleLR(o, max_lr=1.0, epochs=3, steps_per_epoch=4, anneal_strategy="linear"),
    lambda o: s.SequentialLR(o, [s.ConstantLR(o, factor=0.1, total_iters=2), s.ExponentialLR(o, gamma=0.9)], milestones=[3]), lambda o: s.ChainedScheduler([s.ConstantLR(o, factor=0.1, total_iters=2), s.ExponentialLR(o, gamma=0.9)]),
]
for make in makers:
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=1.0, momentum=0.9)
    scheduler = make(optimizer)
    rates = []
    for epoch in range(10):
        rates.append(round(optimizer.param_groups[0]["lr"], 6))
        optimizer.step()
        scheduler.step()
    print(type(scheduler).__name__, rates, [round(r, 6) for r in scheduler.get_last_lr()], round(optimizer.param_groups[0]["momentum"], 4))
w = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.0)
scheduler = s.ReduceLROnPlateau(optimizer, factor=0.5, patience=1)
for loss in [1.0, 0.9, 0.95, 0.93, 0.92, 0.8, 0.81, 0.82, 0.83, 0.84]:
    scheduler.step(loss)
    print(optimizer.param_groups[0]["lr"], end=" ")
print()
