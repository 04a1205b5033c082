"""What the packaged program starts with."""

import sys

from backcare_desktop.cli import main

sys.exit(main())
