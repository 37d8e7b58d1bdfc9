"""Context managers made of generators, and some that are often needed."""

from abc import ABC as _ABC
from functools import wraps as _wraps

__all__ = [
    "AbstractContextManager", "ContextDecorator", "ExitStack", "closing", "contextmanager", "nullcontext",
    "redirect_stderr", "redirect_stdout", "suppress",
]


class AbstractContextManager(_ABC):
    """A base of context managers."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """Lets a context manager stand as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            # The generator ended: the exception is dealt with, unless it was this one.
            return error is not value
        except RuntimeError as error:
            if error is value:
                value.with_traceback(traceback)
                return False
            # A StopIteration that was thrown in comes out as the cause of a RuntimeError.
            if isinstance(value, StopIteration) and error.__cause__ is value:
                value.with_traceback(traceback)
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            # What happened in here is no part of its way.
            value.with_traceback(traceback)
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    """Ends the block quietly when one of the exceptions is raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class _Redirection(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        import sys
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        import sys
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirection):
    """Sends what is printed somewhere else."""

    _stream = "stdout"


class redirect_stderr(_Redirection):
    """Sends error output somewhere else."""

    _stream = "stderr"


class ExitStack(AbstractContextManager):
    """Context managers that are entered one by one and left together, the last first."""

    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        """Enters a context manager, to be left at the end of the block."""
        cls = type(cm)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol")
        result = cm.__enter__()
        self._exits.append(cm.__exit__)
        return result

    def push(self, exit):
        """Adds something whose __exit__ is called at the end, or a function that takes its arguments."""
        self._exits.append(exit.__exit__ if hasattr(type(exit), "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Adds a call to be made at the end."""
        self._exits.append(lambda *details: callback(*args, **kwds) and None)
        return callback

    def pop_all(self):
        """Moves everything to a new stack."""
        stack = type(self)()
        stack._exits, self._exits = self._exits, []
        return stack

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        raised = details[1]
        pending = raised
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(type(pending) if pending is not None else None, pending, getattr(
                        pending, "__traceback__", None)):
                    pending = None
            except BaseException as error:
                if error.__context__ is None and error is not pending:
                    error.__context__ = pending
                pending = error
        if pending is not None and pending is not raised:
            raise pending
        return raised is not None and pending is None
