"""The keyring of a real desktop: gnome-keyring under a message bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

START = """
import subprocess, sys
from desktopapp.plan.problem import Problem
from desktopapp.store.keyring import forget_secret, new_secret, secret_of

def unlock():
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input=b"login words", check=True, stdout=subprocess.DEVNULL,
    )
"""


def told_by(script: str, home: Path) -> str:
    """Run a script on a message bus of its own and return what it prints."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}, from Debian's dbus and gnome-keyring")
    for name in ("data", "run"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONPATH": str(ROOT),
    }
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL"):
        environment.pop(name, None)
    done = subprocess.run(  # noqa: S603  # our own script
        ["dbus-run-session", "--", sys.executable, "-c", START + script],  # noqa: S607  # from PATH
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_secret_is_stored_fetched_and_deleted(tmp_path: Path) -> None:
    script = """
unlock()
secret = new_secret("plan")
print(secret_of("plan") == secret, secret_of("another"))
forget_secret("plan")
print(secret_of("plan"))
"""
    assert told_by(script, tmp_path) == "True None\nNone"


def test_a_locked_keyring_is_told_in_time(tmp_path: Path) -> None:
    script = """
import secretstorage
unlock()
new_secret("plan")
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
try:
    print("found", secret_of("plan", patience=5) is not None)
except Problem as problem:
    print(problem.what)
"""
    assert told_by(script, tmp_path).startswith(
        "This computer's store of passwords cannot be used"
    )


def test_an_absent_keyring_is_told(tmp_path: Path) -> None:
    script = """
try:
    secret_of("plan", patience=5)
except Problem as problem:
    print(problem.what)
"""
    assert told_by(script, tmp_path).startswith(
        "This computer's store of passwords cannot be used"
    )
