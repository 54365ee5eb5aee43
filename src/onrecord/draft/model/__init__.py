"""Codings asked of a language model, and the gate through which only what is proved passes."""
