"""The time of day, clocks to measure with, and waiting, as far as the host grants them. The zone is UTC."""

from _time import monotonic, now as time, sleep

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"]

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")


def time_ns():
    """The time in nanoseconds."""
    return int(time() * 1e9)


def monotonic_ns():
    """The clock that never goes back, in nanoseconds."""
    return int(monotonic() * 1e9)


perf_counter, perf_counter_ns = monotonic, monotonic_ns
process_time, process_time_ns = monotonic, monotonic_ns
thread_time, thread_time_ns = monotonic, monotonic_ns


class struct_time(tuple):
    """A time taken apart."""

    _names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

    def __new__(cls, sequence):
        sequence = tuple(sequence)
        if len(sequence) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(sequence)}-sequence given)")
        return tuple.__new__(cls, sequence[:9])

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        if name in ("tm_zone", "tm_gmtoff"):
            return "UTC" if name == "tm_zone" else 0
        raise AttributeError(f"'time.struct_time' object has no attribute {name!r}")

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"time.struct_time({fields})"


def _days_before(year, month):
    """Days from 1970 to the first of a month; months may lie outside the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    # Years begin in March here, so that the leap day is the last.
    march_year, march_month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    leaps = march_year // 4 - march_year // 100 + march_year // 400
    return march_year * 365 + leaps + (153 * march_month + 2) // 5 - 719468


def gmtime(secs=None, /):
    """A time, given in seconds since 1970, taken apart."""
    days, rest = divmod(int(time() if secs is None else secs // 1), 86400)
    year = 1970 + int(days // 365.2425)
    while _days_before(year + 1, 1) <= days:
        year += 1
    while _days_before(year, 1) > days:
        year -= 1
    month = 12
    while _days_before(year, month) > days:
        month -= 1
    return struct_time((
        year, month, days - _days_before(year, month) + 1, rest // 3600, rest // 60 % 60, rest % 60,
        (days + 3) % 7, days - _days_before(year, 1) + 1, 0))


localtime = gmtime


def mktime(t, /):
    """The seconds since 1970 of a time taken apart."""
    return float(
        (_days_before(t[0], t[1]) + t[2] - 1) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    """A time as a text: `Thu Jan  1 00:00:00 1970`."""
    t = gmtime() if t is None else t
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(secs=None, /):
    """Seconds since 1970 as a text."""
    return asctime(gmtime(secs))


def strftime(format, t=None, /):
    """A time as a text of a given form."""
    t = gmtime() if t is None else t
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    fields = {
        "Y": f"{year}", "m": f"{month:02}", "d": f"{day:02}", "H": f"{hour:02}", "M": f"{minute:02}",
        "S": f"{second:02}", "y": f"{year % 100:02}", "B": _MONTHS[month - 1], "b": _MONTHS[month - 1][:3],
        "h": _MONTHS[month - 1][:3], "A": _DAYS[weekday], "a": _DAYS[weekday][:3], "j": f"{yearday:03}",
        "I": f"{(hour - 1) % 12 + 1:02}", "p": "AM" if hour < 12 else "PM", "w": f"{(weekday + 1) % 7}",
        "u": f"{weekday + 1}", "e": f"{day:2}", "Z": "UTC", "z": "+0000", "%": "%", "n": "\n", "t": "\t",
        "U": f"{(yearday + 6 - (weekday + 1) % 7) // 7:02}", "W": f"{(yearday + 6 - weekday) // 7:02}",
        "F": f"{year}-{month:02}-{day:02}", "T": f"{hour:02}:{minute:02}:{second:02}",
        "R": f"{hour:02}:{minute:02}", "D": f"{month:02}/{day:02}/{year % 100:02}", "c": asctime(t),
        "x": f"{month:02}/{day:02}/{year % 100:02}", "X": f"{hour:02}:{minute:02}:{second:02}",
        "C": f"{year // 100:02}", "s": f"{int(mktime(t))}",
    }
    pieces, rest = [], format
    while "%" in rest:
        before, _, rest = rest.partition("%")
        code = rest[:1]
        pieces += [before, fields.get(code, "%" + code)]
        rest = rest[1:]
    return "".join(pieces) + rest
