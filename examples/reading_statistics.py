"""A reading statistic of a folder of notes, made with papernotes as a library. Run it step by step, or whole:

python examples/reading_statistics.py ~/notes
"""

# %% Read the notes. The library is a frozen value: nothing here can change a note.
import sys
from collections import Counter
from datetime import date

import papernotes

library = papernotes.load(sys.argv[1] if len(sys.argv) > 1 else "notes")
print(f"{len(library.papers)} papers in {len(library.notes)} notes, {len(library.topics)} topics")

# %% How many papers a year, and how old they were when they were read.
read_in = Counter(paper.noted[:4] for paper in library.papers if paper.noted)
for year, count in sorted(read_in.items()):
    print(f"  {year}  {count:>3}  {'#' * count}")

ages = [int(paper.noted[:4]) - paper.year for paper in library.papers if paper.noted and paper.year]
if ages:
    print(f"a paper was {sum(ages) / len(ages):.1f} years old when it was read")

# %% The days of the week on which notes were taken.
weekdays = Counter(f"{date.fromisoformat(paper.noted):%A}" for paper in library.papers if paper.noted)
print("mostly on", ", ".join(day for day, _ in weekdays.most_common(2)) or "days that nobody knows")

# %% What the notes dwell on: sections by the words in them, Chinese counted by characters.
words: Counter[str] = Counter()
for paper in library.papers:
    for entry in paper.entries:
        for section in entry.sections:
            words[section.kind] += len(section.text)
print("most is written about", ", ".join(kind for kind, _ in words.most_common(3)) or "nothing")

# %% The papers that other papers lead to.
named = sorted(library.papers, key=lambda paper: -len(paper.mentioned_by))
for paper in named[:5]:
    if paper.mentioned_by:
        print(f"  {paper.short or paper.title}: named by {len(paper.mentioned_by)} others")
