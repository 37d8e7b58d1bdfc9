# Schedules that go on where a run ended, and schedules of schedules.
import torch
from torch.optim.lr_scheduler import (
    ChainedScheduler, ConstantLR, CosineAnnealingLR, CosineAnnealingWarmRestarts, CyclicLR, ExponentialLR, LambdaLR,
    LinearLR, MultiplicativeLR, MultiStepLR, OneCycleLR, PolynomialLR, ReduceLROnPlateau, SequentialLR, StepLR)


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


def sgd():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1, momentum=0.5)


makers = [
    lambda optimizer, last: StepLR(optimizer, 2, last_epoch=last),
    lambda optimizer, last: MultiStepLR(optimizer, [1, 4], last_epoch=last),
    lambda optimizer, last: ExponentialLR(optimizer, 0.5, last_epoch=last),
    lambda optimizer, last: LambdaLR(optimizer, lambda epoch: 0.5 ** epoch, last_epoch=last),
    lambda optimizer, last: MultiplicativeLR(optimizer, lambda epoch: 0.5, last_epoch=last),
    lambda optimizer, last: CosineAnnealingLR(optimizer, 5, last_epoch=last),
    lambda optimizer, last: CosineAnnealingWarmRestarts(optimizer, 3, last_epoch=last),
    lambda optimizer, last: PolynomialLR(optimizer, 6, last_epoch=last),
    lambda optimizer, last: LinearLR(optimizer, last_epoch=last),
    lambda optimizer, last: ConstantLR(optimizer, last_epoch=last),
    lambda optimizer, last: CyclicLR(optimizer, 0.1, 0.5, 4, last_epoch=last, cycle_momentum=False),
    lambda optimizer, last: OneCycleLR(optimizer, 0.5, total_steps=9, last_epoch=last),
]


def rates(optimizer, schedule, steps):
    made = [round(optimizer.param_groups[0]["lr"], 6)]
    for _ in range(steps):
        optimizer.step()
        schedule.step()
        made.append(round(optimizer.param_groups[0]["lr"], 6))
    return made


def resumed(make, last):
    # A run of three epochs, and another that goes on with the state of its optimizer.
    before = sgd()
    rates(before, make(before, -1), 3)
    optimizer = sgd()
    optimizer.load_state_dict(before.state_dict())
    schedule = make(optimizer, last)
    return type(schedule).__name__, schedule.last_epoch, schedule.base_lrs, rates(optimizer, schedule, 3)


for make in makers:
    for last in (0, 2):
        attempt(lambda: resumed(make, last))
    attempt(lambda: make(sgd(), 3))


def nested(make, milestones, steps=7):
    optimizer = sgd()
    return rates(optimizer, SequentialLR(optimizer, make(optimizer), milestones), steps)


def two(optimizer):
    return SequentialLR(optimizer, [ConstantLR(optimizer), ExponentialLR(optimizer, 0.5)], [2])


def chain(optimizer):
    return ChainedScheduler([ConstantLR(optimizer), ExponentialLR(optimizer, 0.5)])


attempt(lambda: nested(lambda optimizer: [two(optimizer), ExponentialLR(optimizer, 0.9)], [4]))
attempt(lambda: nested(lambda optimizer: [chain(optimizer), ExponentialLR(optimizer, 0.9)], [4]))
attempt(lambda: nested(lambda optimizer: [LinearLR(optimizer), ExponentialLR(optimizer, 0.9)], [0]))
for make in (two, chain):
    try:
        nested(lambda optimizer: [ExponentialLR(optimizer, 0.9), make(optimizer)], [4])
    except NotImplementedError:
        print("not as the second one")
attempt(lambda: nested(lambda optimizer: [ReduceLROnPlateau(optimizer), ExponentialLR(optimizer, 0.9)], [4]))


def chained():
    optimizer = sgd()
    return ChainedScheduler([ConstantLR(optimizer), ReduceLROnPlateau(optimizer)])


attempt(chained)

# Each of them as the second one, and as the first one.
for make in makers[:-1]:
    for milestone in (0, 3):
        attempt(lambda: nested(lambda optimizer: [StepLR(optimizer, 2), make(optimizer, -1)], [milestone]))
    attempt(lambda: nested(lambda optimizer: [make(optimizer, -1), StepLR(optimizer, 2)], [3]))
