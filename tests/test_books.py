"""Notes on books, which have titles, authors and years as papers have."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_keepers import papers_of

BOOKS = {
    "fields": "# Sonar-Intensive Ships\n\n- **Title**: Sonar-Intensive Ships\n- **Author**: Ann Ito\n"
    "- **ISBN**: 9781449373320\n- **Publisher**: O'Reilly Media\n- **Year**: 2017\n\n## Summary\n\nGood.\n",
    "fields in Chinese": "# 声纳入门\n\n作者：张三\n出版社：机械工业出版社\n出版年: 2018-9\n\n## 第一章 回声\n",
    "where it is reviewed": "# 《声纳密集型系统设计》读书笔记\n\n> 作者：Ann Ito\n"
    "> 豆瓣：https://book.douban.com/subject/303/\n\n## 结论\n\n好\n",
    "a head": '---\ntitle: "Sonar: Improving the Design of Existing Ships"\nauthor: [Ann Ito, Ben Wood]\n'
    "isbn: 0201485672\n"
    "status: read\n---\n# Sonar: Improving the Design of Existing Ships\n\nGood.\n",
    "headings": "# Books\n\n## Sonar-Intensive Ships\n- Author: Ann Ito\n- ISBN: 9781449373320\n- Year: 2017\n\n"
    "## Clean Echoes\n- Author: Ben Wood\n- Publisher: Prentice Hall\n- Year: 2008\n",
    "lines": "# Books\n\nTitle: Sonar-Intensive Ships at Sea\nAuthor: Ann Ito\nISBN: 9781449373320\n\n"
    "Title: Clean Echoes and Where to Hear Them\nAuthor: Ben Wood\nISBN: 9780132350884\n",
    "a kind": "# Harbour film\n\nAuthor: Ben Wood\nType: Film\nYear: 2010\nLink: https://example.org\n",
    "a kind in headings": "# Sonar and Us: A Post on Ships\n\n### Author(s):: [[Ben Wood]]\n"
    "### Type:: [[Blog post]]\n### Year:: 2010\n"
    "### URL:: https://example.org\n",
    "a tag": "---\ntitle: '@被讨厌的声呐'\ntags:\n  - Book\n  - 某人\n---\n\n目的论 #card\n\n  + 过去\n",
    "a kind in the head": "---\ntitle: 'Sonar: A Story of Ships and Men at Sea'\nauthor: [Ann Ito, Ben Wood]\n"
    "type: podcast\n---\n\nGood.\n",
    "a table": "| Title | Author | ISBN |\n|---|---|---|\n| Sonar-Intensive Ships at Sea | Ann Ito | 9781449373320 |\n"
    "| Echoes: Improving the Design of Ships | Ben Wood | 9781449373321 |\n",
}
PAPERS = {
    "of a volume": "# Deep Echo Prior\n\n- Title: Deep Echo Prior\n"
    "- Authors: Ann Ito, Ben Wood\n- Conference: CVPR 2021\n"
    "- ISBN: 978-1-4503-0000-1\n- Publisher: IEEE\n",
    "of a volume, in a head": "---\ntitle: Deep Echo Prior\nauthors: [Ann Ito, Ben Wood]\nisbn: 978-3-030-00000-1\n"
    "doi: 10.1007/978-3-030-1\n---\n# Deep Echo Prior\n\nGood.\n",
    "at a publisher": "# Deep Echo Prior\n\n- 作者：Ann Ito\n- 出版社：Springer\n"
    "- 链接：https://link.springer.com/chapter/10.1007/978\n",
    "with a topic of that name": "---\ntitle: Deep Echo Prior for Sonar Images\nauthors: [Ann Ito, Ben Wood]\n"
    "tags: [book, paper]\n---\n\n## Method\n\nGood.\n",
    "of a kind": "# Deep Echo Prior\n\n- Title: Deep Echo Prior for Sonar Images\n- Authors: Ann Ito, Ben Wood\n"
    "- Type: Book\n- DOI: 10.1007/978-3-030-1\n",
    "a blank": "# Deep Echo Prior\n\n- Title: Deep Echo Prior for Sonar Images\n"
    "- Authors: Ann Ito, Ben Wood\n- ISBN:\n- Year: 2021\n",
}


@pytest.mark.parametrize("name", BOOKS)
def test_books(tmp_path: Path, name: str) -> None:
    """With an ISBN, a publisher of books or a page where books are reviewed, and nothing of a paper, it is none."""
    assert papers_of(tmp_path, {"a.md": BOOKS[name]}) == set()


@pytest.mark.parametrize("name", PAPERS)
def test_papers(tmp_path: Path, name: str) -> None:
    """A paper's volume has an ISBN and a publisher, too."""
    assert len(papers_of(tmp_path, {"a.md": PAPERS[name]})) == 1
