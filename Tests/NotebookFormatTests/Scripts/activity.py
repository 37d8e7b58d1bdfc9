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
