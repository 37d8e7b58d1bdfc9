"""Matplotlib's spelling of plots, drawn as Convbook draws: `import matplotlib.pyplot as plt`.

    import matplotlib.pyplot as plt
    plt.plot([2.3, 1.1, 0.6], label="loss")
    plt.show()
"""

__version__ = "3.8"

rcParams = {}


def use(backend, force=True):
    """Chooses a backend; there is one here, and nothing to choose."""
