"""The shell: windows, menus, panels and dialogs round the canvas; Qt widgets."""
