# %% active="ipynb"
# only_in_notebooks = 1

# %% active="py"
only_in_scripts = 1

# %% tags=["active-ipynb"]
# only_in_notebooks = 2

# %% active="ipynb,py"
everywhere = 3

# %% run_control={"frozen": true}
# frozen = 4

# %% active=""
# %time nowhere = 5
# a comment that stays
nowhere = 6

# %% active="" tags=["kept"]
"""
Text in quotes.
"""

# %% [raw] active=""
# nowhere = 7

# %% [markdown] active=""
# Text.
