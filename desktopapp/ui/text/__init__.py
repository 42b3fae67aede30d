"""Rich text: shown, typed, pasted, formatted and spelt. It knows no plan."""
