"""The function that starts them is called without a condition."""

from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def run(numbers):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(square, numbers))


def main():
    print(run(range(10)))


main()  # expect: PC0609 "main()"
