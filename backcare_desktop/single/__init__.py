"""One running app: a lock decides who is first, a socket for this person alone carries commands to it."""
