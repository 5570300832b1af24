"""The widgets of the outline panel: the map as a tree that can be read and edited without eyes."""
