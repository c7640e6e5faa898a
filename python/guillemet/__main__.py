"""The command ``guillemet``: that of the Rust crate guillemet-cli, and ``guillemet eval``."""

from __future__ import annotations

import signal
import sys

from guillemet import _guillemet

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:2] == ["eval"]:
        from guillemet._evaluate_command import evaluate_command

        sys.exit(evaluate_command(sys.argv[2:]))
    # Python's handler would only take note of Ctrl-C until the Rust code comes back.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_guillemet._run(sys.argv))


if __name__ == "__main__":
    main()
