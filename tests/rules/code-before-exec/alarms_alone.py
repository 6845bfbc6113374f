"""No thread far and wide, and yet an argument says it better."""

import os
import subprocess


def begin(command):
    subprocess.run(command, preexec_fn=os.setsid, check=True)  # expect: PC0806 "`start_new_session=True` does the same, and needs no Python code in a copy of the process"
