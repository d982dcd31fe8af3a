"""The hand-written part of generated packages; the emitter copies its modules as they are."""
