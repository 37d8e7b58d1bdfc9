from typing import *

print(Optional[int], Union[int, str], Union[int, None], Union[int], List[int], Dict[str, List[float]], Tuple[int, ...], Tuple[()])
print(List, Any, Callable[[int, str], bool], Callable[..., int], Literal["a", 1], ClassVar[int], Final, Type[int], Set["x"])
print(Optional[List["Node"]], Union[int, Union[str, None]], Iterable[int], Iterator, Sequence[Tuple[int, str]], Mapping[str, Any])
T = TypeVar("T")
K = TypeVar("K", covariant=True)
print(T, K, List[T], List[T][int], Dict[T, int][str], T | None, Optional[T], TYPE_CHECKING)
print(Optional[int] == Union[int, None], Union[int, str] == Union[str, int], List[int] == List[int], List[int] == List[str])
print(List[int].__origin__, List[int].__args__, get_origin(Dict[str, int]), get_args(Dict[str, int]), get_args(Optional[int]))
print(cast(int, "5"), get_args(Literal[1, "a"]))
for bad in (lambda: Optional[int, str], lambda: List(), lambda: Any()):
    try:
        bad()
    except TypeError as error:
        print(error)
