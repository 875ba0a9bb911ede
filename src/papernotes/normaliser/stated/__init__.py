"""Fields that notes state in their text, with a label or without one."""
