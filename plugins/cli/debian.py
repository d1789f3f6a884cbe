"""Packages of the distribution, installed where this program may: as root on Debian and its kin."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable


def install_packages(names: Iterable[str]) -> bool:
    """Install the packages *names*; return whether this machine lets us, not whether it worked: what needs them looks again."""
    apt = shutil.which("apt-get")
    if not apt or os.name != "posix" or os.geteuid() != 0:
        return False
    subprocess.call([apt, "update", "--quiet=2"], stdout=sys.stderr)
    install = [apt, "install", "--yes", "--quiet=2", "--no-install-recommends", *names]
    subprocess.call(install, stdout=sys.stderr)
    return True
