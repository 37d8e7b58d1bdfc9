import time

start, began = time.perf_counter(), time.monotonic()
time.sleep(0.01)
print(time.perf_counter() - start >= 0.01, time.monotonic() > began, time.time() > 1.6e9, time.time_ns() > 10**18)
print(type(time.time()).__name__, type(time.perf_counter_ns()).__name__, time.process_time() >= 0)
for bad in (-1, "1", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as error:
        print(error)
print(time.sleep(0))
