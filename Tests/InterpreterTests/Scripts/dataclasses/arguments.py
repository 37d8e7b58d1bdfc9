from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int
    label: str = "p"


for arguments, keywords in [((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1, 2), {"z": 3}), ((1, 2), {"x": 3})]:
    try:
        print(Point(*arguments, **keywords))
    except TypeError as error:
        print(error)
