import copy
from dataclasses import dataclass
from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()

    def next(self):
        members = list(State)
        return members[(members.index(self) + 1) % len(members)]


@dataclass
class Job:
    name: str
    state: State = State.IDLE


job = Job("train")
while job.state is not State.DONE:
    match job.state:
        case State.IDLE:
            print("starting")
        case State.RUNNING:
            print("working")
    job.state = job.state.next()
print(job, {s: s.value for s in State}, copy.deepcopy(State.IDLE) is State.IDLE)


@dataclass
class Animal:
    legs: int
    sound: str


class Zoo(Animal, Enum):
    DOG = 4, "woof"
    BIRD = 2, "tweet"


print(Zoo.DOG.legs, Zoo.BIRD.sound, Zoo.DOG.name)
