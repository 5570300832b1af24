"""The inspector: forms that show and edit what is selected."""
