"""The command ``guillemet``, the same as that of the Rust crate guillemet-cli."""

from __future__ import annotations

import signal
import sys

from guillemet import _guillemet

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Python's handler would only take note of Ctrl-C until the Rust code comes back.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_guillemet._run(sys.argv))


if __name__ == "__main__":
    main()
