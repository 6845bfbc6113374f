from loop_a import value as value
