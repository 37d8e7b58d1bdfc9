from enum import Enum


class Answer(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for member in cls:
                if member.value == value.lower():
                    return member
        if value == 1:
            return 1
        if value == 2:
            raise KeyError("two")
        return None


print(Answer("YES"), Answer("No"))
for value in ("maybe", 1, 2, None):
    try:
        print(Answer(value))
    except Exception as error:
        print(type(error).__name__, error)
