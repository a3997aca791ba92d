"""The programs that a run needs, made where they are missing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from .processes import Broken

JDKS = ("/usr/lib/jvm", "/opt", str(Path.home() / ".sdkman/candidates/java"), str(Path.home() / ".jdks"))
OLDEST = 21


def java(named=None):
    """$JAVA, $JAVA_HOME, or the newest JDK where JDKs usually are, as the build does."""
    if named:
        return str(Path(named).resolve())
    homes = [os.environ.get("JAVA_HOME")] if os.environ.get("JAVA_HOME") else []
    homes += [str(home) for place in JDKS if Path(place).is_dir() for home in Path(place).iterdir()]
    found = [(version(home), home) for home in homes if Path(home, "bin/java").exists()]
    if not found or max(found)[0] < OLDEST:
        raise Broken(f"No JDK from {OLDEST} on was found: install one, or point JAVA to its bin/java.")
    return str(Path(max(found)[1], "bin/java"))


def version(home):
    release = Path(home, "release")
    found = re.search(r'JAVA_VERSION="(\d+)', release.read_text()) if release.exists() else None
    return int(found.group(1)) if found else 0


def jar(root, named=None):
    path = Path(named).resolve() if named else root / "target/tidings.jar"
    if not path.exists() and named:
        raise Broken(f"{path} does not exist.")
    if not path.exists():
        print("building target/tidings.jar …", flush=True)
        subprocess.run([root / "mvnw", "-q", "-DskipTests", "package"], cwd=root, check=True)
    return path


def c_program(source, folder):
    """Made again when its source is newer."""
    if not shutil.which("gcc"):
        raise Broken("gcc is missing: apt-get install gcc libc6-dev")
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / source.stem
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-pthread", "-o", program, source], check=True)
    return program


def extracted(java_, jar_, folder):
    """The jar as a folder, as Spring Boot advises for a fast start."""
    if not (folder / jar_.name).exists() or (folder / jar_.name).stat().st_mtime < jar_.stat().st_mtime:
        shutil.rmtree(folder, ignore_errors=True)
        command = [java_, "-Djarmode=tools", "-jar", jar_, "extract", "--destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / jar_.name
