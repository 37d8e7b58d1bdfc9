# Rates that go up and down: in one run, or over and over, the momentum against them.
import torch
from torch.optim import lr_scheduler as lrs


def run(make, steps=12, optimizer=torch.optim.SGD, **settings):
    parts = [{"params": [torch.zeros(1, requires_grad=True)]}, {"params": [torch.ones(1, requires_grad=True)], "lr": 0.3}]
    optimizer = optimizer(parts, lr=0.1, **settings)
    schedule = make(optimizer)
    lines = []
    for _ in range(steps):
        groups = optimizer.param_groups
        momentum = groups[0]["betas"][0] if "betas" in groups[0] else groups[0]["momentum"]
        lines.append(f"{groups[0]['lr']:.5f} {groups[1]['lr']:.5f} {momentum:.4f}")
        optimizer.step()
        schedule.step()
    print("; ".join(lines), [round(rate, 6) for rate in schedule.get_last_lr()])


run(lambda o: lrs.CyclicLR(o, 0.01, 0.1, step_size_up=3), momentum=0.9)
run(lambda o: lrs.CyclicLR(o, 0.01, [0.1, 0.2], step_size_up=3, mode="triangular2"), momentum=0.9)
run(lambda o: lrs.CyclicLR(o, 0.01, 0.1, step_size_up=3, step_size_down=2, mode="exp_range", gamma=0.9), momentum=0.9)
run(lambda o: lrs.CyclicLR(o, 0.01, 0.1, 3, scale_fn=lambda step: 0.99 ** step, scale_mode="iterations"), momentum=0.9)
run(lambda o: lrs.CyclicLR(o, [0.01, 0.02], 0.1, 3, cycle_momentum=False))
run(lambda o: lrs.CyclicLR(o, 0.01, 0.1, 3), optimizer=torch.optim.Adam)
for three in (False, True):
    run(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=13, three_phase=three), momentum=0.9)
    run(lambda o: lrs.OneCycleLR(o, [0.1, 0.2], epochs=2, steps_per_epoch=7, anneal_strategy="linear", pct_start=0.4,
                                 three_phase=three), optimizer=torch.optim.AdamW)
run(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=13, cycle_momentum=False))


def attempt(make, **settings):
    try:
        run(make, **settings)
    except (ValueError, TypeError) as error:
        print(error)


attempt(lambda o: lrs.CyclicLR(o, 0.01, 0.1, mode="square"))
attempt(lambda o: lrs.CyclicLR(o, 0.01, [0.1]))
attempt(lambda o: lrs.CyclicLR(o, 0.01, 0.1), optimizer=torch.optim.Adagrad)
attempt(lambda o: lrs.OneCycleLR(o, 0.1))
attempt(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=0))
attempt(lambda o: lrs.OneCycleLR(o, 0.1, epochs=0, steps_per_epoch=3))
attempt(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=10, pct_start=2))
attempt(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=10, anneal_strategy="exp"))
attempt(lambda o: lrs.OneCycleLR(o, 0.1, total_steps=5), steps=7)
