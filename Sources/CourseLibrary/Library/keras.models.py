"""Models: `Sequential`, `Model`, and what makes them of files or copies them."""

from keras._files import clone_model, load_model, save_model
from keras._models import Functional, Model, Sequential
