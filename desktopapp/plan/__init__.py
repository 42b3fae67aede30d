"""What a plan is: rich text, the brief it answers, the council, the plan itself and its history.

Standard library only. Knows nothing of files, windows, layouts or documents.
"""
