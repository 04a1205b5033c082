"""Where the shipped resources are: icons, sounds and the guide's content."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def root(package: Path = PACKAGE) -> Path:
    """The folder of the shipped resources: inside the package when installed, beside it in a source tree.

    Raises FileNotFoundError when the installation lacks them.
    """
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "content").is_dir():
            return folder
    raise FileNotFoundError(
        f"The shipped resources are missing (looked in {package / 'resources'} and {package.parent / 'resources'}). "
        "Please install BackCare again."
    )
