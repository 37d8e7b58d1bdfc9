"""Tensors that modules train."""

from _torch import Parameter
