for f in (lambda: f"{'a':d}", lambda: f"{3:s}", lambda: f"{3.5:d}", lambda: f"{3:.2d}", lambda: f"{'a':+}", lambda: f"{'a':,}", lambda: f"{3:q}",
          lambda: f"{None:5}", lambda: f"{[1]:>5}", lambda: f"{3.5:x}", lambda: f"{'a':=5}", lambda: f"{3:{'a'}}", lambda: f"{-1:c}", lambda: f"{3:,x}",
          lambda: f"{nothing}", lambda: f"{1 / 0}", lambda: f"{3:5.}", lambda: f"{(1, 2):5}", lambda: f"{3:,_}", lambda: f"{'a':10q}", lambda: format(1, 2)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
