# Schedules that are saved and go on, and those that are refused.
import torch
from torch.optim.lr_scheduler import (
    ChainedScheduler, ConstantLR, ExponentialLR, LinearLR, ReduceLROnPlateau, SequentialLR, StepLR)


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


def sgd():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)


def chained(optimizer):
    return ChainedScheduler([ConstantLR(optimizer, 0.5, 3), ExponentialLR(optimizer, 0.9)])


def sequential(optimizer):
    return SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=3), StepLR(optimizer, 2, 0.5)], [3])


def rates(optimizer, schedule, steps):
    made = []
    for step in range(steps):
        optimizer.step()
        schedule.step()
        made.append(round(optimizer.param_groups[0]["lr"], 6))
    return made


for make in (chained, sequential):
    optimizer = sgd()
    schedule = make(optimizer)
    print(rates(optimizer, schedule, 4))
    state, kept = schedule.state_dict(), optimizer.state_dict()
    print("optimizer" in state, len(state["_schedulers"]), [type(part).__name__ for part in state["_schedulers"]])
    print([part["last_epoch"] for part in state["_schedulers"]])
    on = rates(optimizer, schedule, 4)
    again = sgd()
    other = make(again)
    again.load_state_dict(kept)
    other.load_state_dict(state)
    print(on, rates(again, other, 4) == on, other.get_last_lr() == schedule.get_last_lr())
    print(len(state["_schedulers"]), "_schedulers" in state)

optimizer = sgd()
schedule = ReduceLROnPlateau(optimizer, patience=1, cooldown=1, factor=0.5)
losses = [1.0, 0.9, 0.95, 0.95, 0.95, 0.8, 0.8, 0.8, 0.8, 0.8]
for loss in losses[:5]:
    schedule.step(loss)
state, kept = schedule.state_dict(), optimizer.state_dict()
print(state["best"], state["num_bad_epochs"], state["last_epoch"], state["cooldown_counter"], "optimizer" in state)
again = sgd()
other = ReduceLROnPlateau(again)
again.load_state_dict(kept)
other.load_state_dict(state)
for loss in losses[5:]:
    schedule.step(loss)
    other.step(loss)
    print(schedule.get_last_lr(), other.get_last_lr(), other.last_epoch)
print(isinstance(schedule, torch.optim.lr_scheduler.LRScheduler), isinstance(other, ReduceLROnPlateau))
attempt(lambda: ReduceLROnPlateau(sgd(), mode="least"))
attempt(lambda: ReduceLROnPlateau(sgd(), threshold_mode="far"))
attempt(lambda: ReduceLROnPlateau(sgd(), factor=1.0))
attempt(lambda: ReduceLROnPlateau(sgd(), min_lr=[0.1, 0.2]))
attempt(lambda: ReduceLROnPlateau(None))
groups = torch.optim.SGD([{"params": [torch.zeros(1)], "lr": 1.0}, {"params": [torch.zeros(1)], "lr": 1.0}], lr=1.0)
schedule = ReduceLROnPlateau(groups, patience=0, factor=0.1, min_lr=[0.5, 0.05])
for loss in (1.0, 1.0, 1.0):
    schedule.step(loss)
print(schedule.get_last_lr())

attempt(lambda: LinearLR(sgd(), start_factor=0))
attempt(lambda: LinearLR(sgd(), start_factor=1.5))
attempt(lambda: LinearLR(sgd(), end_factor=-0.1))
attempt(lambda: LinearLR(sgd(), end_factor=1.1))
attempt(lambda: LinearLR(sgd(), start_factor=0.5, end_factor=0.0).get_last_lr())
attempt(lambda: ConstantLR(sgd(), factor=1.5))
attempt(lambda: ConstantLR(sgd(), factor=-0.5))
attempt(lambda: ChainedScheduler([]))
attempt(lambda: ChainedScheduler([StepLR(sgd(), 1), StepLR(sgd(), 1)]))
attempt(lambda: SequentialLR(sgd(), [], []))
attempt(lambda: SequentialLR(sgd(), [StepLR(sgd(), 1), StepLR(sgd(), 1)], [1]))
