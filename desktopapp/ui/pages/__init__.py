"""The pages as they print: laid out once, drawn on the screen and on paper."""
