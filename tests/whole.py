"""All tests: those on the virtual desktop beside the others, as the ones mostly wait and the others compute."""

from __future__ import annotations

import subprocess
import sys
import tempfile

DESK = "tests/desk"


def main() -> int:
    """Run both halves and the coverage gate; 0 when all is well. The desk's output follows the others'."""
    with tempfile.TemporaryFile("w+") as output:
        desk = subprocess.Popen([sys.executable, "-m", "pytest", DESK], stdout=output, stderr=subprocess.STDOUT)
        codes = [_run("pytest", f"--ignore={DESK}", "--cov", "--cov-report=")]
        codes.append(desk.wait())
        output.seek(0)
        sys.stdout.write(output.read())
        sys.stdout.flush()
    codes.append(_run("coverage", "report", "--fail-under=100"))
    return int(any(codes))


def _run(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", *words], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
