import threading

import writer


def main(rows):
    saving = threading.Thread(target=writer.write, args=("rows.txt", rows), daemon=True)  # expect: PC0115
    saving.start()


if __name__ == "__main__":
    main(["a", "b"])
