from loop_b import value as value
