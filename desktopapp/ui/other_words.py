"""What people call a command besides its own name, for the box that finds commands.

The words come from Word, from the desks of committees and from everyday speech. Phrases are
parted by commas. A command is named as its menu names it, one of a menu within a menu with that
menu before it.
"""

OTHER_WORDS = {
    "New plan": "start, create, begin, blank, another letter, next year, from "
    "an earlier plan, roll forward",
    "Start from a letter, consultation or form": "read a letter, brief, questions, call for "
    "evidence, fund application, return, self-assessment, questionnaire, survey, paste a letter, "
    "template",
    "Make a question of the marked words": "add a question, missed question, selection",
    "Leave aside": "delete a question, drop, remove a question, not a question",
    "Take back as a question": "restore a question, bring back",
    "Join with the one above": "put questions together, one question of two",
    "Split at the cursor": "split a question, two questions",
    "Begin a theme here": "new theme, new group, heading, section",
    "Not for us": "does not apply, not our function, skip the question",
    "Next thing to look at": "fault, problem, same number twice",
    "Start the plan": "begin, go on, done checking, back to the plan",
    "Open": "load, file, browse",
    "Open recent": "recent, last opened, continue",
    "Open the finished sample": "example, demo, try, tutorial",
    "Open a sample response": "example, demo, consultation, survey, questionnaire",
    "Bring in a document": "import, last year, previous year, old plan, existing, upload, copy "
    "in, Word file, PDF, carry over, roll forward",
    "Save": "keep, store, write to disk",
    "Save a copy elsewhere": "save as, duplicate the file, another folder, move the file, rename "
    "the file, USB, network drive",
    "Make the documents": "export, PDF, Word, DOCX, publish, submit, submission, send, e-mail, "
    "email, web page, website, HTML, output, generate, download, produce, cabinet papers, "
    "coverage annex, checklist, accessible",
    "Print": "paper, printer, hard copy",
    "Close the plan": "exit, leave, home, start page, first page",
    "Quit": "exit, leave, end, shut down, log off",
    "Undo": "go back, take back, mistake, reverse",
    "Redo": "do again, repeat",
    "Cut": "move text, remove text",
    "Copy": "clipboard",
    "Paste": "insert text, clipboard, put in",
    "Paste without format": "plain paste, paste words only, paste special, keep text only, match "
    "style, unformatted",
    "Select all": "mark all, whole answer",
    "Find": "search, look for, where is",
    "Find and replace": "search, change all, replace all, swap words, rename",
    "As you type": "autocorrect, autoformat, smart quotes, curly quotes, automatic lists, "
    "automatic bullets, en dash, straight quotes",
    "Check spelling": "spell check, spellcheck, spellchecker, typing mistakes, dictionary, red "
    "lines, language, proofing",
    "Go through the spelling": "spell check, spellcheck, proofread, misspelt, typos, typing "
    "mistakes, ignore, change",
    "Next spelling": "spell check, misspelt, spelling mistake",
    "Submit or publish": "release, sign off, mark as sent, mark as submitted, mark as published, "
    "submitted, sent, final check, gate, before you send, who sent it, changed since, take back",
    "Words for spelling": "dictionary, custom dictionary, own words, council words, add a word, "
    "place names, ignored words, take back",
    "Write": "edit, draft, type, editor, page",
    "The whole plan": "one document, read through, all answers, scroll, whole document, "
    "continuous",
    "What the letter asks": "coverage, criteria, what the letter asks, gaps, missing, must "
    "answer, checklist of the letter, points, met",
    "Pages as they will print": "preview, print preview, page view, layout, what it looks like, "
    "word count, page count",
    "Report to members": "cabinet, committee, executive, council meeting, covering report, "
    "appendix, appendices, finance, legal, section 151, monitoring officer, sign off, signoff, "
    "clearance, implications, recommendations, key decision, call-in, clear days, democratic "
    "services, exempt, background papers, equality, consultation",
    "Measures (KPIs)": "key performance indicators, KPI, targets, baseline, metrics, performance, "
    "indicator, progress against target, monitoring, dashboard",
    "Keep as a measure": "KPI, target, baseline, make an indicator of the marked words",
    "Table of measures": "KPI table, targets in the answer, performance table",
    "Figures": "numbers, data, money, budget, percentages, statistics, FTE, sources, table of "
    "figures, values, excel, csv, spreadsheet",
    "Figure": "insert a number, value, money, budget, reference, variable, field",
    "Keep as a figure": "remember this number, make a figure of it, reuse a number",
    "Copy out to a form": "web form, portal, online form, submit online, paste, clipboard, copy "
    "and paste, fill in the form, survey, plain text, entered",
    "Receipt of the form": "confirmation, acknowledgement, submission receipt, proof, compare "
    "with what was sent, response PDF",
    "Next pane": "next pane, jump, region, keyboard",
    "Previous pane": "previous pane, jump, region, keyboard",
    "Outline": "contents, list of questions, navigation, sidebar, left side, tree",
    "Side panel": "side panel, right side, hide panel, show panel",
    "Small pages": "preview, small pages, thumbnails, word count, page count",
    "Cut to the limit": "too long, shorten, trim, over the limit, page limit, word limit, "
    "lines to cut, make it fit, reduce the length, longest answers, widows",
    "Shorten the question": "hide the question, shorten the question, collapse",
    "Focus on the text": "full screen, distraction free, hide everything, concentrate, bigger "
    "window, maximise",
    "Larger text": "zoom, zoom in, bigger, magnify, enlarge",
    "Smaller text": "zoom, zoom out, reduce",
    "Text as wide as fits": "zoom, fit width, normal size, 100 per cent",
    "Find or do anything": "command palette, search commands, tell me what to do",
    "Width of the panels": "resize, splitter, drag the line, wider, narrower, broader",
    "Larger text in the window": "bigger menus, magnify, large print, enlarge the window",
    "Smaller text in the window": "smaller menus, more room",
    "Text size in the window": "large print, menu size, bigger menus, interface size, scaling, "
    "accessibility",
    "Colours": "theme, appearance of the window, contrast, night mode, accessibility",
    "Table": "grid, rows, columns, figures, spreadsheet",
    "Link": "hyperlink, web address, URL, website, email address",
    "Picture": "image, photo, graphic, chart, logo in the text, diagram, screenshot, figure",
    "Size of the picture": "make the picture smaller, larger, bigger, resize, scale, width",
    "Caption below the picture": "title of the picture, words under the picture, figure, legend",
    "Describe the picture or table": "alt text, alternative text, accessibility, caption, "
    "description, screen reader",
    "Section before the themes": "foreword, introduction, summary, preface, about us",
    "Section after the themes": "conclusion, closing, end, annex",
    "Another answer here": "second answer, split the answer, add an answer",
    "Bold": "strong, heavy, emphasis",
    "Italic": "slanted, emphasis",
    "Plain text": "clear formatting, remove format, no bold, normal",
    "Paragraph": "normal text, body text, no heading",
    "Heading 1": "subheading, title in the text, header, heading 1",
    "Heading 2": "subheading, heading 2",
    "Heading 3": "subheading, heading 3",
    "Bullets": "bullet points, list, dots, unordered list",
    "Numbers": "numbered list, numbering, list, ordered list, 1 2 3",
    "Indent": "indent, sub-list, nested, lower level",
    "Outdent": "outdent, higher level, unindent",
    "Labels": "numbering style, a b c, roman numerals, letters, list style",
    "Labels of the list": "numbering style, words before the number",
    "Continue numbering": "carry on numbering, list goes on, continue list",
    "Start numbering at": "restart numbering, begin list, renumber",
    "Next question": "go on, forward, down",
    "Previous question": "previous question, back, up",
    "No answer, and why": "not ours, no view, leave, skip, not applicable, decline, reason",
    "This answer is ready": "done, finished, complete, for review, mark as ready",
    "All points of this question are answered": "tick all, asks, mark as answered, all done, met, "
    "covered",
    "Compare with what was agreed": "changed since agreed, difference, what changed, track "
    "changes, approved words",
    "Status": "mark, progress, done, finished, state of the answer",
    "Status: Not started": "reset, clear status, to do",
    "Status: Drafting": "draft, in progress, working on it",
    "Status: Ready": "done, finished, complete, for review",
    "Status: Agreed": "approved, signed off, final, accepted, cleared",
    "Heading of this answer": "show the question, hide the heading, own heading, title of the "
    "answer",
    "Questions answered here": "answer two questions, combine answers, joint answer, also answers",
    "Move up": "order, earlier, rearrange",
    "Move down": "order, later, rearrange",
    "Remove this answer": "delete, get rid of, bin, erase, drop",
    "Theme heading": "rename the theme, theme title",
    "Findings": "checks, errors, problems, warnings, issues, what is wrong, review, validate, "
    "proofread, quality, accessibility check",
    "Next finding": "next problem, next error, checks",
    "Mend this finding": "fix, correct, repair, put right, autocorrect",
    "Set this finding aside": "ignore, dismiss, not a mistake, false alarm, skip",
    "Why this finding": "explain, what is wrong, reason, rule, help with a finding",
    "Title, deadline, address and length": "date, due date, page limit, word limit, how long, "
    "maximum, name of the plan, rename, where to send, email address, word count",
    "Change what was asked": "edit the letter, edit the questions, add a question, letter "
    "changed, new wording, drop a question",
    "Council": "council name, logo, contact, mayor, county, district, our details, organisation, "
    "authority, leader, portfolio holder, chief executive",
    "Appearance of the documents": "font, typeface, colours of the documents, style, design, "
    "branding, logo, cover page, margins, spacing, corporate identity",
    "The council’s Word template": "template, letterhead, corporate template, house style, dotx, "
    "Word",
    "The council’s report form": "report template, committee template, cabinet form",
    "Versions and backups": "history, restore, backup, backups, earlier version, previous "
    "version, undo yesterday, recover, lost work, compare, track changes, what changed, "
    "difference",
    "Name this version": "snapshot, save version, milestone, approved version",
    "Share a copy without history": "colleague, send, e-mail, email, share, give to, "
    "collaborate, pass on, clean copy",
    "Protect with a passphrase": "password, encrypt, encryption, lock, secure, confidential, "
    "private",
    "Recovery sheet": "forgotten passphrase, lost password, spare key",
    "Ask for the passphrase here": "forget the password, lock this PC",
    "Remove the protection": "unlock, decrypt, no password, remove password",
    "Prior answers for this question": "reuse, earlier answers, other councils, neighbour, "
    "library, examples, copied from, suggestions, last year, find similar, borrow, inspiration",
    "Repeated text": "overlap, duplicate, duplicates, repeated, copied from, "
    "same words, said twice, plagiarism, repetition",
    "Answers of last time": "previous round, last year, old answers, earlier plan, carry over, "
    "roll forward, what changed in the questions, reworded, new questions",
    "Next thing to settle": "marks, pencil, names left over, other council, true of us, next "
    "change",
    "Previous thing to settle": "previous mark, previous change",
    "Add documents": "fill the library, upload, import to library",
    "Add a folder": "fill the library, upload",
    "Use a shared library": "team library, network library",
    "Stop using a shared library": "remove shared library",
    "Link a partner’s plan": "neighbour, compare with another council, joint plan, county, "
    "partnership, fire, police, health",
    "Stop comparing with a partner": "unlink partner, remove partner",
    "Add this plan": "keep for next year, put into the library",
    "Documents in the library": "manage the library, list of documents, sources, remove a "
    "document",
    "Help on this": "help, what is this, F1, explain, how do I",
    "The letter": "guidance, the minister’s letter, original text, what was asked, instructions, "
    "source",
    "Guide": "help, manual, how to, instructions, documentation, support, question mark",
    "Guide: Two people, one plan": "merge, combine, conflict, at the same time, two copies, "
    "colleague, collaborate, sync, OneDrive, SharePoint",
    "Shortcuts": "keys, keyboard, hot keys, key combinations",
    "About Planwright": "version number, licence, copyright, who made this, build",
    "About Qt": "toolkit, licence",
}
