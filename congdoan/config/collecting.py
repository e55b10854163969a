"""Memory: the interpreter looks for unused cycles of objects less often than it would by itself.

An import makes hundreds of thousands of objects that all stay until its end; looking through them again and again took a fifth of
its time. What stands when the program has started is never looked through again.
"""

import gc

NEW_OBJECTS, YOUNG, MIDDLE = 50_000, 20, 10  # the interpreter's own: 700, 10, 10


def settle():
    """For an entrance of the program, once everything is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, YOUNG, MIDDLE)
