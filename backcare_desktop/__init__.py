"""BackCare Desktop: the posture and stretch-break companion."""

__version__ = "0.1.0"
